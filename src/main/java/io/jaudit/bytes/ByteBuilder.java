package io.jaudit.bytes;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Bytes that grow at their end. Not safe for use by several threads.
 *
 * <p>A slice taken with {@link #toSlice()} is a copy; the builder may be cleared and used again.
 */
public final class ByteBuilder {
  private static final long NINE_DIGITS = 1_000_000_000;
  private static final long MOST_DECIMAL = NINE_DIGITS - 1;

  /**
   * A product and a shift make a tenth of any number below 2^32, in a twentieth of the time of the
   * division that the quick compiler makes.
   */
  private static final long TENTH = 0xCCCCCCCDL;

  private static final int TENTH_SHIFT = 35;

  private byte[] array;
  private int length;

  public ByteBuilder() {
    this(64);
  }

  public ByteBuilder(int capacity) {
    array = new byte[capacity];
  }

  public int length() {
    return length;
  }

  public ByteBuilder append(byte b) {
    ensure(1);
    array[length++] = b;
    return this;
  }

  /** Appends a character below 0x80. */
  public ByteBuilder append(char ascii) {
    return append((byte) ascii);
  }

  public ByteBuilder append(ByteSlice bytes) {
    ensure(bytes.length());
    bytes.copyTo(array, length);
    length += bytes.length();
    return this;
  }

  public ByteBuilder append(ByteBuilder other) {
    return append(other.array, 0, other.length);
  }

  /** Appends text whose characters are all below 0x80, or one byte each. */
  @SuppressWarnings("deprecation") // the one way that copies bytes and makes none
  public ByteBuilder append(String ascii) {
    ensure(ascii.length());
    ascii.getBytes(0, ascii.length(), array, length);
    length += ascii.length();
    return this;
  }

  /** Appends the part {@code [from, to)} of {@code bytes}. */
  public ByteBuilder append(ByteSlice bytes, int from, int to) {
    ensure(to - from);
    bytes.copyTo(from, to, array, length);
    length += to - from;
    return this;
  }

  public ByteBuilder append(byte[] bytes, int start, int end) {
    ensure(end - start);
    System.arraycopy(bytes, start, array, length, end - start);
    length += end - start;
    return this;
  }

  /**
   * Appends the bytes that the hex in {@code [from, to)} of {@code text} stands for, as {@link
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

  /** Makes {@code to} of each {@code wanted} from {@code from} on. */
  public void replace(int from, byte wanted, byte to) {
    for (int i = from; i < length; i++) {
      if (array[i] == wanted) {
        array[i] = to;
      }
    }
  }

  /** Appends the digits of a number, with a minus where it is negative. */
  public ByteBuilder appendDecimal(long number) {
    if (number < 0) {
      append('-');
    }
    if (number < -MOST_DECIMAL || number > MOST_DECIMAL) {
      // Of two parts the remainder has nine digits, zeros included.
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

  /** The last digits of a number of at most nine; where it has fewer, with zeros before. */
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

  /** Forgets what was appended and keeps the room. */
  public void clear() {
    length = 0;
  }

  /** Forgets what was appended behind the first {@code length} bytes. */
  public void truncate(int length) {
    if (length < 0 || length > this.length) {
      throw new IndexOutOfBoundsException(length + " of " + this.length);
    }
    this.length = length;
  }

  /** The byte at {@code index}. */
  public byte at(int index) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException(index + " of " + length);
    }
    return array[index];
  }

  /** True where a byte from {@code from} on is not a printable character of ASCII. */
  public boolean holdsUnprintable(int from) {
    return ByteSearch.holdsUnprintable(array, from, length);
  }

  /** A copy of what was appended from {@code from} on. */
  public ByteSlice toSlice(int from) {
    return ByteSlice.of(Arrays.copyOfRange(array, from, length));
  }

  /** A copy of what was appended. */
  public ByteSlice toSlice() {
    return ByteSlice.of(Arrays.copyOf(array, length));
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(array, 0, length);
  }

  private void ensure(int more) {
    if (more > array.length - length) {
      array = Arrays.copyOf(array, Math.max(Math.addExact(length, more), grown(array.length)));
    }
  }

  private static int grown(int capacity) {
    return capacity > Integer.MAX_VALUE / 2 ? Integer.MAX_VALUE - 8 : capacity * 2;
  }
}
