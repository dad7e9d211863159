package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.Shell.Outcome;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The built distribution among pipes, signals and the bare environments of cron. The time-out only
 * ends what hangs.
 */
@Timeout(60)
class SignalsIT {
  private static final Path JAUDIT = Path.of("target", "jaudit", "bin", "jaudit").toAbsolutePath();
  private static final Path HOME = Path.of(System.getProperty("java.home"));
  private static final Path BASH = Path.of("/usr/bin/bash");
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final int OLDEST_JAVA = 17;

  /** Leaves a FIFO for a log, and a checkpoint of what it has had so far. */
  private static final String FIRST_RUN =
      "mkfifo pipe; cat log >pipe & \"$JAUDIT\" search --raw pipe --checkpoint state";

  @TempDir private Path folder;
  private final TestLog log =
      new TestLog().at(1_700_000_000L).execve(1, "\"k\"").later(5000).execve(2, "\"k\"");

  @BeforeEach
  void writeALog() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    log.writeTo(folder.resolve("log"));
  }

  @Test
  void headEndsASearchThatWouldNeverEnd() throws Exception {
    String endless =
        "awk 'BEGIN { for (i = 1700000000; ; i++)"
            + " print \"type=USER_CMD msg=audit(\" i \".000:\" i \"): pid=1\" }'";
    sh(endless + " | { \"$JAUDIT\" search --raw -; echo $? >status; } | head -1")
        .endsWith(0)
        .prints("type=USER_CMD msg=audit(1700000000.000:1700000000): pid=1\n")
        .saysNothing();
    assertEquals("0\n", Files.readString(folder.resolve("status")));
  }

  /** Without a match nothing is written, and only who writes is told that nobody reads. */
  @ParameterizedTest
  @CsvSource({"k, 0, ''", "none, 1, '<no matches>\n'"})
  void aReaderThatIsGoneIsNoError(String key, int status, String said) throws Exception {
    String gone = "mkfifo p; : <p & exec 3>p; wait; ";
    sh(gone + "\"$JAUDIT\" search log -k " + key + " >&3").endsWith(status).says(said);
  }

  @ParameterizedTest
  @CsvSource({"HUP, 1", "INT, 2", "TERM, 15"})
  void aSignalEndsItAndLeavesTheCheckpointAsItWas(String signal, int number) throws Exception {
    sh(FIRST_RUN).endsWith(0);
    String before = text("state");
    Set<String> files = names();
    try (RandomAccessFile pipe = open("pipe")) {
      Process process = start("exec \"$JAUDIT\" search --raw -l pipe --checkpoint state");
      try (BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1)) {
        assertFirstEvent(pipe, out);
        assumeFalse(ignores(process, number), "SIG" + signal + " is ignored here");
        sh("kill -" + signal + " " + process.pid()).endsWith(0);
        assertEquals(128 + number, process.waitFor());
        assertNull(out.readLine(), "more than events was printed");
      } finally {
        process.destroyForcibly();
      }
    }
    assertEquals("", text("said"));
    assertEquals(before, text("state"));
    files.add("said");
    assertEquals(files, names());
  }

  @Test
  void aTimeoutLeavesTheCheckpointAsItWas() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/timeout")), "there is no timeout");
    sh(FIRST_RUN).endsWith(0);
    String before = text("state");
    sh("exec 3<>pipe; cat log >&3; timeout 0.6 \"$JAUDIT\" search --raw pipe --checkpoint state")
        .endsWith(124)
        .saysNothing();
    assertEquals(before, text("state"));
  }

  @Test
  void goesOnUnderNohup() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/nohup")), "there is no nohup");
    sh("mkfifo pipe").endsWith(0);
    RandomAccessFile pipe = open("pipe");
    Process process = start("exec nohup \"$JAUDIT\" search --raw -l pipe --checkpoint state");
    try (BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1)) {
      assertFirstEvent(pipe, out);
      sh("kill -HUP " + process.pid()).endsWith(0);
      TestLog more = new TestLog().at(1_700_000_100L).execve(3, "\"k\"");
      pipe.write(more.toByteArray());
      pipe.close();
      List<String> rest = out.lines().toList();
      assertEquals(more.lines(), rest.subList(rest.size() - more.lines().size(), rest.size()));
      assertEquals(0, process.waitFor());
    } finally {
      pipe.close();
      process.destroyForcibly();
    }
    assertTrue(Files.exists(folder.resolve("state")));
  }

  /** Bash goes on where a program ends with 130 by itself, and did not die of the signal. */
  @Test
  void ctrlCEndsALoopAroundIt() throws Exception {
    assumeTrue(Files.isExecutable(BASH) && Files.isExecutable(SETSID), "no bash, or no setsid");
    sh("mkfifo pipe").endsWith(0);
    Files.writeString(
        folder.resolve("loop"),
        "for i in 1 2 3; do \"$JAUDIT\" search --raw -l pipe; echo next; done");
    try (RandomAccessFile pipe = open("pipe")) {
      Process process = start("exec setsid bash loop"); // in a group that is not the tests'
      try (BufferedReader out = process.inputReader(StandardCharsets.ISO_8859_1)) {
        assertFirstEvent(pipe, out);
        assumeFalse(ignores(process, 2), "SIGINT is ignored here");
        sh("kill -INT -" + process.pid()).endsWith(0);
        assertNull(out.readLine());
        assertEquals(130, process.waitFor());
      } finally {
        process.destroyForcibly();
      }
    }
  }

  static Stream<Path> javas() throws IOException {
    Map<Integer, Path> javas = new TreeMap<>();
    Path beside = HOME.getParent();
    if (beside != null) {
      try (Stream<Path> homes = Files.list(beside)) {
        for (Path home : homes.toList()) {
          Path release = home.resolve("release");
          if (Files.isExecutable(home.resolve("bin/java")) && Files.isReadable(release)) {
            javas.put(version(release), home);
          }
        }
      }
    }
    javas.put(Runtime.version().feature(), HOME);
    javas.keySet().removeIf(version -> version < OLDEST_JAVA);
    return javas.values().stream();
  }

  private static int version(Path release) throws IOException {
    Properties properties = new Properties();
    try (BufferedReader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    }
    String version = properties.getProperty("JAVA_VERSION", "0").replace("\"", "");
    return Integer.parseInt(version.split("[.-]")[0]);
  }

  /**
   * The name is that of a file, a key, an account and a program; in a locale that ssh or a user
   * brought and that is not installed, too.
   */
  @ParameterizedTest
  @MethodSource("javas")
  void namesBeyondAsciiSurviveTheLocalesOfCron(Path java) throws Exception {
    String name = "\u043a\u043b\u044e\u0447";
    String hex = "D0BAD0BBD18ED187";
    Files.writeString(
        folder.resolve("plain"),
        "type=SYSCALL msg=audit(1700000000.000:1): arch=c000003e syscall=59 auid=4242 comm="
            + hex
            + " exe=\"/bin/x\" key=\""
            + name
            + "\"\n");
    sh("mv plain '" + name + "'; echo '" + name + ":x:4242:0:::' >users").endsWith(0);
    String bare = "env -i PATH='" + java + "/bin:/usr/bin:/bin' ";
    String search = " \"$JAUDIT\" search -i --passwd users -ul NAME -k NAME -c NAME NAME";
    List<String> settings = new ArrayList<>(List.of("", "LC_ALL=C"));
    if (Files.isDirectory(Path.of("/usr/lib/locale/C.utf8"))) {
      settings.addAll(List.of("LANG=tlh_QO.UTF-8", "LC_ALL=tlh"));
    }
    for (String setting : settings) {
      Outcome found = sh(bare + setting + search.replace("NAME", name)).endsWith(0);
      for (String field : List.of(" auid=", " comm=", " key=")) {
        assertTrue(found.out().contains(field + name), () -> setting + found);
      }
    }
    sh(bare + "\"$JAUDIT\" search 'no " + name + "'")
        .endsWith(2)
        .says("jaudit: can't read no " + name + ": no such file\n");
  }

  /** To say that nothing matches would be wrong: Java does not know what was asked for. */
  @Test
  void aWordThatIsNotUtf8IsRefused() throws Exception {
    sh("\"$JAUDIT\" search -k \"$(printf 'a\\377')\" log")
        .endsWith(2)
        .prints("")
        .says("jaudit: --key: 'a\ufffd' is not valid UTF-8, so it can't be searched for\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"- <log", "/dev/stdin <log", "/dev/fd/3 3<log"})
  void readsAStreamForALog(String input) throws Exception {
    sh("\"$JAUDIT\" search --raw " + input).endsWith(0).prints(log.text()).saysNothing();
    sh("cat log | \"$JAUDIT\" search --raw " + input.replace("<log", "<&0"))
        .endsWith(0)
        .prints(log.text())
        .saysNothing();
  }

  @Test
  void aClosedStandardInputIsNoEmptyLog() throws Exception {
    sh("\"$JAUDIT\" search --raw - <&-")
        .endsWith(2)
        .prints("")
        .says("jaudit: can't read standard input: Bad file descriptor\n");
    sh("\"$JAUDIT\" search --raw log <&-").endsWith(0).prints(log.text()).saysNothing();
  }

  /** Writes events into the pipe, of which the first is over by the time of the last. */
  private void assertFirstEvent(RandomAccessFile pipe, BufferedReader out) throws IOException {
    TestLog first = new TestLog().at(1_700_000_050L).execve(8, "\"k\"");
    pipe.write(first.toByteArray());
    pipe.write(new TestLog().at(1_700_000_060L).execve(9, "\"k\"").toByteArray());
    for (String line : first.lines()) {
      assertEquals(line, out.readLine());
    }
  }

  /** For reading too, so that to open it waits for nobody, and its reader meets no end. */
  private RandomAccessFile open(String name) throws IOException {
    return new RandomAccessFile(folder.resolve(name).toFile(), "rw");
  }

  /** True where the process was told by whoever started the tests to ignore the signal. */
  private static boolean ignores(Process process, int signal) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status, StandardCharsets.ISO_8859_1)) {
        if (line.startsWith("SigIgn:")) {
          long mask = Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16);
          return (mask >> (signal - 1) & 1) == 1;
        }
      }
    }
    return false;
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
  }

  private Set<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(String.valueOf(file.getFileName())));
      return names;
    }
  }

  /** Starts a script in the test's folder; what it says goes to the file {@code said}. */
  private Process start(String script) throws IOException {
    return prepare(script).redirectError(folder.resolve("said").toFile()).start();
  }

  private Outcome sh(String script) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = prepare(script);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    int status = builder.start().waitFor();
    return new Outcome(status, Files.readString(out), Files.readString(err));
  }

  private ProcessBuilder prepare(String script) throws IOException {
    // From a file, as an argument would go through the locale of the tests.
    Path file = Files.writeString(folder.resolve("script"), script + "\n");
    ProcessBuilder builder = new ProcessBuilder("/bin/sh", file.toString());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/bin:/bin");
    builder.environment().put("JAVA_HOME", HOME.toString());
    builder.environment().put("JAUDIT", JAUDIT.toString());
    return builder.directory(folder.toFile()).redirectInput(new File("/dev/null"));
  }
}
