package io.jaudit.bytes;

import java.util.Arrays;

/**
 * Goes through the JSON text in a range of bytes (RFC 8259). Each method reads something at the
 * current place and moves after it and the blanks that follow, or returns false and does not move.
 * Numbers are not checked: whatever has the characters of one is one. Not thread-safe.
 */
public final class JsonCursor {
  private static final int DEEPEST = 64;
  private static final int REPLACEMENT = 0xfffd;
  private static final int NONE = -1;

  private byte[] text = {};
  private int end;
  private int at;
  private int stringStart;
  private int stringEnd;
  private boolean isEscaped;

  /** Goes to the first value in {@code array[start, end)}. */
  public void begin(byte[] array, int start, int stop) {
    text = array;
    at = start;
    end = stop;
    skipBlanks();
  }

  /** Returns the current index. */
  public int at() {
    return at;
  }

  /** Returns true after the last byte. */
  public boolean isAtEnd() {
    return at >= end;
  }

  /** Returns true if the next byte is {@code wanted}. */
  public boolean isAt(char wanted) {
    return at < end && text[at] == wanted;
  }

  /** Reads one byte of structure: a brace, a bracket, a comma or a colon. */
  public boolean accept(char wanted) {
    if (!isAt(wanted)) {
      return false;
    }
    at++;
    skipBlanks();
    return true;
  }

  /** Reads a string, which is then {@code [stringStart, stringEnd)}, its escapes as they are. */
  public boolean string() {
    if (!isAt('"')) {
      return false;
    }
    boolean escaped = false;
    for (int i = at + 1; i < end; i++) {
      byte b = text[i];
      if (b == '"') {
        stringStart = at + 1;
        stringEnd = i;
        isEscaped = escaped;
        at = i + 1;
        skipBlanks();
        return true;
      }
      if (b == '\\') {
        escaped = true;
        i++;
      } else if (b >= 0 && b < ' ') {
        return false;
      }
    }
    return false;
  }

  /** Returns where the string last read begins, after its quote. */
  public int stringStart() {
    return stringStart;
  }

  /** Returns where the string last read ends, before its quote. */
  public int stringEnd() {
    return stringEnd;
  }

  /** Returns true if the string last read has escapes. */
  public boolean isEscaped() {
    return isEscaped;
  }

  /** Reads {@code null}. */
  public boolean nothing() {
    return text.length >= 4 && isAt('n') && word();
  }

  /** Reads a number of at most nine digits without a sign; returns -1 if there is none. */
  public int number() {
    int number = 0;
    int i = at;
    for (; i < end && i - at <= 9 && Ascii.isDigit(text[i]); i++) {
      number = number * 10 + text[i] - '0';
    }
    if (i == at || i - at > 9) {
      return NONE;
    }
    at = i;
    skipBlanks();
    return number;
  }

  /** Reads a value of any kind. */
  public boolean value() {
    return value(0);
  }

  private boolean value(int depth) {
    int start = at;
    boolean isRead = string() || word() || (depth < DEEPEST && container(depth));
    at = isRead ? at : start;
    return isRead;
  }

  private boolean container(int depth) {
    boolean isObject = accept('{');
    if (!isObject && !accept('[')) {
      return false;
    }
    char close = isObject ? '}' : ']';
    if (accept(close)) {
      return true;
    }
    do {
      if ((isObject && !(string() && accept(':'))) || !value(depth + 1)) {
        return false;
      }
    } while (accept(','));
    return accept(close);
  }

  /** Reads a number, or {@code true}, {@code false} or {@code null}. */
  private boolean word() {
    int i = at;
    while (i < end && isOfWord(text[i])) {
      i++;
    }
    if (i == at) {
      return false;
    }
    at = i;
    skipBlanks();
    return true;
  }

  private static boolean isOfWord(byte b) {
    return Ascii.isDigit(b) || Ascii.isLower(b) || b == '-' || b == '+' || b == '.' || b == 'E';
  }

  private void skipBlanks() {
    while (at < end
        && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) {
      at++;
    }
  }

  /**
   * Writes {@code text[from, to)}, the content of a string, without its escapes.
   *
   * @param target takes it from {@code start} on; it is never longer
   * @return the end in {@code target}; -1 if an escape is not one of JSON
   */
  public static int unescape(byte[] text, int from, int to, byte[] target, int start) {
    int out = start;
    int i = from;
    while (i < to) {
      byte b = text[i++];
      if (b != '\\') {
        target[out++] = b;
        continue;
      }
      byte escape = i < to ? text[i++] : 0;
      if (escape == 'u') {
        int unit = hex(text, i, to);
        if (unit < 0) {
          return NONE;
        }
        i += 4;
        if (unit >= 0xd800
            && unit < 0xdc00
            && i + 1 < to
            && text[i] == '\\'
            && text[i + 1] == 'u') {
          int low = hex(text, i + 2, to);
          if (low >= 0xdc00 && low < 0xe000) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + low - 0xdc00;
            i += 6;
          }
        }
        out = Utf8.append(unit >= 0xd800 && unit < 0xe000 ? REPLACEMENT : unit, target, out);
      } else {
        int plain = "\"\\/bfnrt".indexOf(escape);
        if (plain < 0) {
          return NONE;
        }
        target[out++] = (byte) "\"\\/\b\f\n\r\t".charAt(plain);
      }
    }
    return out;
  }

  /** Returns the content of the string that begins at {@code start}, without its escapes. */
  public static byte[] unescaped(ByteSlice line, int start) {
    int end = start;
    while (end < line.length() && line.at(end) != '"') {
      end += line.at(end) == '\\' ? 2 : 1;
    }
    byte[] text = line.slice(start, Math.min(end, line.length())).toByteArray();
    return Arrays.copyOf(text, Math.max(0, unescape(text, 0, text.length, text, 0)));
  }

  private static int hex(byte[] text, int from, int to) {
    int unit = from + 4 <= to ? 0 : NONE;
    for (int i = from; i < from + 4 && unit >= 0; i++) {
      int digit = Character.digit(text[i], 16);
      unit = digit < 0 ? NONE : unit << 4 | digit;
    }
    return unit;
  }
}
