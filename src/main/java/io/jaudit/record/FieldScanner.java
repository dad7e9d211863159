package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import java.util.Arrays;

/**
 * Finds the fields and words of a line (docs/ausearch-semantics.md §1.3) and writes their places to
 * an index.
 *
 * <p>A line may have lost the byte 0x1d, or have a blank in its place. In a line without that byte,
 * a name that auditd writes only after it begins the enriched part.
 */
final class FieldScanner {
  /** Few lines have fields shorter than this on average. */
  private static final int USUAL_LENGTH = 10;

  /** If less than this part of the index is in use, it is trimmed, because records are kept. */
  private static final int TRIMMED_BELOW = 3;

  /** What libaudit adds to the text of a program. */
  private static final ByteSlice EXE = ByteSlice.of(" exe=");

  private final ByteSlice line;

  /** The line; if names have several separators between them, a copy with blanks in their place. */
  private ByteSlice text;

  private int[] index;
  private int size;

  /** Where the first value begins whose quotes another program changed; -1 if none does. */
  private int changedAt = -1;

  private FieldScanner(AuditRecord record) {
    this.line = record.text();
    this.text = line;
    int likely = 4 + line.length() / USUAL_LENGTH;
    this.index = new int[likely * Fields.STRIDE];
  }

  static Fields scan(AuditRecord record) {
    FieldScanner scanner = new FieldScanner(record);
    scanner.scan(record.bodyStart(), record.bodyEnd(), Scope.RECORD);
    scanner.scanEnriched(record.enrichmentStart(), record.contentEnd());
    return scanner.changedAt >= 0 && record.restoreQuotes(scanner.changedAt)
        ? scan(record)
        : scanner.fields();
  }

  /** Trims the index, unless a good part of it is in use. */
  private Fields fields() {
    int[] fitting = size < index.length / TRIMMED_BELOW ? Arrays.copyOf(index, size) : index;
    return new Fields(line, fitting, size / Fields.STRIDE);
  }

  private void scanEnriched(int from, int end) {
    if (from < end) {
      int separator = line.indexOf(AuditRecord.ENRICHMENT_SEPARATOR, from, end);
      if (separator >= 0) {
        byte[] separated = line.toByteArray();
        EnrichedPart.separate(separated, from, end);
        text = ByteSlice.of(separated);
      }
      scan(from, end, Scope.ENRICHED);
    }
  }

  private void scan(int from, int end, Scope scope) {
    int at = from;
    while (at < end) {
      if (text.at(at) == ' ' || text.at(at) == 0) { // of a block that was never written
        at++;
        continue;
      }
      int start = at;
      int nameStart = scope == Scope.USER ? afterSeparators(at, end) : at;
      at = text.endOfName(nameStart, end);
      if (at == end || text.at(at) == ' ') {
        add(start, start, at, FieldId.NONE, Form.WORD, scope);
        continue;
      }
      at = value(nameStart, at, end, scope);
    }
  }

  /** Adds the field whose {@code =} is at {@code nameEnd}; returns the position to continue at. */
  private int value(int nameStart, int nameEnd, int end, Scope scope) {
    int id = scope == Scope.ENRICHED ? FieldId.NONE : FieldId.of(text, nameStart, nameEnd);
    boolean isMessage = id == FieldId.MSG && scope == Scope.RECORD;
    int start = nameEnd + 1;
    byte first = start < end ? text.at(start) : 0;
    if (changedAt < 0 && mayBeChanged(start, end, first, isMessage)) {
      noteChanged(start, end, id, scope);
    }
    if (first == '"') {
      int quote = text.indexOf((byte) '"', start + 1, end);
      if (quote >= 0) {
        add(nameStart, nameEnd, quote + 1, id, Form.QUOTED, scope);
        return afterValue(quote + 1, end, scope);
      }
      int tornEnd = nextField(start, end);
      add(nameStart, nameEnd, tornEnd, id, Form.TORN, scope);
      return tornEnd;
    }
    if (first == '\'' && isMessage) {
      return nested(nameStart, nameEnd, end);
    }
    if (first == '{' && scope == Scope.ENRICHED) {
      int brace = text.indexOf((byte) '}', start, end);
      int valueEnd = brace < 0 ? end : brace + 1;
      add(nameStart, nameEnd, valueEnd, id, brace < 0 ? Form.TORN : Form.BARE, scope);
      return valueEnd;
    }
    int space = text.indexOf((byte) ' ', start, end);
    int next = space < 0 ? end : space;
    if (next < end && scope == Scope.RECORD) {
      next = id == FieldId.EXIT ? messageEnd(start, space, end) : modeEnd(id, space, end);
    }
    add(nameStart, nameEnd, bareEnd(start, next, scope), id, Form.BARE, scope);
    return next;
  }

  /**
   * Returns true if the quotes of the value may have been changed.
   *
   * @param isMessage true for the message of a program, which libaudit puts in single quotes
   */
  private boolean mayBeChanged(int start, int end, byte first, boolean isMessage) {
    return first == '"'
        ? start + 1 < end && (text.at(start + 1) == '"' || isMessage)
        : ChangedQuotes.mayBeginWith(first);
  }

  private void noteChanged(int start, int end, int id, Scope scope) {
    boolean isOfRecord = scope == Scope.RECORD;
    boolean isQuoted = isOfRecord ? isInQuotes(id) : text.hasAt(start - EXE.length(), EXE);
    boolean isUsual = text.at(start) == '\'' && !isQuoted;
    boolean isWrongMessage = text.at(start) == '"' && isOfRecord && id == FieldId.MSG;
    if (isWrongMessage || (!isUsual && ChangedQuotes.at(line, start, end) != 0)) {
      changedAt = start;
    }
  }

