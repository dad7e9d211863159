package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.TestLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jaudit report sessions}, {@code range}, {@code hours} and {@code privilege}. */
class ReportSessionsTest {
  private static final String ZOO = "testdata/process/zoo.log.xz";

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void setUp() {
    host = new TestHost(folder);
  }

  private static String ofProgram(int pid, int ses, String more) {
    return "pid="
        + pid
        + " uid=0 auid=1000 ses="
        + ses
        + " msg='op=PAM:session_open acct=\"alice\" exe=\"/usr/sbin/sshd\" "
        + more
        + " res=success'";
  }

  private static String login(int pid, int ses) {
    return "pid="
        + pid
        + " uid=0 old-auid=4294967295 auid=1000 tty=(none) old-ses=4294967295 ses="
        + ses
        + " res=1";
  }

  private static String call(int pid, int ses, String success) {
    return "arch=c000003e syscall=2 success="
        + success
        + " exit=0 a0=0 a1=0 a2=0 a3=0 items=0 ppid=1 pid="
        + pid
        + " auid=1000 uid=1000 gid=0 euid=1000 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses="
        + ses
        + " comm=\"x\" exe=\"/bin/x\" key=(null)";
  }

  /** Runs a report as CSV; each row without its last column, the search. */
  private List<String> report(String words) {
    String out =
        host.run(ShellWords.of("report " + words + " --format=csv").toArray(String[]::new)).out();
    return out.lines().skip(1).map(line -> line.replaceFirst(",(\"?--.*|)$", "")).toList();
  }

  @Test
  void aSessionHasItsLoginAndItsLogoutFromWhereItCame() throws IOException {
    TestLog log = new TestLog().at("10:00:00");
    log.record(1, "LOGIN", login(500, 7));
    log.record(2, "USER_START", ofProgram(500, 7, "hostname=? addr=10.0.0.9 terminal=ssh"));
    log.record(3, "USER_LOGIN", ofProgram(500, 7, "hostname=? addr=10.0.0.9 terminal=/dev/pts/0"));
    log.at("10:05:00").record(4, "SYSCALL", call(510, 7, "no"));
    log.record(5, "USER_START", ofProgram(520, 7, "hostname=? addr=? terminal=pts/0"));
    log.record(6, "USER_END", ofProgram(520, 7, "hostname=? addr=? terminal=pts/0"));
    log.at("10:20:00").record(7, "USER_END", ofProgram(500, 7, "hostname=? addr=? terminal=ssh"));
    host.append(log).still();
    assertEquals(
        List.of(
            "7,1000,alice,10.0.0.9,/dev/pts/0,2024-03-18T10:00:00.000Z,2024-03-18T10:20:00.000Z,3,7,1,"
                + "2024-03-18T10:00:00.000Z,2024-03-18T10:20:00.000Z"),
        report("sessions"));
  }

  @Test
  void aNumberThatIsUsedAgainAfterABootIsAnotherSession() throws IOException {
    TestLog log = new TestLog().at("10:00:00");
    log.record(9000, "LOGIN", login(500, 1));
    log.record(9001, "SYSCALL", call(510, 1, "yes"));
    log.at("11:00:00").record(10, "SYSTEM_BOOT", "pid=9 uid=0 auid=4294967295 ses=4294967295");
    log.record(11, "LOGIN", login(600, 1));
    log.record(12, "SYSCALL", call(610, 1, "yes"));
    log.record(13, "CONFIG_CHANGE", "auid=1000 ses=1 op=add_rule key=\"x\" list=4 res=1");
    host.append(log).still();
    List<String> rows = report("sessions");
    assertEquals(2, rows.size(), rows::toString);
    assertEquals("2", rows.get(0).split(",", -1)[8]);
    assertEquals("3", rows.get(1).split(",", -1)[8], "the change of a rule names no process");
    String second =
        host.run("report", "sessions", "--format=csv", "-q").out().lines().toList().get(2);
    String search = second.substring(second.indexOf("--where")).replace("\"\"", "\"");
    List<String> words = ShellWords.of("search --count " + search.replaceFirst("\"$", ""));
    host.run(words.toArray(String[]::new)).prints("3\n");
  }

  @Test
  void aHostWithAnEmptyNameIsNotOneWithoutName() throws IOException {
    TestLog log = new TestLog().at("10:00:00");
    log.record(1, "SYSCALL", call(510, 3, "yes")).record(2, "SYSCALL", call(511, 3, "yes"));
    log.node("").record(1, "SYSCALL", call(512, 3, "yes"));
    host.append(log).still();
    assertEquals(List.of("2", "1"), cells("sessions", 9));
    assertEquals(List.of("2\n", "1\n"), found("sessions"));
  }

