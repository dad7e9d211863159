package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.JsonCursor;
import org.jspecify.annotations.Nullable;

/**
 * Views one record of a line: the header is known, the fields are located on first use, the bytes
 * of the line are always available.
 *
 * <p>This class determines where a record ends: a carriage return of a log that was edited on
 * Windows, the escape of a line feed and the like are bytes of the line, but not of the record
 * ({@link LineEnd}).
 *
 * <p>Keeps the line's array alive (see {@link ByteSlice}). For use by one thread at a time.
 */
public final class AuditRecord {
  /** The separator between the kernel's part of a line and the names that auditd appended. */
  public static final byte ENRICHMENT_SEPARATOR = 0x1d;

  /** The beginning of the message of a program. */
  static final ByteSlice PAYLOAD = ByteSlice.of("msg='");

  private final EventId id;
  private final RecordType type;
  private final ByteSlice line;
  private final @Nullable ByteSlice wholeLine;
  private final int bodyStart;
  private final long position;

  /** Where the fields end, if the line continues with what may be another record; else -1. */
  private final int cutAt;

  /** The line, its quotes as they were before another program changed them; where fields are. */
  private ByteSlice text;

  /** True if the line has the text in a member of a JSON object. */
  private boolean isUnwrapped;

  /** True if changed quotes of the text are restored. */
  private boolean areQuotesKnown;

  private @Nullable String damage;
  private @Nullable ByteSlice content;
  private int bodyEnd = -1;
  private int enrichmentStart;
  private @Nullable Fields fields;

  /**
   * Creates the record of a line whose header was parsed; for scanners.
   *
   * @param bodyStart position of the body in {@code line}
   * @param position of the line, in whatever the caller counts
   */
  public AuditRecord(EventId id, RecordType type, ByteSlice line, int bodyStart, long position) {
    this(id, type, line, null, bodyStart, position, -1);
  }

  private AuditRecord(
      EventId id,
      RecordType type,
      ByteSlice line,
      @Nullable ByteSlice wholeLine,
      int bodyStart,
      long position,
      int cutAt) {
    this.id = id;
    this.type = type;
    this.line = line;
    this.text = line;
    this.wholeLine = wholeLine;
    this.bodyStart = bodyStart;
    this.position = position;
    this.cutAt = cutAt;
  }

  /**
   * Creates the record in a JSON string of a line, which was compared with one that was parsed.
   *
   * @param textStart where the string begins in {@code line}, after its quote
   * @param bodyStart where the body begins in the string, before which there are no escapes
   */
  public static AuditRecord inJson(
      EventId id, RecordType type, ByteSlice line, int textStart, int bodyStart, long position) {
    byte[] text = JsonCursor.unescaped(line, textStart);
    int end = text.length;
    while (end > 0 && text[end - 1] == '\n') {
      end--;
    }
    ByteSlice own = ByteSlice.of(text, 0, end);
    return new AuditRecord(id, type, own, bodyStart, position).unwrappedFrom(line);
  }

  /** Returns the same record on a line with an array of its own, to outlive a large chunk. */
  public AuditRecord copy() {
    ByteSlice whole = wholeLine == null ? null : wholeLine.copy();
    AuditRecord copy = new AuditRecord(id, type, line.copy(), whole, bodyStart, position, cutAt);
    copy.isUnwrapped = isUnwrapped;
    return isTextOfLine() ? copy : copy.ofText(text.copy());
  }

  /** Returns the same record, the line of which is within quotes, as {@code quoted}. */
  AuditRecord quotedIn(ByteSlice quoted) {
    return new AuditRecord(id, type, quoted, null, bodyStart, position, cutAt).ofText(text);
  }

  /**
   * Returns the same record, whose line is the text in a member of the JSON object {@code wrapper}.
   */
  AuditRecord unwrappedFrom(ByteSlice wrapper) {
    AuditRecord record =
        new AuditRecord(id, type, wrapper, wholeLine, bodyStart, position, cutAt).ofText(text);
    record.isUnwrapped = true;
    return record;
  }

  /** Returns true if {@link #line} is a JSON object, and the record is in one of its members. */
  public boolean isUnwrapped() {
    return isUnwrapped;
  }

