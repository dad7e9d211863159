package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs jaudit with a checkpoint again and again over a log that goes on, and ends many runs before
 * their time: whatever happens, every event is printed whole at least once, and what a run printed
 * that ended well is never printed again (architecture §3.5).
 *
 * <p>{@code -Djaudit.crash.seeds=N} runs N seeds in place of a few; a failure names its seed, and
 * {@code -Djaudit.crash.first=SEED} begins with it.
 */
@Timeout(3600)
class CrashMatrixIT {
  private static final Path JAUDIT = Path.of("target", "jaudit", "bin", "jaudit").toAbsolutePath();
  private static final int RUNS = 10;
  private static final long AHEAD_MILLIS = 2 * 60_000;

  /** Longer than a run mostly takes, so that some are over before. */
  private static final int LATEST_KILL_MILLIS = 300;

  @TempDir Path folder;
  private final List<Run> runs = new ArrayList<>();

  /** How a run ends. */
  private enum End {
    WELL,
    WELL_TOO,
    KILLED,
    TERMINATED,
    INTERRUPTED,
    READER_LEFT,
    DISK_FULL
  }

  /** What a run printed, and whether it ended as it should. */
  private record Run(End end, int status, String printed, String said) {
    boolean endedWell() {
      return status == 0 || status == 1;
    }
  }

  @BeforeAll
  static void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
  }

  static LongStream seeds() {
    long first = Long.getLong("jaudit.crash.first", 1);
    return LongStream.range(first, first + Long.getLong("jaudit.crash.seeds", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesAndRepeatsNothing(long seed, TestInfo info) throws Exception {
    Path logs = Files.createDirectory(folder.resolve("audit"));
    AuditdModel auditd = new AuditdModel(logs, seed, System.currentTimeMillis() + AHEAD_MILLIS);
    Random random = new Random(~seed);
    for (int i = 0; i < RUNS; i++) {
      for (int n = random.nextInt(4); n >= 0; n--) {
        auditd.happen();
      }
      runs.add(run(End.values()[random.nextInt(End.values().length)], random));
    }
    auditd.finish();
    runs.add(run(End.WELL, random));

    String name = info.getDisplayName() + ": ";
    for (Run run : runs) {
      boolean expected = run.end == End.WELL || run.end == End.WELL_TOO;
      assertTrue(run.endedWell() || !expected, () -> name + run);
    }
    assertEquals(List.of(), lost(auditd.events()), () -> name + "lost" + story());
    assertEquals(List.of(), repeated(auditd.events()), () -> name + "repeated" + story());
  }

  private List<String> lost(List<String> events) {
    Set<String> lost = new HashSet<>(events);
    runs.forEach(run -> lost.removeIf(run.printed::contains));
    return List.copyOf(lost);
  }

  /** What was printed again after a run that ended well, or in pieces by such a run. */
  private List<String> repeated(List<String> events) {
    List<String> repeated = new ArrayList<>();
    Set<String> done = new HashSet<>();
    for (Run run : runs) {
      String rest = run.printed;
      for (String event : events) {
        int at = run.printed.indexOf(event);
        if (at >= 0) {
          if (done.contains(event) || run.printed.indexOf(event, at + 1) >= 0) {
            repeated.add(event);
          }
          rest = rest.replace(event, "");
          if (run.endedWell()) {
            done.add(event);
          }
        }
      }
      if (run.endedWell() && !rest.isEmpty()) {
        repeated.add("piece: " + rest);
      }
    }
    return repeated;
  }

  private String story() {
    StringBuilder story = new StringBuilder();
    for (Run run : runs) {
      story.append("\n").append(run.end).append(' ').append(run.status).append(": ");
      story.append(run.printed.lines().count()).append(" lines; ").append(run.said);
    }
    return story.append('\n').toString();
  }

  private Run run(End end, Random random) throws Exception {
    Path out = end == End.DISK_FULL ? Path.of("/dev/full") : folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(
                JAUDIT.toString(), "search", "-if", "audit", "--raw", "--checkpoint", "state")
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    if (end != End.READER_LEFT) {
      builder.redirectOutput(out.toFile());
    }
    Process process = builder.start();
    String printed = "";
    switch (end) {
      case WELL, WELL_TOO, DISK_FULL -> {}
      // At once: what a pipe has taken is beyond the writer's knowledge.
      case READER_LEFT -> process.getInputStream().close();
      default -> {
        if (!process.waitFor(random.nextInt(LATEST_KILL_MILLIS), TimeUnit.MILLISECONDS)) {
          signal(end, process);
        }
      }
    }
    int status = process.waitFor();
    if (end != End.READER_LEFT && end != End.DISK_FULL) {
      printed = Files.readString(out, StandardCharsets.ISO_8859_1);
    }
    return new Run(end, status, printed, Files.readString(err));
  }

  private static void signal(End end, Process process) throws Exception {
    switch (end) {
      case KILLED -> process.destroyForcibly();
      case TERMINATED -> process.destroy();
      default -> new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }
  }
}
