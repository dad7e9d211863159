package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.DisplayWidth;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jaudit tree}; docs/tree.md has the trees of sessions as a whole. */
class TreeCommandTest {
  private static final String ZOO = "testdata/process/zoo.log.xz";
  private static final String EXEC = "syscall=59 success=yes exit=0 a0=0";

  @TempDir private Path folder;
  private final StringBuilder log = new StringBuilder();
  private long serial = 100;

  /** How many events have the same time as the one before. */
  private long late;

  private TestHost host;

  @BeforeEach
  void setUp() {
    host = new TestHost(folder);
  }

  @Test
  void zooHasEachProcessAndEachProgramOnce() {
    String out = utf8(host.run("tree", "--fold", "none", ZOO).endsWith(0).saysNothing().out());
    assertTrue(
        out.endsWith(
            "316 processes: 246 parents from fork records, 53 from ppid, 0 guessed, 1 known only by"
                + " PID, 16 unknown; 56 failed; exits of root's processes are not audited\n"),
        out);
    int programs = 0;
    for (String line : out.split("\n", -1)) {
      if (line.matches("(no )?session .*programs.*")) {
        programs += Integer.parseInt(line.replaceAll(".*, ([0-9]+) programs?.*", "$1"));
      }
    }
    assertEquals(254, programs);
    List<String> pids =
        Pattern.compile("(?m)^[^0-9\n]*([0-9]+)  ")
            .matcher(out)
            .results()
            .map(line -> line.group(1))
            .toList();
    assertEquals(316, pids.size());
    assertEquals(316, pids.stream().distinct().count());
  }

  @Test
  void aSessionIsDrawnWithinTheWidth() throws IOException {
    String out = utf8(host.run("tree", "--session", "1", "--width", "90", ZOO).endsWith(0).out());
    assertEquals(Files.readString(Path.of("testdata/process/zoo-session-1.txt")), out);
    List<String> lines = out.lines().toList();
    for (String line : lines.subList(0, lines.size() - 1)) {
      assertTrue(DisplayWidth.of(ByteSlice.of(line)) <= 90, line);
    }
  }

  @Test
  void aHitIsShownWithWhatIsAboveItAndNothingBelow() throws IOException {
    exec(10, 1, "sh").exec(11, 10, "make").exec(12, 11, "cc").exec(13, 12, "as");
    assertPids("1 10 11 12", "-x", "/cc");
    assertPids("1 10 11 12 13", "-x", "/cc", "--down", "1");
    assertPids("11 12", "-x", "/cc", "--up", "1");
    assertPids("10 11 12 13", "--pid", "11", "--up", "1");
    assertPids("10 11 12", "--pid", "11", "--up", "1", "--down=1");
    assertPids("1 10 11 12 13", "--event", "102");
    String out = tree("--pid", "11", "--up", "0", "--down", "1");
    assertTrue(out.contains("; not shown: 2 above or below; "), out);
  }

  @Test
  void factsAreOnTheRightInTheirOrder() throws IOException {
    fork(10, 1, "sh", 11).exec(11, 10, "a").exit(11, 10, "a", 3).fork(10, 1, "sh", 12);
    exec(12, 10, "b").call("syscall=2 success=no exit=-2 a0=0", 12, 1, "b");
    record(
        "ANOM_ABEND", "auid=1000 uid=1000 gid=1000 ses=1 pid=12 comm=\"b\" exe=\"/bin/b\" sig=11");
    fork(10, 1, "sh", 13)
        .call("syscall=59 success=no exit=-2 a0=0", 13, 10, "sh")
        .exit(13, 10, "sh", 127);
    String out = tree();
    assertTrue(out.contains("11  a  exit 3 · 0.020s\n"), out);
    assertTrue(out.contains("12  b  SIGSEGV · 0.030s · orphaned\n"), out);
    assertTrue(out.contains("13  [/bin/sh]  exec failed · exit 127 · 0.020s\n"), out);
    assertTrue(out.contains("10  22:13:20.000  /bin/sh  1000 · exit not seen\n"), out);
    assertTrue(out.contains("; 3 failed\n"), out);
    out = tree("--events", "-m", "ANOM_ABEND");
    assertTrue(out.contains("  ANOM_ABEND  /bin/b  SIGSEGV\n"), out);
  }

