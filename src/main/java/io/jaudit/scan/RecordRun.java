package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive lines of a log whose records have the same id, as auditd mostly writes the records of
 * an event; or one line that is not exactly one record. Empty lines belong to what is before them.
 *
 * <p>Made by {@link RunScanner}, which knows all that joining asks of records, so that the records
 * themselves are made only of the few events that are wanted: most of the cost of a search. Does
 * not change after the scanner returned it. Keeps the block that it is in alive.
 */
public final class RecordRun {
  private final byte[] block;
  private final int start;
  private final long position;
  private final @Nullable EventId id;
  private final @Nullable RecordType firstType;
  private int end;
  private long nextPosition;
  private int lines;
  private int records;
  private int bytes;
  private @Nullable RecordType beginType;
  private boolean hasEnd;
  private boolean ofSyscall;
  private List<AuditRecord> kept = List.of();
  private boolean ofWantedType;
  private boolean candidate;
  private boolean tooLong;

  /**
   * Begins a run without records.
   *
   * @param candidate true if that is known from the id alone; then its records are kept
   */
  RecordRun(
      byte[] block, int start, long position, EventId id, RecordType type, boolean candidate) {
    this.candidate = candidate;
    this.block = block;
    this.start = start;
    this.position = position;
    this.id = id;
    this.firstType = type;
  }

  private RecordRun(byte[] block, int start, int end, long position) {
    this.block = block;
    this.start = start;
    this.position = position;
    this.id = null;
    this.firstType = null;
    this.end = end;
    this.lines = 1;
  }

  /** Makes a run of one line that is not exactly one record. */
  static RecordRun ofLine(byte[] block, int start, int end, long position) {
    RecordRun run = new RecordRun(block, start, end, position);
    run.nextPosition = position + end + 1 - start;
    return run;
  }

  /** Makes a run of a line that is too long to be held. */
  static RecordRun tooLong(long position, long nextPosition) {
    RecordRun run = new RecordRun(new byte[0], 0, 0, position);
    run.nextPosition = nextPosition;
    run.tooLong = true;
    return run;
  }

  void addEmptyLine() {
    lines++;
    nextPosition++;
  }

  void endWithoutNewline() {
    nextPosition--;
  }

  /** Adds a record that will be used, so that it need not be searched for again. */
  void keep(AuditRecord record) {
    if (kept.isEmpty()) {
      kept = new ArrayList<>();
    }
    kept.add(record);
  }

  void markOfWantedType() {
    ofWantedType = true;
  }

  boolean isOfWantedType() {
    return ofWantedType;
  }

  void markCandidate() {
    candidate = true;
  }

  /** Adds the record of the next line. */
  void add(RecordType type, int lineStart, int lineEnd) {
    lines++;
    records++;
    end = lineEnd;
    nextPosition = position + lineEnd + 1 - start;
    bytes += lineEnd - lineStart;
    if (beginType == null && !type.continuesEvent()) {
      beginType = type;
    }
    hasEnd |= type.endsEvent();
    ofSyscall |= type.isOfSyscall();
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
    return records;
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
    return candidate;
  }

  /** Returns true for a line that is longer than {@link BlockReader#MAX_LINE}. */
  public boolean isTooLong() {
    return tooLong;
  }

  /** Returns the line, which {@link RecordParser#parse} must parse. */
  public ByteSlice line() {
    return ByteSlice.of(block, start, end);
  }

  /** Returns the records, in a new list; the newlines and headers may be looked for again. */
  public List<AuditRecord> records(RecordParser parser) {
    if (!kept.isEmpty()) {
      return new ArrayList<>(kept);
    }
    List<AuditRecord> made = new ArrayList<>(records);
    int lineStart = start;
    while (lineStart < end) {
      int newline = ByteSearch.indexOf(block, lineStart, end, (byte) '\n');
      int lineEnd = newline < 0 ? end : newline;
      if (lineEnd > lineStart) {
        made.add(record(lineStart, lineEnd, parser));
      }
      lineStart = lineEnd + 1;
    }
    return made;
  }

  private AuditRecord record(int lineStart, int lineEnd, RecordParser parser) {
    try {
      ByteSlice line = ByteSlice.of(block, lineStart, lineEnd);
      return parser.parse(line, position + lineStart - start);
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("the scanner took it for a record", e);
    }
  }
}