  private AuditRecord ofText(ByteSlice restored) {
    text = restored;
    content = null;
    return this;
  }

  @SuppressWarnings("ReferenceEquality") // of equal bytes, either will do
  private boolean isTextOfLine() {
    return text == line;
  }

  /** Returns the same record as one of several of {@code wholeLine}, which are all of one event. */
  AuditRecord ofLine(ByteSlice whole) {
    return new AuditRecord(id, type, line, whole, bodyStart, position, cutAt).ofText(text);
  }

  /**
   * Returns the same record, whose fields end at {@code index} of the line; this one if that is
   * negative.
   */
  AuditRecord cutAt(int index) {
    return index < 0
        ? this
        : new AuditRecord(id, type, line, wholeLine, bodyStart, position, index);
  }

  /**
   * Returns node, time and serial; records that follow each other with the same event ID share the
   * object.
   */
  public EventId id() {
    return id;
  }

  /** Returns the type. */
  public RecordType type() {
    return type;
  }

  /** Returns true if the type has this number, a constant of {@link RecordType}. */
  public boolean is(int typeNumber) {
    return type.number() == typeNumber;
  }

  /**
   * Returns the bytes of the log that are this record: the whole line without its newline, or, of a
   * line with several records, its part.
   */
  public ByteSlice line() {
    return line;
  }

  /**
   * Returns the whole line if it has several records, all of one event, which raw output shows
   * once; null if {@link #line} is the whole line, or the line has records of several events.
   */
  public @Nullable ByteSlice wholeLine() {
    return wholeLine;
  }

  /**
   * Returns where the line begins, in bytes, in whatever the caller of the parser counts; the same
   * for all records of a line.
   */
  public long position() {
    return position;
  }

  /**
   * Returns the line that the fields are in: as it was before its quotes were changed, and its
   * blanks.
   */
  ByteSlice text() {
    bodyEnd(); // restores the blanks
    return text;
  }

  /**
   * Treats the quotes of the record as changed by another program.
   *
   * @param changedAt a value with such a quote begins here in {@link #text}
   * @return true if {@link #text} is now the line as it was; false if that is not certain
   */
  boolean restoreQuotes(int changedAt) {
    boolean isOfProgram = !NextHeader.isOfKernel(type.number());
    boolean isSingle = text.at(changedAt) == '\'';
    if (isTruncated()) {
      return false;
    }
    if (isSingle && isOfProgram) {
      damage = ChangedQuotes.isOfExe(text, changedAt) ? ChangedQuotes.UNCLEAR : damage;
      return false;
    }
    boolean mayBeOfProgram = isOfProgram && text.slice(bodyStart, changedAt).contains(PAYLOAD);
    ByteSlice restored = ChangedQuotes.restore(text, bodyStart, contentEnd(), changedAt);
    if (restored != null && (!mayBeOfProgram || ChangedQuotes.hasQuotedExe(restored))) {
      text = restored;
      content = null;
      bodyEnd = -1;
      return true;
    }
    if (!mayBeOfProgram) {
      damage = ChangedQuotes.UNCLEAR;
    }
    return false;
  }

  /**
   * Returns why values of this record may be wrong; null if none is. Known only if the fields were
   * used.
   */
  public @Nullable String damage() {
    return damage;
  }

  /** Returns where the body begins in the line. */
  public int bodyStart() {
    return bodyStart;
  }

  /** Returns where the body ends in the text: before the enriched part, if there is one. */
  int bodyEnd() {
    if (bodyEnd < 0) {
      findEnrichment();
    }
    return bodyEnd;
  }

  /** Returns where the enriched part begins in the text; {@link #contentEnd} if there is none. */
  int enrichmentStart() {
    if (bodyEnd < 0) {
      findEnrichment();
    }
    return enrichmentStart;
  }

  /**
   * Returns true if the line continues with what may be another record, whose line break was lost:
   * the fields end before it, and there may have been more.
   */
  public boolean isTruncated() {
    return cutAt >= 0;
  }

  /** Returns where the record ends in the text. */
  int contentEnd() {
    return bodyStart + contentAsLogged().length();
  }