  @Test
  void timesOfSeveralDaysHaveTheirDate() throws IOException {
    exec(10, 1, "a");
    late -= 24 * 60 * 60 * 100;
    exec(11, 1, "b");
    String out = tree();
    assertTrue(out.contains("10  2023-11-14 22:13:20.000  a"), out);
    assertTrue(out.contains("11  2023-11-15 22:13:20.010  b"), out);
    out = tree("--events", "--pid", "11");
    assertTrue(out.contains("11  22:13:20.010  b"), out);
    late -= 24 * 60 * 60 * 100;
    exit(11, 1, "b", 0);
    out = tree("--events", "--pid", "11");
    assertTrue(out.contains("11  2023-11-15 22:13:20.010  b"), out);
    assertTrue(out.contains("• 2023-11-16 22:13:20.020  exit_group"), out);
  }

  @Test
  void parentsKnownOnlyByTheirPidsAreFolded() throws IOException {
    exec(10, 7, "a").exec(11, 8, "a").exec(12, 9, "b");
    String out = tree();
    assertTrue(out.contains("\n7 ?  ×2 · known only by their PIDs\n└─ 10"), out);
    assertTrue(out.contains("\n9 ?  known only by its PID\n└─ 12"), out);
    assertTrue(out.contains(", 3 known only by PID; "), out);
  }

  @Test
  void theUsersWithoutExitsAreListed() throws IOException {
    for (int uid = 0; uid < 3; uid++) {
      String ids = " ppid=1 pid=" + (10 + uid) + " auid=7 uid=" + uid;
      record("SYSCALL", "arch=c000003e " + EXEC + ids + " ses=1 comm=\"a\" exe=\"/a\"");
    }
    assertTrue(tree().contains("; exits of 1's, 2's and root's processes are not"), tree());
  }

  @Test
  void onlyBranchesThatFailedAreShown() throws IOException {
    fork(10, 1, "sh", 11).exec(11, 10, "a").exit(11, 10, "a", 3);
    fork(10, 1, "sh", 12).exec(12, 10, "b").exit(12, 10, "b", 0);
    assertPids("1 10 11", "--failed");
    assertPids("1 10 11", "--failed", "--pid", "10");
    assertTrue(tree("--failed").contains("; not shown: 1 that did not fail\n"), tree("--failed"));
    host.run("tree", "--failed", "--pid", "12", written().toString())
        .endsWith(1)
        .prints("")
        .saysInOneLine("the process did not fail");
    fork(10, 1, "sh", 13);
    host.run("tree", "--failed", "--pid", "13", written().toString())
        .endsWith(1)
        .saysInOneLine("the process did not fail"); // it has no event
    host.run("tree", "--failed", "--pid", "12,13", written().toString())
        .endsWith(1)
        .saysInOneLine("none of the 2 processes failed");
  }

  @Test
  void equalSiblingsAreOneLineUnlessTheyAreNotToBeFolded() throws IOException {
    for (int pid = 20; pid < 40; pid += 2) {
      int status = pid == 30 ? 1 : 0;
      fork(10, 1, "sh", pid).exec(pid, 10, "a").fork(pid, 10, "a", pid + 1).exec(pid + 1, pid, "b");
      exit(pid + 1, pid, "b", status).exit(pid, 10, "a", 0);
    }
    String out = tree();
    assertTrue(out.contains("├─ 20  a  ×9\n   │  └─ 21  b  0.020s\n   └─ 30  a"), out);
    assertTrue(out.contains("21 processes: 20 parents from fork records"), out);
    assertEquals(21 + 3, tree("--fold", "none").lines().count());
    assertTrue(tree("--depth", "3").contains("; not shown: 10 deeper than --depth"), out);
    assertTrue(
        tree("--limit", "3").contains("; not shown: 11 beyond --limit"), tree("--limit", "3"));
  }

