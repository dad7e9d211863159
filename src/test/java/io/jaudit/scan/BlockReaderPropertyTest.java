package io.jaudit.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.scan.BlockReader.LastLine;
import io.jaudit.source.ContentStream;
import io.jaudit.source.SeekableContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Blocks have all lines, each once, wherever they are cut. */
class BlockReaderPropertyTest {
  private static final int MAX_LINE = 40;

  @Property
  void allLinesAreInTheBlocksOfBytes(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 1, max = MAX_LINE) int size,
      @ForAll LastLine lastLine)
      throws IOException {
    Memory memory = new Memory(text.getBytes(StandardCharsets.ISO_8859_1));
    BlockReader reader =
        new SeekableBlocks(memory, 0, memory.length(), size, MAX_LINE, lastLine, new BlockArrays());
    assertEquals(lines(text, lastLine), lines(reader));
  }

  @Property
  void allLinesAreInTheBlocksOfAStream(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 1, max = MAX_LINE) int size,
      @ForAll @IntRange(min = 1, max = 60) int most,
      @ForAll LastLine lastLine)
      throws IOException {
    InputStream in =
        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
          @Override
          public synchronized int read(byte[] target, int from, int length) {
            return super.read(target, from, Math.min(length, most));
          }
        };
    BlockReader reader =
        new StreamBlocks(new ContentStream(in), 0, size, MAX_LINE, lastLine, new BlockArrays());
    assertEquals(lines(text, lastLine), lines(reader));
  }

  @Property
  void aLineThatBeginsBeforeTheEndIsReadThoughItGrewLater(
      @ForAll("texts") String text,
      @ForAll @IntRange(min = 1, max = MAX_LINE) int size,
      @ForAll @IntRange(max = 100) int cut)
      throws IOException {
    int end = Math.min(cut, text.length());
    int lineEnd = end == 0 || text.charAt(end - 1) == '\n' ? end : text.indexOf('\n', end) + 1;
    Memory memory = new Memory(text.getBytes(StandardCharsets.ISO_8859_1));
    BlockReader reader =
        new SeekableBlocks(memory, 0, end, size, MAX_LINE, LastLine.COMPLETE, new BlockArrays());
    String whole = lineEnd == 0 && end > 0 ? text : text.substring(0, lineEnd);
    assertEquals(lines(whole, LastLine.COMPLETE), lines(reader));
  }

  @Example
  void whatAStreamHasSentIsReturnedBeforeTheNextReadWaits() throws IOException {
    List<String> sent = List.of("one\ntw", "o\n", "three\nfour\nfi", "ve");
    InputStream in =
        new InputStream() {
          private int next;

          @Override
          public int read() {
            throw new AssertionError("byte by byte");
          }

          @Override
          public int read(byte[] target, int from, int length) {
            if (next == sent.size()) {
              return -1;
            }
            byte[] part = sent.get(next++).getBytes(StandardCharsets.ISO_8859_1);
            System.arraycopy(part, 0, target, from, part.length);
            return part.length;
          }
        };
    BlockReader reader =
        new StreamBlocks(
            new ContentStream(in), 0, 1000, 1000, LastLine.COMPLETE, new BlockArrays());
    List<String> blocks = new ArrayList<>();
    for (Block block = reader.next(); block != null; block = reader.next()) {
      blocks.add(text(block, block.start, block.end));
    }
    assertEquals(List.of("one\n", "two\n", "three\nfour\n", "five"), blocks);
  }

  /** Each line with its offset; of one that is too long, only where it is. */
  private static List<String> lines(String text, LastLine lastLine) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      if (newline >= 0 || lastLine != LastLine.UNFINISHED) {
        boolean tooLong = end - start > MAX_LINE;
        int next = newline < 0 ? end : end + 1;
        lines.add(start + (tooLong ? " too long to " + next : " " + text.substring(start, next)));
      }
      start = end + 1;
    }
    return lines;
  }

  /** Returns the lines, and recycles some of the arrays at once. */
  private static List<String> lines(BlockReader reader) throws IOException {
    List<String> lines = new ArrayList<>();
    Map<Block, String> kept = new LinkedHashMap<>();
    Random random = new Random(3);
    for (Block block = reader.next(); block != null; block = reader.next()) {
      reader.fill(block);
      int start = block.start;
      while (start < block.end) {
        int end = start;
        while (end < block.end && block.bytes[end] != '\n') {
          end++;
        }
        assertTrue(end < block.end || !block.terminated);
        end = Math.min(end + 1, block.end);
        lines.add((block.offset + start - block.start) + " " + text(block, start, end));
        start = end;
      }
      if (block.tooLongEnd >= 0) {
        long offset = block.offset + block.end - block.start;
        lines.add(offset + " too long to " + block.tooLongEnd);
      }
      if (random.nextBoolean()) {
        block.recycle(reader);
      } else {
        kept.put(block, text(block, block.start, block.end));
      }
    }
    kept.forEach((block, text) -> assertEquals(text, text(block, block.start, block.end)));
    return lines;
  }

  private static String text(Block block, int start, int end) {
    return new String(block.bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Integer> length =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 12),
            Arbitraries.of(MAX_LINE - 1, MAX_LINE, MAX_LINE + 1, 2 * MAX_LINE, 5 * MAX_LINE));
    return length
        .map(n -> "x".repeat(n))
        .list()
        .ofMaxSize(12)
        .flatMap(lines -> Arbitraries.of("", "\n").map(end -> String.join("\n", lines) + end));
  }

  private record Memory(byte[] bytes) implements SeekableContent {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public int read(long offset, byte[] target, int from, int to) {
      int length = (int) Math.max(0, Math.min(to - from, bytes.length - offset));
      System.arraycopy(bytes, (int) Math.min(offset, bytes.length), target, from, length);
      return from + length;
    }

    @Override
    public void close() {}
  }
}
