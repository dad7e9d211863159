package io.jaudit.output.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.CsvRows;
import io.jaudit.TestLog;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter.Extra;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final LocalClock CLOCK = new LocalClock(() -> UTC, DateStyle.MONTH_FIRST);
  private static final CsvCells CELLS = new CsvCells(Escape.TTY, Formulas.KEPT);

  @Test
  void hasTheColumnsOfAusearch() {
    assertEquals(
        "NODE,EVENT,DATE,TIME,SERIAL_NUM,EVENT_KIND,SESSION,SUBJ_PRIME,SUBJ_SEC,SUBJ_KIND,ACTION,"
            + "RESULT,OBJ_PRIME,OBJ_SEC,OBJ_KIND,HOW\n",
        header(Set.of()));
    assertEquals(
        "NODE,EVENT,DATE,TIME,YEAR,MONTH,DAY,WEEKDAY,HOUR,MILLI,GMT_OFFSET,SERIAL_NUM,EVENT_KIND,"
            + "SESSION,SUBJ_PRIME,SUBJ_SEC,SUBJ_KIND,SUBJ_LABEL,ACTION,RESULT,OBJ_PRIME,OBJ_SEC,"
            + "OBJ2,OBJ_LABEL,OBJ_KIND,HOW,KEY,ARGV\n",
        header(EnumSet.allOf(Extra.class)));
  }

  @Test
  void writesARow() {
    TestLog log = new TestLog().at("10:05:00.007").node("web-01");
    log.record(
        9,
        "USER_CMD",
        "uid=0 auid=4294967295 ses=4 msg='cmd=\"ls\" exe=\"/usr/bin/sudo\" res=failed'");

    assertEquals(
        "web-01,USER_CMD,03/18/24,10:05:00,9,user-space,4,system,root,privileged-acct,ran-command,"
            + "failed,ls,,process,/usr/bin/sudo\n",
        row(log, CLOCK, Set.of(), CELLS));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "7820792C7A|`\"x y,z\"`",
        "612262|`\"a\"\"b\"`",
        "612720 62|a' b",
        "610A62|`a\\012b`",
        "410D42|`A\\015B`",
        "3D312B31|`=1+1`"
      })
  void quotesOnlyWhatNeedsIt(String hex, String cell) {
    String command = hex.contains(" ") ? "\"a' b\"" : hex;
    String row = row(command(command), CLOCK, Set.of(), CELLS);

    assertEquals(cell, row.substring(row.indexOf("ran-command,,") + 13, row.indexOf(",,process")));
  }

  @Test
  void keepsLineBreaksInQuotesWhereNothingIsEscaped() {
    CsvCells cells = new CsvCells(Escape.RAW, Formulas.KEPT);

    assertEquals("a\r\nb", cell("OBJ_PRIME", command("610D0A62"), CLOCK, Set.of(), cells));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "3D312B31, `'=1+1`",
        "2B31, `'+1`",
        "2D31, `'-1`",
        "4053554D, `'@SUM`",
        "0931, `\\0111`",
        "2D222C, `'-\",`",
        "313D32, `1=2`"
      })
  void disarmsFormulas(String hex, String cell) {
    CsvCells cells = new CsvCells(Escape.TTY, Formulas.DISARMED);

    assertEquals(cell, cell("OBJ_PRIME", command(hex), CLOCK, Set.of(), cells));
  }

  @Test
  void disarmsControlBytesToo() {
    CsvCells cells = new CsvCells(Escape.RAW, Formulas.DISARMED);

    assertEquals("'\t=1", cell("OBJ_PRIME", command("093D31"), CLOCK, Set.of(), cells));
    assertEquals("'\r=1", cell("OBJ_PRIME", command("0D3D31"), CLOCK, Set.of(), cells));
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, +00:00, 03/18/24, 10",
    "Asia/Kolkata, +05:30, 03/18/24, 15",
    "America/St_Johns, -02:30, 03/18/24, ' 7'",
    "Pacific/Auckland, +13:00, 03/18/24, 23",
    "America/Los_Angeles, -07:00, 03/18/24, ' 3'",
  })
  void tellsTheTimeWhereItsReaderLives(String zone, String offset, String date, String hour) {
    LocalClock clock = new LocalClock(() -> ZoneId.of(zone), DateStyle.MONTH_FIRST);
    TestLog log = command("6C73");
    Set<Extra> extra = Set.of(Extra.TIME);

    assertEquals(offset, cell("GMT_OFFSET", log, clock, extra, CELLS));
    assertEquals(date, cell("DATE", log, clock, extra, CELLS));
    assertEquals(hour, cell("HOUR", log, clock, extra, CELLS));
    assertEquals("2024", cell("YEAR", log, clock, extra, CELLS));
    assertEquals("1", cell("WEEKDAY", log, clock, extra, CELLS));
    assertEquals("7", cell("MILLI", log, clock, extra, CELLS));
  }

  @Test
  void writesIsoDates() {
    LocalClock clock = new LocalClock(() -> UTC, DateStyle.ISO);

    assertEquals("2024-03-18", cell("DATE", command("6C73"), clock, Set.of(), CELLS));
  }

  @Test
  void putsTheArgumentsInTheLastColumn() {
    TestLog log = new TestLog().at("10:00:00");
    log.record(1, "SYSCALL", "arch=c000003e syscall=59 success=yes auid=0 uid=0 key=\"a,b\"");
    log.record(1, "EXECVE", "argc=3 a0=\"sh\" a1=\"-c\" a2=6120222C0A");
    Set<Extra> extra = EnumSet.of(Extra.KEY, Extra.ARGUMENTS);

    assertEquals("a,b", cell("KEY", log, CLOCK, extra, CELLS));
    assertEquals("sh -c $'a \",\\n'", cell("ARGV", log, CLOCK, extra, CELLS));
    assertEquals("", cell("ARGV", command("6C73"), CLOCK, extra, CELLS));
    CsvCells shell = new CsvCells(Escape.SHELL, Formulas.KEPT);
    assertEquals("sh -c $'a \",\\n'", cell("ARGV", log, CLOCK, extra, shell));
  }

  @Test
  void putsLabelsWhereTheyAreAskedFor() {
    TestLog log = new TestLog().at("10:00:00");
    log.record(
        1, "AVC", "avc:  denied  { read } for comm=\"x\" scontext=s:c1,c2 tcontext=t tclass=file");

    assertEquals("t", cell("OBJ_PRIME", log, CLOCK, Set.of(), CELLS));
    assertEquals("t", cell("OBJ_PRIME", log, CLOCK, Set.of(Extra.LABELS), CELLS));
    assertEquals("s:c1,c2", cell("SUBJ_PRIME", log, CLOCK, Set.of(), CELLS));
  }

  @Test
  void showsTheNameOfWhatWasDeniedUnlessLabelsAreAskedFor() {
    TestLog log = new TestLog().at("10:00:00");
    log.record(1, "AVC", "avc:  denied  { read } for name=\"x\" scontext=s tcontext=t tclass=file");

    assertEquals("x", cell("OBJ_PRIME", log, CLOCK, Set.of(), CELLS));
    assertEquals("t", cell("OBJ_PRIME", log, CLOCK, Set.of(Extra.LABELS), CELLS));
  }

  @ParameterizedTest
  @CsvSource({
    "USER_LOGIN, hostname=? addr=10.0.0.7 terminal=ssh, 10.0.0.7",
    "USER_LOGIN, hostname=h.example addr=? terminal=ssh, h.example",
    "USER_LOGIN, hostname=? addr=? terminal=ssh, ''",
    "SOFTWARE_UPDATE, sw=vim hostname=web1 addr=?, ''",
    "CRYPTO_SESSION, addr=10.0.0.7 rport=50000, 50000",
    "USER, hostname=? addr=10.0.0.7, ''",
    "DAEMON_ACCEPT, addr=10.0.0.7:60000 port=60000, ''",
  })
  void showsWhereALoginCameFromIfNothingElseIsKnownOfTheObject(
      String type, String message, String detail) {
    TestLog log = new TestLog().at("10:00:00");
    log.record(1, type, "pid=1 uid=0 auid=4294967295 msg='op=x " + message + " res=failed'");

    assertEquals(detail, cell("OBJ_SEC", log, CLOCK, Set.of(), CELLS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"USER_CMD", "FOO_BAR", "UNKNOWN[1999]"})
  void namesTheTypeAsLogged(String type) {
    TestLog log = new TestLog().at("10:00:00").record(1, type, "uid=0");

    assertEquals(type, cell("EVENT", log, CLOCK, Set.of(), CELLS));
  }

  @ParameterizedTest
  @CsvSource({
    "02000050010203040000000000000000, 1.2.3.4, 80",
    "0A0000500000000020010DB800000000000000000000000100000000, 2001:db8::1, 80",
    "01002F72756E2F782E736F636B, /run/x.sock, ''",
    "100000000700000000000000, netlink, 7",
    "0100, local, ''",
  })
  void theObjectOfACallOnASocketIsItsAddressAndPort(String saddr, String object, String port) {
    TestLog log =
        new TestLog()
            .at("10:00:00")
            .record(1, "SYSCALL", "arch=c000003e syscall=42 success=yes exit=0 uid=0 auid=0")
            .record(1, "SOCKADDR", "saddr=" + saddr);

    assertEquals(object, cell("OBJ_PRIME", log, CLOCK, Set.of(), CELLS));
    assertEquals(port, cell("OBJ_SEC", log, CLOCK, Set.of(), CELLS));
  }

  @Test
  void theObjectOfASignalIsItsProcesses() {
    TestLog log = new TestLog().at("10:00:00");
    log.record(1, "SYSCALL", "arch=c000003e syscall=62 success=yes exit=0 uid=0 auid=0");
    assertEquals("", cell("OBJ_PRIME", log, CLOCK, Set.of(), CELLS));
    for (int pid = 11; pid <= 15; pid++) {
      log.record(1, "OBJ_PID", "opid=" + pid + " ocomm=\"x\"");
    }

    assertEquals("11,12,13,14,15", cell("OBJ_PRIME", log, CLOCK, Set.of(), CELLS));
  }

  private static TestLog command(String cmd) {
    return new TestLog().at("10:00:00.007").record(1, "USER_CMD", "cmd=" + cmd);
  }

  private static String cell(
      String column, TestLog log, LocalClock clock, Set<Extra> extras, CsvCells cells) {
    List<List<String>> rows = CsvRows.parse(header(extras) + row(log, clock, extras, cells));
    assertEquals(2, rows.size());
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < rows.get(0).size(); i++) {
      named.put(rows.get(0).get(i), rows.get(1).get(i));
    }
    assertEquals(rows.get(0).size(), rows.get(1).size());
    return named.get(column);
  }

  private static String header(Set<Extra> extras) {
    ByteBuilder out = new ByteBuilder();
    new CsvWriter(Identities.ofLog(), CLOCK, extras, CELLS).begin(out);
    return out.toSlice().utf8();
  }

  private static String row(TestLog log, LocalClock clock, Set<Extra> extras, CsvCells cells) {
    ByteBuilder out = new ByteBuilder();
    new CsvWriter(Identities.ofLog(), clock, extras, cells)
        .write(new AuditEvent(log.records()), out);
    return new String(out.toSlice().toByteArray(), ISO_8859_1);
  }
}