  @Test
  void whatIsDrawnAndWhatIsCountedAreAllProcesses() {
    for (int limit : new int[] {1, 7, 60, 150, 1000}) {
      for (int depth : new int[] {1, 2, 3, 100}) {
        CommandRun run =
            host.run("tree", "--limit", "" + limit, "--depth", "" + depth, "--fold", "none", ZOO);
        String out = utf8(run.endsWith(0).out());
        long drawn = out.lines().filter(line -> line.matches("[^0-9a-z]*[0-9]+  .*")).count();
        Pattern left = Pattern.compile("[:,] ([0-9]+) (deeper than --depth|beyond --limit)");
        int counted =
            left.matcher(out).results().mapToInt(each -> Integer.parseInt(each.group(1))).sum();
        assertEquals(316, drawn + counted, out);
      }
    }
  }

  @Test
  void aPathSearchThatSucceedsIsNoFailure() throws IOException {
    fork(10, 1, "sh", 11).call("syscall=59 success=no exit=-2 a0=0", 11, 10, "sh");
    exec(11, 10, "ls").exit(11, 10, "ls", 0);
    assertFalse(tree().contains("failed"), tree());
  }

  @Test
  void aChildOfClone3IsAProcessOnceItLogsAnEvent() throws IOException {
    String clone3 = "syscall=435 success=yes a0=0 exit=";
    call(clone3 + 11, 10, 1, "java").call(clone3 + 12, 10, 1, "java").exec(12, 10, "ls");
    call(clone3 + 13, 10, 1, "java").exec(14, 13, "id");
    assertPids("1 10 12 13 14");
  }

  @Test
  void theProgramThatAProcessRunsNextIsBelowItInTheOrderOfTime() throws IOException {
    exec(10, 1, "sh").exec(11, 10, "a").exec(10, 1, "b").exec(12, 10, "c");
    assertEquals(
        "10  22:13:20.000  sh  1000|├─ 11  a|├─ ⇒ b|└─ 12  c",
        tree()
            .lines()
            .filter(line -> line.matches("(   )?(10|[├└]).*"))
            .map(String::strip)
            .reduce((one, other) -> one + "|" + other)
            .orElse("")
            .replaceFirst("└─ 10", "10"));
  }

  @Test
  void asciiHasNoOtherCharacters() throws IOException {
    exec(10, 1, "sh").exec(11, 10, "a").exec(10, 1, "b");
    String out = tree("--ascii");
    assertTrue(out.chars().allMatch(each -> each < 0x7f), out);
    assertTrue(out.contains("   |- 11  a\n   `- => b\n"), out);
  }

  @Test
  void textCannotControlTheTerminal() throws IOException {
    String hostile = "\033]0;x\007\n\u202e\u2028é";
    StringBuilder hex = new StringBuilder();
    for (byte each : hostile.getBytes(StandardCharsets.UTF_8)) {
      hex.append(String.format(Locale.ROOT, "%02X", each));
    }
    hex.append("9BFF");
    call("syscall=2 success=yes exit=3 a0=0", 10, 1, "sh");
    log.append(stamp("PROCTITLE")).append("proctitle=").append(hex).append('\n');
    call(EXEC, 11, 10, "sh");
    log.append(stamp("EXECVE")).append("argc=1 a0=").append(hex).append('\n');
    String out = tree("--color", "always");
    assertTrue(out.contains("  \\x1b]0;x\\x07\\x0a\\u202e\\u2028é\\x9b\\xff  "), out);
    assertTrue(
        out.contains("  $'\\e]0;x\\x07\\n\\xE2\\x80\\xAE\\xE2\\x80\\xA8é\\x9B\\xFF'\n"), out);
  }

