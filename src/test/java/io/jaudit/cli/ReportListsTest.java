package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports by name on a log with events of all kinds, checked by searches. */
class ReportListsTest {
  private static final String DEMO = "testdata/ausearch/demo.log";

  /** The values that the numbers of the summary count. */
  static final Map<String, String> VALUES =
      Map.of(
          "login users (auid)", "user.auid",
          "users (uid)", "user.uid",
          "terminals", "tty,terminal",
          "hosts", "hostname,addr",
          "executables", "exe",
          "commands", "comm",
          "files", "paths.path",
          "keys", "SYSCALL.key,URINGOP.key",
          "process IDs", "process.pid");

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void setUp() {
    host = new TestHost(folder);
  }

  private List<JsonNode> rows(String report, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "report",
                report.contains(".") ? "--by=" + report : report,
                "--format=json",
                "--top=0"));
    words.addAll(List.of(options));
    words.add(DEMO);
    CommandRun run = host.run(words.toArray(String[]::new));
    JsonNode document = JsonLines.REPORTS.checkAll(run.out().getBytes(ISO_8859_1)).get(0);
    assertEquals(report, document.get("report").asText());
    List<JsonNode> rows = new ArrayList<>();
    document.get("rows").forEach(rows::add);
    assertEquals(rows.isEmpty() ? 1 : 0, run.status(), run::toString);
    return rows;
  }

  private long count(JsonNode row) {
    List<String> words = new ArrayList<>(ShellWords.of(row.get("search").asText()));
    words.addAll(List.of("--count", DEMO));
    return Long.parseLong(host.search(words.toArray(String[]::new)).out().strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-k=e", "-ts=@1700000040"})
  void eachNumberOfTheSummaryIsThatOfASearch(String option) {
    String[] options = option.isEmpty() ? new String[0] : new String[] {option};
    List<JsonNode> rows = rows("summary", options);
    assertEquals(24, rows.size());
    for (JsonNode row : rows) {
      String fields = VALUES.get(row.get("what").asText());
      long expected = fields == null ? count(row) : different(row, fields);
      assertEquals(expected, row.get("number").asLong(), row::toString);
    }
  }

  /** Returns the number of different values in the events that the search of a row prints. */
  private long different(JsonNode row, String fields) {
    List<String> words = new ArrayList<>(ShellWords.of(row.get("search").asText()));
    words.addAll(List.of("--fields", fields, DEMO));
    String out = host.search(words.toArray(String[]::new)).out();
    List<String> values =
        Arrays.stream(out.substring(out.indexOf('\n') + 1).split("[\t\n,]"))
            .filter(value -> !value.isEmpty())
            .distinct()
            .toList();
    return values.size();
  }

  @Test
  void noiseHasAllEventsAndTheBytesOfEachKey() {
    List<JsonNode> rows = rows("noise");
    long events = 0;
    for (JsonNode row : rows) {
      assertEquals(count(row), row.get("events").asLong(), row::toString);
      assertTrue(row.get("peak/s").asLong() >= 1, row::toString);
      events += row.get("events").asLong();
    }
    long all = Long.parseLong(host.search("--count", DEMO).out().strip());
    long twice = 1; // an event with two keys
    assertEquals(all + twice, events);
    Map<String, Long> bytes = new TreeMap<>();
    rows("keys").forEach(row -> bytes.put(row.get("key").asText(), row.get("bytes").asLong()));
    Map<String, Long> ofNoise = new TreeMap<>();
    rows.stream()
        .filter(row -> !row.get("key").isNull() && !row.get("key").asText().equals("(no key)"))
        .forEach(row -> ofNoise.put(row.get("key").asText(), row.get("bytes").asLong()));
    assertEquals(bytes, ofNoise);
  }

  @Test
  void noiseCountsTheBusiestSecond() throws IOException {
    host.append(TestHost.runs("10:00:00", 1, 2, 3)).append(TestHost.runs("10:00:09", 4)).still();
    String row =
        host.run("report", "noise", "--format=csv").endsWith(0).out().lines().toList().get(1);
    assertTrue(row.startsWith("MyMonitor,4,100.0,"), row);
    assertTrue(row.contains(",3,"), row);
  }

  @ParameterizedTest
  @CsvSource({
    "auth, USER_AUTH",
    "logins, 'USER_LOGIN,LOGIN'",
    "accounts, 'ADD_USER,DEL_USER,ADD_GROUP," + "DEL_GROUP,USER_CHAUTHTOK,GRP_MGMT,USER_MGMT'",
    "config, 'CONFIG_CHANGE,NETFILTER_CFG," + "DAEMON_CONFIG,FEATURE_CHANGE'",
    "anomalies, 'ANOM_ABEND,ANOM_PROMISCUOUS,ANOM_LINK'",
    "avc, 'AVC,USER_AVC,APPARMOR_DENIED'",
    "integrity, 'INTEGRITY_DATA,INTEGRITY_RULE'",
    "virt, 'VIRT_CONTROL,VIRT_RESOURCE,VIRT_MACHINE_ID'",
    "tty, 'TTY,USER_TTY'",
    "crypto, 'CRYPTO_KEY_USER,CRYPTO_SESSION'"
  })
  void aListHasARowForEachEventOfItsTypes(String report, String types) {
    List<JsonNode> rows = rows(report);
    String expected = host.search("-m", types, "--count", DEMO).out().strip();
    assertEquals(expected, String.valueOf(rows.size()), rows::toString);
    String last = "";
    for (JsonNode row : rows) {
      assertEquals(1, count(row), row::toString);
      assertTrue(row.get("time").asText().compareTo(last) >= 0, rows::toString);
      last = row.get("time").asText();
    }
  }

  @Test
  void decisionsHaveTheFieldsOfTheirModule() throws IOException {
    Path log = folder.resolve("avc.log");
    Files.writeString(
        log,
        """
        type=AVC msg=audit(1700000001.000:1): avc:  denied  { read write } for  pid=7 comm="httpd" name="a b" dev="vda1" ino=5 scontext=system_u:system_r:httpd_t:s0 tcontext=u:object_r:user_home_t:s0 tclass=file permissive=0
        type=AVC msg=audit(1700000002.000:2): apparmor="DENIED" operation="open" profile="/usr/bin/man" name="/etc/shadow" pid=8 comm="man" requested_mask="r" denied_mask="r" fsuid=0 ouid=0
        type=AVC msg=audit(1700000003.000:3): avc:  denied  { getattr } for  pid=7 comm="httpd" path="/srv/x" dev="vda1" ino=5 scontext=a tcontext=b tclass=file permissive=0
        """);
    String time = "2023-11-14T22:13:2";
    assertEquals(
        List.of(
            "time,type,result,perms,scontext,tcontext,tclass,profile,operation,denied_mask,name,path,comm,search",
            time
                + "1.000Z,AVC,denied,\"read,write\",system_u:system_r:httpd_t:s0,"
                + "u:object_r:user_home_t:s0,file,,,,a b,,httpd",
            time + "2.000Z,AVC,denied,,/usr/bin/man,,,/usr/bin/man,open,r,/etc/shadow,,man",
            time + "3.000Z,AVC,denied,getattr,a,b,file,,,,,/srv/x,httpd"),
        host.run("report", "avc", "--format=csv", log.toString())
            .endsWith(0)
            .out()
            .lines()
            .map(row -> row.replaceFirst(",--where .*", ""))
            .toList());
  }

  @Test
  void topOfAListIsTheNewest() {
    List<JsonNode> all = rows("auth");
    CommandRun run = host.run("report", "auth", "--top=1", "--format=csv", "-q", DEMO).endsWith(0);
    String newest = all.get(all.size() - 1).get("time").asText();
    assertTrue(run.out().lines().toList().get(1).startsWith(newest), run::toString);
  }

  @Test
  void rareHasProgramsThatWereRunOnce() {
    for (JsonNode row : rows("rare")) {
      assertEquals(1, row.get("events").asLong());
      assertEquals(1, count(row), row::toString);
    }
  }

  @Test
  void countsByTheParentOfAProcess() {
    List<JsonNode> rows = rows("parent.exe");
    assertEquals(1, rows.size(), rows::toString);
    for (JsonNode row : rows) {
      assertEquals(count(row), row.get("events").asLong(), row::toString);
    }
  }

  @Test
  void everyReportCanBeMadeInOnePass() {
    String names = String.join(",", Reports.names());
    String out = host.run("report", names, "--format=json", "-q", DEMO).endsWith(0).out();
    assertEquals(
        Reports.names(),
        JsonLines.REPORTS.checkAll(out.getBytes(ISO_8859_1)).stream()
            .map(document -> document.get("report").asText())
            .toList());
    assertEquals("", host.run("report", names, "-q", "-k", "nosuch", DEMO).endsWith(1).err());
  }

  @Test
  void accountsHaveTheirNameOrNumberAndWhatWasDone() {
    List<String> accounts = new ArrayList<>();
    for (JsonNode row : rows("accounts")) {
      accounts.add(row.get("acct").asText() + ": " + row.get("op").asText());
    }
    assertEquals(
        List.of(
            "bob: adding user",
            "1005: add-group",
            "1005: add-shadow-group",
            "1005: changing-password",
            "bob: PAM:chauthtok",
            "1005: deleting user entries"),
        accounts);
  }

  @Test
  void spansOfTimeAreOnlyForCounts() {
    CommandRun run = host.run("report", "auth", "--bucket=1h", DEMO).endsWith(2);
    assertTrue(run.err().contains("--bucket is only for counts by fields"), run::err);
  }
}
