package io.jaudit.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A window {@code [start, end)} on an array that nobody writes any more.
 *
 * <p>Slices share their array and never copy it. They stay valid for as long as they are reachable:
 * a reader hands out each chunk once and then forgets it. Immutable, safe for use by several
 * threads. Two slices are equal when their bytes are.
 */
public final class ByteSlice {
  /** The slice of no bytes. */
  public static final ByteSlice EMPTY = new ByteSlice(new byte[0], 0, 0);

  private final byte[] array;
  private final int start;
  private final int end;

  private ByteSlice(byte[] array, int start, int end) {
    this.array = array;
    this.start = start;
    this.end = end;
  }

  /**
   * A window on {@code array}, which the caller promises not to write from now on.
   *
   * @param start index of the first byte
   * @param end index after the last byte
   */
  public static ByteSlice of(byte[] array, int start, int end) {
    if (start < 0 || end < start || end > array.length) {
      throw new IndexOutOfBoundsException("[" + start + ", " + end + ") of " + array.length);
    }
    return new ByteSlice(array, start, end);
  }

  /** All of {@code array}, which the caller promises not to write from now on. */
  public static ByteSlice of(byte[] array) {
    return new ByteSlice(array, 0, array.length);
  }

  /** The UTF-8 bytes of {@code text}. */
  public static ByteSlice of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes there are. */
  public int length() {
    return end - start;
  }

  public boolean isEmpty() {
    return end == start;
  }

  /** The byte at {@code index}, counted from the start of this slice. */
  public byte at(int index) {
    if (index < 0 || index >= end - start) {
      throw new IndexOutOfBoundsException(index + " of " + length());
    }
    return array[start + index];
  }

  /** The part {@code [from, to)} of this slice, counted from its start. */
  public ByteSlice slice(int from, int to) {
    if (from < 0 || to < from || to > length()) {
      throw new IndexOutOfBoundsException("[" + from + ", " + to + ") of " + length());
    }
    return new ByteSlice(array, start + from, start + to);
  }

  /** From {@code from} to the end. */
  public ByteSlice slice(int from) {
    return slice(from, length());
  }

  /** Index of the first {@code wanted} at or after {@code from}; -1 where there is none. */
  public int indexOf(byte wanted, int from) {
    int found = ByteSearch.indexOf(array, start + from, end, wanted);
    return found < 0 ? -1 : found - start;
  }

  /** As {@link #indexOf(byte, int)}, for a place before {@code to}. */
  public int indexOf(byte wanted, int from, int to) {
    int found = ByteSearch.indexOf(array, start + from, start + to, wanted);
    return found < 0 ? -1 : found - start;
  }

  /** Index of the last {@code wanted}; -1 where there is none. */
  public int lastIndexOf(byte wanted) {
    for (int i = end - 1; i >= start; i--) {
      if (array[i] == wanted) {
        return i - start;
      }
    }
    return -1;
  }

  /** Index of the first place at or after {@code from} where {@code needle} stands; -1 if none. */
  public int indexOf(ByteSlice needle, int from) {
    int found =
        ByteSearch.indexOf(array, start + from, end, needle.array, needle.start, needle.end);
    return found < 0 ? -1 : found - start;
  }

  /** True where {@code needle} stands somewhere in this slice; the empty needle always does. */
  public boolean contains(ByteSlice needle) {
    return indexOf(needle, 0) >= 0;
  }

  public boolean startsWith(ByteSlice prefix) {
    return length() >= prefix.length()
        && Arrays.equals(
            array, start, start + prefix.length(), prefix.array, prefix.start, prefix.end);
  }

