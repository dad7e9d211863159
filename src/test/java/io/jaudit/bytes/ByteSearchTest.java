package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Compares the search by words of eight bytes with plain loops. */
final class ByteSearchTest {
  @Test
  void findsAByteAtEveryPlaceOfEveryStretch() {
    byte[] array = new byte[40];
    for (int at = 0; at < array.length; at++) {
      array[at] = '\n';
      for (int start = 0; start <= array.length; start++) {
        for (int end = start; end <= array.length; end++) {
          int expected = at >= start && at < end ? at : -1;
          assertEquals(expected, ByteSearch.indexOf(array, start, end, (byte) '\n'));
        }
      }
      array[at] = 0;
    }
  }

  @Test
  void findsEveryByteValueBesideEveryNeighbor() {
    byte[] array = new byte[8];
    for (int wanted = 0; wanted < 256; wanted++) {
      for (int neighbor = 0; neighbor < 256; neighbor++) {
        Arrays.fill(array, (byte) neighbor);
        array[5] = (byte) wanted;
        assertEquals(
            plainIndexOf(array, 0, 8, (byte) wanted),
            ByteSearch.indexOf(array, 0, 8, (byte) wanted));
      }
    }
  }

  @Property
  void findsTheByteThatAPlainLoopFinds(
      @ForAll byte[] array, @ForAll byte wanted, @ForAll int from, @ForAll int to) {
    int start = Math.floorMod(from, array.length + 1);
    int end = start + Math.floorMod(to, array.length - start + 1);
    assertEquals(
        plainIndexOf(array, start, end, wanted), ByteSearch.indexOf(array, start, end, wanted));
  }

  @Property
  void findsTheControlCharacterThatAPlainLoopFinds(
      @ForAll byte[] array, @ForAll int from, @ForAll int to) {
    int start = Math.floorMod(from, array.length + 1);
    int end = start + Math.floorMod(to, array.length - start + 1);
    int expected = start;
    while (expected < end && (array[expected] < 0 || array[expected] >= ' ')) {
      expected++;
    }
    assertEquals(expected < end ? expected : -1, ByteSearch.indexOfControl(array, start, end));
  }

  @Property
  void findsTheNeedleThatAPlainLoopFinds(
      @ForAll("fewLetters") byte[] array,
      @ForAll("fewLetters") byte[] needles,
      @ForAll @IntRange(max = 6) int length,
      @ForAll int at,
      @ForAll int from) {
    int needleLength = Math.min(length, needles.length);
    int needleStart = Math.floorMod(at, needles.length - needleLength + 1);
    int start = Math.floorMod(from, array.length + 1);
    int needleEnd = needleStart + needleLength;
    assertEquals(
        plainIndexOf(array, start, array.length, needles, needleStart, needleEnd),
        ByteSearch.indexOf(array, start, array.length, needles, needleStart, needleEnd));
  }

  @Property
  void specialBytesAreThoseOfAPlainLoop(@ForAll @IntRange(max = 20) int length, @ForAll byte one) {
    for (int at = 0; at < length; at++) {
      byte[] text = new byte[length];
      Arrays.fill(text, (byte) '!'); // beside a quote, and the next one to a blank
      text[at] = one;
      boolean unprintable = one < ' ' || one > '~';
      boolean special = unprintable || one == '"' || one == '\\';
      assertEquals(special, ByteSearch.holdsSpecial(text, 0, length));
      assertEquals(unprintable, ByteSearch.holdsUnprintable(text, 0, length));
    }
  }

  @Property
  void bytesBesideTheRangeAreNotSpecial(
      @ForAll @IntRange(max = 20) int length,
      @ForAll @IntRange(max = 12) int before,
      @ForAll @IntRange(max = 12) int after,
      @ForAll byte one) {
    byte[] text = new byte[before + length + after];
    Arrays.fill(text, one);
    Arrays.fill(text, before, before + length, (byte) '~');
    assertFalse(ByteSearch.holdsSpecial(text, before, before + length));
    assertFalse(ByteSearch.holdsUnprintable(text, before, before + length));
  }

  @Property
  void findsANeedleThatWasPutThere(
      @ForAll byte[] before, @ForAll byte[] needle, @ForAll byte[] after) {
    ByteSlice whole =
        new ByteBuilder(0)
            .append(ByteSlice.of(before))
            .append(ByteSlice.of(needle))
            .append(ByteSlice.of(after))
            .toSlice();
    int found = whole.indexOf(ByteSlice.of(needle), 0);
    assertEquals(
        plainIndexOf(whole.toByteArray(), 0, whole.length(), needle, 0, needle.length), found);
    assertEquals(ByteSlice.of(needle), whole.slice(found, found + needle.length));
  }

  @Test
  void aNeedleMustBeCompleteBeforeTheEnd() {
    byte[] array = {'x', 'a', 'b', 'c'};
    byte[] needle = {'a', 'b', 'c'};
    assertEquals(1, ByteSearch.indexOf(array, 0, 4, needle, 0, 3));
    assertEquals(-1, ByteSearch.indexOf(array, 0, 3, needle, 0, 3));
    assertEquals(1, ByteSearch.indexOf(array, 0, 3, needle, 0, 2));
    assertEquals(-1, ByteSearch.indexOf(array, 2, 4, needle, 0, 3));
  }

  @Test
  void theEmptyNeedleIsAtTheStart() {
    assertEquals(2, ByteSearch.indexOf(new byte[4], 2, 4, new byte[1], 1, 1));
    assertEquals(4, ByteSearch.indexOf(new byte[4], 4, 4, new byte[0], 0, 0));
  }

  /** Few letters, so that needles begin in many places and often are there. */
  @Provide
  Arbitrary<byte[]> fewLetters() {
    return Arbitraries.bytes().between((byte) 'a', (byte) 'b').array(byte[].class).ofMaxSize(40);
  }

  private static int plainIndexOf(byte[] array, int start, int end, byte wanted) {
    for (int i = start; i < end; i++) {
      if (array[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private static int plainIndexOf(
      byte[] array, int start, int end, byte[] needle, int needleStart, int needleEnd) {
    for (int i = start; i + needleEnd - needleStart <= end; i++) {
      int matched = 0;
      while (matched < needleEnd - needleStart
          && array[i + matched] == needle[needleStart + matched]) {
        matched++;
      }
      if (matched == needleEnd - needleStart) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void sameBytesAreThoseThatArraysEqualsFinds() {
    byte[] one = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);
    for (int start = 0; start < 8; start++) {
      for (int length = 0; length <= 24; length++) {
        for (int changed = 0; changed < one.length; changed++) {
          byte[] other = one.clone();
          other[changed]++;
          boolean same = Arrays.equals(one, start, start + length, other, start, start + length);
          assertEquals(same, ByteSearch.areSame(one, start, other, start, length));
        }
      }
    }
  }
}
