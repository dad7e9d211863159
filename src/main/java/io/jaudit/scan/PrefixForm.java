package io.jaudit.scan;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.HeaderPlace;
import java.util.Arrays;

/**
 * What is before the type in a line: the same bytes as in the line before, except for digits of the
 * prefixes, such as those of a time. No prefix ({@code record.LinePrefix}) means something else if
 * a digit is another one, unless it is of the name of the host. For use by one thread.
 */
final class PrefixForm {
  private final byte[] bytes;

  /** True for the bytes that have to be the same: those of the header, and of the host. */
  private final boolean[] isFixed;

  private PrefixForm(byte[] bytes, boolean[] isFixed) {
    this.bytes = bytes;
    this.isFixed = isFixed;
  }

  /** Returns the form of a line, whose header is at {@code place}. */
  static PrefixForm of(ByteSlice line, HeaderPlace place) {
    ByteSlice head = line.slice(0, place.typeStart());
    ByteSlice host = line.slice(place.hostStart(), Math.max(place.hostStart(), place.hostEnd()));
    boolean[] fixed = fixed(head, host);
    Arrays.fill(fixed, place.headerStart(), head.length(), true);
    if (!place.isInJson()) {
      Arrays.fill(fixed, 0, place.textStart(), true); // host and boot of a journal
    }
    return new PrefixForm(head.toByteArray(), fixed);
  }

  /** Returns for each byte of {@code text} whether it belongs to the name of the host. */
  static boolean[] fixed(ByteSlice text, ByteSlice host) {
    boolean[] fixed = new boolean[text.length()];
    for (int at = host.isEmpty() ? -1 : text.indexOf(host, 0);
        at >= 0;
        at = text.indexOf(host, at + 1)) {
      Arrays.fill(fixed, at, at + host.length(), true);
    }
    return fixed;
  }

  int length() {
    return bytes.length;
  }

  /** Returns true if {@code block} has it at {@code at}, before {@code end}. */
  boolean isAt(byte[] block, int at, int end) {
    if (at + bytes.length > end) {
      return false;
    }
    int from = 0;
    while (true) {
      int other = Arrays.mismatch(block, at + from, at + bytes.length, bytes, from, bytes.length);
      if (other < 0) {
        return true;
      }
      int index = from + other;
      if (isFixed[index] || !Ascii.isDigit(bytes[index]) || !Ascii.isDigit(block[at + index])) {
        return false;
      }
      bytes[index] = block[at + index]; // most of the next lines have the same
      from = index + 1;
    }
  }
}
