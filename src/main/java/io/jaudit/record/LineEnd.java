package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * What a line may end with that does not belong to its record: a carriage return of a log that was
 * edited on Windows, NULs of a block that was never written, a tab, and the same, or a line feed,
 * as an escape: {@code #015#012} of rsyslog, {@code \r\n}, {@code \x0a}, {@code ^J}, {@code <0a>};
 * or {@code $}, with which {@code cat -A} shows it.
 *
 * <p>No value ends with such an escape: the kernel and libaudit end a text with a quote. But a
 * field of an account keeps {@code $}, with which the name of a computer's ends. Stateless.
 */
final class LineEnd {
  /** In lowercase. */
  private static final String[] ESCAPES = {
    "#000", "#011", "#012", "#015", "\\n", "\\r", "\\t", "\\0", "\\000", "\\011", "\\012", "\\015",
    "\\x00", "\\x09", "\\x0a", "\\x0d", "\\u0000", "\\u0009", "\\u000a", "\\u000d", "#x0a", "#x0d",
    "%00", "%09", "%0a", "%0d", "<00>", "<09>", "<0a>", "<0d>", "^@", "^i", "^j", "^m", "&#10;",
    "&#13;", "&#xa;", "&#xd;", "<br>", "<br/>"
  };

  /** What the names of fields end with that may have an account, such as that of a computer. */
  private static final String[] ACCOUNTS = {"id", "acct", "user", "grp"};

  /** True for what an escape begins with. */
  private static final boolean[] MARKS = new boolean[1 << Byte.SIZE];

  static {
    for (String escape : ESCAPES) {
      MARKS[escape.charAt(0)] = true;
    }
  }

  private static final int LONGEST = 6;

  private LineEnd() {}

  /**
   * Returns where the end of {@code line[from, end)} begins; {@code end} if there is nothing of it.
   *
   * @param from the body of the record begins here
   */
  static int start(ByteSlice line, int from, int end) {
    int at = end;
    int next = before(line, from, at);
    while (next < at) {
      at = next;
      next = before(line, from, at);
    }
    return at;
  }

  private static int before(ByteSlice line, int from, int end) {
    if (end == from) {
      return end;
    }
    byte last = line.at(end - 1);
    if (last == '"' || last == '\'' || last == ')') {
      return end;
    }
    boolean isOne = last == '\r' || last == 0 || last == '\t';
    return isOne || (last == '$' && !isAccount(line, from, end))
        ? end - 1
        : escapeStart(line, from, end);
  }

  /** Returns true if the word before {@code end} is the value of an account or a group. */
  private static boolean isAccount(ByteSlice line, int from, int end) {
    int equals = end - 1;
    while (equals > from && line.at(equals) != '=' && line.at(equals) != ' ') {
      equals--;
    }
    if (line.at(equals) != '=' || LineText.skipDigits(line, equals + 1) == end - 1) {
      return false;
    }
    for (String name : ACCOUNTS) {
      if (line.hasAt(equals - name.length(), name)) {
        return true;
      }
    }
    return false;
  }

  private static int escapeStart(ByteSlice line, int from, int end) {
    int first = Math.max(from, end - LONGEST);
    for (int mark = end - 2; mark >= first; mark--) {
      if (MARKS[line.at(mark) & 0xff] && isEscape(line, mark, end)) {
        return withoutBackslashes(line, from, mark);
      }
    }
    return end;
  }

  private static boolean isEscape(ByteSlice line, int from, int end) {
    for (String escape : ESCAPES) {
      if (escape.length() == end - from && LineText.hasLetters(line, from, escape)) {
        return true;
      }
    }
    return false;
  }

  /** Returns where the backslashes begin that precede an escape which was escaped again. */
  private static int withoutBackslashes(ByteSlice line, int from, int escape) {
    int at = escape;
    while (line.at(escape) == '\\' && at > from && line.at(at - 1) == '\\') {
      at--;
    }
    return at;
  }
}
