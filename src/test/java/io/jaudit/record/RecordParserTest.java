package io.jaudit.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jaudit.bytes.ByteSlice;
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
      @ForAll @LongRange(max = 99_999_999_999L) long seconds,
      @ForAll @LongRange(max = 999) long millis,
      @ForAll @LongRange(max = Long.MAX_VALUE / 100) long serial)
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
          1710763200.000:1,  1710763200000, 1
          abc.000000000:5,   0,             5
          1710763200.5:7,    1710763200005, 7
          1710763200.05,     1710763200005, 0
          1710763200:1234,   1710763200000, 1234
          1710763200.000:,   1710763200000, 0
          1710763200.:8,     1710763200000, 8
          1710763200.000:-5, 1710763200000, 0
          0000000000.000:1,  0,             1
          1710763200.9x:9z,  1710763200009, 9
          """)
  void readsStampsAsFarAsTheirDigitsGo(String stamp, long timeMillis, long serial)
      throws Exception {
    AuditRecord record = parse("type=USER_CMD msg=audit(" + stamp + "): pid=1");
    assertEquals(new EventId(null, timeMillis, serial), record.id());
    assertEquals("pid=1", record.body().latin1());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1710763200.1000:4 | expected milliseconds up to 999 at column 36
          99999999999999999999.000:8 | expected a number that fits 64 bits at column 25
          9223372036854775799.000:8 | expected a time in seconds at column 25
          1710763200.99999999999999999999:1 | expected a number that fits 64 bits at column 36
          1710763200.000:99999999999999999999 | expected a number that fits 64 bits at column 40
          -5.000000000:9 | expected a time that is not negative at column 25
          """)
  void refusesStampsThatAreOutOfRange(String stamp, String message) {
    assertMalformed(message, "type=USER_CMD msg=audit(" + stamp + "): pid=1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~ | type=TYPE msg=audit(SEC.MS:SERIAL): at column 1
          garbage | type=TYPE msg=audit(SEC.MS:SERIAL): at column 1
          ~   ~ | type=TYPE msg=audit(SEC.MS:SERIAL): at column 4
          n | type=TYPE msg=audit(SEC.MS:SERIAL): at column 1
          node= | type=TYPE msg=audit(SEC.MS:SERIAL): at column 1
          type= | msg=audit(SEC.MS:SERIAL): at column 6
          type=USER_CMD | msg=audit(SEC.MS:SERIAL): at column 14
          type=USER_CMD msg=audit(1100:6): x | msg=audit(SEC.MS:SERIAL): at column 15
          type=EOE zzz msg=audit(1100.020:20): x | msg=audit(SEC.MS:SERIAL): at column 10
          type=EOE msg=audit(1710763 .000:1): x | msg=audit(SEC.MS:SERIAL): at column 10
          type=EOE msg=login(1710763200.000:1): x | msg=audit(SEC.MS:SERIAL): at column 10
          node=a type=PATH msg=aud | msg=audit(SEC.MS:SERIAL): at column 18
          host kernel: audit: type=1400 aud | msg=audit(SEC.MS:SERIAL): at column 31
          """)
  void refusesALineWithoutAHeaderAndSaysWhere(String line, String expected) {
    assertMalformed("expected " + expected, line);
  }

  @Test
  void theShortestWordThatAusearchTakesForAStampIsTheSameInEveryFormOfTheLine() throws Exception {
    for (String start : List.of("", "  ", "node=a ", "node=a b ", "Mar 18 host audispd: ")) {
      String header = start + "type=EOE msg=audit(";
      assertEquals(1_100_000, parse(header + "1100:60): ").id().timeMillis());
      assertThrows(MalformedRecordException.class, () -> parse(header + "1100:6): "), start);
    }
  }

  @Test
  void aStampEndsWithItsWord() throws Exception {
    AuditRecord record = parse("type=AVC msg=audit(1710763200.123:4567 denied ( read ) for");
    assertEquals(4567, record.id().serial());
    assertEquals("denied ( read ) for", record.body().latin1());
  }

  @ParameterizedTest
  @ValueSource(strings = {")", "):", "): ", ""})
  void aHeaderMayStandAlone(String end) throws Exception {
    AuditRecord record = parse("type=USER_CMD msg=audit(" + STAMP + end);
    assertEquals(4567, record.id().serial());
    assertEquals("", record.body().latin1());
    assertEquals(0, record.fields().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          type=USER_CMD    | USER_CMD     | 1123
          type=user_cmd    | USER_CMD     | 1123
          type=1123        | USER_CMD     | 1123
          type=UNKNOWN[1123] | USER_CMD   | 1123
          type=UNKNOWN[1123 | UNKNOWN[1123 | -1
          type=UNKNOWN[1999] | UNKNOWN[1999] | 1999
          type=UNKNOWN[]   | UNKNOWN[]    | -1
          type=UNKNOWN[-5] | UNKNOWN[-5]  | -1
          type=-5          | -5           | -1
          type=99999999999 | 99999999999  | -1
          type=NO_SUCH     | NO_SUCH      | -1
          type=            | ~~           | -1
          xxxx=USER_CMD    | USER_CMD     | 1123
          abc              | ~~           | -1
          ~  type=USER_CMD~ | USER_CMD    | 1123
          ~\ttype=USER_CMD~ | =USER_CMD   | -1
          """)
  void readsTypesAsAusearchDoes(String start, String name, int number) throws Exception {
    AuditRecord record = parse(start + " msg=audit(" + STAMP + "): a=1");
    assertEquals(name, record.type().name());
    assertEquals(number, record.type().number());
    assertEquals("1", String.valueOf(record.find("a").value()));
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
          nonsense type=EOE | nse
          n type=EOE | ~~
          node=x xxxx=EOE | x
          Mar 18 12:00:00 loghost audispd: node=my host type=EOE | my host
          """)
  void readsTheNode(String start, String node) throws Exception {
    AuditRecord record = parse(start + " msg=audit(" + STAMP + "): type=a");
    assertEquals(node, record.id().node());
    assertEquals(RecordType.EOE, record.type().number());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=PATH ",
        "type=PATH  ",
        "xnode=a type=PATH ",
        "Mar 18 12:00:00 host audispd: type=PATH ",
        "<5>Mar 18 12:00:00 host kernel: [  12.345678] audit: type=PATH ",
        "2024-03-18T12:00:00.000000+00:00 host audit[1]: type=PATH ",
      })
  void aLineWithoutANodeHasNone(String start) throws Exception {
    for (String message : List.of("msg=audit(", "audit(")) {
      AuditRecord record = parse(start + message + STAMP + "): name=\"/node=b\"");
      assertNull(record.id().node());
      assertEquals(RecordType.PATH, record.type().number());
      assertEquals(1710763200123L, record.id().timeMillis());
      assertEquals("name=\"/node=b\"", record.body().latin1());
    }
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
    assertEquals("1\r", record.find("x").value().latin1());
  }

  @Test
  void theEnrichedPartIsNotOfTheBody() throws Exception {
    AuditRecord record = parse("type=LOGIN msg=audit(" + STAMP + "): uid=0\u001dUID=\"root\"");
    assertEquals("uid=0", record.body().latin1());
    assertEquals("type=LOGIN msg=audit(" + STAMP + "): uid=0", record.plainLine().latin1());
    assertEquals("UID=\"root\"", record.enrichment().latin1());
  }

  @Test
  void aHeaderFarBehindTheStartOfALineIsNotLookedFor() {
    String far = "x".repeat(5000) + " type=EOE msg=audit(" + STAMP + "): ";
    assertMalformed("expected type=TYPE msg=audit(SEC.MS:SERIAL): at column 1", far);
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
    Arbitrary<String> nodes = Arbitraries.of("", "node=a ", "node=b ", "node= ", " ", "n ");
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

  private void assertMalformed(String message, String text) {
    MalformedRecordException malformed =
        assertThrows(MalformedRecordException.class, () -> parse(text));
    assertEquals(message, malformed.getMessage());
  }

  private static ByteSlice line(String text) {
    return ByteSlice.of(text.getBytes(ISO_8859_1));
  }
}
