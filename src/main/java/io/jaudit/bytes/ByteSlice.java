package io.jaudit.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * Represents a read-only range {@code [start, end)} of an array that is no longer written.
 *
 * <p>Slices share their array and never copy it. They stay valid as long as they are reachable,
 * because a reader hands out each chunk once and drops it. Two slices are equal if their bytes are.
 * Immutable and safe for use by several threads.
 *
 * <p>Bounds are checked by {@code Objects.check…}, because the quick compiler inlines only methods
 * of up to 35 bytes of bytecode, and the composition of a message is more.
 */
public final class ByteSlice {
  /** The empty slice. */
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
   * Returns a range of {@code array}, which the caller must not write any more.
   *
   * @param start index of the first byte
   * @param end index after the last byte
   */
  public static ByteSlice of(byte[] array, int start, int end) {
    Objects.checkFromToIndex(start, end, array.length);
    return new ByteSlice(array, start, end);
  }

  /** Returns all of {@code array}, which the caller must not write any more. */
  public static ByteSlice of(byte[] array) {
    return new ByteSlice(array, 0, array.length);
  }

  /** Returns the UTF-8 bytes of {@code text}. */
  public static ByteSlice of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the number of bytes. */
  public int length() {
    return end - start;
  }

  /** Returns true if there is no byte. */
  public boolean isEmpty() {
    return end == start;
  }

  /** Returns the byte at {@code index}, relative to the start of this slice. */
  public byte at(int index) {
    return array[start + Objects.checkIndex(index, end - start)];
  }

  /** Returns the part {@code [from, to)} of this slice, relative to its start. */
  public ByteSlice slice(int from, int to) {
    int first = start;
    Objects.checkFromToIndex(from, to, end - first);
    return new ByteSlice(array, first + from, first + to);
  }

  /** Returns the part from {@code from} to the end. */
  public ByteSlice slice(int from) {
    return slice(from, length());
  }

  /**
   * Returns the index of the first {@code wanted} at or after {@code from}; -1 if there is none.
   */
  public int indexOf(byte wanted, int from) {
    int found = ByteSearch.indexOf(array, start + from, end, wanted);
    return found < 0 ? -1 : found - start;
  }

  /** Like {@link #indexOf(byte, int)}, but before {@code to}. */
  public int indexOf(byte wanted, int from, int to) {
    int found = ByteSearch.indexOf(array, start + from, start + to, wanted);
    return found < 0 ? -1 : found - start;
  }

  /** Returns the index of the first byte below a blank in {@code [from, to)}; -1 if none is. */
  public int indexOfControl(int from, int to) {
    int found = ByteSearch.indexOfControl(array, start + from, start + to);
    return found < 0 ? -1 : found - start;
  }

  /** Returns the index of the first blank or equals sign in {@code [from, to)}; else {@code to}. */
  public int endOfName(int from, int to) {
    Objects.checkFromToIndex(from, to, end - start);
    int last = start + to;
    int i = start + from;
    while (i < last && array[i] != ' ' && array[i] != '=') {
      i++;
    }
    return i - start;
  }

  /** Returns the index of the last {@code wanted}; -1 if there is none. */
  public int lastIndexOf(byte wanted) {
    for (int i = end - 1; i >= start; i--) {
      if (array[i] == wanted) {
        return i - start;
      }
    }
    return -1;
  }

  /**
   * Returns the index of the first {@code needle} at or after {@code from}; -1 if there is none.
   */
  public int indexOf(ByteSlice needle, int from) {
    int found =
        ByteSearch.indexOf(array, start + from, end, needle.array, needle.start, needle.end);
    return found < 0 ? -1 : found - start;
  }

  /** Returns true if this slice contains {@code needle}; the empty needle is always contained. */
  public boolean contains(ByteSlice needle) {
    return indexOf(needle, 0) >= 0;
  }

  /** Returns true if this slice begins with {@code prefix}. */
  public boolean startsWith(ByteSlice prefix) {
    return length() >= prefix.length()
        && Arrays.equals(
            array, start, start + prefix.length(), prefix.array, prefix.start, prefix.end);
  }

  /** Returns true if the bytes from {@code index} on are the characters of {@code ascii}. */
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

  /**
   * Returns true if {@code length} bytes at both indexes are equal, ignoring the case of letters.
   */
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

  /** Adds the part {@code [from, to)} to a checksum. */
  public void addTo(Checksum checksum, int from, int to) {
    Objects.checkFromToIndex(from, to, end - start);
    checksum.update(array, start + from, to - from);
  }

