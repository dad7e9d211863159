package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Tells why a line has no header that can be read, and what to do. Loaded only when there is such a
 * line. Stateless.
 */
final class UnreadLine {
  private static final ByteSlice JOURNAL_FIELD = ByteSlice.of("\"_AUDIT_");
  private static final ByteSlice JOURNAL_TRANSPORT = ByteSlice.of("\"_TRANSPORT\"");
  private static final ByteSlice JOURNAL_TAG = ByteSlice.of(" audit");
  private static final String JOURNAL_NUMBER = "AUDIT";
  private static final String JOURNAL_ADVICE = "use journalctl -a -o export _TRANSPORT=audit";

  /** A line that was wrapped has at least this number of known fields. */
  private static final int FIELDS_OF_REST = 3;

  private static final String UTF_16 = "UTF-16";
  private static final String UTF_32 = "UTF-32";

  /** Byte order marks; those of four bytes first, because one begins with one of two. */
  private static final ByteSlice[] MARKS = {
    mark(0xff, 0xfe, 0, 0), mark(0, 0, 0xfe, 0xff), mark(0xff, 0xfe), mark(0xfe, 0xff)
  };

  private static final int MARKS_OF_32 = 2;
  private static final ByteSlice TYPE_IN_16 = ByteSlice.of("t\0y\0p\0e\0");
  private static final ByteSlice TYPE_IN_32 = ByteSlice.of("t\0\0\0y\0\0\0p\0\0\0e");

  /** Up to here a line that is not the first has the end of the line feed, and its type. */
  private static final int LONGEST_START = 24;

  private static final int LONGEST_DATE = 100;

  private UnreadLine() {}

  private static ByteSlice mark(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return ByteSlice.of(bytes);
  }

  /** Returns why {@code header} could not be read at {@code start}, if the prefixes end. */
  static MalformedRecordException explain(ByteSlice line, int start, HeaderReader header) {
    if (isSeparator(line, start)) {
      return new MalformedRecordException(LineProblem.SEPARATOR, "a line between events");
    }
    if (LinePrefixes.isPadding(line, line.length())) {
      return new MalformedRecordException(
          LineProblem.DAMAGED, "only NUL bytes, as a crash or a power failure leaves them");
    }
    if (ContainerPrefix.criEnd(line, start) > start) {
      return ofPart(line);
    }
    String form = unreadForm(line);
    if (form != null) {
      return new MalformedRecordException(LineProblem.UNREADABLE, form);
    }
    if (isInterpreted(line)) {
      return new MalformedRecordException(
          LineProblem.INTERPRETED, "already interpreted, as by ausearch -i");
    }
    if (isTabbed(line, header)) {
      return new MalformedRecordException(
          LineProblem.UNREADABLE, "tabs between the fields; replace them: tr '\\t' ' '");
    }
    if (header.hasType) {
      return expected(LineProblem.DAMAGED, header);
    }
    if (hasEventId(line)) {
      return LinePrefixes.isHeaderStart(line, start)
          ? expected(LineProblem.DAMAGED, header)
          : new MalformedRecordException(
              LineProblem.UNREADABLE, "unknown text before the record,", start);
    }
    return isRest(line)
        ? new MalformedRecordException(
            LineProblem.DAMAGED,
            "fields without a header, as of a record that was wrapped; join its lines first")
        : expected(LineProblem.OTHER_TEXT, header);
  }

  private static MalformedRecordException expected(LineProblem problem, HeaderReader header) {
    return new MalformedRecordException(problem, "expected " + header.expected, header.expectedAt);
  }

  /** A blank line, or one of ausearch and grep between events: {@code ----}, {@code time->…}. */
  private static boolean isSeparator(ByteSlice line, int start) {
    if (start == line.length()) {
      return LinePrefixes.isPadding(line, start) && line.indexOf((byte) 0, 0) < 0;
    }
    int at = start;
    while (at < line.length() && LineText.is(line, at, '-')) {
      at++;
    }
    boolean isRule = at >= start + 2 && LinePrefixes.isPadding(line.slice(at), line.length() - at);
    return isRule || line.hasAt(start, "time->");
  }

  /** Returns what to do about a form of record that is not read; null for any other line. */
  private static @Nullable String unreadForm(ByteSlice line) {
    String wide = wideText(line);
    if (wide != null) {
      return wide;
    }
    int start = LineText.skipBlanks(line, 0);
    if (line.hasAt(start, "_AUDIT_ID=") || line.hasAt(start, "_AUDIT_TYPE=")) {
      return "an entry of the journal as text; ".concat(JOURNAL_ADVICE);
    }
    return isJournalText(line) || (isMessage(line, 0) && !hasEventId(line))
        ? "journal text has no event IDs; ".concat(JOURNAL_ADVICE)
        : null;
  }

  /**
   * Returns why a JSON line has no text that is read.
   *
   * @param refusal why it is not read if it has one; empty if there is no reason
   */
  static MalformedRecordException ofJson(ByteSlice line, String refusal) {
    if (line.contains(JOURNAL_FIELD) || line.contains(JOURNAL_TRANSPORT)) {
      return new MalformedRecordException(
          LineProblem.UNREADABLE, "an entry of the journal in JSON; ".concat(JOURNAL_ADVICE));
    }
    if (!hasEventId(line)) {
      return new MalformedRecordException(LineProblem.OTHER_TEXT, "expected a record");
    }
    return new MalformedRecordException(
        LineProblem.UNREADABLE,
        refusal.isEmpty()
            ? "a record inside a JSON object, but not in its event.original, log, message or MESSAGE"
            : refusal);
  }

