package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Quotes of a record that another program changed: escaped for HTML (an ampersand, {@code quot} and
 * a semicolon), doubled as in a CSV file, after a backslash as in a JSON string, single, or curly,
 * as word processors and wikis write them.
 *
 * <p>The kernel and libaudit begin no value with one of these: they write a value that has a quote
 * or a byte above 0x7e as hex. A program may, in its {@code msg='…'}. So the quotes are restored
 * only if the whole record is written in this way: no quote in it is as it was. Stateless.
 */
final class ChangedQuotes {
  /** What libaudit adds to the text of a program; its quotes are not the program's. */
  private static final ByteSlice EXE = ByteSlice.of(" exe=");

  /** What is wrong with a line if only some of its quotes were changed. */
  static final String UNCLEAR = "another program changed quotes of the record, but not all of them";

  /** The code of a character that is not certain. */
  static final int NONE = -1;

  /** A code is a character, and as many times this as its spelling has bytes. */
  private static final int SPELLING = 256;

  /** Maximum depth of nested escapes; few programs pass a line on to each other. */
  private static final int MOST_ESCAPES = 64;

  /** What is before a quote within a value in quotes: another quote, or a backslash. */
  private static final byte[] ESCAPES = {'"', '\\'};

  /** The beginning of a value in quotes after backslashes. */
  private static final ByteSlice ESCAPED = ByteSlice.of("=\\\"");

  private static final String AMPERSAND = "amp;";
  private static final String MESSAGE = "msg=";

  private ChangedQuotes() {}

  /** Returns true if a changed quote may begin with {@code first}. */
  static boolean mayBeginWith(byte first) {
    return first < 0 || first == '"' || first == '&' || first == '\\' || first == '\'';
  }

  /**
   * Returns the quote, double or single, that was changed to what the value at {@code start} begins
   * with; 0 if it begins with something else.
   */
  static byte at(ByteSlice line, int start, int end) {
    byte first = line.at(start);
    int changed =
        switch (first) {
          case '\'' -> '"';
          case '"' -> isDoubled(line, start, end) ? '"' : 0;
          case '&' -> changed(line, lastOf(line, start, AMPERSAND), end, first);
          case '\\' -> changed(line, lastOf(line, start, "\\"), end, first);
          default -> changed(line, start, end, first);
        };
    byte quote = changed < 0 ? 0 : (byte) changed;
    return quote == '"' || quote == '\'' ? quote : 0;
  }

  /** Returns true for {@code ""bash}; {@code ""} alone is an empty value. */
  private static boolean isDoubled(ByteSlice line, int start, int end) {
    return start + 2 < end
        && line.at(start + 1) == '"'
        && " \t\r\u001d,)}'".indexOf(line.at(start + 2)) < 0;
  }

  /** Returns where the last byte is of the escapes that follow the one at {@code start}. */
  private static int lastOf(ByteSlice line, int start, String escape) {
    int at = start;
    for (int i = 0; i < MOST_ESCAPES && line.hasAt(at + 1, escape); i++) {
      at += escape.length();
    }
    return at;
  }

  /**
   * Returns {@code line} with the quotes in {@code [from, end)} as they were; null if that is not
   * certain.
   *
   * @param changedAt a value with a changed quote begins here
   */
  static @Nullable ByteSlice restore(ByteSlice line, int from, int end, int changedAt) {
    if (at(line, changedAt, end) != '"' && !line.hasAt(changedAt - MESSAGE.length(), MESSAGE)) {
      return null; // single quotes are around the message of a program only
    }
    ByteBuilder text = new ByteBuilder(line.length());
    text.append(line, 0, from);
    boolean isCertain = append(line, from, end, line.at(changedAt), text) && isPaired(text, from);
    return isCertain ? text.append(line, end, line.length()).toSlice() : null;
  }

  /**
   * Returns the text of a line that is in quotes from {@code open} on, such as a JSON string or a
   * value of a CSV file, which others may follow: what is before the quote and what was in it. Null
   * if that is not certain.
   */
  static @Nullable ByteSlice unquote(ByteSlice line, int open) {
    int close = line.length() - 1;
    while (close > open && " \t\r,\0".indexOf(line.at(close)) >= 0) {
      close--;
    }
    for (byte escape : ESCAPES) {
      ByteSlice text = unquote(line, open, close, escape);
      if (text != null) {
        return text;
      }
    }
    byte escape = ESCAPES[line.contains(ESCAPED) ? 1 : 0];
    return unquote(line, open, valueEnd(line, open, escape), escape);
  }