  /** Returns true if {@code part} is at {@code index}; false if it would not fit. */
  public boolean hasAt(int index, ByteSlice part) {
    int from = start + index;
    return index >= 0
        && part.length() <= end - from
        && Arrays.equals(array, from, from + part.length(), part.array, part.start, part.end);
  }

  /** Returns true if the bytes from {@code from} on are the first {@code size} of an array. */
  public boolean isTail(int from, byte[] block, int size) {
    Objects.checkFromToIndex(from, end - start, end - start);
    return Arrays.equals(array, start + from, end, block, 0, size);
  }

  /** Returns true if these bytes are at {@code block[at]} and end before {@code block[end]}. */
  public boolean isAt(byte[] block, int at, int end) {
    int length = length();
    return length <= end - at && ByteSearch.areSame(block, at, array, start, length);
  }

  /**
   * Returns the number that the digits from {@code from} on form: 0 if there are none, -1 if it
   * might not fit a long.
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

  /** Returns true if the bytes are exactly the characters of {@code ascii}. */
  public boolean is(String ascii) {
    return length() == ascii.length() && startsWith(ascii);
  }

  /** Returns true if the first bytes are the characters of {@code ascii}. */
  public boolean startsWith(String ascii) {
    return hasAt(0, ascii);
  }

  /** Returns true if a byte is not a printable ASCII character. */
  public boolean holdsUnprintable() {
    return ByteSearch.holdsUnprintable(array, start, end);
  }

  /** Returns true if a byte is a double quote, a backslash, or not a printable ASCII character. */
  public boolean holdsSpecial() {
    return ByteSearch.holdsSpecial(array, start, end);
  }

  /**
   * Returns true if there may be a quote other than a single {@code "}: an ampersand, a backslash,
   * an apostrophe, two double quotes, or a byte that is not ASCII.
   */
  public boolean holdsUnusualQuotes() {
    return ByteSearch.holdsUnusualQuotes(array, start, end);
  }

  /** Returns a slice with its own array, which does not keep a large chunk reachable. */
  public ByteSlice copy() {
    return of(toByteArray());
  }

  /** Returns a new array with the bytes of this slice. */
  public byte[] toByteArray() {
    return Arrays.copyOfRange(array, start, end);
  }

  /** Copies the bytes to {@code target}, beginning at {@code at}. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(array, start, target, at, end - start);
  }

  /** Copies the part {@code [from, to)} to {@code target}, beginning at {@code at}. */
  public void copyTo(int from, int to, byte[] target, int at) {
    Objects.checkFromToIndex(from, to, end - start);
    System.arraycopy(array, start + from, target, at, to - from);
  }

  /**
   * Returns the index in {@code table} of the name at {@code [from, to)}, or {@link
   * NameTable#NONE}.
   */
  int findIn(NameTable table, int from, int to) {
    return table.find(array, start + from, start + to);
  }

  /**
   * Decodes the hex in {@code [from, to)} as {@link Hex#decode} does. Returns false if it is not
   * hex; then some bytes may be written.
   */
  boolean decodeHex(int from, int to, byte[] target, int at) {
    Objects.checkFromToIndex(from, to, end - start);
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

  /** Writes all bytes to {@code out}. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(array, start, end - start);
  }

  /** Returns the bytes decoded as UTF-8; invalid bytes become U+FFFD. */
  public String utf8() {
    return new String(array, start, end - start, StandardCharsets.UTF_8);
  }

  /** Returns one character per byte (ISO-8859-1), without loss. */
  public String latin1() {
    return new String(array, start, end - start, StandardCharsets.ISO_8859_1);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByteSlice that
        && Arrays.equals(array, start, end, that.array, that.start, that.end);
  }

  /** Differs in each run (see {@link HashSeed}). */
  @Override
  public int hashCode() {
    long hash = 1;
    int i = start;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      hash = (hash ^ ByteSearch.word(array, i)) * HashSeed.LONG_MULTIPLIER;
      hash ^= hash >>> 32; // otherwise high bits of the words would never affect the low ones
    }
    for (; i < end; i++) {
      hash = hash * HashSeed.LONG_MULTIPLIER + array[i];
    }
    return (int) ((hash * HashSeed.LONG_MULTIPLIER) >>> 32);
  }

  /** Like {@link #utf8()}, for messages. */
  @Override
  public String toString() {
    return utf8();
  }
}
