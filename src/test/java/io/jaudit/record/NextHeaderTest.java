package io.jaudit.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several records in one line: what is certain is read, what may be forged is not. */
final class NextHeaderTest {
  private static final String SYSCALL =
      "type=SYSCALL msg=audit(1700000009.000:2): arch=c000003e syscall=83 success=yes exit=0"
          + " pid=1 auid=0 uid=0 tty=(none) comm=\"x\" exe=\"/x\" key=\"k\"";
  private static final String LOGIN =
      "type=USER_LOGIN msg=audit(1700000009.000:2): pid=1 uid=0 auid=0 ses=1 msg='op=login"
          + " acct=\"bob\" exe=\"/x\" hostname=h addr=1.2.3.4 terminal=ssh res=failed'";
  private static final String PATH =
      "type=PATH msg=audit(1700000000.000:1): item=0 name=\"/etc/shadow\" inode=5 dev=08:01"
          + " mode=0100640 ouid=0 ogid=42 rdev=00:00 nametype=NORMAL";

  private final RecordParser parser = new RecordParser();

  @Test
  void recordsOfAnEventThatACollectorJoinedAreAllRead() throws Exception {
    String execve = "type=EXECVE msg=audit(1700000009.000:2): argc=1 a0=\"x\"";
    String title = "type=PROCTITLE msg=audit(1700000009.000:2): proctitle=78";
    String line = SYSCALL + " " + execve + " " + title + " ";
    List<AuditRecord> records = parse(line);
    assertEquals(List.of(SYSCALL, execve, title + " "), lines(records));
    assertNull(parser.damage());
    for (AuditRecord record : records) {
      assertEquals(line, String.valueOf(record.wholeLine()));
      assertEquals(line, String.valueOf(record.copy().wholeLine()));
      assertEquals(7, record.position());
    }
    assertEquals("k", records.get(0).find("key").value().latin1());
    assertEquals("x", records.get(1).find("a0").value().latin1());
  }

  /** As in a JSON text that was escaped twice; of one event, and of several. */
  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\r\\n", "\\n "})
  void recordsWithALineFeedInTwoCharactersBetweenThemAreAllRead(String separator) throws Exception {
    String names = "\u001dUID=\"root\" AUID=\"unset\"";
    List<String> written = List.of(SYSCALL, PATH, LOGIN + names, LOGIN + names, SYSCALL);
    List<AuditRecord> records = parse(String.join(separator, written));
    assertEquals(written, lines(records));
    assertNull(parser.damage());
  }

  @Test
  void whatWasNotReadIsReportedRatherThanWhatMayBeIncomplete() throws Exception {
    List<AuditRecord> records = parse(PATH + SYSCALL + "\\n" + LOGIN + "\\n" + LOGIN);
    assertEquals(List.of(PATH, SYSCALL), lines(records).subList(0, 2));
    assertEquals(3, records.size());
    assertTrue(parser.damage().contains("looks like a record but was not read"), parser.damage());
  }

  @Test
  void aRecordAfterALostLineBreakIsReadAndReported() throws Exception {
    List<AuditRecord> records = parse(PATH + SYSCALL);
    assertEquals(List.of(PATH, SYSCALL), lines(records));
    assertEquals("NORMAL", records.get(0).find("nametype").value().latin1());
    assertNull(records.get(0).wholeLine());
    assertEquals(
        "no line break before the record at column "
            + (PATH.length() + 1)
            + "; both records were read, but the first may be incomplete",
        parser.damage());
  }

  /** A full disk: auditd goes on wherever the last write stopped. */
  @Test
  void aRecordOfTheKernelMayBeCutOffAnywhere() throws Exception {
    for (String next : List.of(SYSCALL, LOGIN, PATH, "node=n " + SYSCALL)) {
      String whole = next.startsWith("node=") ? "node=n " + PATH : PATH;
      for (int cut = 0; cut <= whole.length(); cut++) {
        String torn = whole.substring(0, cut);
        List<AuditRecord> records = parse(torn + next);
        AuditRecord last = records.get(records.size() - 1);
        boolean isSameStart = last.line().latin1().endsWith(next);
        assertTrue(isSameStart, torn + next);
        assertEquals(body(next), last.body().latin1(), torn);
        assertEquals(next.startsWith("node=") ? "n" : null, last.id().node(), torn);
        assertTrue(isReported(torn), torn);
        if (records.size() == 2) {
          assertEquals(torn.stripTrailing(), records.get(0).line().latin1().stripTrailing());
        }
      }
    }
  }