  private static @Nullable ByteSlice unquote(ByteSlice line, int open, int close, byte escape) {
    if (close <= open || line.at(close) != '"') {
      return null;
    }
    ByteBuilder text = new ByteBuilder(line.length());
    text.append(line, 0, open);
    return append(line, open + 1, close, escape, text) ? text.toSlice() : null;
  }

  /** Returns the index of the quote that ends a value, if another one follows; else -1. */
  private static int valueEnd(ByteSlice line, int open, byte escape) {
    int at = open + 1;
    while (at + 1 < line.length()) {
      byte b = line.at(at);
      byte next = line.at(at + 1);
      if (b == escape && (escape == '\\' || next == '"')) {
        at += 2;
      } else if (b == '"') {
        return ",;\t".indexOf(next) >= 0 ? at : -1;
      } else {
        at++;
      }
    }
    return -1;
  }

  private static boolean isPaired(ByteBuilder text, int from) {
    int quotes = 0;
    for (int i = from; i < text.length(); i++) {
      quotes += text.at(i) == '"' ? 1 : 0;
    }
    return (quotes & 1) == 0;
  }

  /**
   * Appends what {@code [from, end)} was; false if a quote in it is not changed like one that
   * begins with {@code first}.
   */
  private static boolean append(ByteSlice line, int from, int end, byte first, ByteBuilder text) {
    int at = from;
    while (at < end) {
      byte b = line.at(at);
      boolean isChanged = b == first || (b < 0 && first < 0);
      int code = isChanged ? changed(line, at, end, first) : b == '"' ? NONE : code(b, 1);
      if (code < 0) {
        return false;
      }
      text.append((byte) code);
      at += code / SPELLING;
    }
    return true;
  }

  /** Returns the code of a character of {@code length} bytes. */
  static int code(int character, int length) {
    return length * SPELLING + (character & 0xff);
  }

  /** Returns the code of the character that is changed at {@code at}. */
  private static int changed(ByteSlice line, int at, int end, byte first) {
    return switch (first) {
      case '"' -> at + 1 < end && line.at(at + 1) == '"' ? code('"', 2) : NONE;
      case '\'' -> isAtEdge(line, at, end) ? code('"', 1) : NONE;
      case '&' -> HtmlEntity.at(line, at, end);
      case '\\' -> afterBackslash(line, at, end);
      default -> CurlyQuotes.at(line, at, end);
    };
  }

  /** Returns true for a quote that begins or ends a value. */
  private static boolean isAtEdge(ByteSlice line, int at, int end) {
    return line.at(at - 1) == '=' || at + 1 == end || " \u001d".indexOf(line.at(at + 1)) >= 0;
  }

  private static int afterBackslash(ByteSlice line, int at, int end) {
    byte b = at + 1 < end ? line.at(at + 1) : 0;
    return switch (b) {
      case '"', '\\', '/', '\'' -> code(b, 2);
      case 't' -> code('\t', 2);
      case 'u' -> numbered(line, at, at + 2, at + 6, end);
      case 'x' -> numbered(line, at, at + 2, at + 4, end);
      default -> NONE;
    };
  }

  private static int numbered(ByteSlice line, int at, int from, int to, int end) {
    long number = to <= end ? Ascii.hexadecimal(line.slice(from, to), NONE) : NONE;
    return isOfRecord(number) ? code((int) number, to - at) : NONE;
  }

  /** Returns true for a character that the kernel or auditd writes as it is. */
  static boolean isOfRecord(long character) {
    return character == AuditRecord.ENRICHMENT_SEPARATOR || (character >= ' ' && character < 0x7f);
  }

  /** Returns true if the quotes of {@code exe=} are restored too, or still have to be. */
  static boolean hasQuotedExe(ByteSlice text) {
    int exe = text.indexOf(EXE, 0);
    int value = exe + EXE.length();
    return exe >= 0 && value < text.length() && mayBeginWith(text.at(value));
  }

  /** Returns true if the value that begins at {@code valueStart} is that of {@code exe=}. */
  static boolean isOfExe(ByteSlice text, int valueStart) {
    return text.hasAt(valueStart - EXE.length(), EXE);
  }
}
