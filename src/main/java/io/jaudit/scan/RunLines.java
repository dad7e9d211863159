package io.jaudit.scan;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;

/**
 * Holds where the lines of a candidate are, as numbers, until its records are needed: an event
 * waits for two seconds of log time, and the garbage collector copies whatever waits. Immutable.
 * Keeps the array of the lines alive.
 */
final class RunLines {
  /** In place of where the body begins of a record in a JSON string, which has to be parsed. */
  static final int IN_JSON = -1;

  private static final int MOST = 1 << 15;

  /** For each line: its start and its end in the array, and the start of the body in the record. */
  static final int NUMBERS = 3;

  private final EventId id;
  private final byte[] text;
  private final int[] numbers;
  private final RecordType[] types;
  private final long positionOfText;

  /**
   * @param types of the records, shared by the lines of many events; not written
   * @param positionOfText the position of {@code text[0]}
   */
  RunLines(EventId id, byte[] text, RecordType[] types, long positionOfText) {
    this.id = id;
    this.text = text;
    this.numbers = new int[types.length * NUMBERS];
    this.types = types;
    this.positionOfText = positionOfText;
  }

  /** Sets where a line is; before anyone else gets this object. */
  void set(int line, int start, int end, int bodyStart) {
    int at = line * NUMBERS;
    numbers[at] = start;
    numbers[at + 1] = end;
    numbers[at + 2] = bodyStart;
  }

  EventId id() {
    return id;
  }

  /** Returns true if their array holds nothing else. */
  boolean haveOwnArray() {
    return numbers[0] == 0 && numbers[numbers.length - NUMBERS + 1] == text.length;
  }

  /** Returns true if the lines are in this array, not in one of their own. */
  boolean areIn(byte[] array) {
    return text == array;
  }

  /** Makes the records, in an unmodifiable list. */
  RecordList records() {
    AuditRecord[] records = new AuditRecord[types.length];
    for (int i = 0; i < records.length; i++) {
      int at = i * NUMBERS;
      ByteSlice line = ByteSlice.of(text, numbers[at], numbers[at + 1]);
      long position = positionOfText + numbers[at];
      int bodyStart = numbers[at + 2];
      records[i] =
          bodyStart < 0
              ? inJson(i, line, bodyStart, position)
              : new AuditRecord(
                  id, types[i], RecordParser.withoutJournal(line), bodyStart, position);
    }
    return RecordList.of(records);
  }

  /**
   * Returns a number that tells where the body of a record in a JSON string begins.
   *
   * @param textStart where the string begins in the line
   * @param bodyStart where the body begins in the string, before which there are no escapes
   */
  static int inJson(int textStart, int bodyStart) {
    boolean isUsual = textStart < MOST && bodyStart < MOST;
    return isUsual ? IN_JSON - 1 - (textStart * MOST + bodyStart) : IN_JSON;
  }

  private AuditRecord inJson(int record, ByteSlice line, int code, long position) {
    if (code == IN_JSON) {
      return parsed(line, position);
    }
    int places = IN_JSON - 1 - code;
    return AuditRecord.inJson(id, types[record], line, places / MOST, places % MOST, position);
  }

  private AuditRecord parsed(ByteSlice line, long position) {
    RecordParser parser = new RecordParser();
    parser.nodeOfLog(EventId.isOfLog(id.node()) ? id.node() : null);
    try {
      return parser.parse(line, position);
    } catch (MalformedRecordException e) {
      throw new IllegalStateException("a line like the one before is not a record", e);
    }
  }
}
