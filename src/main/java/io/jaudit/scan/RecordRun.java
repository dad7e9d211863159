package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Represents a row of a {@link RunTable}: consecutive lines of a log whose records have the same
 * ID, as auditd mostly writes the records of an event; or one line that is not exactly one record.
 * Empty lines belong to what is before them.
 *
 * <p>Its records are made only if they are needed; of a candidate the scanner keeps where they are.
 * Immutable until it is released. Keeps the array of its lines alive.
 */
public final class RecordRun {
  private final byte[] text;
  private final int start;
  private final int end;
  private final long position;
  private final long nextPosition;
  private final @Nullable EventId id;
  private final @Nullable RecordType firstType;
  private final @Nullable RecordType beginType;
  private final int lines;
  private final int size;
  private final int bytes;
  private final boolean hasEnd;
  private final boolean ofSyscall;
  private final boolean tooLong;
  private final @Nullable RunLines candidate;
  private @Nullable BlockLease lease;

  /** Makes a run of a candidate, on {@code lines}. */
  RecordRun(RunTable table, int row, RunLines lines, @Nullable BlockLease lease) {
    this(table, row, lines.id(), lines, Block.NO_BYTES, 0);
    this.lease = lease;
  }

  /**
   * Makes a run of which the records may be made later.
   *
   * @param id null for a line that is not exactly one record
   * @param text its lines, from {@code start} on
   */
  RecordRun(RunTable table, int row, @Nullable EventId id, byte[] text, int start) {
    this(table, row, id, null, text, start);
  }

  private RecordRun(
      RunTable table,
      int row,
      @Nullable EventId id,
      @Nullable RunLines candidate,
      byte[] text,
      int start) {
    this.text = text;
    this.start = start;
    this.end = start + table.end(row) - table.start(row);
    this.position = table.position(row);
    this.nextPosition = table.nextPosition(row);
    this.id = id;
    this.firstType = table.firstType(row);
    this.beginType = table.beginType(row);
    this.lines = table.lines(row);
    this.size = table.records(row);
    this.bytes = table.bytes(row);
    this.hasEnd = table.hasEnd(row);
    this.ofSyscall = table.isOfSyscall(row);
    this.tooLong = table.isTooLong(row);
    this.candidate = candidate;
  }

  /** Returns the id of all records; null for a line that is not exactly one record. */
  public @Nullable EventId id() {
    return id;
  }

  /** Returns the type of the first record; null for a line that is not exactly one record. */
  public @Nullable RecordType firstType() {
    return firstType;
  }

  /** Returns the position of the first line. */
  public long position() {
    return position;
  }

  /** Returns the position of the line after this run. */
  public long nextPosition() {
    return nextPosition;
  }

  /** Returns how many lines it has, empty ones included. */
  public int lines() {
    return lines;
  }

  /** Returns how many records it has. */
  public int size() {
    return size;
  }

  /** Returns how many bytes all lines have, without their newlines. */
  public int bytes() {
    return bytes;
  }

  /**
   * Returns the type of the first record that does not only come after another one of its event;
   * null if there is none.
   */
  public @Nullable RecordType beginType() {
    return beginType;
  }

  /** Returns true if one of the records ends an event. */
  public boolean hasEnd() {
    return hasEnd;
  }

  /** Returns true if one of the records is of a system call. */
  public boolean isOfSyscall() {
    return ofSyscall;
  }

  /** Returns false only if nothing in these lines can make an event one of interest. */
  public boolean isCandidate() {
    return candidate != null;
  }

  /** Returns true if its lines keep nothing else of the log in memory. */
  public boolean ownsLines() {
    return candidate == null ? start == 0 && end == text.length : candidate.haveOwnArray();
  }

  /** Returns true for a line that is longer than {@link BlockReader#MAX_LINE}. */
  public boolean isTooLong() {
    return tooLong;
  }

  /** Returns the line, which {@link RecordParser#parse} must parse. */
  public ByteSlice line() {
    return ByteSlice.of(text, start, end);
  }

  /** Makes the records; of a candidate, without looking for newlines and headers again. */
  public RecordList records() {
    return candidate == null ? records(new RecordParser()) : candidate.records();
  }

  /**
   * Reports that nobody uses the lines and records any more: their bytes may be overwritten. For
   * the last user of the run.
   */
  public void release() {
    BlockLease of = lease;
    lease = null;
    if (of != null) {
      of.release();
    }
  }

  /** Makes the records; the newlines and headers may be looked for again. */
  public RecordList records(RecordParser parser) {
    if (candidate != null) {
      return candidate.records();
    }
    parser.nodeOfLog(id != null && EventId.isOfLog(id.node()) ? id.node() : null);
    List<AuditRecord> records = new ArrayList<>(size);
    int lineStart = start;
    while (lineStart < end) {
      int newline = ByteSearch.indexOf(text, lineStart, end, (byte) '\n');
      int lineEnd = newline < 0 ? end : newline;
      if (lineEnd > lineStart) {
        records.add(record(lineStart, lineEnd, parser));
      }
      lineStart = lineEnd + 1;
    }
    return RecordList.copyOf(records);
  }

  private AuditRecord record(int lineStart, int lineEnd, RecordParser parser) {
    try {
      ByteSlice line = ByteSlice.of(text, lineStart, lineEnd);
      return parser.parse(line, position + lineStart - start);
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("the scanner took it for a record", e);
    }
  }
}
