package io.jaudit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.record.EventId;
import io.jaudit.source.FileIdentity;
import io.jaudit.source.LogPosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointTextTest {
  private static final Checkpoint FULL =
      new Checkpoint(
          1_004_321,
          Optional.of(new FileIdentity(0xFE00, 2163608)),
          Optional.of(new LastEvent(new EventId(null, 1_004_000, 3), 0x463)),
          List.of(new LogMark("/var/log/a b.log", 3), new LogMark("", 0)),
          List.of(
              new FileMark(
                  0, Optional.empty(), new Fingerprint(80, 0xabc), 900, new Fingerprint(90, 0xdef)),
              new FileMark(
                  1,
                  Optional.of(new FileIdentity(0xFE00, 2163608)),
                  new Fingerprint(100, -1),
                  120,
                  Fingerprint.NONE)),
          List.of(
              new OpenEventMark(
                  0,
                  new EventId("a b", 1_003_999, 2),
                  List.of(LogPosition.of(0, 810), LogPosition.of(1, 0)))),
          List.of(new HandledPart(1, new EventId(null, 1_003_000, 7), List.of(0xabcL, -1L))),
          List.of(
              new NodeMark(0, "a b", 1_003_001, List.of(1L), SerialRanges.of(1, 1)),
              new NodeMark(
                  Checkpoint.ANY_LOG, null, 1_003_002, List.of(), SerialRanges.of(0, 7, 9, 20))),
          Optional.of(
              new NodeMark(
                  Checkpoint.ANY_LOG, null, 1_004_000, List.of(2L, 3L), SerialRanges.upTo(3))));

  private static final List<String> LINES =
      List.of(
          "jaudit=2",
          "dev=0xFE00",
          "inode=2163608",
          "output=- 1004.000:3 0x463",
          "saved=1004321",
          "log=/var/log/a%20b.log lost=3",
          "log=-",
          "file=0 - - 900 80 abc 90 def",
          "file=1 0xFE00 2163608 120 100 ffffffffffffffff",
          "open=0 a%20b 1003.999:2 0:810 1:0",
          "part=1 - 1003.000:7 abc ffffffffffffffff",
          "last=0 a%20b 1003.001:1 1 1",
          "last=- - 1003.002:20 - 0-7,9-20",
          "others=- 1004.000:3 2,3",
          "end=14");

  /** What the version before wrote, which did not tell logs apart by their names. */
  private static final List<String> OLD_LINES =
      List.of(
          "jaudit=1",
          "dev=0xFE00",
          "inode=2163608",
          "output=- 1004.000:3 0x463",
          "file=7 - - 900 80 abc 90 def",
          "file=9 0xFE00 2163608 120 100 ffffffffffffffff",
          "open=a%20b 1003.999:2 1:0",
          "open=- 1003.999:3",
          "last=a%20b 1003.001:1 1",
          "others=- 1004.000:3 2,3",
          "end=10");

  @Test
  void isWrittenInLines() throws Exception {
    assertEquals(String.join("\n", LINES) + "\n", Written.text(FULL));
  }

  @Test
  void theEmptyOneIsWrittenAsAusearchWritesIt() throws Exception {
    assertEquals("jaudit=2\noutput=- 0.000:0 0x0\nend=2\n", Written.text(Checkpoint.NONE));
    assertEquals(Checkpoint.NONE, parse(Written.text(Checkpoint.NONE)));
  }

  @Property(tries = 500)
  void isReadBack(
      @ForAll long seed, @ForAll @StringLength(max = 6) @CharRange(to = 'ÿ') String node)
      throws Exception {
    Checkpoint checkpoint = checkpoint(new Random(seed), node);
    assertEquals(checkpoint, parse(Written.text(checkpoint)));
  }

  /** Wherever it is cut off, it is not a checkpoint. */
  @Test
  void isNotReadInPart() throws Exception {
    String text = Written.text(FULL);
    for (int end = 0; end < text.length(); end++) {
      String part = text.substring(0, end);
      CheckpointException e = assertThrows(CheckpointException.class, () -> parse(part), part);
      assertEquals(10, e.kind().exitStatus());
    }
  }

  @Test
  void isNotReadWithoutOneOfItsLines() {
    for (int missing = 0; missing < LINES.size(); missing++) {
      List<String> lines = new ArrayList<>(LINES);
      lines.remove(missing);
      assertThrows(CheckpointException.class, () -> parse(String.join("\n", lines) + "\n"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | jaudit=3 | version jaudit=2",
        "1 | jaudit=2 x | version jaudit=2",
        "2 | dev=FE00 | a device such as 0xFE00",
        "2 | dev=0xFE00000000000000F | a device such as 0xFE00",
        "2 | dev=0xFE00 x | the end of the line",
        "3 | inode=-1 | an inode such as 2163608",
        "4 | output=- 1004.00:3 0x463 | SEC.MMM:SERIAL",
        "4 | output=%4 1004.000:3 0x463 | two hex digits after %",
        "4 | output=- 1004.000:3 | NODE SEC.MMM:SERIAL 0xTYPE",
        "4 | output=- 9223372036854775807.000:3 0x463 | SEC.MMM:SERIAL",
        "5 | saved=soon | ms since the epoch",
        "6 | log=%4 | two hex digits after %",
        "8 | file=0 - - 900 80 | LOG DEV INODE READTO LENGTH HASH",
        "8 | file=0 - - -900 80 abc | LOG DEV INODE READTO LENGTH HASH",
        "8 | file=0 - - 900 9000 abc | LOG DEV INODE READTO LENGTH HASH",
        "8 | file=0 - - 900 80 abc 90 | LOG DEV INODE READTO LENGTH HASH LENGTH HASH",
        "8 | file=0 - - 900 80 abc 0 0 | LOG DEV INODE READTO LENGTH HASH LENGTH HASH",
        "8 | file=2 - - 900 80 abc | each LOG to be that of a log= line before",
        "8 | file=- - - 900 80 abc | LOG DEV INODE READTO LENGTH HASH",
        "6 | log=x lost=0 | NAME lost=RUNS",
        "6 | log=x lost=999 | NAME lost=RUNS",
        "10 | open=0 a 1003.999:2 0810 | NODE SEC.MMM:SERIAL FILE:OFFSET...",
        "11 | part=0 a 1003.999:2 xyz | LOG NODE SEC.MMM:SERIAL HASH...",
        "12 | last=0 a | SEC.MMM:SERIAL",
        "12 | last=0 a 1003.001:1 1,,2 | NODE SEC.MMM:HIGHEST SERIAL,...",
        "12 | last=0 a 1003.001:9 1 1-2,3-9 | ascending ranges of serials with gaps between them",
        "12 | last=0 a 1003.001:9 1 9-4 | ascending ranges of serials with gaps between them",
        "12 | last=0 a 1003.001:9 1 4- | NODE SEC.MMM:HIGHEST SERIAL,... FROM-TO,...",
        "12 | last=0 a 1003.001:9 1 4-8 | FROM-TO,... to end with HIGHEST",
        "12 | last=0 a 1003.001:9 1 4-9 x | the end of the line",
        "12 | lust=0 a 1003.001:1 1 | a line of a checkpoint",
        "12 | type=SYSCALL msg=audit(1.000:1): | a line of a checkpoint",
        "15 | end=8 | end=14 and a newline at the end",
      })
  void reportsWhichLineIsWrongAndWhatWasExpected(int number, String line, String expected) {
    List<String> lines = new ArrayList<>(LINES);
    lines.set(number - 1, line);
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> parse(String.join("\n", lines) + "\n"));
    String start = "state:" + number + ": not a checkpoint: expected " + expected;
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
    assertEquals(CheckpointException.Kind.UNUSABLE, e.kind());
  }

  @Test
  void theFormatOfTheVersionBeforeIsRead() throws Exception {
    Checkpoint old = parse(String.join("\n", OLD_LINES) + "\n");
    assertEquals(List.of(new LogMark("", 0), new LogMark("", 0)), old.logs());
    assertEquals(List.of(0, 1), old.files().stream().map(FileMark::log).toList());
    assertEquals(
        List.of(1, Checkpoint.ANY_LOG), old.open().stream().map(OpenEventMark::log).toList());
    assertEquals(Checkpoint.ANY_LOG, old.nodes().get(0).log());
    assertEquals(old, parse(Written.text(old)));
  }

  @Test
  void openLinesHaveToBeLinesThatWereRead() {
    for (String place : List.of("0:900", "2:0")) {
      String text = String.join("\n", LINES).replace("0:810", place) + "\n";
      assertThrows(CheckpointException.class, () -> parse(text));
    }
  }

  @Test
  void readsThatOfAusearch() throws Exception {
    NodeMark mark =
        new NodeMark(Checkpoint.ANY_LOG, null, 1_004_000, List.of(3L), SerialRanges.upTo(3));
    Checkpoint expected =
        new Checkpoint(
            0,
            Optional.of(new FileIdentity(0xFE00, 7)),
            Optional.of(new LastEvent(new EventId(null, 1_004_000, 3), 0x463)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.of(mark));
    assertEquals(expected, parse("dev=0xFE00\ninode=7\noutput=- 1004.000:3 0x463\n"));
    assertEquals(expected, parse("output=-x 1004.000:3 0x463\ninode=7\ndev=0xfe00\n"));
    assertEquals(
        Optional.empty(), parse("dev=0xFE00\ninode=7\noutput=- 0.000:0 0x0\n").otherNodes());
    assertEquals(Optional.empty(), parse("dev=0xFE00\ninode=7\n").otherNodes());
    assertEquals(
        "a%41",
        parse("dev=0xFE00\ninode=7\noutput=a%41 1.000:3 0x1\n").otherNodes().orElseThrow().node());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "dev=0xFE00",
        "inode=7",
        "dev=0x0;inode=7",
        "dev=0xFE00;inode=0",
        "dev=0xFE00;inode=7;file=0 - - 0 0 0",
        "dev=0xFE00;inode=7;;",
        "dev=0xFE00;inode=7;output=-",
        "dev=0xFE00;inode=7;output=- 1004.000:3 463",
        "hello",
      })
  void refusesWhatIsNotQuiteThatOfAusearch(String lines) {
    String text = lines.replace(";", "\n") + (lines.isEmpty() ? "" : "\n");
    assertThrows(CheckpointException.class, () -> parse(text));
  }

  @Test
  void showsNoControlCharacters() {
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> parse("\u001b[2J".repeat(50)));
    assertTrue(e.getMessage().contains("found ?[2J?[2J"), e.getMessage());
    assertTrue(e.getMessage().length() < 250);
  }

  private static Checkpoint parse(String text) throws CheckpointException {
    return new CheckpointParser("state", text).parse();
  }

  private static Checkpoint checkpoint(Random random, String node) {
    List<LogMark> logs =
        List.of(
            new LogMark("/log", random.nextInt(LogMark.RUNS_KEPT + 1)),
            new LogMark(node, 0),
            new LogMark("", 1));
    List<FileMark> files = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Fingerprint head = new Fingerprint(1 + random.nextInt(4096), random.nextLong());
      Fingerprint end = random.nextBoolean() ? Fingerprint.NONE : new Fingerprint(4096, i);
      files.add(new FileMark(i, identity(random), head, 1 + random.nextInt(9999), end));
    }
    List<OpenEventMark> open = new ArrayList<>();
    List<HandledPart> parts = new ArrayList<>();
    List<NodeMark> nodes = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      List<Long> positions = new ArrayList<>();
      for (int file = 0; file < files.size(); file++) {
        positions.add(LogPosition.of(file, random.nextInt((int) files.get(file).readTo())));
      }
      open.add(new OpenEventMark(random.nextInt(4) - 1, id(random, node), positions));
      parts.add(new HandledPart(i - 1, id(random, node), List.of(random.nextLong(), 0L)));
      nodes.add(mark(random, i == 1 ? null : node + i));
    }
    Optional<LastEvent> last =
        random.nextBoolean()
            ? Optional.of(new LastEvent(id(random, node), random.nextInt(3000) - 1))
            : Optional.empty();
    Optional<NodeMark> others =
        random.nextBoolean() ? Optional.of(mark(random, node)) : Optional.empty();
    return new Checkpoint(
        random.nextInt(Integer.MAX_VALUE),
        identity(random),
        last,
        logs,
        files,
        open,
        parts,
        nodes,
        others.map(mark -> mark.of(Checkpoint.ANY_LOG)));
  }

  private static Optional<FileIdentity> identity(Random random) {
    return random.nextBoolean()
        ? Optional.of(new FileIdentity(random.nextLong(), random.nextLong()))
        : Optional.empty();
  }

  private static EventId id(Random random, String node) {
    return new EventId(node, 1000 + random.nextInt(Integer.MAX_VALUE), 1 + random.nextInt(99));
  }

  private static NodeMark mark(Random random, String node) {
    TreeSet<Long> serials = new TreeSet<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      serials.add(random.nextLong() >>> 1);
    }
    return new NodeMark(
        random.nextInt(4) - 1,
        node,
        random.nextInt(Integer.MAX_VALUE),
        List.copyOf(serials),
        ranges(random));
  }

  private static SerialRanges ranges(Random random) {
    long[] bounds = new long[2 * (1 + random.nextInt(4))];
    long next = random.nextInt(2);
    for (int i = 0; i < bounds.length; i++) {
      bounds[i] = next;
      next += i % 2 == 0 ? random.nextInt(3) : 2 + random.nextInt(9);
    }
    return SerialRanges.of(bounds);
  }
}