  @Test
  void recordsThatContradictDrawNoCircle() throws IOException {
    exec(10, 11, "a");
    late = 1;
    fork(10, 11, "a", 11).exec(11, 10, "b");
    String out = tree();
    assertTrue(out.contains("2 processes: 1 parent from fork records, 0 from ppid"), out);
  }

  @Test
  void aChainOfProcessesMayBeVeryLong() throws IOException {
    for (int pid = 10; pid < 10_010; pid++) {
      exec(pid, pid - 1, "sh");
    }
    String out = tree("--width", "100");
    assertTrue(out.contains("10000 processes: "), () -> out.substring(out.length() - 300));
    assertTrue(out.length() < 2_000_000, () -> "size " + out.length());
    assertEquals(10_001, tree("--format", "json").lines().count());
    String page = tree("--format", "html");
    assertTrue(page.contains("10000 processes: "));
    assertTrue(page.length() < 1_000_000, () -> "size " + page.length());
  }

  @Test
  void aProcessThatOnlyAForkNamesIsFoundByItsPid() throws IOException {
    exec(10, 1, "sh").fork(10, 1, "sh", 11).fork(10, 1, "sh", 12).fork(12, 10, "sh", 13);
    assertPids("1 10 11", "--pid", "11");
    assertPids("11 12 13", "--pid", "11,12", "--up", "0");
    assertPids("12", "--pid", "12", "--up", "0", "--down", "0");
    assertTrue(tree("--pid", "11").contains("11  [sh]\n"), tree("--pid", "11"));
  }

  @Test
  void aProcessThatOnlyItsChildrenNameIsFoundByItsPid() throws IOException {
    exec(10, 9, "sh").exec(11, 10, "a");
    assertPids("9 10 11", "--pid", "9");
    assertPids("9", "--pid", "9", "--down", "0");
    String out = tree("--pid", "9", "--down", "0");
    assertTrue(
        out.contains("no session · 1 process, 0 programs\n9 ?  known only by its PID\n"), out);
    assertTrue(out.contains("1 seen only as a parent; not shown: 2 above or below\n"), out);
  }

  @Test
  void aThreadOfClone3IsFoundByItsPid() throws IOException {
    call("syscall=435 success=yes a0=0 exit=11", 10, 1, "java");
    assertPids("1 10");
    assertPids("1 10 11", "--pid", "11");
    assertTrue(tree("--pid", "11").contains("11  [/bin/java]  may be a thread\n"));
  }

  @Test
  void aProcessWithoutEventsMeetsConditionsOfTimeAndHostOnly() throws IOException {
    log.append("node=a ");
    fork(10, 1, "sh", 11);
    log.append("node=b ");
    fork(10, 1, "sh", 11);
    Path file = written();
    for (String option : List.of("-te=2000-01-01", "-k=x", "-n=c", "--where=exe", "-sv=no")) {
      host.run("tree", "--pid", "11", option, file.toString()).endsWith(1).says("<no matches>");
    }
    host.run("tree", "--not", "--pid", "10", file.toString()).endsWith(1).says("<no matches>");
    assertPids("1 10 11", "--pid", "11", "-n", "b", "-ts", "2000-01-01");
  }

  @Test
  void anEmptyResultIsExplainedOnATerminalOnly() throws IOException {
    exec(10, 1, "sh");
    Path file = written();
    host.run("tree", "--pid", "99", file.toString()).endsWith(1).says("<no matches>");
    host.with(new Terminals(true, true, false, 80));
    host.run("tree", "--pid", "99", file.toString())
        .endsWith(1)
        .prints("")
        .saysSomewhere("<no matches>", "read 1 event, from ", "none of them matches -p 99");
    host.run("tree", "-n", "20", file.toString()).endsWith(1).saysSomewhere("--limit 20");
    host.run("tree", "--pid", "99", "-q", file.toString()).endsWith(1).saysNothing();
  }

