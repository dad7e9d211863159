package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.Shell.Outcome;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the built distribution as shells and cron do. The timeout only ends a run that hangs. */
@Timeout(300)
class DistributionIT {
  private static final Path SHELL = Path.of("/bin/sh");
  private static final Path JAUDIT = Path.of("target", "jaudit", "bin", "jaudit").toAbsolutePath();
  private static final Path QUICKSTART = Path.of("testdata", "quickstart");
  private static final String QUICKSTART_WORDS =
      "search -if testdata/quickstart -k MyMonitor --checkpoint ";
  private static final Pattern STAMP = Pattern.compile("audit\\(([0-9.]+:[0-9]+)\\)");

  /** In quotes, or in hex beside another key. */
  private static final Pattern MY_MONITOR =
      Pattern.compile("key=(\"MyMonitor\"|4D794D6F6E69746F72)");

  /** In bytes; a smaller file is read line by line. */
  private static final long MIN_LARGE = 5L << 20;

  /** After all events of the quick-start log. */
  private static final long LATER = 1_795_380_000L;

  @TempDir private Path folder;

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(SHELL), "there is no " + SHELL);
  }

  @Test
  void doesWhatTheReadmePromises() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    String command = "target/jaudit/bin/jaudit " + QUICKSTART_WORDS + "target/state.ckpt\n";
    assertTrue(readme.contains(command), readme);
    Path logs = copyOfQuickstart();
    String again = "\"$JAUDIT\" " + QUICKSTART_WORDS + "state.ckpt";

    Outcome first = sh(again).endsWith(0).saysNothing();
    assertEquals(stampsOfMyMonitor(logs), stamps(first.out()), first::toString);

    sh(again).endsWith(1).prints("").says("<no matches>\n");

    TestLog late = new TestLog().at(LATER).execve(1, "\"MyMonitor\"").execve(2, "\"other\"");
    Path log = logs.resolve("audit.log");
    Files.write(log, late.toByteArray(), StandardOpenOption.APPEND);
    Files.move(logs.resolve("audit.log.2"), logs.resolve("audit.log.3"));
    Files.move(logs.resolve("audit.log.1"), logs.resolve("audit.log.2"));
    Files.move(log, logs.resolve("audit.log.1"));
    TestLog last = new TestLog().at(LATER + 60).execve(3, "\"MyMonitor\"");
    last.writeTo(log);
    Outcome third = sh(again + " --raw").endsWith(0).saysNothing();
    assertEquals(Set.of(late.stamp(1), last.stamp(3)), stamps(third.out()), third::toString);

    sh(again + " --raw").endsWith(1).prints("").saysNothing();
  }

  @Test
  void startsFromTheArchiveOfTheBuild() throws Exception {
    assumeTrue(Files.exists(JAUDIT.resolveSibling("../lib/jaudit.made")), "no archive was made");
    Outcome outcome =
        sh("JAUDIT_OPTS=-Xlog:class+load:stdout \"$JAUDIT\" search --version").endsWith(0);
    assertTrue(
        outcome.out().contains("io.jaudit.cli.SearchCommand source: shared objects file"),
        outcome::toString);
  }

  @Test
  @DisplayName("a run with a checkpoint does not use the generated methods of a record: 15 ms each")
  void generatesNoMethodsOfRecords() throws Exception {
    TestLog log = new TestLog();
    log.execve(1, "\"MyMonitor\"").writeTo(folder.resolve("log"));
    String search = "\"$JAUDIT\" search log -k MyMonitor --checkpoint state";
    sh(search).endsWith(0);
    for (String run : List.of("nothing is new", "an event is new")) {
      Outcome outcome = sh("JAUDIT_OPTS=-Xlog:class+load:stdout " + search);
      assertTrue(outcome.out().contains("io.jaudit.checkpoint.Checkpoint "), run);
      assertFalse(outcome.out().contains("java.lang.runtime.ObjectMethods"), run);
      log.at(LATER).execve(2, "\"MyMonitor\"").writeTo(folder.resolve("log"));
    }
  }

  @Test
  void endsQuietlyWhereHeadHasWhatItWanted() throws Exception {
    TestLog log = longLog();
    log.writeTo(folder.resolve("log"));
    sh("{ \"$JAUDIT\" search --raw log; echo $? >status; } | head -1")
        .prints(log.lines().get(0) + "\n")
        .saysNothing();
    assertEquals("0\n", Files.readString(folder.resolve("status")));
  }

  @Test
  @DisplayName(
      "with a checkpoint, a reader that closed the pipe is reported and the checkpoint is unchanged")
  void keepsTheCheckpointWhereTheReaderLeft() throws Exception {
    TestLog log = longLog();
    log.writeTo(folder.resolve("log"));
    sh("{ \"$JAUDIT\" search --raw log --checkpoint state; echo $? >status; } | head -1")
        .prints(log.lines().get(0) + "\n")
        .says(
            "jaudit: standard output: the reader has exited; not all events were printed;"
                + " the checkpoint is unchanged\n");
    assertEquals("2\n", Files.readString(folder.resolve("status")));
    assertFalse(Files.exists(folder.resolve("state")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--checkpoint state"})
  @DisplayName("a full standard output gives one line and status 2")
  void saysThatStandardOutputIsFull(String words) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "there is no /dev/full");
    smallLog().writeTo(folder.resolve("log"));
    Outcome outcome = sh("\"$JAUDIT\" search log --raw " + words + " >/dev/full").endsWith(2);
    assertEquals(1, outcome.err().lines().count(), outcome::toString);
    assertTrue(outcome.err().startsWith("jaudit: standard output: "), outcome::toString);
    assertFalse(Files.exists(folder.resolve("state")));
  }

  @ParameterizedTest
  @CsvSource({"<&-, 0", "2>&-, 0", "<&- 2>&-, 0", ">&-, 2", "<&- >&-, 2", "<&- >&- 2>&-, 2"})
  void takesNothingElseForAClosedStream(String closed, int status) throws Exception {
    TestLog log = smallLog();
    log.writeTo(folder.resolve("log"));
    sh("\"$JAUDIT\" search log --raw --checkpoint state " + closed)
        .endsWith(status)
        .prints(status == 0 ? log.text() : "");
    assertEquals(status == 0, Files.exists(folder.resolve("state")));
  }

  @Test
  void aSecondRunIsTurnedAwayUntilTheFirstHasEnded() throws Exception {
    TestLog log = smallLog();
    log.writeTo(folder.resolve("log"));
    String search = "\"$JAUDIT\" search --raw log --checkpoint state";
    sh("mkfifo pipe").endsWith(0);
    try (RandomAccessFile pipe = new RandomAccessFile(folder.resolve("pipe").toFile(), "rw")) {
      Process process = readingPipe(pipe);
      try {
        Outcome second = sh(search).endsWith(11).prints("");
        assertTrue(second.err().contains("is in use by another run"), second::toString);
      } finally {
        process.destroyForcibly();
      }
      process.waitFor();
    }
    sh(search).endsWith(0).prints(log.text()).saysNothing();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LANG=C; export LANG; ",
        "LC_ALL=C; export LC_ALL; ",
        "LC_ALL=POSIX; export LC_ALL; ",
        "env -i HOME=/ LOGNAME=root SHELL=/bin/sh PATH=/usr/bin:/bin JAVA_HOME=\"$JAVA_HOME\" "
      })
  void knowsNamesBeyondAsciiInThePlainLocale(String setting) throws Exception {
    TestLog log =
        new TestLog().at(LATER).execve(1, "7363686CC3BC7373656C"); // the key below, in hex
    log.writeTo(folder.resolve("plain"));
    sh("mv plain '\u00fcber \u65e5\u672c.log'").endsWith(0);
    String search =
        setting
            + "\"$JAUDIT\" search --raw -k schl\u00fcssel -w '\u00fcber \u65e5\u672c.log'"
            + " --checkpoint 'st\u00e4nd'";
    sh(search).endsWith(0).prints(log.text()).saysNothing();
    sh("test -s 'st\u00e4nd'").endsWith(0);
    sh(search).endsWith(1).prints("").saysNothing();
  }

  @Test
  void saysInOneLineThatTheFolderOfTheCheckpointIsMissing() throws Exception {
    smallLog().writeTo(folder.resolve("log"));
    Outcome outcome =
        sh("\"$JAUDIT\" search --raw log --checkpoint nowhere/state").endsWith(11).prints("");
    assertEquals(1, outcome.err().lines().count(), outcome::toString);
    assertTrue(outcome.err().contains("nowhere/state"), outcome::toString);
  }

  @Test
  void tooLittleMemoryIsOneLineAndStatus2() throws Exception {
    new TestLog()
        .at(LATER)
        .record(1, "USER_CMD", "cmd=" + "a".repeat(7 << 20))
        .writeTo(folder.resolve("log"));
    sh("JAUDIT_OPTS=-Xmx8m \"$JAUDIT\" search --raw log --checkpoint state")
        .endsWith(2)
        .prints("")
        .says("jaudit: out of memory; raise the limit, for example with JAUDIT_OPTS=-Xmx1g\n");
    assertFalse(Files.exists(folder.resolve("state")));
  }

  @Test
  void readsWhatAShellGivesForAFile() throws Exception {
    TestLog log = smallLog();
    log.writeTo(folder.resolve("log"));
    sh("mkfifo pipe; cat log >pipe & \"$JAUDIT\" search --raw pipe --checkpoint state")
        .endsWith(0)
        .prints(log.text())
        .says(
            "jaudit: pipe has no position that the next run could find: with this checkpoint, the"
                + " timestamps of events tell which are new\n");
    sh("cat log | \"$JAUDIT\" search --raw --checkpoint state -").endsWith(1).prints("");
  }

  @Test
  void verboseTellsWhichPathTheSearchTook() throws Exception {
    smallLog().writeTo(folder.resolve("small"));
    String small = sh("\"$JAUDIT\" search --verbose -k other small").endsWith(1).err();
    assertTrue(small.contains("jaudit: small: from byte 0, 1 thread, "), small);
    Path large = folder.resolve("large");
    byte[] events = longLog().toByteArray();
    while (!Files.exists(large) || Files.size(large) < MIN_LARGE) {
      Files.write(large, events, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
    String said = sh("\"$JAUDIT\" search --verbose -k other large").endsWith(1).err();
    assertTrue(said.contains("threads, only events that contain one of ["), said);
    assertTrue(said.contains("'other'") && said.contains("'6f74686572'"), said); // plain and in hex
  }

  /**
   * Starts a search that reads {@code pipe} and keeps the checkpoint {@code state}; returns once it
   * has printed an event, with more to come.
   */
  private Process readingPipe(RandomAccessFile pipe) throws Exception {
    TestLog log = new TestLog().at(LATER + 100).execve(8, "\"k\"").later(9000).execve(9, "\"k\"");
    ProcessBuilder builder =
        new ProcessBuilder(
            JAUDIT.toString(), "search", "--raw", "-l", "pipe", "--checkpoint", "state");
    prepare(builder).redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    pipe.write(log.toByteArray());
    BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1);
    assertEquals(log.lines().get(0), out.readLine());
    return process;
  }

  private Path copyOfQuickstart() throws IOException {
    Path copy = Files.createDirectories(folder.resolve(QUICKSTART));
    try (Stream<Path> files = Files.list(QUICKSTART)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return copy;
  }

  private static Set<String> stampsOfMyMonitor(Path logs) throws IOException {
    Set<String> stamps = new TreeSet<>();
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
          if (MY_MONITOR.matcher(line).find()) {
            stamps.addAll(stamps(line));
          }
        }
      }
    }
    return stamps;
  }

  private static Set<String> stamps(String text) {
    Set<String> stamps = new TreeSet<>();
    for (Matcher stamp = STAMP.matcher(text); stamp.find(); ) {
      stamps.add(stamp.group(1));
    }
    return stamps;
  }

  private static TestLog smallLog() {
    return new TestLog().at(LATER).execve(1, "\"k\"").later(5000).execve(2, "\"k\"");
  }

  /** More than a pipe holds, so that whoever writes it has to wait for its reader. */
  private static TestLog longLog() {
    TestLog log = new TestLog().at(LATER);
    for (int serial = 0; serial < 5000; serial++) {
      log.later(10).execve(serial, "\"k\"");
    }
    return log;
  }

  /** Runs a script, which finds the launcher in {@code $JAUDIT}, in the test's folder. */
  private Outcome sh(String script) throws Exception {
    // From a file, as an argument would go through the locale of the tests.
    Path file = folder.resolve("script");
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Files.writeString(file, script + "\n");
    ProcessBuilder builder = new ProcessBuilder(SHELL.toString(), file.toString());
    prepare(builder).redirectOutput(out.toFile()).redirectError(err.toFile());
    int status = builder.start().waitFor();
    return new Outcome(status, text(Files.readAllBytes(out)), text(Files.readAllBytes(err)));
  }

  /** Nothing of the tests' own environment gets through, except the Java they run on. */
  private ProcessBuilder prepare(ProcessBuilder builder) {
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAUDIT", JAUDIT.toString());
    return builder.directory(folder.toFile()).redirectInput(new File("/dev/null"));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
