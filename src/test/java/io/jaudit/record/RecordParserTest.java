package io.jaudit.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.nio.charset.Charset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordParserTest {
  private static final String STAMP = "1710763200.123:4567";

  private final RecordParser parser = new RecordParser();

  @Test
  void theNameOfANodeMayBeOfAnyLength() throws MalformedRecordException {
    String name = "%".repeat(100_000);
    String line = "node=" + name + " type=EOE msg=audit(1.000:2): ";
    AuditRecord record = new RecordParser().parse(ByteSlice.of(line.getBytes(ISO_8859_1)), 0);
    assertEquals(name, record.id().node());
  }

  /**
   * What is around a line names the host of that line only, also if the next has the same stamp.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"host\":\"web01\",\"message\":\"RECORD\"}",
        "\001web01\001boot\001RECORD",
        "Mar 18 12:00:00 web01 audispd: RECORD"
      })
  void aLineIsNotOfTheHostOfTheLineBefore(String form) throws Exception {
    String record = "type=CWD msg=audit(" + STAMP + "): cwd=x";
    assertNull(parse(record).id().node());
    for (int i = 0; i < 2; i++) {
      assertEquals("web01", parse(form.replace("RECORD", record)).id().nodeName());
      assertNull(parse(record).id().node());
      assertNull(parse(record).id().node());
    }
  }

  /** The header of the second line is that of the first, so that it is not examined again. */
  @Test
  void aRecordGluedToAnotherIsNotOfTheHostOfADamagedLine() throws Exception {
    String path = "type=PATH msg=audit(" + STAMP + "): name=\"a";
    parse(path + "\"");
    assertThrows(
        MalformedRecordException.class, () -> parse("Mar 18 12:00:00 web01 audispd: type=CWD x"));
    assertNull(parse(path + "type=USER_CMD msg=audit(1710763201.000:9): pid=2").id().node());
    AuditRecord glued = parser.next();
    assertEquals(9, glued.id().serial());
    assertNull(glued.id().node());
  }

  @Test
  void readsTypeStampAndBody() throws Exception {
    AuditRecord record = parser.parse(line("type=CWD msg=audit(" + STAMP + "): cwd=\"/\""), 42);
    assertEquals(RecordType.CWD, record.type().number());
    assertEquals(new EventId(null, 1710763200123L, 4567), record.id());
    assertEquals("cwd=\"/\"", record.body().latin1());
    assertEquals(42, record.position());
    assertEquals("type=CWD msg=audit(" + STAMP + "): cwd=\"/\"", record.line().latin1());
  }

  @Property
  void readsBackEveryStamp(
      @ForAll @LongRange(max = EventId.MAX_SECONDS) long seconds,
      @ForAll @LongRange(max = 999) long millis,
      @ForAll @LongRange(max = EventId.MAX_SERIAL) long serial)
      throws Exception {
    String stamp = String.format("%010d.%03d:%d", seconds, millis, serial);
    EventId id = parse("type=EOE msg=audit(" + stamp + "): ").id();
    assertEquals(new EventId(null, seconds * 1000 + millis, serial), id);
    assertEquals(seconds, id.seconds());
    assertEquals(String.format("%d.%03d:%d", seconds, millis, serial), id.stamp());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          1710763200.000:1,        1710763200000, 1
          1710763200.5:7,          1710763200005, 7
          1710763200.05:7,         1710763200005, 7
          1710763200:1234,         1710763200000, 1234
          1100:6,                  1100000,       6
          0.0:741,                 0,             741
          0000000000.000:1,        0,             1
          01710763200.010:01,      1710763200010, 1
          9223372036.999:1,        9223372036999, 1
          0.000:4294967295,        0,             4294967295
          """)
  void readsAnEventIdOfDigits(String stamp, long timeMillis, long serial) throws Exception {
    for (String start : List.of("", "  ", "node=a ", "node=a b ", "Mar 18 12:00:00 h audispd: ")) {
      AuditRecord record = parse(start + "type=USER_CMD msg=audit(" + stamp + "): pid=1");
      assertEquals(timeMillis, record.id().timeMillis());
      assertEquals(serial, record.id().serial());
      assertEquals("pid=1", record.body().latin1());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        ":",
        "abc.000:5",
        "17953210---",
        "1710763200.05",
        "1710763200.000:",
        "1710763200.:8",
        ".000:8",
        "1710763200.000:-5",
        "1710763200.9x:9z",
        "1710763200.000:1 ",
        "1710763200.000:1\t",
        " 1710763200.000:1",
        "+1710763200.000:1",
        "-5.000000000:9",
        "1710763200,000:1",
        "1710763200.000.1:1",
        "0x5.000:1",
        "1710763200.000:1:2"
      })
  void anEventIdThatIsNotDigitsIsDamage(String stamp) {
    String line = "type=USER_CMD msg=audit(" + stamp + "): pid=1";
    assertUnread(
        LineProblem.DAMAGED, "expected an event ID SECONDS.MILLIS:SERIAL at column 25", line);
    assertUnread(
        LineProblem.DAMAGED,
        "expected an event ID SECONDS.MILLIS:SERIAL at column 32",
        "node=a " + line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1710763200.123:45", "1710763200.123:4567 denied", "1710763200.1", "17"})
  void anEventIdThatIsNotClosedMayBeCutOff(String stamp) {
    assertUnread(
        LineProblem.DAMAGED,
        "expected an event ID SECONDS.MILLIS:SERIAL at column 20",
        "type=AVC msg=audit(" + stamp);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1710763200.1000:4 | at most 3 digits of milliseconds at column 36
          1710763200.0005:4 | at most 3 digits of milliseconds at column 36
          1710763200.99999999999999999999:1 | at most 3 digits of milliseconds at column 36
          99999999999999999999.000:8 | a time of at most 9223372036 seconds since 1970 at column 25
          9223372036854775799.000:8 | a time of at most 9223372036 seconds since 1970 at column 25
          17107632001710.000:8 | a time of at most 9223372036 seconds since 1970 at column 25
          17107632001.000:8 | a time of at most 9223372036 seconds since 1970 at column 25
          9223372037:8 | a time of at most 9223372036 seconds since 1970 at column 25
          1710763200.000:4294967296 | a serial number of at most 4294967295 at column 40
          1710763200.000:99999999999999999999 | a serial number of at most 4294967295 at column 40
          """)
  void refusesAnEventIdThatIsOutOfRange(String stamp, String message) {
    String line = "type=USER_CMD msg=audit(" + stamp + "): pid=1";
    assertUnread(LineProblem.DAMAGED, "expected " + message, line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          garbage | OTHER_TEXT | type=TYPE msg=audit(SECONDS.MILLIS:SERIAL): at column 1
          n | OTHER_TEXT | type=TYPE msg=audit(SECONDS.MILLIS:SERIAL): at column 1
          node= | OTHER_TEXT | type=TYPE msg=audit(SECONDS.MILLIS:SERIAL): after the node at column 6
          type= | OTHER_TEXT | the name or number of a record type at column 6
          type=simple | OTHER_TEXT | the name or number of a record type at column 6
          Mar 18 12:00:00 h sshd[1]: hi | OTHER_TEXT | type=TYPE msg=audit(SECONDS.MILLIS:SERIAL): at column 1
          Mar 18 12:00:00 h kernel: hi | OTHER_TEXT | type=TYPE msg=audit(SECONDS.MILLIS:SERIAL): at column 27
          type=USER_CMD | DAMAGED | msg=audit(SECONDS.MILLIS:SERIAL): at column 14
          type=EOE zzz msg=audit(1100.020:20): x | DAMAGED | msg=audit(SECONDS.MILLIS:SERIAL): at column 10
          type=EOE msg=login(1710763200.000:1): x | DAMAGED | msg=audit(SECONDS.MILLIS:SERIAL): at column 10
          type=UNKNOWN[1329] msg=? | DAMAGED | msg=audit(SECONDS.MILLIS:SERIAL): at column 20
          node=a type=PATH msg=aud | DAMAGED | msg=audit(SECONDS.MILLIS:SERIAL): at column 18
          audit: type=1400 aud | DAMAGED | msg=audit(SECONDS.MILLIS:SERIAL): at column 18
          audit(1710763200.123:4567): op=x | DAMAGED | type=TYPE after audit(SECONDS.MILLIS:SERIAL): at column 29
          """)
  void tellsWhatIsMissingWhere(String line, LineProblem problem, String expected) {
    assertUnread(problem, "expected " + expected, line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\r",
        "\t",
        "----",
        "----\r",
        "--",
        "time->Tue Nov 24 10:00:01 2026",
        "> ----"
      })
  void whatIsBetweenEventsNeedsNoNote(String line) {
    assertUnread(LineProblem.SEPARATOR, "a line between events", line);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4096, 70_000})
  void aLineOfNulsIsDamage(int length) {
    String reason = "only NUL bytes, as a crash or a power failure leaves them";
    assertUnread(LineProblem.DAMAGED, reason, "\0".repeat(length));
    assertUnread(LineProblem.DAMAGED, reason, "\0".repeat(length) + "\r");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          type=EXECVE msg=audit(2026-10-02 19:38:07.455:1459): argc=3 a0=nft
          node=web type=EXECVE msg=audit(2026-10-02 19:38:07.455:1459): argc=3 a0=nft
          type=SYSCALL msg=audit(03/19/2026 15:40:06.141:235) : arch=x86_64
          type=SYSCALL msg=audit(03/19/26 15:40:06.141:237) : arch=x86_64
          type=SYSCALL msg=audit(19.03.2026 15:40:06.141:237) : arch=x86_64
          type=SYSCALL msg=audit(26.11.2026 10:00:00.123:456) : arch=x86_64
          type=SYSCALL msg=audit(26.11.2026. 10:00:00.123:456) : arch=x86_64
          type=SYSCALL msg=audit(26. 11. 2026 10:00:00.123:456) : arch=x86_64
          type=SYSCALL msg=audit(2026\u5e7411\u670826\u65e5 10:00:00.123:456) : arch=x86_64
          type=SYSCALL msg=audit(2026\u00eb 11 26 10:00:00.123:456) : arch=x86_64
          type=SYSCALL msg=audit(\u0662\u0660 10:00:00.123:456) : arch=x86_64
          Oct 28 09:56:44 h audispd: type=PATH msg=audit(11/22/26 08:27:54.168:9) : item=0
          """)
  void textOfAusearchIsNotReadAsATime(String line) {
    assertUnread(LineProblem.INTERPRETED, "already interpreted, as by ausearch -i", line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"text": "type=EOE msg=audit(1710763200.123:4567): \\n"} | a record inside a JSON object, but not in its event.original, log, message or MESSAGE
          {"log": "type=EOE msg=audit(1710763200.123:4567): \\n" | the line is not complete JSON, so that its members are not certain
          {"log": "type=EOE msg=audit(1710763200.123:4567): \\n"} x | the line is not complete JSON, so that its members are not certain
          {"message": "x", "message": "type=EOE msg=audit(1710763200.123:4567): "} | a member with a text occurs twice
          {"program": "sshd", "message": "type=EOE msg=audit(1710763200.123:4567): "} | the message of a program that is no audit program
          {"_AUDIT_TYPE":"1400","MESSAGE":"AVC x"} | an entry of the journal in JSON; use journalctl -a -o export _TRANSPORT=audit
          audit-host audit: BPF prog-id=7 op=LOAD | journal text has no event IDs; use journalctl -a -o export _TRANSPORT=audit
          h audit[1]: AUDIT1334 prog-id=7 op=LOAD | journal text has no event IDs; use journalctl -a -o export _TRANSPORT=audit
          AVC avc:  denied  { read } | journal text has no event IDs; use journalctl -a -o export _TRANSPORT=audit
          SYSCALL arch=c000003e syscall=59 | journal text has no event IDs; use journalctl -a -o export _TRANSPORT=audit
          ~	~    _AUDIT_ID=26953 | an entry of the journal as text; use journalctl -a -o export _TRANSPORT=audit
          Nov 24 00:39:21 h audit[2482]: USER_CMD pid=2482 | journal text has no event IDs; use journalctl -a -o export _TRANSPORT=audit
          ~	~type=EOE msg=audit(1710763200.123:4567): | unknown text before the record, at column 1
          'type=EOE msg=audit(1710763200.123:4567): ' | unknown text before the record, at column 1
          "type=EOE msg=audit(1710763200.123:4567):  | the record is in quotes, and those within it are not all escaped; extract the records first
          [type=EOE msg=audit(1710763200.123:4567): | unknown text before the record, at column 1
          xxxx=EOE msg=audit(1710763200.123:4567): | unknown text before the record, at column 1
          nonsense type=EOE msg=audit(1710763200.123:4567): | unknown text before the record, at column 1
          my log:type=EOE msg=audit(1710763200.123:4567): | unknown text before the record, at column 1
          Mar 18 12:00:00 h sshd[1]: type=EOE msg=audit(1710763200.123:4567): | unknown text before the record, at column 1
          """)
  void recordsInAFormThatIsNotReadAreReportedWithAdvice(String line, String reason) {
    assertUnread(
        LineProblem.UNREADABLE, reason, line.replace("~\t~    ", "    ").replace("~\t~", "x\t"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "it=0 a0=1 a1=2 items=2 ppid=4101 pid=4102 auid=1001 uid=0 gid=0 eu",
        "    inode=1 dev=08:01 mode=0100644 ouid=0 nametype=NORMAL",
        "scontext=a:b:c:s0 tcontext=d:e:f:s0 tclass=file permissive=0 pid=1"
      })
  void theRestOfARecordThatWasWrappedIsReported(String line) {
    assertUnread(
        LineProblem.DAMAGED,
        "fields without a header, as of a record that was wrapped; join its lines first",
        line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Nov 24 10:00:00 web01 sshd[7]: failure; logname= uid=0 euid=0 tty=ssh ruser= pid=1",
        "pam_unix(sshd:auth): failure; uid=0 euid=0 tty=ssh pid=1",
        "level=info msg=ready op=start path=/x name=y",
        "uid=0(root) gid=0(root) groups=0(root)",
        "USER name=x",
        "LOGIN x",
        "host audit: hello x=y"
      })
  void textOfOtherProgramsIsNoRestOfARecord(String line) {
    MalformedRecordException unread =
        assertThrows(MalformedRecordException.class, () -> parse(line));
    assertEquals(LineProblem.OTHER_TEXT, unread.problem());
  }

  @Test
  void colorsInAHeaderAreNotOfTheRecord() throws Exception {
    String id = "msg=audit(" + STAMP + "): ";
    String on = "\u001b[01;31m\u001b[K";
    String off = "\u001b[m\u001b[K";
    for (String line :
        List.of(
            on + "type=CWD" + off + " " + id + "cwd=\"/a\"",
            "type=" + on + "CWD" + off + " " + id + "cwd=\"" + on + "/a" + off + "\"",
            "\u001b[35maudit.log" + off + on + ":" + off + "type=CWD " + id + "cwd=\"/a\"")) {
      RecordParser parser = new RecordParser();
      AuditRecord record = parser.parse(ByteSlice.of(line.getBytes(ISO_8859_1)), 0);
      assertEquals("/a", record.find("cwd").value().latin1());
      assertEquals(line, record.line().latin1());
      assertTrue(parser.isOdd());
    }
  }

  @Test
  void aPartOfALineThatAContainerRuntimeSplitIsNotARecord() {
    String text = "type=EOE msg=audit(" + STAMP + "): ";
    String reason =
        "a part of a line that the container runtime split; the other parts are missing, or too"
            + " long";
    assertUnread(LineProblem.DAMAGED, reason, "2026-11-24T10:00:01.1Z stdout P " + text);
    String part = text + "x".repeat(16 * 1024 - text.length());
    String json = "{\"log\":\"" + part + "\",\"stream\":\"stdout\"}";
    assertUnread(LineProblem.DAMAGED, reason, json);
  }

  /** Relays add their own name before that of the host. */
  @Test
  void ofSeveralNodesTheLastIsTheHostAndTheOthersAreReported() throws Exception {
    RecordParser parser = new RecordParser();
    String line = "node=relay node=web01 type=EOE msg=audit(" + STAMP + "): ";
    AuditRecord record = parser.parse(ByteSlice.of(line.getBytes(ISO_8859_1)), 0);
    assertEquals("web01", record.id().node());
    assertEquals(
        "a header is damaged; the record after it, at column 12, was read", parser.damage());
  }

  @Test
  void tabsBetweenFieldsAreReported() {
    String reason = "tabs between the fields; replace them: tr '\\t' ' '";
    String id = "msg=audit(" + STAMP + "):";
    assertUnread(LineProblem.UNREADABLE, reason, "type=EOE\t" + id + "\ta=1");
    assertUnread(LineProblem.UNREADABLE, reason, "type=EOE " + id + "\ta=1");
  }

  @Test
  void textOfFourBytesACharacterIsReported() {
    String line = "type=EOE msg=audit(1.000:1): ";
    for (String encoding : List.of("UTF-32LE", "UTF-32BE")) {
      for (String start : List.of("\ufeff", "", "\n")) {
        String wide = new String((start + line).getBytes(Charset.forName(encoding)), ISO_8859_1);
        assertUnread(
            LineProblem.UNREADABLE,
            start.equals("\ufeff")
                ? "UTF-32 text; convert it first: iconv -f UTF-32 -t UTF-8"
                : "UTF-32 text without a byte order mark; convert it first: iconv -f UTF-32LE -t"
                    + " UTF-8, or from UTF-32BE",
            wide.substring(wide.indexOf('\n') + 1));
      }
    }
  }

  @Test
  void textOfTwoBytesACharacterIsReported() {
    byte[] little = "\ufefftype=EOE msg=audit(1.000:1): ".getBytes(UTF_16LE);
    byte[] big = "\ufefftype=EOE msg=audit(1.000:1): ".getBytes(UTF_16BE);
    byte[] next = ("\0type=EOE msg=audit(1.000:1): ").getBytes(UTF_16LE);
    for (byte[] wide : List.of(little, big)) {
      assertUnread(
          LineProblem.UNREADABLE,
          "UTF-16 text; convert it first: iconv -f UTF-16 -t UTF-8",
          new String(wide, ISO_8859_1));
    }
    assertUnread(
        LineProblem.UNREADABLE,
        "UTF-16 text without a byte order mark; convert it first: iconv -f UTF-16LE -t UTF-8, or"
            + " from UTF-16BE",
        new String(next, ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(strings = {")", "):", "): ", ") "})
  void aHeaderMayBeAlone(String end) throws Exception {
    AuditRecord record = parse("type=USER_CMD msg=audit(" + STAMP + end);
    assertEquals(4567, record.id().serial());
    assertEquals("", record.body().latin1());
    assertEquals(0, record.fields().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"): ", "):", ") : ", ") "})
  void aBodyBeginsAfterTheMarkOfTheHeader(String mark) throws Exception {
    AuditRecord record = parse("type=DAEMON_CONFIG msg=audit(" + STAMP + mark + "config changed");
    assertEquals("config changed", record.body().latin1());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          type=USER_CMD      | USER_CMD      | 1123
          type=user_cmd      | USER_CMD      | 1123
          type=1123          | USER_CMD      | 1123
          type=UNKNOWN[1123] | USER_CMD      | 1123
          type=unknown[1123] | USER_CMD      | 1123
          type=Unknown[1999] | UNKNOWN[1999] | 1999
          type=UNKNOWN[1999] | UNKNOWN[1999] | 1999
          type=99999999999   | 99999999999   | -1
          type=NO_SUCH       | NO_SUCH       | -1
          """)
  void readsTypesByNameAndNumber(String start, String name, int number) throws Exception {
    AuditRecord record = parse(start + " msg=audit(" + STAMP + "): a=1");
    assertEquals(name, record.type().name());
    assertEquals(number, record.type().number());
    assertEquals("1", String.valueOf(record.find("a").value()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "UNKNOWN[1123",
        "UNKNOWN[]",
        "UNKNOWN[-5]",
        "UNKNOWN[12x]",
        "-5",
        "no_such",
        "Bogus",
        "A.B",
        "audit.log:type=AVC"
      })
  void aWordThatIsNoTypeMakesNoRecord(String type) {
    MalformedRecordException malformed =
        assertThrows(
            MalformedRecordException.class,
            () -> parse("type=" + type + " msg=audit(" + STAMP + "): a=1"));
    assertEquals(LineProblem.DAMAGED, malformed.problem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          node=x type=EOE | x
          node= type=EOE | ~~
          ~  node=x type=EOE~ | x
          ~node=x  type=EOE~ | x
          node=my host type=EOE | my host
          node=fe80::1%eth0 type=EOE | fe80::1%eth0
          host=dhcppc2 type=EOE | dhcppc2
          Mar 18 12:00:00 loghost audispd: node=my host type=EOE | my host
          <134>Oct 28 09:56:44 centos6 audispd: node=centos6 type=EOE | centos6
          audit.log.1:node=web01 type=EOE | web01
          """)
  void readsTheNode(String start, String node) throws Exception {
    AuditRecord record = parse(start + " msg=audit(" + STAMP + "): type=a");
    assertEquals(node, record.id().nodeName());
    assertEquals(RecordType.EOE, record.type().number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"node=a=b ", "node=\"a\" ", "node=a(b) "})
  void whatIsNoNameOfANodeMakesNoRecord(String node) {
    assertThrows(
        MalformedRecordException.class, () -> parse(node + "type=EOE msg=audit(" + STAMP + "): "));
  }

  @Test
  void aNodeHasOneCharacterAByte() throws Exception {
    String line = "node=caf\u00c3\u00a9 type=EOE msg=audit(" + STAMP + "): ";
    assertEquals("caf\u00c3\u00a9", parse(line).id().node());
  }

  @Test
  void bytesOfTheLineStayAsTheyAre() throws Exception {
    String text = "type=USER_CMD msg=audit(" + STAMP + "): cmd=\"a\0b\u00ff\u001b[31m\" x=1\r";
    AuditRecord record = parse(text);
    assertEquals(text, record.line().latin1());
    assertEquals("a\0b\u00ff\u001b[31m", record.find("cmd").value().latin1());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\r\r", "\0", "\0\0\0", "\r\0"})
  void aCarriageReturnAndNulsAtTheEndAreNotOfTheRecord(String end) throws Exception {
    String header = "type=LOGIN msg=audit(" + STAMP + "): ";
    for (String body : List.of("key=6D79", "op=x key=\"k\"", "msg='a=1 res=failed'", "")) {
      AuditRecord record = parse(header + body + end);
      assertEquals(header + body + end, record.line().latin1());
      assertEquals(header + body, record.plainLine().latin1());
      assertEquals(body, record.body().latin1());
      assertEquals(body, record.content().latin1());
      assertEquals("", record.enrichment().latin1());
      AuditRecord enriched = parse(header + body + "\u001dUID=\"root\"" + end);
      assertEquals(body, enriched.body().latin1());
      assertEquals(body + "\u001dUID=\"root\"", enriched.content().latin1());
      assertEquals("UID=\"root\"", enriched.enrichment().latin1());
    }
    assertEquals("6D79", parse(header + "key=6D79" + end).find("key").value().latin1());
    assertEquals("", parse(header + "\u001d" + end).enrichment().latin1());
  }

  @Test
  void theEnrichedPartIsNotOfTheBody() throws Exception {
    AuditRecord record = parse("type=LOGIN msg=audit(" + STAMP + "): uid=0\u001dUID=\"root\"");
    assertEquals("uid=0", record.body().latin1());
    assertEquals("type=LOGIN msg=audit(" + STAMP + "): uid=0", record.plainLine().latin1());
    assertEquals("UID=\"root\"", record.enrichment().latin1());
  }

  @Test
  void recordsOfOneStampShareTheirId() throws Exception {
    AuditRecord first = parse("node=a type=SYSCALL msg=audit(" + STAMP + "): a0=1");
    AuditRecord second = parse("node=a type=CWD msg=audit(" + STAMP + "): cwd=\"/\"");
    AuditRecord other = parse("node=b type=CWD msg=audit(" + STAMP + "): cwd=\"/\"");
    AuditRecord none = parse("type=CWD msg=audit(" + STAMP + "): cwd=\"/\"");
    assertSame(first.id(), second.id());
    assertEquals(new EventId("b", 1710763200123L, 4567), other.id());
    assertEquals(new EventId(null, 1710763200123L, 4567), none.id());
  }

  @Test
  void aCopyIsTheSameRecordOnALineOfItsOwn() throws Exception {
    AuditRecord record = parser.parse(line("type=CWD msg=audit(" + STAMP + "): cwd=\"/\""), 7);
    AuditRecord copy = record.copy();
    assertNotSame(record.line(), copy.line());
    assertEquals(record.line(), copy.line());
    assertEquals(record.body(), copy.body());
    assertEquals(record.id(), copy.id());
    assertEquals(record.type(), copy.type());
    assertEquals(7, copy.position());
  }

  @Property
  void whatAParserSawBeforeChangesNothing(@ForAll("lines") List<String> lines) {
    for (String line : lines) {
      assertEquals(describe(new RecordParser(), line), describe(parser, line));
    }
  }

  @Property
  void anyBytesAreARecordOrMalformed(@ForAll byte[] bytes) {
    String any = new String(bytes, ISO_8859_1);
    for (String start : List.of("", " ", "type=A msg=audit(1.000:12", "node=", "a b type=")) {
      assertEquals(describe(new RecordParser(), start + any), describe(parser, start + any));
    }
  }

  @Provide
  Arbitrary<List<String>> lines() {
    Arbitrary<String> nodes =
        Arbitraries.of(
            "",
            "node=a ",
            "node=b ",
            "node= ",
            " ",
            "n ",
            "Mar 18 12:00:00 h audispd: ",
            "Mar 18 12:00:00 h audispd: node=a ",
            "Mar 18 12:00:00 h audispd: h ",
            "Mar 18 12:00:00 h sshd: ",
            "a.log:",
            "a.log: ");
    Arbitrary<String> types = Arbitraries.of("type=EOE", "type=PATH", "type=X", "abcd=PATH", "t");
    Arbitrary<String> stamps =
        Arbitraries.of("1.000:12345", "1.000:12346", "2.000:12345", "1.0000001:1", "1:1", "x.9:y");
    return Combinators.combine(nodes, types, stamps)
        .as((node, type, stamp) -> node + type + " msg=audit(" + stamp + "): a=1")
        .list()
        .ofMaxSize(8);
  }

  /** What a line is read as; the line itself is always whole. */
  private static String describe(RecordParser parser, String line) {
    try {
      AuditRecord record = parser.parse(line(line), 0);
      assertEquals(line, record.line().latin1());
      return record.id() + " " + record.id().node() + " " + record.type() + " " + record.body();
    } catch (MalformedRecordException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private AuditRecord parse(String text) throws MalformedRecordException {
    return parser.parse(line(text), 0);
  }

  private void assertUnread(LineProblem problem, String reason, String text) {
    MalformedRecordException malformed =
        assertThrows(MalformedRecordException.class, () -> parse(text));
    assertEquals(reason, malformed.reason());
    assertEquals(problem, malformed.problem());
  }

  private static ByteSlice line(String text) {
    return ByteSlice.of(text.getBytes(ISO_8859_1));
  }
}