  @Test
  void matchingEventsAreDrawnBelowTheirProcessInTheOrderOfTime() throws IOException {
    exec(10, 1, "sh").fork(10, 1, "sh", 11).exec(11, 10, "a");
    call("syscall=257 success=no exit=-13 a0=0", 10, 1, "sh").exec(10, 1, "b");
    String out = tree("--events", "--ascii", "--width", "80");
    String[] expected = {
      "   |- * 22:13:20.000  execve  sh                        ok",
      "   |- * 22:13:20.010  fork                              ok",
      "   |- 11  a",
      "   |  `- * 22:13:20.020  execve  a                      ok",
      "   |- * 22:13:20.030  openat                            EACCES",
      "   |- => b",
      "   `- * 22:13:20.040  execve  b                         ok"
    };
    assertTrue(out.contains(String.join("\n", expected) + "\n"), out);
    out = tree("--events", "-sv", "no");
    assertTrue(out.contains("   ├─ • 22:13:20.030  openat  EACCES\n"), out);
    assertEquals(1, out.lines().filter(line -> line.contains("•")).count(), out);
  }

  @Test
  void anEventOfAnotherTypeIsNotShownAsTheCallThatItIsLoggedWith() throws IOException {
    String ids = "pid=10 uid=0 auid=1000 ses=1 ";
    record("LOGIN", ids + "old-auid=4294967295 tty=(none) old-ses=4294967295 res=1");
    serial--;
    call("syscall=1 success=yes exit=4 a0=3", 10, 1, "login");
    assertTrue(tree("--events").contains("• 22:13:20.000  LOGIN  "), tree("--events"));
  }

  @Test
  void processesWithOtherEventsAreNotFolded() throws IOException {
    for (int pid = 11; pid < 15; pid++) {
      fork(10, 1, "sh", pid).exec(pid, 10, "a");
      call("syscall=257 success=" + (pid == 13 ? "yes" : "no") + " exit=-13 a0=0", pid, 10, "a");
    }
    assertTrue(tree("-sc", "openat").contains("11  a  ×4\n"), tree("-sc", "openat"));
    String out = tree("-sc", "openat", "--events");
    assertTrue(out.contains("11  a  ×3\n"), out);
    assertTrue(out.contains("13  a\n"), out);
    assertEquals(2, out.lines().filter(line -> line.contains("•")).count(), out);
    assertFalse(out.contains("events beyond"), out);
  }

  @Test
  void eventsThatAreDrawnAndThatAreCountedAreAll() {
    int all = Integer.parseInt(host.run("search", "--count", ZOO).out().strip());
    for (int limit : new int[] {1, 200, 3000, 100_000}) {
      for (int depth : new int[] {1, 3, 100}) {
        CommandRun run =
            host.run(
                "tree",
                "--events",
                "--limit",
                "" + limit,
                "--depth",
                "" + depth,
                "--fold",
                "none",
                ZOO);
        String out = utf8(run.endsWith(0).out());
        long drawn = out.lines().filter(line -> line.matches("[│├└─ ]*• .*")).count();
        Pattern left = Pattern.compile("[:,] ([0-9]+) events ");
        int counted =
            left.matcher(out).results().mapToInt(each -> Integer.parseInt(each.group(1))).sum();
        assertEquals(all, drawn + counted, "limit " + limit + ", depth " + depth);
      }
    }
  }

  @Test
  void sessionsAreApartAndTheirHostsAreNamedIfThereAreSeveral() throws IOException {
    log.append("node=a ");
    exec(10, 1, "sh");
    log.append("node=b ");
    exec(10, 1, "sh");
    assertEquals(
        List.of(
            "a · session 1 · login 1000 · 1 process, 1 program",
            "b · session 1 · login 1000 · 1 process, 1 program"),
        tree().lines().filter(line -> line.contains("session")).toList());
  }