  @Test
  void aRecordOfTheKernelIsReadAfterARecordThatWasCutOffOutsideOrInsideOfAPayload()
      throws Exception {
    for (int cut = 0; cut <= LOGIN.length(); cut++) {
      String torn = LOGIN.substring(0, cut);
      List<AuditRecord> records = parse(torn + PATH);
      assertEquals(
          PATH,
          records.get(records.size() - 1).line().latin1().substring(records.size() == 1 ? cut : 0),
          torn);
      assertTrue(isReported(torn), torn);
    }
  }

  /** The names of auditd end a record for certain: only auditd writes the byte before them. */
  @ParameterizedTest
  @ValueSource(strings = {"UID=\"root\" AUID=\"alice\"", "UID=\"root\"", "ID=\"al ice\" "})
  void aRecordAfterTheNamesOfAuditdIsRead(String names) throws Exception {
    for (String next : List.of(LOGIN, LOGIN + "\u001dUID=\"x\"", PATH, "node=n " + SYSCALL)) {
      String whole = LOGIN.replace(":2)", ":1)") + "\u001d" + names;
      List<AuditRecord> records = parse(whole + next);
      assertEquals(List.of(whole.stripTrailing(), next), lines(records));
      assertEquals(names.strip(), records.get(0).enrichment().latin1().strip());
      assertEquals("failed", records.get(0).find("res").value().latin1());
      assertFalse(records.get(0).isTruncated());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'UID=\"root\"",
        "' UID=\"root\"",
        "'\u001dUID=\"root\" x",
        "'\u001duid=\"root\"",
        "'\u001dUID=\"root",
        "'\u001d",
        "\u001dUID=\"root\""
      })
  void otherTextIsNotTheNamesOfAuditd(String end) throws Exception {
    String open = LOGIN.replace(":2)", ":1)");
    assertOneRecord(open.substring(0, open.length() - 1) + end + LOGIN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 4096, 70_000})
  void aRecordAfterNulsIsReadWhateverWasCutOff(int nuls) throws Exception {
    String padding = "\0".repeat(nuls);
    for (String torn : List.of("", LOGIN.substring(0, 90), PATH.substring(0, 60), LOGIN, PATH)) {
      for (String next : List.of(SYSCALL, LOGIN, "node=n " + PATH)) {
        List<AuditRecord> records = parse(torn + padding + next);
        AuditRecord last = records.get(records.size() - 1);
        assertEquals(body(next), last.body().latin1());
        assertEquals(torn.isEmpty() ? 1 : 2, records.size());
        assertEquals(torn.isEmpty(), parser.damage() == null);
        if (!torn.isEmpty()) {
          assertEquals(torn, records.get(0).line().latin1());
        }
      }
    }
  }

  /** What a program writes to a record is up to the program, and to whom it listens. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "op=x type=USER_LOGIN msg=audit(1700000009.000:2): pid=1 res=success",
        "op=login acct=\"type=USER_LOGIN msg=audit(1700000009.000:2): pid=1\" res=failed",
        "op=login acct=\"al\" type=USER_LOGIN msg=audit(1700000009.000:2): pid=1 res=success",
        "op=login acct=\"altype=USER_LOGIN msg=audit(1700000009.000:2): pid=1 res=success",
        "op=x ' type=USER_LOGIN msg=audit(1700000009.000:2): pid=1 msg='op=login res=success",
        "cmdline=\"x\" type=SYSCALL msg=audit(1700000009.000:2): key=\"k\" \" function=\"y\"",
        "op=xtype=SYSCALL msg=audit(1700000009.000:2): key=\"k\"",
        "op=x node=n type=SYSCALL msg=audit(1700000009.000:2): key=\"k\"",
        "audit(1700000009.000:2): type=1300 key=\"k\""
      })
  void theTextOfAProgramForgesNoRecord(String payload) throws Exception {
    for (String type : List.of("USER_AVC", "USER_CMD", "USER", "AVC_USER", "SERVICE_START")) {
      for (String start : List.of("", "node=a ", "Mar 18 12:00:00 h audispd: ")) {
        String line =
            start + "type=" + type + " msg=audit(1700000000.000:1): pid=1 uid=0 msg='" + payload;
        for (String end : List.of("'", "'\u001dUID=\"root\"", "'\r")) {
          assertOneRecord(line + end);
        }
      }
    }
  }

  @Test
  void aLineThatACollectorCutOffForgesNoRecord() throws Exception {
    String start = "Mar 18 12:00:00 h audispd: type=USER_AVC msg=audit(1.000:1): pid=1 msg='x ";
    assertOneRecord(start + PATH);
    assertOneRecord(start + "' " + PATH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=PATH msg=audit(1700000000.000:1): name=\"%s\" inode=5",
        "type=PATH msg=audit(1700000000.000:1): item=0 name=\"/a\" x=\"b %s\"",
        "type=AVC msg=audit(1700000000.000:1): apparmor=\"DENIED\" info=\"%s\" pid=1",
        "type=USER_AUTH msg=audit(1700000000.000:1): subj=\"%s\" msg='op=x res=success'",
      })
  void aValueInClosedQuotesForgesNoRecord(String form) throws Exception {
    assertOneRecord(form.formatted("type=SYSCALL msg=audit(1700000009.000:2): syscall=83 uid=0"));
  }

  /** Any user can name a table of a network namespace of theirs. */
  @Test
  void theNameOfATableForgesNoRecord() throws Exception {
    assertOneRecord(
        "type=NETFILTER_CFG msg=audit(1700000000.000:1): table=x " + PATH + " family=2 entries=1");
  }

