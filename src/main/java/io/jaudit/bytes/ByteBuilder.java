package io.jaudit.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * Collects bytes in an array that grows. Not safe for use by several threads.
 *
 * <p>{@link #toSlice()} returns a copy, so the builder may be cleared and reused.
 */
public final class ByteBuilder {
  private static final long NINE_DIGITS = 1_000_000_000;
  private static final long MAX_DECIMAL = NINE_DIGITS - 1;

  /**
   * A multiplication by this and a shift divide any number below 2^32 by ten, in a twentieth of the
   * time of the division that the quick compiler generates.
   */
  private static final long TENTH = 0xCCCCCCCDL;

  private static final int TENTH_SHIFT = 35;

  private byte[] array;
  private int length;

  /** Creates an empty builder. */
  public ByteBuilder() {
    this(64);
  }

  /** Creates an empty builder with room for {@code capacity} bytes; it grows if necessary. */
  public ByteBuilder(int capacity) {
    array = new byte[capacity];
  }

  /** Returns the number of bytes. */
  public int length() {
    return length;
  }

  /** Appends one byte. */
  public ByteBuilder append(byte b) {
    ensure(1);
    array[length++] = b;
    return this;
  }

  /** Appends a character below 0x80. */
  public ByteBuilder append(char ascii) {
    return append((byte) ascii);
  }

  /** Appends all bytes of a slice. */
  public ByteBuilder append(ByteSlice bytes) {
    ensure(bytes.length());
    bytes.copyTo(array, length);
    length += bytes.length();
    return this;
  }

  /** Appends all bytes of another builder. */
  public ByteBuilder append(ByteBuilder other) {
    return append(other.array, 0, other.length);
  }

  /** Appends text whose characters are all below 0x80, or one byte each. */
  @SuppressWarnings("deprecation") // the only method that copies the bytes without an extra array
  public ByteBuilder append(String ascii) {
    int size = ascii.length();
    ensure(size);
    ascii.getBytes(0, size, array, length);
    length += size;
    return this;
  }

  /** Appends the part {@code [from, to)} of {@code bytes}. */
  public ByteBuilder append(ByteSlice bytes, int from, int to) {
    ensure(to - from);
    bytes.copyTo(from, to, array, length);
    length += to - from;
    return this;
  }

  /** Appends the part {@code [start, end)} of an array. */
  public ByteBuilder append(byte[] bytes, int start, int end) {
    ensure(end - start);
    System.arraycopy(bytes, start, array, length, end - start);
    length += end - start;
    return this;
  }

  /**
   * Decodes the hex in {@code [from, to)} of {@code text} and appends the bytes, as {@link
   * Hex#decode} does. Returns false, and appends nothing, if it is not hex or has no whole byte.
   */
  public boolean appendHex(ByteSlice text, int from, int to) {
    int bytes = (to - from) / 2;
    ensure(bytes);
    if (bytes == 0 || !text.decodeHex(from, to, array, length)) {
      return false;
    }
    length += bytes;
    return true;
  }

  /** Appends {@code bytes} with a quote before and after them. */
  public ByteBuilder appendBetween(char quote, ByteSlice bytes) {
    int size = bytes.length();
    ensure(size + 2);
    array[length] = (byte) quote;
    bytes.copyTo(array, length + 1);
    array[length + size + 1] = (byte) quote;
    length += size + 2;
    return this;
  }

  /** Replaces each {@code wanted} from index {@code from} on by {@code to}. */
  public void replace(int from, byte wanted, byte to) {
    for (int i = from; i < length; i++) {
      if (array[i] == wanted) {
        array[i] = to;
      }
    }
  }

  /** Appends a number in decimal. */
  public ByteBuilder appendDecimal(long number) {
    if (number >= 0 && number < 10) {
      return append((byte) ('0' + number));
    }
    if (number < 0) {
      append('-');
    }
    if (number < -MAX_DECIMAL || number > MAX_DECIMAL) {
      // The remainder is written with nine digits, including leading zeros.
      appendDecimal(Math.abs(number / NINE_DIGITS));
      return appendDigits(Math.abs(number % NINE_DIGITS), 9);
    }
    long positive = Math.abs(number);
    int digits = 1;
    for (long bound = 10; bound <= positive; bound *= 10) {
      digits++;
    }
    return appendDigits(positive, digits);
  }

  /** Appends the last {@code digits} digits of a number of at most nine, with leading zeros. */
  private ByteBuilder appendDigits(long number, int digits) {
    ensure(digits);
    long rest = number;
    for (int at = length + digits - 1; at >= length; at--) {
      long tenth = (rest * TENTH) >>> TENTH_SHIFT;
      array[at] = (byte) ('0' + (rest - tenth * 10));
      rest = tenth;
    }
    length += digits;
    return this;
  }

  /** Removes all bytes and keeps the capacity. */
  public void clear() {
    length = 0;
  }

  /** Removes the bytes after the first {@code length}. */
  public void truncate(int length) {
    Objects.checkFromToIndex(0, length, this.length);
    this.length = length;
  }

  /** Returns the byte at {@code index}. */
  public byte at(int index) {
    return array[Objects.checkIndex(index, length)];
  }

  /** Returns true if a byte from {@code from} on is not a printable ASCII character. */
  public boolean holdsUnprintable(int from) {
    return ByteSearch.holdsUnprintable(array, from, length);
  }

  /** Returns a copy of the bytes from {@code from} on. */
  public ByteSlice toSlice(int from) {
    return ByteSlice.of(Arrays.copyOfRange(array, from, length));
  }

  /** Returns a copy of the bytes. */
  public ByteSlice toSlice() {
    return ByteSlice.of(Arrays.copyOf(array, length));
  }

  /** Returns a copy of the bytes in a new array. */
  public byte[] toByteArray() {
    return Arrays.copyOf(array, length);
  }

  /** Writes all bytes to {@code out}. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(array, 0, length);
  }

  /** Copies the bytes {@code [from, to)} to an array. */
  public void copyTo(int from, int to, byte[] target, int at) {
    Objects.checkFromToIndex(from, to, length);
    System.arraycopy(array, from, target, at, to - from);
  }

  private void ensure(int more) {
    if (more > array.length - length) {
      grow(more);
    }
  }

  private void grow(int more) {
    array = Arrays.copyOf(array, Math.max(Math.addExact(length, more), grown(array.length)));
  }

  private static int grown(int capacity) {
    return capacity > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 8 : capacity * 2;
  }
}
