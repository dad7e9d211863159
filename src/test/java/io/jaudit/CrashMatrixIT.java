package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.CrashTally.End;
import io.jaudit.CrashTally.Run;
import io.jaudit.checkpoint.DyingStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs jaudit with a checkpoint again and again over a log that grows meanwhile, and ends many runs
 * before their time: whatever happens, every event is printed whole at least once, and again only
 * if a run died between printing and saving (docs/reliability.md).
 *
 * <p>{@code -Djaudit.crash.seeds=N} runs N seeds in place of a few; a failure names its seed, and
 * {@code -Djaudit.crash.first=SEED} begins with it. How many there were of what is written to
 * {@code target/crash-matrix.txt}.
 */
@Timeout(7200)
class CrashMatrixIT {
  private static final CrashTally TALLY = new CrashTally();
  private static final int RUNS = 10;
  private static final long AHEAD_MILLIS = 2 * 60_000;

  /** Longer than a run mostly takes, so that some are over before. */
  private static final int LATEST_KILL_MILLIS = 300;

  /** Something happens to the log this often while a run reads it. */
  private static final int LONGEST_PAUSE_MILLIS = 80;

  private static final List<String> STEPS = DyingStore.steps().toList();
  private static final String SEARCH =
      "exec \"$JAUDIT\" search --raw -if audit -if other --checkpoint state";
  private static final String DYING =
      "exec \"$JAVA_HOME\"/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp \"$CLASSES\""
          + " io.jaudit.cli.DyingSearch STEP --raw -if audit -if other --checkpoint state";

  /**
   * A pipe that never had a reader: what one that leaves has taken is beyond anyone's knowledge.
   */
  private static final String NO_READER = "mkfifo p; exec 3<>p 4>p 3<&-; rm p; exec >&4 4>&-; ";

  @TempDir Path folder;
  private final List<Run> runs = new ArrayList<>();

  /** The log of another host, with the same ids. */
  private AuditdModel other;

  @BeforeAll
  static void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
  }

  @AfterAll
  static void tells() throws IOException {
    TALLY.writeTo(Path.of("target", "crash-matrix.txt"));
  }

  static LongStream seeds() {
    long first = Long.getLong("jaudit.crash.first", 1);
    return LongStream.range(first, first + Long.getLong("jaudit.crash.seeds", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesAndRepeatsNothing(long seed, TestInfo info) throws Exception {
    Path logs = Files.createDirectory(folder.resolve("audit"));
    long firstMillis = System.currentTimeMillis() + AHEAD_MILLIS;
    AuditdModel auditd = new AuditdModel(logs, seed, firstMillis);
    Path others = Files.createDirectory(folder.resolve("other"));
    other = AuditdModel.ofAnotherHost(others, seed, firstMillis);
    Random random = new Random(~seed);
    while (runs.size() < RUNS) {
      if (random.nextInt(8) == 0) {
        overwrite(auditd, random);
      }
      for (int n = random.nextInt(4); n > 0; n--) {
        auditd.happen();
        other.happen();
      }
      Meanwhile meanwhile = random.nextBoolean() ? auditd::happen : other::happen;
      run(anyEnd(random), random, auditd, meanwhile);
    }
    runToEnd(auditd, random);
    List<String> events = new ArrayList<>(auditd.events());
    events.addAll(other.events());
    boolean clockWasSet = auditd.clockWasSet() || other.clockWasSet();
    List<String> faults = TALLY.faults(events, runs, clockWasSet);
    assertEquals(List.of(), faults, () -> info.getDisplayName() + story());
  }

  /**
   * What is overwritten is gone, so a run has to have printed it before. Nothing is promised of a
   * log that is also rotated before a run after that has ended.
   */
  private void overwrite(AuditdModel auditd, Random random) throws Exception {
    runToEnd(auditd, random);
    if (random.nextBoolean()) {
      auditd.replace();
    } else {
      auditd.loseEnd();
    }
    run(anyEnd(random), random, auditd, () -> {});
    runToEnd(auditd, random);
  }

  private static End anyEnd(Random random) {
    return End.values()[random.nextInt(End.values().length)];
  }

  private void runToEnd(AuditdModel auditd, Random random) throws Exception {
    auditd.finish();
    other.finish();
    Run run = run(End.WELL, random, auditd, () -> {});
    assertTrue(run.endedWell(), this::story);
  }

  private String story() {
    StringBuilder story = new StringBuilder();
    runs.forEach(run -> story.append('\n').append(run));
    return story.append('\n').toString();
  }

  /** Runs it once, while something happens to the log. */
  private Run run(End end, Random random, AuditdModel auditd, Meanwhile meanwhile)
      throws Exception {
    String step = STEPS.get(random.nextInt(STEPS.size()));
    String script =
        switch (end) {
          case DIES_SAVING -> DYING.replace("STEP", step);
          case READER_LEFT -> NO_READER + SEARCH;
          case DISK_FULL -> SEARCH + " >/dev/full";
          default -> SEARCH;
        };
    String before = checkpoint();
    auditd.runBegins();
    other.runBegins();
    Shell sh = new Shell(folder);
    Process process = sh.start(script);
    int left = random.nextInt(LATEST_KILL_MILLIS);
    boolean over = false;
    while (!over && left > 0) {
      int pause = Math.min(left, random.nextInt(LONGEST_PAUSE_MILLIS));
      over = process.waitFor(pause, TimeUnit.MILLISECONDS);
      left -= pause;
      if (!over) {
        meanwhile.happen();
      }
    }
    if (!over) {
      signal(end, process);
    }
    Shell.Outcome outcome = sh.outcome(process.waitFor());
    Run run = new Run(end, outcome.status(), outcome.out(), outcome.err(), before, checkpoint());
    runs.add(run);
    assertTrue(isPossible(run, step), this::story);
    return run;
  }

  /** What happens to the log while it is read. */
  private interface Meanwhile {
    void happen() throws IOException;
  }

  private static void signal(End end, Process process) throws Exception {
    switch (end) {
      case KILLED -> process.destroyForcibly();
      case TERMINATED -> process.destroy();
      case INTERRUPTED ->
          new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
      default -> {}
    }
  }

  private static boolean isPossible(Run run, String step) {
    // A file that was emptied between the listing and the reading.
    boolean left = run.errors().contains("the next run retries");
    boolean ended = run.endedWell() || left || run.errors().contains("it was emptied while");
    return switch (run.end()) {
      case WELL, WELL_TOO -> ended;
      case KILLED, TERMINATED, INTERRUPTED -> ended || run.bySignal();
      case READER_LEFT, DISK_FULL -> ended || (run.status() == 2 && !run.saved());
      case DIES_SAVING ->
          run.bySignal()
              && (DyingStore.hasSaved(step)
                  ? run.saved() || run.printed().isEmpty()
                  : !run.saved());
    };
  }

  private String checkpoint() throws IOException {
    Path file = folder.resolve("state");
    return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
  }
}