  @Test
  void theSearchOfAListedEventFindsNoneOfAnotherHost() throws IOException {
    TestLog log = new TestLog().at("10:00:00").record(1, "LOGIN", login(500, 7));
    log.node("").record(1, "LOGIN", login(500, 7)).node("a").record(1, "LOGIN", login(500, 7));
    host.append(log).still();
    assertEquals(List.of("1\n", "1\n", "1\n"), found("logins"));
  }

  private List<String> cells(String report, int column) {
    return report(report).stream().map(row -> row.split(",", -1)[column]).toList();
  }

  /** Returns how many events the search of each row finds. */
  private List<String> found(String report) {
    List<String> counts = new ArrayList<>();
    String out = host.run("report", report, "--format=json", "-q").out();
    for (JsonNode row : JsonLines.REPORTS.checkAll(out.getBytes(UTF_8)).get(0).get("rows")) {
      List<String> words = ShellWords.of("search --count " + row.get("search").asText());
      counts.add(host.run(words.toArray(String[]::new)).out());
    }
    return counts;
  }

  @Test
  void aSessionWithoutItsLoginIsListed() throws IOException {
    TestLog log = new TestLog().at("10:00:00");
    log.record(1, "SYSCALL", call(510, 3, "yes"));
    log.record(2, "SYSCALL", call(511, 3, "yes"));
    host.append(log).still();
    assertEquals(
        List.of("3,1000,alice,,,,,2,2,0,2024-03-18T10:00:00.000Z,2024-03-18T10:00:00.000Z"),
        report("sessions"));
  }

  @Test
  void theSessionsOfTheZooHaveLoginsWithoutUserLogin() {
    List<String> rows = report("sessions " + ZOO);
    assertEquals(4, rows.size(), rows::toString);
    for (int i = 0; i < rows.size(); i++) {
      String[] cells = rows.get(i).split(",", -1);
      assertEquals(String.valueOf(i + 1), cells[0]);
      assertEquals("cloudsdk", cells[2]);
      assertEquals("13", cells[7], "processes of the tree");
    }
  }

  @Test
  void rangeHasTheTimesOfEachFileAndThoseWithoutEvents() throws IOException {
    host.append(TestHost.runs("08:00:00", 1)).rotate();
    TestLog log = TestHost.runs("10:00:00", 2, 3);
    host.append(log.at("12:30:00").execve(4, "\"x\"").at("12:59:00").execve(5, "\"x\"")).still();
    List<String> rows = report("range");
    assertEquals(2, rows.size(), rows::toString);
    assertEquals(
        List.of("2024-03-18T08:00:00.000Z", "2024-03-18T08:00:00.000Z", "1"),
        List.of(rows.get(0).split(",", -1)).subList(1, 4));
    List<String> second = List.of(rows.get(1).split(",", -1));
    assertEquals(
        List.of("2024-03-18T10:00:00.000Z", "2024-03-18T12:59:00.000Z", "4"), second.subList(1, 4));
    assertEquals(List.of("1", "149"), second.subList(5, 7));
  }

  @Test
  void hoursAreThoseOfTheWeek() throws IOException {
    host.append(TestHost.runs("10:00:00", 1, 2)).append(TestHost.runs("10:59:59", 3)).still();
    List<String> rows = report("hours");
    assertEquals(24, rows.size());
    assertEquals("10,3,0,0,0,0,0,0,3", rows.get(10));
    assertEquals("11,0,0,0,0,0,0,0,0", rows.get(11));
  }

  @Test
  void privilegeHasWhatSuAndSudoRan() {
    List<String> rows = report("privilege --session 1 " + ZOO);
    assertEquals(
        List.of(
            "USER_START,session,1000,root,zoo",
            "SYSCALL,by su,1000,root,zoo",
            "SYSCALL,set-user-ID,1000,zoo,root",
            "USER_CMD,command,1000,zoo,",
            "SYSCALL,by su,1000,root,zoo",
            "USER_CMD,command,1000,root,",
            "USER_START,session,1000,root,zoo",
            "SYSCALL,by sudo,1000,root,zoo"),
        rows.stream()
            .map(row -> String.join(",", List.of(row.split(",", -1)).subList(1, 6)))
            .toList());
  }

  @Test
  void withoutEventsThereIsOnlyAHeader() {
    for (String report : List.of("sessions", "range", "hours", "result", "privilege", "summary")) {
      String[] words = {"report", report, "-k", "nosuch", ZOO};
      assertEquals(1, host.run(words).endsWith(1).out().lines().count(), report);
    }
  }
}