  /** True where the bytes from {@code index} on are the characters of {@code ascii}. */
  public boolean hasAt(int index, String ascii) {
    int from = start + index;
    int length = ascii.length();
    if (index < 0 || length > end - from) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (array[from + i] != (byte) ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** True where so many bytes from both places on are the same letters, in any case, or bytes. */
  public boolean isRepeated(int first, int second, int length) {
    int last = Math.max(first, second);
    if (Math.min(first, second) < 0 || length > end - start - last) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (Ascii.toLower(array[start + first + i]) != Ascii.toLower(array[start + second + i])) {
        return false;
      }
    }
    return true;
  }

  /** True where {@code part} stands at {@code index}; false where it would not fit there. */
  public boolean hasAt(int index, ByteSlice part) {
    int from = start + index;
    return index >= 0
        && part.length() <= end - from
        && Arrays.equals(array, from, from + part.length(), part.array, part.start, part.end);
  }

  /** True where these bytes stand at {@code block[at]} and end before {@code block[end]}. */
  public boolean isAt(byte[] block, int at, int end) {
    int length = length();
    return length <= end - at && Arrays.equals(block, at, at + length, array, start, this.end);
  }

  /**
   * The number that the digits from {@code from} on stand for, as far as they go: 0 where there are
   * none, -1 where it may not fit a long.
   */
  public long digitsAt(int from) {
    long number = 0;
    for (int i = start + from; i < end && array[i] >= '0' && array[i] <= '9'; i++) {
      if (number > (Long.MAX_VALUE - 9) / 10) {
        return -1;
      }
      number = number * 10 + (array[i] - '0');
    }
    return number;
  }

  /** True where the bytes are exactly the characters of {@code ascii}. */
  public boolean is(String ascii) {
    return length() == ascii.length() && startsWith(ascii);
  }

  /** True where the first bytes are exactly the characters of {@code ascii}. */
  public boolean startsWith(String ascii) {
    return hasAt(0, ascii);
  }

  /** True where a byte is not a printable character of ASCII. */
  public boolean holdsUnprintable() {
    return ByteSearch.holdsUnprintable(array, start, end);
  }

  /** True where a byte is a double quote, a backslash, or not a printable character of ASCII. */
  public boolean holdsSpecial() {
    return ByteSearch.holdsSpecial(array, start, end);
  }

  /** A slice with an array of its own, for what must outlive a large chunk. */
  public ByteSlice copy() {
    return of(toByteArray());
  }

  /** A new array with the bytes of this slice. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, start, end);
  }

  /** Copies the bytes to {@code target} from {@code at} on. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(array, start, target, at, end - start);
  }

  /** Copies the part {@code [from, to)} to {@code target} from {@code at} on. */
  public void copyTo(int from, int to, byte[] target, int at) {
    if (from < 0 || to < from || to > length()) {
      throw new IndexOutOfBoundsException("[" + from + ", " + to + ") of " + length());
    }
    System.arraycopy(array, start + from, target, at, to - from);
  }

  /** Which of the names of a table stands at {@code [from, to)}, or {@link NameTable#NONE}. */
  int findIn(NameTable table, int from, int to) {
    return table.find(array, start + from, start + to);
  }

  /**
   * Decodes the hex in {@code [from, to)} as {@link Hex#decode} does. Returns false if it is not
   * hex; then some bytes may be written.
   */
  boolean decodeHex(int from, int to, byte[] target, int at) {
    if (from < 0 || to < from || to > length()) {
      throw new IndexOutOfBoundsException("[" + from + ", " + to + ") of " + length());
    }
    int out = at;
    int hexEnd = start + to;
    int i = start + from;
    for (; i + 1 < hexEnd; i += 2) {
      int high = Hex.upperNibble(array[i]);
      int low = Hex.upperNibble(array[i + 1]);
      if ((high | low) < 0) {
        return false;
      }
      target[out++] = (byte) (high << 4 | low);
    }
    return i == hexEnd || Hex.upperNibble(array[i]) >= 0;
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(array, start, end - start);
  }

  /** The bytes read as UTF-8; what is not UTF-8 becomes U+FFFD. */
  public String utf8() {
    return new String(array, start, end - start, StandardCharsets.UTF_8);
  }

  /** One character a byte (ISO-8859-1), so that nothing is lost. */
  public String latin1() {
    return new String(array, start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByteSlice that
        && Arrays.equals(array, start, end, that.array, that.start, that.end);
  }

  /** Another one in each run (see {@link HashSeed}). */
  @Override
  public int hashCode() {
    long hash = 1;
    int i = start;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      hash = (hash ^ ByteSearch.word(array, i)) * HashSeed.LONG_MULTIPLIER;
      hash ^= hash >>> 32; // or high bits of the words would never reach the low ones
    }
    for (; i < end; i++) {
      hash = hash * HashSeed.LONG_MULTIPLIER + array[i];
    }
    return (int) ((hash * HashSeed.LONG_MULTIPLIER) >>> 32);
  }

  /** As {@link #utf8()}, for messages. */
  @Override
  public String toString() {
    return utf8();
  }
}
