package io.jaudit.scan;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.HeaderPlace;
import org.jspecify.annotations.Nullable;

/**
 * What comes after the header in a line that is a JSON object with a record in a string: the rest
 * of the string, without escapes that may change what the parser does, and the same bytes after it
 * as in the line before, except for digits. Such a line is one record, as the one before was
 * ({@code BlockScanPropertyTest}). For use by one thread.
 */
final class JsonForm {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long BLANKS = ' ' * ONES;
  private static final int ESCAPED_SEPARATOR = 6;
  private static final int LONGEST = 8 * 1024;

  /** What follows the string, from its quote on. */
  private final byte[] rest;

  /** True for the bytes that belong to the name of the host. */
  private final boolean[] isFixed;

  private JsonForm(byte[] rest, boolean[] isFixed) {
    this.rest = rest;
    this.isFixed = isFixed;
  }

  /** Returns the form of a line; null if its bytes do not tell what other lines mean. */
  static @Nullable JsonForm of(ByteSlice line, HeaderPlace place) {
    ByteSlice rest = line.slice(place.textEnd());
    if (rest.indexOf((byte) '\\', 0) >= 0) {
      return null;
    }
    ByteSlice host = line.slice(place.hostStart(), Math.max(place.hostStart(), place.hostEnd()));
    return new JsonForm(rest.toByteArray(), PrefixForm.fixed(rest, host));
  }

  /** Returns true if {@code block[from, end)}, from the body of the record on, has this form. */
  boolean fits(byte[] block, int from, int end) {
    if (end - from > LONGEST) {
      return false; // it may be a part of a longer line
    }
    int at = from;
    while (true) {
      at = plainEnd(block, at, end);
      if (at >= end) {
        return false;
      }
      if (block[at] == '"') {
        return isRest(block, at, end);
      }
      if (block[at] != '\\') {
        return false; // a control character
      }
      int next = escapeEnd(block, at, end);
      if (next == at) {
        return false;
      }
      at = next;
    }
  }

  /** Returns the index of the first quote, backslash or control character. */
  private static int plainEnd(byte[] block, int from, int end) {
    int at = from;
    for (int last = end - Long.BYTES; at <= last; at += Long.BYTES) {
      long word = ByteSearch.word(block, at);
      long quote = word ^ QUOTES;
      long backslash = word ^ BACKSLASHES;
      long marks =
          ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - BLANKS) & ~word);
      if ((marks & HIGHS) != 0) {
        break;
      }
    }
    while (at < end
        && (block[at] < 0 || block[at] >= ' ')
        && block[at] != '"'
        && block[at] != '\\') {
      at++;
    }
    return at;
  }

  /** Returns the index after an escape that means the same to the parser wherever it is. */
  private static int escapeEnd(byte[] block, int at, int end) {
    byte b = at + 1 < end ? block[at + 1] : 0;
    if (b == '"' || b == '\\') {
      return at + 2;
    }
    if (b == 'n' && at + 2 < end && block[at + 2] == '"') {
      return at + 2; // the end of the line that was wrapped
    }
    boolean isSeparator =
        b == 'u'
            && at + ESCAPED_SEPARATOR < end
            && block[at + 2] == '0'
            && block[at + 3] == '0'
            && block[at + 4] == '1'
            && (block[at + 5] | 0x20) == 'd';
    return isSeparator ? at + ESCAPED_SEPARATOR : at;
  }

  /** Compares what follows the string; numbers, such as fractions of a second, may differ. */
  private boolean isRest(byte[] block, int from, int end) {
    int at = from;
    int i = 0;
    while (i < rest.length) {
      if (Ascii.isDigit(rest[i]) && !isFixed[i]) {
        if (at == end || !Ascii.isDigit(block[at])) {
          return false;
        }
        i++;
        at++;
        while (i < rest.length && Ascii.isDigit(rest[i]) && !isFixed[i]) {
          i++;
        }
        while (at < end && Ascii.isDigit(block[at])) {
          at++;
        }
      } else if (at < end && rest[i] == block[at]) {
        i++;
        at++;
      } else {
        return false;
      }
    }
    return at == end;
  }
}
