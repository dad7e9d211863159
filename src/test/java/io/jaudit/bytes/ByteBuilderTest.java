package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ByteBuilderTest {
  @Property
  void holdsWhatWasAppendedWhateverItsFirstRoom(
      @ForAll List<byte[]> parts, @ForAll @IntRange(max = 3) int capacity) throws Exception {
    ByteArrayOutputStream expected = new ByteArrayOutputStream();
    ByteBuilder builder = new ByteBuilder(capacity);
    for (byte[] part : parts) {
      expected.writeBytes(part);
      expected.write('|');
      if (part.length % 2 == 0) {
        builder.append(ByteSlice.of(part));
      } else {
        builder.append(part[0]).append(part, 1, part.length);
      }
      builder.append('|');
    }
    assertArrayEquals(expected.toByteArray(), builder.toSlice().toByteArray());
    assertEquals(expected.size(), builder.length());
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    builder.writeTo(written);
    assertArrayEquals(expected.toByteArray(), written.toByteArray());
  }

  @Property
  void putsQuotesAroundBytes(@ForAll byte[] bytes, @ForAll @IntRange(max = 3) int capacity) {
    ByteBuilder expected = new ByteBuilder().append("x'").append(ByteSlice.of(bytes)).append("'");
    ByteBuilder quoted =
        new ByteBuilder(capacity).append("x").appendBetween('\'', ByteSlice.of(bytes));
    assertEquals(expected.toSlice(), quoted.toSlice());
  }

  @Test
  void aSliceKeepsItsBytesWhenTheBuilderIsUsedAgain() {
    ByteBuilder builder = new ByteBuilder().append("first");
    ByteSlice first = builder.toSlice();
    builder.clear();
    assertEquals(0, builder.length());
    assertEquals("again", builder.append("again").toSlice().latin1());
    assertEquals("first", first.latin1());
  }

  @Property
  void appendsEveryNumber(@ForAll long number, @ForAll @IntRange(max = 63) int shift) {
    appendsNumbers(number >> shift);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {999_999_999, 1_000_000_000, -1_000_000_000, 1_000_000_001, 999_999_999_999_999_999L})
  void appendsNumbersOfMoreThanNineDigits(long number) {
    appendsNumbers(number);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 7, 10, 99, 100, -1, -10, 4294967295L, Long.MAX_VALUE, Long.MIN_VALUE})
  void appendsNumbers(long number) {
    assertEquals(
        "x" + number, new ByteBuilder(1).append('x').appendDecimal(number).toSlice().utf8());
  }
}