  /** Returns that a line within quotes has others, which are not all escaped. */
  static MalformedRecordException ofQuoted() {
    return new MalformedRecordException(
        LineProblem.UNREADABLE,
        "the record is in quotes, and those within it are not all escaped; extract the records"
            + " first");
  }

  /** Returns that a container runtime split the line; other text if the part has no record. */
  static MalformedRecordException ofPart(ByteSlice line) {
    return hasEventId(line)
        ? new MalformedRecordException(
            LineProblem.DAMAGED,
            "a part of a line that the container runtime split; the other parts are missing, or too long")
        : new MalformedRecordException(LineProblem.OTHER_TEXT, "expected a record");
  }

  /**
   * Returns what to do about text of two or four bytes a character, which has a mark at its start
   * or {@code t y p e}; null for any other. Without the mark, iconv has to be told the order of
   * bytes, which a line that is not the first does not tell.
   */
  private static @Nullable String wideText(ByteSlice line) {
    for (int i = 0; i < MARKS.length; i++) {
      if (line.hasAt(0, MARKS[i])) {
        String encoding = i < MARKS_OF_32 ? UTF_32 : UTF_16;
        return encoding + " text; convert it first: iconv -f " + encoding + " -t UTF-8";
      }
    }
    ByteSlice head = line.slice(0, Math.min(line.length(), LONGEST_START));
    if (head.contains(TYPE_IN_32)) {
      return withoutMark(UTF_32);
    }
    return head.contains(TYPE_IN_16) ? withoutMark(UTF_16) : null;
  }

  private static String withoutMark(String encoding) {
    return encoding
        + " text without a byte order mark; convert it first: iconv -f "
        + encoding
        + "LE -t UTF-8, or from "
        + encoding
        + "BE";
  }

  /** {@code host audit[PID]: TYPE …}, or without a PID: what journalctl prints of a record. */
  private static boolean isJournalText(ByteSlice line) {
    for (int tag = line.indexOf(JOURNAL_TAG, 0); tag >= 0; ) {
      int close = tag + JOURNAL_TAG.length();
      int digits = LineText.is(line, close, '[') ? LineText.skipDigits(line, close + 1) : close;
      close = LineText.is(line, digits, ']') ? digits + 1 : close;
      if (line.hasAt(close, ": ") && isMessage(line, close + ": ".length())) {
        return true;
      }
      tag = line.indexOf(JOURNAL_TAG, tag + 1);
    }
    return false;
  }

  /** {@code TYPE name=…}, of a type that no program uses for other text, or {@code AUDIT1334}. */
  private static boolean isMessage(ByteSlice line, int at) {
    int end = LineText.wordEnd(line, at);
    if (line.hasAt(at, JOURNAL_NUMBER)) {
      int digits = at + JOURNAL_NUMBER.length();
      return end > digits && LineText.skipDigits(line, digits) == end;
    }
    RecordType type = RecordType.named(line.slice(at, end));
    boolean isOfAudit =
        type != null
            && type.name().equals(line.slice(at, end).latin1())
            && (NextHeader.isOfKernel(type.number()) || line.indexOf((byte) '_', at, end) >= 0);
    int body = LineText.skipBlanks(line, end);
    int word = LineText.wordEnd(line, body);
    return isOfAudit && (line.indexOf((byte) '=', body, word) > body || line.hasAt(body, "avc:"));
  }

  /** Fields of a record from the first or second word on: the rest of one that was wrapped. */
  private static boolean isRest(ByteSlice line) {
    int known = 0;
    boolean isOfAudit = false;
    int at = LineText.skipBlanks(line, 0);
    for (int words = 1; at < line.length() && (known > 0 || words <= 2); words++) {
      int end = LineText.wordEnd(line, at);
      int equals = line.indexOf((byte) '=', at, end);
      int id = equals > at ? FieldId.of(line, at, equals) : FieldId.NONE;
      if (id != FieldId.NONE) {
        known++;
        isOfAudit |= FieldId.isEnriched(id) || isOfFile(id);
      }
      if (known >= FIELDS_OF_REST && isOfAudit) {
        return true;
      }
      at = LineText.skipBlanks(line, end);
    }
    return false;
  }

  private static boolean isOfFile(int id) {
    return id == FieldId.NAMETYPE || id == FieldId.SCONTEXT || id == FieldId.TCONTEXT;
  }

  /**
   * A date as any locale writes it, and the time: {@code audit(11/22/26 08:27:54.168:9)}, {@code
   * audit(26.11.2026 08:27:54.168:9)}.
   */
  private static boolean isInterpreted(ByteSlice line) {
    for (int audit = NextHeader.auditAt(line, 0); audit >= 0; ) {
      int date = audit + "audit(".length();
      int end = line.indexOf((byte) ')', date, Math.min(line.length(), date + LONGEST_DATE));
      for (int at = date + 1; at < end; at++) {
        if (LineText.matches(line, at, " 99:99:99.999:9")) {
          return true;
        }
      }
      audit = NextHeader.auditAt(line, audit + 1);
    }
    return false;
  }

  private static boolean isTabbed(ByteSlice line, HeaderReader header) {
    return header.hasType && LineText.is(line, header.expectedAt, '\t');
  }

  private static boolean hasEventId(ByteSlice line) {
    for (int audit = NextHeader.auditAt(line, 0); audit >= 0; ) {
      int digits = audit + "audit(".length();
      if (digits < line.length() && Ascii.isDigit(line.at(digits))) {
        return true;
      }
      audit = NextHeader.auditAt(line, audit + 1);
    }
    return false;
  }
}
