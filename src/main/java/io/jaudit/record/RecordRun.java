package io.jaudit.record;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Consecutive lines of a log whose records have the same node and stamp, as auditd mostly writes
 * the records of an event; or one line that is no record. Empty lines count to what is before them.
 *
 * <p>Made by {@link RunScanner}, which knows all that joining asks of records, so that the records
 * themselves are made only of the few events that are wanted: most of the cost of a search. Doesn't
 * change once it is made and handed on. Keeps the block that it stands in alive.
 */
public final class RecordRun {
  private final byte[] block;
  private final int start;
  private final long position;
  private final @Nullable EventId id;
  private final @Nullable RecordType firstType;
  private int end;
  private int next;
  private int lines;
  private int records;
  private int bytes;
  private boolean hasBegin;
  private boolean hasEnd;
  private boolean ofSyscall;
  private List<AuditRecord> kept = List.of();
  private boolean ofWantedType;
  private boolean candidate;

  /**
   * Begins a run, whose records are still to be added.
   *
   * @param candidate true if that is known from the id alone; its records are kept, too
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

  /** A line that is no record. */
  RecordRun(byte[] block, int start, int end, long position) {
    this.block = block;
    this.start = start;
    this.position = position;
    this.id = null;
    this.firstType = null;
    this.end = end;
    this.next = end + 1;
    this.lines = 1;
  }

  void addEmptyLine() {
    lines++;
    next++;
  }

  /** Adds a record that is wanted for sure: nobody has to look for it again. */
  void keep(AuditRecord record) {
    if (kept.isEmpty()) {
      kept = new ArrayList<>();
    }
    kept.add(record);
  }

  void makeOfWantedType() {
    ofWantedType = true;
  }

  boolean hasWantedType() {
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
    next = lineEnd + 1;
    bytes += lineEnd - lineStart;
    hasBegin = hasBegin || !type.continuesEvent();
    hasEnd |= type.endsEvent();
    ofSyscall |= type.isOfSyscall();
  }

  /** What the records share; null where this is a line that is no record. */
  public @Nullable EventId id() {
    return id;
  }

  /** The type of the first record; null where this is a line that is no record. */
  public @Nullable RecordType firstType() {
    return firstType;
  }

  /** Where the first line begins, in what the scanner was told to count. */
  public long position() {
    return position;
  }

  /** Where the line behind this run begins. */
  public long nextPosition() {
    return position + next - start;
  }

  /** How many lines, empty ones included. */
  public int lines() {
    return lines;
  }

  /** How many records. */
  public int size() {
    return records;
  }

  /** Bytes of all lines without their newlines. */
  public int bytes() {
    return bytes;
  }

  /** Returns true if one of the records does not only come after another one of its event. */
  public boolean hasBegin() {
    return hasBegin;
  }

  /** True where one of the records ends an event. */
  public boolean hasEnd() {
    return hasEnd;
  }

  /** True where one of the records is of a system call. */
  public boolean isOfSyscall() {
    return ofSyscall;
  }

  /** False only where these lines hold nothing because of which an event could be wanted. */
  public boolean isCandidate() {
    return candidate;
  }

  /** The one line, for {@link RecordParser#parse} to tell why it is no record. */
  public ByteSlice line() {
    return ByteSlice.of(block, start, end);
  }

  /** The records themselves, in a new list; the newlines and headers may be looked for again. */
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