  @Test
  void aRecordOfAnUnknownTypeIsNotTrusted() throws Exception {
    assertOneRecord("type=AUOMS_EXECVE audit(1700000000.000:1): cmdline=x " + PATH);
  }

  @Test
  void theEndOfAnInodeIsNoNode() throws Exception {
    String torn = "type=PATH msg=audit(1700000000.000:1): item=0 inode=12";
    assertNull(parse(torn + " " + SYSCALL).get(1).id().node());
    assertNull(parse(torn + SYSCALL).get(1).id().node());
    List<AuditRecord> records = parse("node=n " + torn + "node=n " + SYSCALL);
    assertEquals("n", records.get(1).id().node());
    assertEquals("12", records.get(0).find("inode").value().latin1());
  }

  /** Logs of several hosts in one, and logs of which only a part was written with a name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "cwd=\"/home\"",
        "cwd=\"/ho",
        "item=0 inode=12",
        "item=0 res=1",
        "item=0 key=(null)",
        "item=0 ouid=0 i",
        "item=0 ouid=0 ou",
        "item=0 name=\"/a\" no",
        "item=0",
        "arch=c000003e uid=0\u001dARCH=x86_64 UID=\"root\"",
        "avc:  denied  { read } for  pid=1 tclass=file permissive=0"
      })
  void theNodeOfARecordMayFollowTheRecordBeforeAtOnce(String body) throws Exception {
    String header = "type=CWD msg=audit(1700000000.000:1): ";
    for (String first : List.of("", "node=web01 ", "node=web02 ", "host=a ")) {
      for (String name : List.of("web02", "a.example.net", "2001:db8::17", "w_1-2", "my host")) {
        for (String node : List.of("node=", " node=", "  node=", " host=")) {
          String torn = first + header + body;
          List<AuditRecord> records = parse(torn + node + name + " " + SYSCALL);
          assertEquals(2, records.size(), torn + node);
          assertEquals(name, records.get(1).id().nodeName(), torn + node);
          assertEquals(torn, records.get(0).line().latin1().stripTrailing());
          assertEquals(body.replaceAll("\u001d.*", ""), records.get(0).body().latin1());
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "item=0 inode=12",
        "inode=12",
        "op=x rhost=h",
        "item=0 name=\"node=x\"",
        "x=node=y=1"
      })
  void theEndOfAnotherFieldIsNoNode(String body) throws Exception {
    List<AuditRecord> records =
        parse("type=PATH msg=audit(1700000000.000:1): " + body + " " + SYSCALL);
    assertNull(records.get(1).id().node(), body);
    assertEquals(body, records.get(0).body().latin1());
  }

  /** A full disk: the fields after the doubtful text may be those of another record. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=USER_LOGIN msg=audit(1700000000.000:1): pid=7 uid=3 msg='op=login acct=\"al",
        "type=USER_LOGIN msg=audit(1700000000.000:1): pid=7 uid=3 msg='op=login ",
        "type=USER_CMD msg=audit(1700000000.000:1): pid=7 uid=3 msg='",
        "type=AUOMS_EXECVE msg=audit(1700000000.000:1): pid=7 uid=3 cmdline=x",
        "type=NETFILTER_CFG msg=audit(1700000000.000:1): pid=7 uid=3 table=x"
      })
  void theFieldsOfARecordEndBeforeDoubtfulText(String torn) throws Exception {
    for (String next : List.of(LOGIN, LOGIN + "\u001dUID=\"root\" AUID=\"root\"")) {
      String line = torn + next;
      assertOneRecord(line);
      AuditRecord record = parse(line).get(0);
      assertTrue(record.isTruncated());
      assertTrue(record.copy().isTruncated());
      assertTrue(new AuditEvent(List.of(record)).isIncomplete());
      assertEquals(torn, "" + record.line().slice(0, record.bodyStart()) + record.body());
      assertEquals(ByteSlice.EMPTY, record.enrichment());
      assertEquals("7", record.find("pid").value().latin1());
      assertEquals("3", record.find("uid").value().latin1());
      assertNull(record.find("res"));
      assertNull(record.find("ses"));
      assertEquals(line, record.plainLine().latin1());
      assertTrue(parser.damage().contains("column " + (torn.length() + 1) + " "), torn);
    }
  }

  @Test
  void aValueInClosedQuotesIsTheValueOfItsRecord() throws Exception {
    String text = "type=SYSCALL msg=audit(1700000009.000:2): uid=0";
    for (String form :
        List.of(
            "type=AVC msg=audit(1700000000.000:1): apparmor=\"DENIED\" info=\"%s\" res=failed",
            "type=USER_LOGIN msg=audit(1.000:1): pid=1 msg='op=login acct=\"%s\" res=failed'")) {
      String line = form.formatted(text);
      assertOneRecord(line);
      AuditRecord record = parse(line).get(0);
      assertFalse(record.isTruncated());
      assertEquals("failed", record.find("res").value().latin1());
    }
    String torn = "type=USER_LOGIN msg=audit(1.000:1): pid=1 msg='acct=\"" + text + "\" op=x";
    AuditRecord record = parse(torn + LOGIN).get(0);
    assertEquals("x", record.find("op").value().latin1());
    assertNull(record.find("res"));
  }

  @Test
  void aRecordThatIsFollowedByDoubtfulTextAndACertainRecordIsCut() throws Exception {
    String torn = "type=USER_LOGIN msg=audit(1700000000.000:1): pid=7 msg='op=login ";
    List<AuditRecord> records = parse(torn + LOGIN + "\0" + PATH + LOGIN);
    assertEquals(List.of(torn + LOGIN, PATH, LOGIN), lines(records));
    assertNull(records.get(0).find("res"));
    assertEquals("failed", records.get(2).find("res").value().latin1());
    assertFalse(records.get(1).isTruncated() || records.get(2).isTruncated());
  }

  @Test
  void whatWasCutOffBeforeDoesNotReachTheNextLine() throws Exception {
    parse(PATH + SYSCALL);
    assertEquals(1, parse(SYSCALL).size());
    assertNull(parser.damage());
    assertFalse(parser.isOdd());
  }

  @Property(tries = 300)
  void aLineOfWholeRecordsIsReadAsItsRecords(
      @ForAll("kernelRecords") List<String> records, @ForAll boolean joined) throws Exception {
    List<AuditRecord> read = parse(String.join(joined ? " " : "", records));
    assertEquals(records, lines(read));
  }

  @Property(tries = 500)
  void cutsAnywhereGiveRecordsOrAReport(
      @ForAll("kernelRecords") List<String> records, @ForAll @IntRange(max = 300) int cut)
      throws Exception {
    String first = records.get(0);
    String torn = first.substring(0, Math.min(cut, first.length()));
    List<AuditRecord> read = parse(torn + String.join("", records));
    List<String> last = lines(read).subList(read.size() - records.size(), read.size());
    assertTrue(last.get(0).endsWith(first));
    assertEquals(records.subList(1, records.size()), last.subList(1, last.size()));
    assertTrue(isReported(torn), torn);
  }

  @Provide
  Arbitrary<List<String>> kernelRecords() {
    return Arbitraries.of(
            PATH,
            SYSCALL,
            "type=CWD msg=audit(1700000000.000:1): cwd=\"/\"",
            "type=AVC msg=audit(1700000000.000:1): avc:  denied  { read } for pid=1 comm=\"x\"",
            "type=1400 audit(1700000003.000:3): apparmor=\"DENIED\" info=\"Failed name lookup\"",
            "type=PROCTITLE msg=audit(1700000000.000:1): proctitle=78")
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  /** A record that ends at a blank may have been joined with the next one of its event. */
  private boolean isReported(String torn) {
    return torn.isEmpty() || torn.endsWith(" ") || parser.damage() != null;
  }

  private void assertOneRecord(String line) throws Exception {
    assertEquals(List.of(line), lines(parse(line)));
    String damage = parser.damage();
    assertNotNull(damage, line);
    String expected =
        " looks like a record but was not read: a user or a program may have written it, or the"
            + " line break before it was lost";
    assertTrue(damage.endsWith(expected), damage);
  }

  private List<AuditRecord> parse(String line) throws MalformedRecordException {
    List<AuditRecord> records = new ArrayList<>();
    AuditRecord record = parser.parse(ByteSlice.of(line.getBytes(ISO_8859_1)), 7);
    while (record != null) {
      records.add(record);
      record = parser.next();
    }
    return records;
  }

  private static List<String> lines(List<AuditRecord> records) {
    return records.stream().map(record -> record.line().latin1()).toList();
  }

  private static String body(String record) {
    return record.substring(record.indexOf("): ") + 3);
  }
}
