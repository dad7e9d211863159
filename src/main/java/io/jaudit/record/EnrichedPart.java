package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * Finds the enriched part of a line that has lost its separator: the names that auditd adds to a
 * record after the byte 0x1d (docs/ausearch-semantics.md §1.3). On its way through a syslog daemon,
 * a journal or a clipboard that byte may become a space, another character, an escape such as
 * {@code #035}, or nothing.
 *
 * <p>Because text written by users can look the same, the enriched part must satisfy several
 * conditions:
 *
 * <ul>
 *   <li>It extends to the end of the record, and consists only of {@code NAME=value} with one blank
 *       between.
 *   <li>The names are ones that auditd adds, the first one for a field that the body has.
 *   <li>It is outside of all quotes; of a program's message, {@code msg='…'}, it follows the
 *       closing quote.
 * </ul>
 *
 * <p>Reads from the end of the line, so that for the usual record, without such a part, only the
 * last value is examined. Stateless.
 */
final class EnrichedPart {
  private static final String ADDRESS = "SADDR={";
  private static final String UNKNOWN = "unknown ";

  /** The forms of the separator, in lowercase; of two with the same end the longer is first. */
  private static final String[] ESCAPES = {
    "#035", "\\035", "\\x1d", "\\u001d", "#x1d", "%1d", "<1d>", "<gs>", "{1d}", "{gs}", "[1d]",
    "[gs]", "&#29;", "&#x1d;", "^]", "|", ";", "?"
  };

  private static final int SHORTEST_NAME = 2;
  private static final int LONGEST_NAME = 16;
  private static final int LONGEST_SEPARATOR = 16;

  private EnrichedPart() {}

  /**
   * Returns where the first name of the enriched part begins in the record {@code [bodyStart, end)}
   * of {@code line}, in which there is no 0x1d; {@code end} if there is none.
   */
  static int start(ByteSlice line, int bodyStart, int end) {
    int first = end;
    int firstEquals = end;
    int valueEnd = end;
    while (valueEnd > bodyStart) {
      int equals = equals(line, bodyStart, valueEnd);
      int name = equals < 0 ? -1 : nameStart(line, bodyStart, equals);
      if (name < 0 || !isValue(line, equals + 1, valueEnd, valueEnd == end)) {
        break;
      }
      if (isEnriched(line, name, equals)) { // a newer auditd may add others
        first = name;
        firstEquals = equals;
      }
      valueEnd = line.at(name - 1) == ' ' ? name - 1 : bodyStart;
    }
    boolean found =
        first < end
            && isInBody(line, bodyStart, first, firstEquals)
            && isAfterQuotes(line, bodyStart, separatorStart(line, bodyStart, first));
    return found ? first : end;
  }

  /** Returns where the separator begins that precedes the enriched part. */
  static int separatorStart(ByteSlice line, int bodyStart, int first) {
    int at = first;
    int start = knownStart(line, bodyStart, at);
    while (start < at) {
      at = start;
      start = knownStart(line, bodyStart, at);
    }
    return line.at(first - 1) == ' ' ? at : quoteEnd(line, bodyStart, at);
  }

  /** Returns where one form of the separator begins that ends at {@code end}; or {@code end}. */
  private static int knownStart(ByteSlice line, int bodyStart, int end) {
    int at = withoutBlanks(line, bodyStart, end);
    for (String escape : ESCAPES) {
      if (endsIn(line, bodyStart, at, escape)) {
        int start = at - escape.length();
        while (escape.charAt(0) == '\\' && start > bodyStart && line.at(start - 1) == '\\') {
          start--; // escaped again
        }
        return escape.equals("?") && !isQuote(line, bodyStart, start) ? at : start;
      }
    }
    return at;
  }

  /** A value in quotes ends at its quote, whatever the separator became. */
  private static int quoteEnd(ByteSlice line, int bodyStart, int end) {
    int from = Math.max(bodyStart + 1, end - LONGEST_SEPARATOR);
    for (int at = end - 1; at >= from && line.at(at) != ' '; at--) {
      byte b = line.at(at);
      if (b == '"' || b == '\'') {
        return line.at(at - 1) == '=' ? end : at + 1;
      }
      if (Ascii.isLetter(b) && line.slice(bodyStart, end).contains(AuditRecord.PAYLOAD)) {
        return end; // it's
      }
    }
    return end;
  }

  /**
   * Returns true if the value that ends at {@code end} is one that the kernel writes before an
   * enriched part; otherwise it may have a part of an unknown separator.
   */
  static boolean isAfterValue(ByteSlice line, int bodyStart, int end) {
    int value = end;
    while (value > bodyStart && line.at(value - 1) != '=' && line.at(value - 1) != ' ') {
      value--;
    }
    byte last = end > bodyStart ? line.at(end - 1) : 0;
    if (last == '"'
        || last == '\''
        || last == ')'
        || last == '}'
        || (last == '?' && value == end - 1)) {
      return true;
    }
    int name = value - 1;
    while (name > bodyStart && isOfLowerName(line.at(name - 1))) {
      name--;
    }
    int field = name < bodyStart ? FieldId.NONE : FieldId.of(line.slice(name, value - 1));
    boolean isNumber = field != FieldId.NONE && FieldId.kind(field).isNumber();
    boolean isUsual = Ascii.isDigit(last) || (!isNumber && Ascii.isLetter(last));
    for (int at = value; at < end && isUsual; at++) {
      byte b = line.at(at);
      isUsual = Ascii.isDigit(b) || b == '-' || (!isNumber && isOfValue(b));
    }
    return isUsual;
  }

  private static boolean isOfValue(byte b) {
    return Ascii.isLetter(b) || "_./:+,@".indexOf(b) >= 0;
  }

  private static boolean isQuote(ByteSlice line, int bodyStart, int end) {
    return end > bodyStart && (line.at(end - 1) == '"' || line.at(end - 1) == '\'');
  }

  /** Passes blanks, control characters, and bytes above 0x7e, of which the kernel writes none. */
  private static int withoutBlanks(ByteSlice line, int from, int to) {
    int end = to;
    while (end > from && (line.at(end - 1) <= ' ' || line.at(end - 1) == 0x7f)) {
      end--;
    }
    return end;
  }

  private static boolean endsIn(ByteSlice line, int from, int to, String text) {
    int start = to - text.length();
    return start >= from && LineText.hasLetters(line, start, text);
  }

  /** Returns the {@code =} of the last field that ends at {@code valueEnd}; -1 if there is none. */
  private static int equals(ByteSlice line, int bodyStart, int valueEnd) {
    if (line.at(valueEnd - 1) == '}') { // an address, which contains equals signs
      int at = valueEnd - ADDRESS.length();
      while (at >= bodyStart && !line.hasAt(at, ADDRESS)) {
        at--;
      }
      return at < bodyStart ? -1 : at + ADDRESS.length() - 2;
    }
    int at = valueEnd - 1;
    if (line.at(at) == '"') {
      int opening = line.slice(bodyStart, at).lastIndexOf((byte) '"') + bodyStart;
      if (opening > bodyStart && line.at(opening - 1) == '=') {
        return opening - 1; // there may be others within the quotes
      }
    }
    while (at >= bodyStart && line.at(at) != '=') {
      at--;
    }
    return at < bodyStart ? -1 : at;
  }

  /**
   * Returns where the name before {@code equals} begins; -1 if auditd does not write one like it:
   * in capital letters after a blank. If it follows a value without a blank, the name is the
   * longest suffix that auditd adds for a field of the body.
   */
  private static int nameStart(ByteSlice line, int bodyStart, int equals) {
    int from = wordStart(line, bodyStart, equals);
    if (equals - from >= SHORTEST_NAME && from > bodyStart && line.at(from - 1) == ' ') {
      return from;
    }
    for (int start = from; start < equals; start++) {
      if (isEnriched(line, start, equals)
          && isBoundary(line, bodyStart, start)
          && isInBody(line, bodyStart, start, equals)) {
        return start;
      }
    }
    return -1;
  }

  /** Returns where the letters of a name begin that ends at {@code equals}. */
  private static int wordStart(ByteSlice line, int bodyStart, int equals) {
    int from = equals;
    while (from > bodyStart && equals - from < LONGEST_NAME && isOfName(line.at(from - 1))) {
      from--;
    }
    return from;
  }

  private static boolean isOfName(byte b) {
    return Ascii.isUpper(b) || b == '_' || b == '-';
  }

  private static boolean isEnriched(ByteSlice line, int start, int end) {
    byte[] name = new byte[end - start];
    for (int i = 0; i < name.length; i++) {
      name[i] = Ascii.toLower(line.at(start + i));
    }
    return FieldId.isEnriched(FieldId.of(name, 0, name.length));
  }

  /** Returns true after a separator or quote; within a word only if that has a value to end. */
  private static boolean isBoundary(ByteSlice line, int bodyStart, int start) {
    if (start == bodyStart) {
      return false;
    }
    byte before = line.at(start - 1);
    if (before == ')'
        || before == '}'
        || isQuote(line, bodyStart, start)
        || separatorStart(line, bodyStart, start) < start) {
      return true;
    }
    int word = start;
    while (word > bodyStart && line.at(word - 1) != ' ') {
      word--;
    }
    int equals = line.indexOf((byte) '=', word, start);
    return equals > word && equals < start - 1;
  }

  /** Returns true if the body before {@code start} has the field of this name. */
  private static boolean isInBody(ByteSlice line, int bodyStart, int start, int end) {
    int length = end - start;
    for (int at = line.indexOf((byte) '=', bodyStart, start);
        at >= 0;
        at = line.indexOf((byte) '=', at + 1, start)) {
      int name = at - length;
      if (name >= bodyStart
          && (name == bodyStart || !isOfLowerName(line.at(name - 1)))
          && isLowerCaseOf(line, name, start, length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfLowerName(byte b) {
    return Ascii.isDigit(b) || Ascii.isLower(b) || isOfName(b);
  }

  private static boolean isLowerCaseOf(ByteSlice line, int name, int upper, int length) {
    for (int i = 0; i < length; i++) {
      if (line.at(name + i) != Ascii.toLower(line.at(upper + i))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns true if {@code [start, end)} is a value as auditd writes it.
   *
   * @param last true for the last one of the line, which may be truncated
   */
  private static boolean isValue(ByteSlice line, int start, int end, boolean last) {
    if (start == end) {
      return false;
    }
    byte first = line.at(start);
    if (first == '{') {
      return last || line.at(end - 1) == '}';
    }
    if (first == '"') {
      int quote = line.indexOf((byte) '"', start + 1, end);
      return quote < 0 ? last : quote == end - 1;
    }
    if (line.hasAt(start, UNKNOWN)) {
      return true;
    }
    for (int i = start; i < end; i++) {
      byte b = line.at(i);
      if (b <= ' ' || b == '"' || b == '\'') {
        return false;
      }
    }
    return true;
  }

  /** Returns true if no quote is open at {@code end}. */
  private static boolean isAfterQuotes(ByteSlice line, int bodyStart, int end) {
    if (line.slice(bodyStart, end).contains(AuditRecord.PAYLOAD)) {
      return end > bodyStart && line.at(end - 1) == '\'';
    }
    boolean open = false;
    for (int at = line.indexOf((byte) '"', bodyStart, end);
        at >= 0;
        at = line.indexOf((byte) '"', at + 1, end)) {
      open = !open;
    }
    return !open;
  }

  /** Copies the names, with a blank in place of each further separator. */
  static void copy(ByteSlice names, byte[] target) {
    names.copyTo(target, 0);
    if (names.indexOf(AuditRecord.ENRICHMENT_SEPARATOR, 0) >= 0) {
      separate(target, 0, names.length());
    }
  }

  /** Puts a blank in place of each separator in {@code [from, to)} that is not within quotes. */
  static void separate(byte[] bytes, int from, int to) {
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      quoted ^= bytes[i] == '"';
      if (bytes[i] == AuditRecord.ENRICHMENT_SEPARATOR && !quoted) {
        bytes[i] = ' ';
      }
    }
  }

  /** Returns true for what may be before the names that auditd added. */
  static boolean isSeparator(byte b) {
    return b == AuditRecord.ENRICHMENT_SEPARATOR || b == ' ';
  }
}
