package io.jaudit.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines must not depend on where chunks and reads end. */
final class LineReaderTest {
  private static final int NO_LIMIT = 4 << 20;

  @ParameterizedTest(name = "chunk {0}, read {1}")
  @CsvSource({"1,1", "2,1", "3,2", "7,3", "8,8", "9,100", "64,1", "64,64", "262144,8192"})
  void linesDoNotDependOnIfChunksEnd(int chunk, int read) throws Exception {
    String text = "first\n\n\ra\0b\r\n\u00ff\u0080\n" + "long".repeat(50) + "\n\n no newline";
    List<String> expected =
        List.of("first", "", "\ra\0b\r", "\u00ff\u0080", "long".repeat(50), "", " no newline");
    assertEquals(expected, linesOf(text, chunk, read, NO_LIMIT));
  }

  @Property
  void linesAndOffsetsRebuildTheInput(
      @ForAll("bytesWithNewlines") byte[] input,
      @ForAll @IntRange(min = 1, max = 20) int chunk,
      @ForAll @IntRange(min = 1, max = 20) int read,
      @ForAll @LongRange(min = 0, max = 1L << 40) long offset)
      throws Exception {
    ByteArrayOutputStream rebuilt = new ByteArrayOutputStream();
    LineReader reader = new LineReader(new ShortReads(input, read), offset, chunk, NO_LIMIT);
    assertEquals(offset, reader.offset());
    for (ByteSlice line = reader.next(); line != null; line = reader.next()) {
      assertEquals(offset + rebuilt.size(), reader.lineStart());
      assertEquals(-1, line.indexOf((byte) '\n', 0));
      line.writeTo(rebuilt);
      if (reader.terminated()) {
        rebuilt.write('\n');
      }
      assertEquals(offset + rebuilt.size(), reader.offset());
    }
    assertArrayEquals(input, rebuilt.toByteArray());
    assertNull(reader.next());
    assertEquals(offset + input.length, reader.offset());
  }

  @Property
  void aLineThatWasHandedOutIsNeverWrittenAgain(
      @ForAll("bytesWithNewlines") byte[] input,
      @ForAll @IntRange(min = 1, max = 20) int chunk,
      @ForAll @IntRange(min = 1, max = 20) int read)
      throws Exception {
    LineReader reader = new LineReader(new ShortReads(input, read), 0, chunk, NO_LIMIT);
    List<ByteSlice> lines = new ArrayList<>();
    List<ByteSlice> copies = new ArrayList<>();
    for (ByteSlice line = reader.next(); line != null; line = reader.next()) {
      lines.add(line);
      copies.add(line.copy());
    }
    assertEquals(copies, lines);
  }

  @Property
  void exactlyTheLinesAboveTheLimitArePassedOver(
      @ForAll("bytesWithNewlines") byte[] input,
      @ForAll @IntRange(min = 1, max = 20) int chunk,
      @ForAll @IntRange(min = 1, max = 20) int read,
      @ForAll @IntRange(min = 0, max = 8) int limit)
      throws Exception {
    List<String> expected = new ArrayList<>();
    for (String line : plainLines(new String(input, ISO_8859_1))) {
      expected.add(line.length() > limit ? "too long" : line);
    }
    assertEquals(expected, linesOf(new String(input, ISO_8859_1), chunk, read, limit));
  }

  @ParameterizedTest(name = "chunk {0}, read {1}")
  @CsvSource({"1,1", "4,2", "4,100", "5,5", "64,1", "64,64"})
  void knowsItsPlaceAfterALineThatIsTooLong(int chunk, int read) throws Exception {
    byte[] input = "ab\n0123456789\ncd\n".getBytes(ISO_8859_1);
    LineReader reader = new LineReader(new ShortReads(input, read), 100, chunk, 9);
    assertEquals("ab", String.valueOf(reader.next()));
    LineTooLongException tooLong = assertThrows(LineTooLongException.class, reader::next);
    assertEquals("expected a line of at most 9 bytes", tooLong.getMessage());
    assertEquals(103, reader.lineStart());
    assertEquals(114, reader.offset());
    assertEquals("cd", String.valueOf(reader.next()));
    assertEquals(114, reader.lineStart());
    assertNull(reader.next());
    assertEquals(117, reader.offset());
  }

  @Test
  void anUnfinishedLineThatIsTooLongIsPassedOverToTheEnd() throws Exception {
    LineReader reader = new LineReader(new ShortReads(new byte[100], 7), 0, 8, 20);
    assertThrows(LineTooLongException.class, reader::next);
    assertFalse(reader.terminated());
    assertEquals(100, reader.offset());
    assertNull(reader.next());
  }

  @Test
  void takesALineOfFourMebibytesAndNotOneByteMore() throws Exception {
    byte[] input = new byte[12 << 20];
    Arrays.fill(input, (byte) 'x');
    input[4 << 20] = '\n';
    input[(8 << 20) + 2] = '\n';
    LineReader reader = new LineReader(new ShortReads(input, 50_000), 0);
    ByteSlice line = reader.next();
    assertNotNull(line);
    assertEquals(4 << 20, line.length());
    assertTrue(reader.terminated());
    assertThrows(LineTooLongException.class, reader::next);
    assertEquals((4 << 20) - 3, String.valueOf(reader.next()).length());
  }

  @Test
  void anEmptyStreamHasNoLine() throws Exception {
    LineReader reader = new LineReader(new ShortReads(new byte[0], 1), 5);
    assertNull(reader.next());
    assertEquals(5, reader.offset());
  }

  @Test
  void closesItsStream() throws Exception {
    ShortReads stream = new ShortReads(new byte[0], 1);
    new LineReader(stream, 0).close();
    assertTrue(stream.isClosed());
  }

  @Provide
  Arbitrary<byte[]> bytesWithNewlines() {
    return Arbitraries.frequencyOf(
            Tuple.of(1, Arbitraries.just((byte) '\n')), Tuple.of(3, Arbitraries.bytes()))
        .array(byte[].class)
        .ofMaxSize(120);
  }

  private static List<String> linesOf(String text, int chunk, int read, int limit)
      throws IOException {
    ShortReads stream = new ShortReads(text.getBytes(ISO_8859_1), read);
    LineReader reader = new LineReader(stream, 0, chunk, limit);
    List<String> lines = new ArrayList<>();
    while (true) {
      try {
        ByteSlice line = reader.next();
        if (line == null) {
          return lines;
        }
        lines.add(line.latin1());
      } catch (LineTooLongException e) {
        lines.add("too long");
      }
    }
  }

  private static List<String> plainLines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    if (lines.get(lines.size() - 1).isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return lines;
  }
}