  @Test
  void theExitStatusIsThatOfASearch() throws IOException {
    exec(10, 1, "sh");
    Path file = written();
    host.run("tree", "-k", "nothing", file.toString()).endsWith(1).says("<no matches>");
    host.run("tree", "-k", "nothing", "-q", file.toString()).endsWith(1).saysNothing();
    host.run("tree", "--pid", "x", file.toString()).endsWith(2).saysInOneLine("--pid", "'x'");
    host.run("tree", "-if", "absent").endsWith(2).saysInOneLine("absent");
    host.run("tree").endsWith(2).saysInOneLine("tree: expected an option or a log");
    host.run("search", "--up", "1", file.toString()).endsWith(2).saysInOneLine("--up");
    log.setLength(0);
    record("USER_START", "pid=10 uid=0 auid=1000 ses=1 msg='op=x exe=\"/bin/su\" res=success'");
    host.run("tree", written().toString()).endsWith(1).prints("").saysInOneLine("SYSCALL");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--checkpoint=x",
        "--follow",
        "--count",
        "--raw",
        "--reverse",
        "-i",
        "--fields=exe",
        "--just-one"
      })
  void anOptionThatDoesNotApplyIsRefused(String option) {
    host.run("tree", option, ZOO).endsWith(2).saysInOneLine("is not an option of jaudit tree");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--up=x",
        "--down=-1",
        "--depth=0",
        "--limit=0",
        "--fold=x",
        "--up=1e9",
        "--width=0",
        "--color=x"
      })
  void aWrongValueIsRefused(String option) {
    String name = option.substring(0, option.indexOf('='));
    host.run("tree", option, ZOO).endsWith(2).saysSomewhere(name);
  }

  private void assertPids(String expected, String... options) throws IOException {
    String pids =
        tree(options)
            .lines()
            .filter(line -> line.matches("[^0-9a-z]*[0-9]+ ( .*|\\?.*)"))
            .map(line -> line.replaceFirst("[^0-9]*([0-9]+).*", "$1"))
            .reduce((one, other) -> one + " " + other)
            .orElse("");
    assertEquals(expected, pids);
  }

  private String tree(String... options) throws IOException {
    String[] words = new String[options.length + 2];
    words[0] = "tree";
    System.arraycopy(options, 0, words, 1, options.length);
    words[words.length - 1] = written().toString();
    return utf8(host.run(words).endsWith(0).saysNothing().out());
  }

  private Path written() throws IOException {
    return Files.writeString(folder.resolve("tree.log"), log.toString());
  }

  private static String utf8(String latin1) {
    return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private TreeCommandTest exec(int pid, int ppid, String name) {
    call(EXEC, pid, ppid, name);
    int line = log.lastIndexOf("\n", log.length() - 2) + 1;
    log.append(log.substring(line, log.indexOf("type=", line))).append(stamp("EXECVE"));
    log.append("argc=1 a0=\"").append(name).append("\"\n");
    return this;
  }

  private TreeCommandTest fork(int pid, int ppid, String name, int child) {
    return call("syscall=57 success=yes a0=0 exit=" + child, pid, ppid, name);
  }

  private TreeCommandTest exit(int pid, int ppid, String name, int status) {
    return call("syscall=231 a0=" + Integer.toHexString(status), pid, ppid, name);
  }

  private TreeCommandTest call(String call, int pid, int ppid, String name) {
    return record(
        "SYSCALL",
        String.format(
            Locale.ROOT,
            "arch=c000003e %s items=0 ppid=%d pid=%d auid=1000 uid=1000 ses=1 comm=\"%s\""
                + " exe=\"/bin/%s\" key=(null)",
            call,
            ppid,
            pid,
            name,
            name));
  }

  private TreeCommandTest record(String type, String text) {
    serial++;
    log.append(stamp(type)).append(text).append('\n');
    return this;
  }

  private String stamp(String type) {
    long millis = 1_700_000_000_000L + (serial - late - 101) * 10;
    return String.format(
        Locale.ROOT, "type=%s msg=audit(%d.%03d:%d): ", type, millis / 1000, millis % 1000, serial);
  }
}
