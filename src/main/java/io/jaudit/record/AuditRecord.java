package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Views one record of a line: the header is known, the fields are located on first use, the bytes
 * of the line are always available.
 *
 * <p>This class determines where a record ends: a carriage return of a log that was edited on
 * Windows and NULs of a block that was never written are bytes of the line, but not of the record.
 *
 * <p>Keeps the line's array alive (see {@link ByteSlice}). For use by one thread at a time.
 */
public final class AuditRecord {
  /** The separator between the kernel's part of a line and the names that auditd appended. */
  public static final byte ENRICHMENT_SEPARATOR = 0x1d;

  private final EventId id;
  private final RecordType type;
  private final ByteSlice line;
  private final @Nullable ByteSlice wholeLine;
  private final int bodyStart;
  private final long position;

  /** Where the fields end, if the line goes on with what may be another record; else -1. */
  private final int cutAt;

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
    this.wholeLine = wholeLine;
    this.bodyStart = bodyStart;
    this.position = position;
    this.cutAt = cutAt;
  }

  /** Returns the same record on a line with an array of its own, to outlive a large chunk. */
  public AuditRecord copy() {
    ByteSlice whole = wholeLine == null ? null : wholeLine.copy();
    return new AuditRecord(id, type, line.copy(), whole, bodyStart, position, cutAt);
  }

  /** Returns the same record as one of several of {@code wholeLine}, which are all of one event. */
  AuditRecord ofLine(ByteSlice whole) {
    return new AuditRecord(id, type, line, whole, bodyStart, position, cutAt);
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

  /** Returns where the body begins in the line. */
  public int bodyStart() {
    return bodyStart;
  }

  /** Returns where the body ends in the line: before the enriched part, if there is one. */
  int bodyEnd() {
    if (bodyEnd < 0) {
      findEnrichment();
    }
    return bodyEnd;
  }

  /** Returns where the enriched part begins in the line; {@link #contentEnd} if there is none. */
  int enrichmentStart() {
    if (bodyEnd < 0) {
      findEnrichment();
    }
    return enrichmentStart;
  }

  /**
   * Returns true if the line goes on with what may be another record, whose line break was lost:
   * the fields end before it, and there may have been more.
   */
  public boolean isTruncated() {
    return cutAt >= 0;
  }

  /** Returns where the record ends in the line. */
  int contentEnd() {
    int end = cutAt >= 0 ? cutAt : line.length();
    while (end > bodyStart && isAfterRecord(line.at(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isAfterRecord(byte b) {
    return b == '\r' || b == 0;
  }

  /** Returns what is after {@code msg=audit(…): }, up to the enriched part. */
  public ByteSlice body() {
    return line.slice(bodyStart, bodyEnd());
  }

  /** Returns what is after {@code msg=audit(…): }, the enriched part included. */
  public ByteSlice content() {
    return line.slice(bodyStart, contentEnd());
  }

  /** Returns the line without its enriched part; all of it if the record is cut. */
  public ByteSlice plainLine() {
    return isTruncated() ? line : line.slice(0, bodyEnd());
  }

  /** Returns the names auditd added, after the separator; empty if there are none. */
  public ByteSlice enrichment() {
    return line.slice(enrichmentStart(), contentEnd());
  }

  /**
   * Copies {@link #enrichment} to {@code target}, with a blank in place of each further separator,
   * which a program that passes records on may have added.
   */
  public void copyEnrichment(byte[] target) {
    ByteSlice names = enrichment();
    names.copyTo(target, 0);
    if (names.indexOf(ENRICHMENT_SEPARATOR, 0) >= 0) {
      separate(target, 0, names.length());
    }
  }

  /** Puts a blank in place of each separator in {@code [from, to)} that is not within quotes. */
  static void separate(byte[] bytes, int from, int to) {
    boolean quoted = false;
    for (int i = from; i < to; i++) {
      quoted ^= bytes[i] == '"';
      if (bytes[i] == ENRICHMENT_SEPARATOR && !quoted) {
        bytes[i] = ' ';
      }
    }
  }

  private static boolean isSeparator(byte b) {
    return b == ENRICHMENT_SEPARATOR || b == ' ';
  }

  /** Returns the fields, which are found at the first call. */
  public Fields fields() {
    Fields found = fields;
    if (found == null) {
      found = FieldScanner.scan(this);
      fields = found;
    }
    return found;
  }

  /** Releases the fields; they are located again on the next access. */
  public void forgetFields() {
    fields = null;
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
    int separator = line.indexOf(ENRICHMENT_SEPARATOR, bodyStart, end);
    if (separator >= 0) {
      bodyEnd = separator;
      while (bodyEnd > bodyStart && line.at(bodyEnd - 1) == ' ') {
        bodyEnd--;
      }
      enrichmentStart = separator + 1;
      while (enrichmentStart < end && isSeparator(line.at(enrichmentStart))) {
        enrichmentStart++;
      }
    } else {
      enrichmentStart = EnrichedPart.start(line, bodyStart, end);
      bodyEnd =
          enrichmentStart == end
              ? end
              : EnrichedPart.separatorStart(line, bodyStart, enrichmentStart);
    }
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
