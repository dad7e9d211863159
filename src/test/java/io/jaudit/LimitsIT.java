package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Logs that no auditd writes, met with the heap and the open files that a user has. */
@Timeout(300)
class LimitsIT {
  private static final Path JAUDIT = Path.of("target", "jaudit", "bin", "jaudit").toAbsolutePath();

  /** More than the heap has room for at once. */
  private static final int EVENTS = 400_000;

  @TempDir private Path folder;

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
  }

  @Test
  void readsTenThousandRotatedFilesWithFewDescriptors() throws Exception {
    Path logs = Files.createDirectory(folder.resolve("audit"));
    for (int i = 0; i < 10_000; i++) {
      int number = 9999 - i;
      String name = number == 0 ? "audit.log" : "audit.log." + number;
      Files.writeString(logs.resolve(name), event(i));
    }
    String search = "ulimit -n 128; \"$JAUDIT\" search --raw -if audit --checkpoint state";
    assertEquals(10_000, lines(sh(search, 0)));
    sh("echo \"" + event(10_000).strip() + "\" >>audit/audit.log", 0);
    assertEquals(1, lines(sh(search, 0)));
    try (Stream<Path> files = Files.list(logs)) {
      assertEquals(10_000, files.count(), "something was written beside the log");
    }
  }

  @Test
  void refusesALineThatIsLargerThanTheHeap() throws Exception {
    Path log = folder.resolve("log");
    Files.writeString(log, event(1));
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.seek(300_000_000); // NUL, and none of it on the disk
      file.writeBytes("\n" + event(2));
    }
    for (String input : new String[] {"log", "- <log", "log --checkpoint s", "-k none log"}) {
      Path out = sh("\"$JAUDIT\" search --raw " + input, input.contains("-k") ? 1 : 0);
      assertEquals(input.contains("-k") ? 0 : 2, lines(out), input);
      String err = standardError();
      assertTrue(err.contains(":2: expected a line of at most 4194304 bytes\n"), err);
    }
  }

  @Test
  void releasesTheEventsOfAStoppedClockAndReportsOnlyThoseItSplit() throws Exception {
    write(false);
    comesOutWhole();
    Path log = folder.resolve("log");
    String rest = "type=PATH msg=audit(1700000000.000:7): item=0 name=\"/etc/shadow\"\n";
    Files.writeString(log, rest, StandardOpenOption.APPEND);
    assertEquals(EVENTS + 1, lines(sh("\"$JAUDIT\" search --raw log", 0)));
    assertEquals(
        "jaudit: 1 event was written incomplete: too many events were open\n", standardError());
  }

  @Test
  void releasesTheEventsOfMoreNodesThanThereCanBe() throws Exception {
    write(true);
    comesOutWhole();
  }

  @Test
  void writesEventsOfTheLongestCommandLines() throws Exception {
    String argument = "1B".repeat(3750); // each byte takes six in JSON
    try (BufferedWriter log = Files.newBufferedWriter(folder.resolve("log"))) {
      for (int i = 0; i < 8; i++) {
        String id = "msg=audit(" + (1_700_000_000 + 5 * i) + ".000:" + i + "): ";
        log.write("type=SYSCALL " + id + "arch=c000003e syscall=59\n");
        for (int piece = 0; piece < 500; piece++) {
          log.write("type=EXECVE " + id + "a1[" + piece + "]=" + argument + "\n");
        }
      }
    }
    assertEquals(8, lines(sh("\"$JAUDIT\" search --format json log | cut -b 1-80", 0)));
  }

  @Test
  void writesALineOfAMillionFields() throws Exception {
    Files.writeString(folder.resolve("log"), event(1).strip() + " a=1".repeat(1_000_000) + "\n");
    assertEquals(1, lines(sh("\"$JAUDIT\" search --format json log | cut -b 1-80", 0)));
  }

  @Test
  void writesManyEventsOfOneMomentInEveryFormat() throws Exception {
    write(false);
    for (String format : new String[] {"json", "interpret", "csv", "text"}) {
      sh("\"$JAUDIT\" search --format " + format + " log >whole", 0);
      assertTrue(lines(folder.resolve("whole")) >= EVENTS, format);
    }
  }

  /** A host that is allowed to send its events may send any name with each. */
  @Test
  void searchesALogThatIsNearlyAllNamesOfNodes() throws Exception {
    writeNodes(400, 1_000_000, 1_700_000_000, "USER_CMD");
    Path out = sh("\"$JAUDIT\" search --raw log --checkpoint state", 0);
    assertEquals(-1, Files.mismatch(folder.resolve("log"), out));
    assertEquals(0, lines(sh("\"$JAUDIT\" search --raw log --checkpoint state", 1)), "repeated");
  }

  @Test
  void leavesNoMoreOpenThanACheckpointHolds() throws Exception {
    writeNodes(10_000, 8000, Instant.now().getEpochSecond(), "SYSCALL");
    String search = "\"$JAUDIT\" search --raw log --eoe-timeout 86400 --checkpoint state";
    long printed = Files.size(sh(search, 0));
    assertTrue(Files.size(folder.resolve("state")) < 64 << 20);
    assertTrue(printed > 0 && printed < Files.size(folder.resolve("log")));
    assertEquals(0, lines(sh(search, 1)), "repeated");
  }

  private void writeNodes(int lines, int length, long second, String type) throws IOException {
    String name = "%".repeat(length);
    try (BufferedWriter log = Files.newBufferedWriter(folder.resolve("log"))) {
      for (int i = 0; i < lines; i++) {
        log.write("node=" + i + name + " type=" + type + " msg=audit(" + second + ".000:" + i);
        log.write("): pid=1\n");
      }
    }
  }

  private void comesOutWhole() throws Exception {
    Path out = sh("\"$JAUDIT\" search --raw log --checkpoint state", 0);
    assertEquals(-1, Files.mismatch(folder.resolve("log"), out));
    assertEquals("", standardError(), "each event has one record, so none is split");
    assertEquals(0, lines(sh("\"$JAUDIT\" search --raw log --checkpoint state", 1)), "repeated");
  }

  private void write(boolean nodes) throws IOException {
    try (BufferedWriter log = Files.newBufferedWriter(folder.resolve("log"))) {
      for (int i = 0; i < EVENTS; i++) {
        log.write(nodes ? "node=n" + i + " " : "");
        log.write("type=SYSCALL msg=audit(1700000000.000:" + i + "): arch=c000003e syscall=59\n");
      }
    }
    // If it was written a moment ago, events without an end are left to the next run.
    Files.setLastModifiedTime(
        folder.resolve("log"), FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
  }

  private static String event(int serial) {
    int seconds = 1_700_000_000 + serial;
    return "type=USER_CMD msg=audit(" + seconds + ".000:" + serial + "): pid=1 uid=0\n";
  }

  private static long lines(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }

  /** Runs a script in the test's folder; gives the file of what it printed. */
  private Path sh(String script, int status) throws Exception {
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", script)
            .directory(folder.toFile())
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAUDIT", JAUDIT.toString());
    assertEquals(status, builder.start().waitFor(), () -> script + ": " + standardError());
    return out;
  }

  private String standardError() {
    try {
      return Files.readString(folder.resolve("err"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
