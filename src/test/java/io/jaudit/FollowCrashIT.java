package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Follows a log with a checkpoint, and kills the process again and again, whatever happens to the
 * log at that moment: every event is printed, and again only if it was not printed before the last
 * save, which is less than a second old while there is output.
 *
 * <p>{@code -Djaudit.crash.seeds=N} runs N seeds in place of a few. How many there were of what is
 * written to {@code target/follow-crash.txt}.
 */
@Timeout(value = 900, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowCrashIT {
  private static final int RUNS = 8;
  private static final int MOST_EVENTS = 40;

  /** As of a run that has saved everything. */
  private static final long ALL = Long.MAX_VALUE;

  private static int runs;
  private static int killed;
  private static int written;
  private static int repeated;

  @TempDir private Path root;
  private Path folder;
  private Path log;
  private LogWriter writer;

  /** The number of lines of the log when it was renamed or emptied last. */
  private int rotatedAt;

  /** The lines that runs printed. */
  private final Set<String> printed = new HashSet<>();

  /** Those of them that may not be printed again. */
  private final Set<String> settled = new HashSet<>();

  private final List<String> story = new ArrayList<>();

  @BeforeEach
  void beginALog() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    folder = Files.createDirectory(root.resolve("logs"));
    log = folder.resolve("audit.log");
    writer = new LogWriter(log).event();
  }

  @AfterAll
  static void tells() throws IOException {
    String text = "runs %d%nkilled %d%nevents written and printed %d%nlines repeated %d%n";
    Files.writeString(
        Path.of("target", "follow-crash.txt"),
        String.format(text, runs, killed, written, repeated));
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Long.getLong("jaudit.crash.seeds", 3));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void losesNothingAndRepeatsAtMostWhatWasNotSaved(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < RUNS; i++) {
      for (int n = random.nextInt(3); n > 0; n--) {
        happen(random, random.nextInt(4));
      }
      run(random, random.nextInt(5));
    }
    run(random, 4);
    assertEquals(new HashSet<>(writer.lines()), printed, story::toString);
    written += writer.lines().size() / 2;
  }

  private void run(Random random, int end) throws Exception {
    try (FollowedProcess jaudit =
        FollowedProcess.start(folder, "exec \"$JAUDIT\" search --raw -F --checkpoint ../state .")) {
      Received received = new Received(jaudit);
      received.start();
      for (int n = random.nextInt(5); n > 0; n--) {
        int what = random.nextInt(4);
        if (what == 3) {
          received.awaitAll(); // what is emptied between two looks may be in the copy only
        }
        happen(random, what);
      }
      switch (end) {
        case 0 -> story.add("killed at once");
        case 1 -> {
          story.add("killed after a line");
          received.await(1);
        }
        case 2 -> {
          story.add("killed after all");
          received.awaitAll();
        }
        default -> {
          story.add(end == 3 ? "killed after a save" : "ended");
          received.awaitAll();
          jaudit.await(() -> end == 4 || hasSavedAll());
        }
      }
      runs++;
      killed += end == 4 ? 0 : 1;
      jaudit.end(end == 4 ? "TERM" : "KILL");
      received.join();
      received.check(end >= 3 ? ALL : savedMillis());
      story.add(received.lines.size() + " lines; " + jaudit.errors());
    }
  }

  private void happen(Random random, int what) throws IOException {
    boolean isEmpty = rotatedAt == writer.lines().size();
    if (what < 2 || isEmpty) {
      writer.events(1 + random.nextInt(MOST_EVENTS));
      story.add("events up to " + writer.lines().size() / 2);
    } else if (what == 2) {
      writer.rotate();
      story.add("renamed");
      rotatedAt = writer.lines().size();
    } else {
      writer.copyAndTruncate();
      story.add("emptied");
      rotatedAt = writer.lines().size();
    }
  }

  /** Returns when the position was saved last; 0 if it was not. */
  private long savedMillis() throws IOException {
    for (String line : state()) {
      if (line.startsWith("saved=")) {
        return Long.parseLong(line.substring("saved=".length()));
      }
    }
    return 0;
  }

  /** Returns true if the last event is handled as of the last save. */
  private boolean hasSavedAll() throws IOException {
    for (String line : state()) {
      if (line.startsWith("last=") && line.contains(":" + writer.lines().size() / 2 + " ")) {
        return true;
      }
    }
    return false;
  }

  private List<String> state() throws IOException {
    Path state = root.resolve("state");
    return Files.exists(state) ? Files.readAllLines(state, StandardCharsets.ISO_8859_1) : List.of();
  }

  /** Reads what a run prints. */
  private final class Received extends Thread {
    private final FollowedProcess jaudit;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Long> millis = new HashMap<>();

    Received(FollowedProcess jaudit) {
      this.jaudit = jaudit;
    }

    @Override
    public void run() {
      try {
        for (String line = jaudit.line(); line != null; line = jaudit.line()) {
          synchronized (this) {
            lines.add(line);
            millis.put(line, System.currentTimeMillis());
            notifyAll();
          }
        }
      } catch (IOException e) {
        throw new AssertionError(e);
      } finally {
        synchronized (this) {
          notifyAll();
        }
      }
    }

    /** Waits for some lines, or until there can't be as many. */
    synchronized void await(int count) throws InterruptedException {
      int missing = 0;
      for (String line : writer.lines()) {
        missing += printed.contains(line) ? 0 : 1;
      }
      while (lines.size() < Math.min(count, missing)) {
        wait();
      }
    }

    /** Waits until all was printed, by this run or one before. */
    synchronized void awaitAll() throws InterruptedException {
      while (!hasAll()) {
        wait();
      }
    }

    private boolean hasAll() {
      for (String line : writer.lines()) {
        if (!printed.contains(line) && !millis.containsKey(line)) {
          return false;
        }
      }
      return true;
    }

    /**
     * Checks what was printed.
     *
     * @param savedMillis what was printed before is not printed again
     */
    synchronized void check(long savedMillis) {
      List<String> whole = new ArrayList<>(lines);
      if (!whole.isEmpty() && !writer.lines().contains(whole.get(whole.size() - 1))) {
        whole.remove(whole.size() - 1); // cut off
      }
      assertEquals(whole.size(), new HashSet<>(whole).size(), () -> "twice " + story);
      for (String line : whole) {
        repeated += printed.contains(line) ? 1 : 0;
        assertEquals(false, settled.contains(line), () -> line + " again; " + story);
        assertEquals(true, writer.lines().contains(line), () -> line + " was not written");
      }
      printed.addAll(whole);
      for (String line : whole) {
        if (millis.get(line) < savedMillis) {
          settled.add(line);
        }
      }
    }
  }
}
