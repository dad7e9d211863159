package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ByteSliceTest {
  private static final byte[] ARRAY = {'0', '1', '2', '3', '4', '5'};
  private static final ByteSlice MIDDLE = ByteSlice.of(ARRAY, 2, 5);

  @ParameterizedTest
  @CsvSource({"-1, 2", "3, 2", "0, 7", "7, 7", "-2, -1"})
  void aWindowLiesWithinItsArray(int start, int end) {
    assertThrows(IndexOutOfBoundsException.class, () -> ByteSlice.of(ARRAY, start, end));
  }

  @ParameterizedTest
  @CsvSource({"-1, 2", "2, 1", "0, 4", "4, 4", "-2, -1"})
  void aPartLiesWithinItsSlice(int from, int to) {
    assertThrows(IndexOutOfBoundsException.class, () -> MIDDLE.slice(from, to));
  }

  @ParameterizedTest
  @CsvSource({"-1", "3", "2147483647", "-2147483648"})
  void aByteOfTheArrayThatIsNotInTheSliceIsOutOfBounds(int index) {
    assertThrows(IndexOutOfBoundsException.class, () -> MIDDLE.at(index));
  }

  @Test
  void indicesCountFromTheStartOfTheSlice() {
    assertEquals('2', MIDDLE.at(0));
    assertEquals("34", MIDDLE.slice(1).latin1());
    assertEquals("3", MIDDLE.slice(1, 2).latin1());
    assertEquals(1, MIDDLE.indexOf((byte) '3', 0));
    assertEquals(1, MIDDLE.indexOf((byte) '3', 1));
    assertEquals(2, MIDDLE.lastIndexOf((byte) '4'));
    assertEquals(1, MIDDLE.indexOf(ByteSlice.of("34"), 0));
  }

  @ParameterizedTest
  @CsvSource({
    "'uid=0 b', 0, 7, 3",
    "'uid 0=', 0, 6, 3",
    "uid, 0, 3, 3",
    "'uid=0', 0, 2, 2",
    "'uid=0', 3, 5, 3"
  })
  void aNameEndsAtABlankOrAnEqualsSign(String text, int from, int to, int expected) {
    ByteSlice inMiddle = ByteSlice.of("=" + text + "=").slice(1, 1 + text.length());
    assertEquals(expected, inMiddle.endOfName(from, to));
    assertThrows(IndexOutOfBoundsException.class, () -> inMiddle.endOfName(0, text.length() + 1));
  }

  @Test
  void whatIsBesideTheSliceIsNotFound() {
    assertEquals(-1, MIDDLE.indexOf((byte) '5', 0));
    assertEquals(-1, MIDDLE.indexOf((byte) '2', 1));
    assertEquals(-1, MIDDLE.indexOf((byte) '4', 0, 2));
    assertEquals(-1, MIDDLE.lastIndexOf((byte) '1'));
    assertEquals(-1, MIDDLE.lastIndexOf((byte) '5'));
    assertEquals(-1, MIDDLE.indexOf(ByteSlice.of("45"), 0));
    assertFalse(MIDDLE.contains(ByteSlice.of("12")));
    assertFalse(MIDDLE.startsWith("2345"));
    assertFalse(MIDDLE.hasAt(1, "345"));
    assertFalse(MIDDLE.hasAt(-1, "1"));
    assertFalse(MIDDLE.hasAt(9, ""));
    assertTrue(MIDDLE.hasAt(1, "3"));
    assertFalse(MIDDLE.startsWith(ByteSlice.of("2345")));
  }

  @Test
  void isAndStartsWithCompareCharacters() {
    assertTrue(MIDDLE.is("234"));
    assertFalse(MIDDLE.is("23"));
    assertFalse(MIDDLE.is("2345"));
    assertTrue(MIDDLE.startsWith(""));
    assertTrue(MIDDLE.startsWith("23"));
    assertTrue(MIDDLE.startsWith(ByteSlice.of(ARRAY, 2, 4)));
    assertTrue(MIDDLE.contains(ByteSlice.EMPTY));
  }

  @Test
  void repeatedInAnyCaseMeansWithinTheSlice() {
    ByteSlice text = ByteSlice.of("Uid=uID=gid=");
    assertTrue(text.isRepeated(0, 4, 4));
    assertTrue(text.isRepeated(4, 0, 4));
    assertFalse(text.isRepeated(0, 8, 4));
    assertTrue(text.isRepeated(1, 9, 3));
    assertFalse(text.isRepeated(1, 9, 4));
    assertFalse(text.isRepeated(-1, 3, 4));
    assertTrue(text.isRepeated(12, 0, 0));
  }

  @Property
  void slicesAreEqualExactlyWhenTheirBytesAre(
      @ForAll byte[] left, @ForAll byte[] right, @ForAll int at) {
    byte[] padded = new byte[left.length + 2];
    System.arraycopy(left, 0, padded, 1, left.length);
    ByteSlice a = ByteSlice.of(left);
    ByteSlice b = ByteSlice.of(padded, 1, left.length + 1);
    assertEquals(a, b);
    assertEquals(a.hashCode(), b.hashCode());
    assertEquals(Arrays.equals(left, right), a.equals(ByteSlice.of(right)));
    if (left.length > 0) {
      byte[] changed = left.clone();
      changed[Math.floorMod(at, changed.length)] ^= 1;
      assertNotEquals(a, ByteSlice.of(changed));
    }
  }

  @Property
  void aCopyHasTheSameBytesInAnArrayOfItsOwn(@ForAll byte[] bytes) {
    byte[] array = bytes.clone();
    ByteSlice copy = ByteSlice.of(array).copy();
    Arrays.fill(array, (byte) (array.length > 0 ? array[0] + 1 : 0));
    assertArrayEquals(bytes, copy.toByteArray());
  }

  @Property
  void latin1LosesNoByte(@ForAll byte[] bytes) throws Exception {
    String text = ByteSlice.of(bytes).latin1();
    assertArrayEquals(bytes, text.getBytes(StandardCharsets.ISO_8859_1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteSlice.of(bytes).writeTo(out);
    assertArrayEquals(bytes, out.toByteArray());
  }

  @Test
  void whatIsNotUtf8BecomesTheReplacementCharacter() {
    assertEquals("caf\u00e9", ByteSlice.of("caf\u00e9").utf8());
    assertEquals("\ufffd", ByteSlice.of(new byte[] {(byte) 0xff}).toString());
  }

  /**
   * {@code Aa} and {@code BB} have the same hash as strings, and so has whatever is made of them.
   */
  @Test
  void namesMadeToCollideDoNot() {
    Set<Integer> hashes = new HashSet<>();
    int names = 1 << 10;
    for (int i = 0; i < names; i++) {
      String name = Integer.toBinaryString(names + i).replace("0", "Aa").replace("1", "BB");
      hashes.add(ByteSlice.of(name).hashCode());
    }
    assertTrue(hashes.size() > names / 2, () -> hashes.size() + " hashes of " + names + " names");
  }
}