  /**
   * Returns what {@link #content} is made of: changed quotes need not be restored yet. What the
   * record means depends on its type and these bytes alone; for caches.
   */
  public ByteSlice contentAsLogged() {
    ByteSlice known = content;
    if (known == null) {
      int end = cutAt >= 0 ? cutAt : text.length();
      known = text.slice(bodyStart, LineEnd.start(text, bodyStart, end));
      content = known;
    }
    return known;
  }

  /** Locates the fields, which restores changed quotes, but only if there may be some. */
  private void restoreQuotes() {
    if (!areQuotesKnown) {
      areQuotesKnown = true;
      if (contentAsLogged().holdsUnusualQuotes()) {
        fields();
      }
    }
  }

  /** Returns what is after {@code msg=audit(…): }, up to the enriched part. */
  public ByteSlice body() {
    restoreQuotes();
    return text().slice(bodyStart, bodyEnd());
  }

  /** Returns what is after {@code msg=audit(…): }, the enriched part included. */
  public ByteSlice content() {
    restoreQuotes();
    return contentAsLogged();
  }

  /**
   * Returns the line without its enriched part; all of it if the record is cut. Changed quotes are
   * not restored. Of a record in a JSON object it is the text of the record.
   */
  public ByteSlice plainLine() {
    if (isUnwrapped) {
      return text.slice(0, isTruncated() ? contentEnd() : bodyEnd());
    }
    if (isTruncated()) {
      return line;
    }
    AuditRecord logged =
        isTextOfLine()
            ? this
            : new AuditRecord(id, type, line, wholeLine, bodyStart, position, cutAt);
    return line.slice(0, logged.bodyEnd());
  }

  /** Returns the names auditd added, after the separator; empty if there are none. */
  public ByteSlice enrichment() {
    restoreQuotes();
    return text().slice(enrichmentStart(), contentEnd());
  }

  /**
   * Copies {@link #enrichment} to {@code target}, with a blank in place of each further separator,
   * which a program that passes records on may have added.
   */
  public void copyEnrichment(byte[] target) {
    EnrichedPart.copy(enrichment(), target);
  }

  /** Returns the fields, which are found at the first call. */
  public Fields fields() {
    Fields found = fields;
    if (found == null) {
      found = FieldScanner.scan(this);
      areQuotesKnown = true;
      fields = found;
    }
    return found;
  }

  /** Releases the fields; they are located again on the next access. */
  public void forgetFields() {
    fields = null;
    content = null;
  }

  /**
   * Returns, like {@link Fields#find(int)}, the first field with this number outside the enriched
   * part.
   */
  public @Nullable Field find(int fieldId) {
    return fields().find(fieldId);
  }

  /**
   * Returns, like {@link Fields#find(String)}, the first field of this name outside the enriched
   * part.
   */
  public @Nullable Field find(String name) {
    return fields().find(name);
  }

  private void findEnrichment() {
    int end = contentEnd();
    int separator = text.indexOfControl(bodyStart, end);
    if (separator >= 0 && text.at(separator) != ENRICHMENT_SEPARATOR) {
      text = ChangedBlanks.restore(text, bodyStart, separator, end);
      content = null;
      separator = text.indexOf(ENRICHMENT_SEPARATOR, bodyStart, end);
    }
    if (separator >= 0) {
      bodyEnd = separator;
      while (bodyEnd > bodyStart && text.at(bodyEnd - 1) == ' ') {
        bodyEnd--;
      }
      enrichmentStart = separator + 1;
      while (enrichmentStart < end && EnrichedPart.isSeparator(text.at(enrichmentStart))) {
        enrichmentStart++;
      }
    } else {
      int lastEnd = end;
      while (lastEnd > bodyStart && text.at(lastEnd - 1) == ' ') {
        lastEnd--;
      }
      int first = EnrichedPart.start(text, bodyStart, lastEnd);
      enrichmentStart = first == lastEnd ? end : first;
      bodyEnd =
          enrichmentStart == end
              ? end
              : EnrichedPart.separatorStart(text, bodyStart, enrichmentStart);
      if (enrichmentStart < end && !EnrichedPart.isAfterValue(text, bodyStart, bodyEnd)) {
        damage = "unknown text between the record and the names that auditd added";
      }
    }
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
