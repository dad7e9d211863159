package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * A lazy view on one line: the header is known, the fields are located when first asked for, the
 * bytes of the line are always at hand.
 *
 * <p>Keeps the line's array alive (see {@link ByteSlice}). For use by one thread at a time.
 */
public final class AuditRecord {
  /**
   * Between the kernel's part of a line and the names that auditd added to it
   * (docs/ausearch-semantics.md §1.3).
   */
  public static final byte ENRICHMENT_SEPARATOR = 0x1d;

  private final EventId id;
  private final RecordType type;
  private final ByteSlice line;
  private final int bodyStart;
  private final long position;
  private int bodyEnd = -1;
  private int enrichmentStart;
  private @Nullable Fields fields;

  /**
   * Makes the record of a line whose header was read; for scanners.
   *
   * @param bodyStart where the body begins in {@code line}
   * @param position of the line, in whatever the caller counts
   */
  public AuditRecord(EventId id, RecordType type, ByteSlice line, int bodyStart, long position) {
    this.id = id;
    this.type = type;
    this.line = line;
    this.bodyStart = bodyStart;
    this.position = position;
  }

  /** The same record on a line with an array of its own, for what must outlive a large chunk. */
  public AuditRecord copy() {
    return new AuditRecord(id, type, line.copy(), bodyStart, position);
  }

  /** Node, time and serial; records that follow each other with the same stamp share the object. */
  public EventId id() {
    return id;
  }

  public RecordType type() {
    return type;
  }

  /** True where the type has this number, a constant of {@link RecordType}. */
  public boolean is(int typeNumber) {
    return type.number() == typeNumber;
  }

  /** The whole line without its newline. */
  public ByteSlice line() {
    return line;
  }

  /** Where the line begins, in bytes, in whatever the caller of the parser counts. */
  public long position() {
    return position;
  }

  /** Where the body begins in the line. */
  public int bodyStart() {
    return bodyStart;
  }

  /** What stands behind {@code msg=audit(…): }, up to the enriched part. */
  public ByteSlice body() {
    return line.slice(bodyStart, bodyEnd());
  }

  /** What stands behind {@code msg=audit(…): }, the enriched part included. */
  public ByteSlice content() {
    return line.slice(bodyStart);
  }

  /** The line without its enriched part. */
  public ByteSlice plainLine() {
    return line.slice(0, bodyEnd());
  }

  /** Returns the names auditd added, after the separator; empty if there are none. */
  public ByteSlice enrichment() {
    return line.slice(enrichmentStart(), contentEnd());
  }

  /** The fields, found at the first call. */
  public Fields fields() {
    Fields found = fields;
    if (found == null) {
      found = FieldScanner.scan(this);
      fields = found;
    }
    return found;
  }

  /** Forgets the fields; they are found again when asked for. */
  public void forgetFields() {
    fields = null;
  }

  /** As {@link Fields#find(int)}: the first field with this number outside the enriched part. */
  public @Nullable Field find(int fieldId) {
    return fields().find(fieldId);
  }

  /** As {@link Fields#find(String)}: the first field of this name outside the enriched part. */
  public @Nullable Field find(String name) {
    return fields().find(name);
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

  /** Returns where the record ends in the line. */
  int contentEnd() {
    return line.length();
  }

  private void findEnrichment() {
    int end = contentEnd();
    int separator = line.indexOf(ENRICHMENT_SEPARATOR, bodyStart);
    if (separator >= 0) {
      bodyEnd = separator;
      enrichmentStart = Math.min(separator + 1, end);
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