  /** Returns true if the kernel writes the value as text in double quotes or as hex. */
  private static boolean isInQuotes(int id) {
    String rule = FieldId.rule(id);
    return rule.equals("escaped") || rule.equals("key");
  }

  /**
   * AppArmor's label of a subject or object may end in the mode of its profile, after a blank, and
   * the name of a profile may contain blanks: {@code subj=/usr/sbin/ntpd (enforce)}. Returns the
   * end of the mode, or {@code space} if the field is another one, or no mode follows.
   */
  private int modeEnd(int id, int space, int end) {
    boolean mayHaveBlanks = id == FieldId.SUBJ || id == FieldId.OBJ;
    boolean mayFollow = space + 1 < end && text.at(space + 1) == '(';
    if (!mayHaveBlanks && !(mayFollow && isLabel(id))) {
      return space;
    }
    for (int at = space + 1; at < end; ) {
      int blank = text.indexOf((byte) ' ', at, end);
      int wordEnd = blank < 0 ? end : blank;
      if (isMode(at, wordEnd)) {
        return wordEnd;
      }
      if (text.indexOf((byte) '=', at, wordEnd) >= 0) {
        return space;
      }
      at = wordEnd + 1;
    }
    return space;
  }

  /**
   * Interpreted text has the message of an error after its name: {@code exit=ENOENT(No such file or
   * directory)}. Returns the end of the message, or {@code space} if there is none.
   */
  private int messageEnd(int start, int space, int end) {
    int open = text.indexOf((byte) '(', start, space);
    int close = open < 0 ? -1 : text.indexOf((byte) ')', open, end);
    boolean isMessage =
        close > space
            && text.indexOf((byte) '=', open, close) < 0
            && (close + 1 == end || text.at(close + 1) == ' ');
    return isMessage ? close + 1 : space;
  }

  /** Returns true for a word in small letters and brackets. */
  private boolean isMode(int from, int to) {
    if (to - from < 3 || text.at(from) != '(' || text.at(to - 1) != ')') {
      return false;
    }
    int at = from + 1;
    while (at < to - 1 && Ascii.isLower(text.at(at))) {
      at++;
    }
    return at == to - 1;
  }

  private static boolean isLabel(int id) {
    return FieldId.rule(id).equals("label");
  }

  /**
   * Returns the blank before the next {@code name=}, because fields after an unclosed quote are
   * found as in ausearch; {@code end} if there is none.
   */
  private int nextField(int from, int end) {
    int blank = from;
    for (int i = from; i < end; i++) {
      if (text.at(i) == '=' && i > blank + 1 && blank > from) {
        return blank;
      }
      if (!isOfName(text.at(i))) {
        blank = text.at(i) == ' ' ? i : from;
      }
    }
    return end;
  }

  private static boolean isOfName(byte b) {
    return Ascii.isDigit(b) || Ascii.isUpper(b) || Ascii.isLower(b) || b == '_' || b == '-';
  }

  private int nested(int nameStart, int nameEnd, int end) {
    int start = nameEnd + 2;
    int closing = line.slice(start, end).lastIndexOf((byte) '\'');
    int contentEnd = closing < 0 ? end : start + closing;
    add(nameStart, nameEnd, contentEnd, FieldId.MSG, Form.NESTED, Scope.RECORD);
    scan(start, contentEnd, Scope.USER);
    return closing < 0 ? end : contentEnd + 1;
  }

  /**
   * Old programs write {@code (hostname=?, addr=?, terminal=cron res=success)}: at the end of a
   * value, a {@code )} belongs to the value only if its {@code (} does.
   */
  private int bareEnd(int start, int end, Scope scope) {
    if (scope != Scope.USER || end == start || !isUserSeparator(text.at(end - 1))) {
      return end;
    }
    int unopened = -depth(start, end);
    int valueEnd = end;
    while (valueEnd > start && isUserSeparator(text.at(valueEnd - 1))) {
      byte last = text.at(valueEnd - 1);
      if (last == ')' && unopened <= 0) {
        break;
      }
      unopened += last == ')' ? -1 : last == '(' ? 1 : 0;
      valueEnd--;
    }
    return valueEnd;
  }

  /** Returns how many more {@code (} than {@code )} are in {@code [start, end)}. */
  private int depth(int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      byte b = text.at(i);
      depth += b == '(' ? 1 : b == ')' ? -1 : 0;
    }
    return depth;
  }

  /**
   * Returns the position after a quoted value and the brackets and commas that follow it, which are
   * not a word.
   */
  private int afterValue(int valueEnd, int end, Scope scope) {
    int after = scope == Scope.USER ? afterSeparators(valueEnd, end) : valueEnd;
    return after == end || text.at(after) == ' ' ? after : valueEnd;
  }

  private int afterSeparators(int from, int end) {
    int at = from;
    while (at < end && isUserSeparator(text.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean isUserSeparator(byte b) {
    return b == '(' || b == ')' || b == ',' || b == '\'';
  }

  private void add(int nameStart, int nameEnd, int valueEnd, int id, Form form, Scope scope) {
    if (size == index.length) {
      index = Arrays.copyOf(index, size * 2);
    }
    index[size] = nameStart;
    index[size + 1] = nameEnd;
    index[size + 2] = valueEnd;
    index[size + 3] = Fields.kind(id, form, scope);
    size += Fields.STRIDE;
  }
}
