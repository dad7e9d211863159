package io.jaudit.output.lines;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.BodyFields;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves the pieces of an argument in the text of EXECVE records to its first piece, as {@code -i}
 * prints them. The kernel splits an argument, {@code a1[0]= a1[1]= …}, that is too long for a
 * record, or for the rest of it; it then continues in another EXECVE record.
 *
 * <p>This arranges text: every byte of the records is kept, in the order of the log, whether or not
 * pieces are missing. The arguments as a list of values, in the order of their numbers and with the
 * gaps marked, are {@link io.jaudit.describe.Arguments}, which all other formats use.
 *
 * <p>Pieces are in order, and each is examined once, however many arguments there are. Not safe for
 * use by several threads.
 */
final class SplitArguments {
  private final FieldInterpreter interpreter;
  private final BodyFields rest = new BodyFields();
  private final List<AuditRecord> records = new ArrayList<>();

  /** Index in {@link #records} of the record being written. */
  private int written;

  /** Position of the first piece that was not joined. */
  private final BodyFields pieces = new BodyFields();

  /** Index in {@link #records} of the record of that piece; their number if all were joined. */
  private int next;

  SplitArguments(FieldInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Sets the event. */
  void begin(AuditEvent event) {
    records.clear();
    List<AuditRecord> all = event.records();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).is(RecordType.EXECVE)) {
        records.add(all.get(i));
      }
    }
    written = -1;
    next = -1;
    if (!records.isEmpty()) {
      findRecord();
    }
  }

  /** Moves to the next EXECVE record; returns true if it contains only pieces that were joined. */
  boolean isRest() {
    written++;
    boolean joined = false;
    if (next > written) {
      rest.begin(records.get(written));
      while (rest.next()) {
        if (!isPiece(rest)) {
          return false;
        }
        joined = true;
      }
    }
    return joined;
  }

  /** Returns true for {@code a1[0]}. */
  static boolean isPiece(BodyFields field) {
    AuditRecord record = field.record();
    return record != null
        && record.is(RecordType.EXECVE)
        && field.nameEnd() > field.nameStart()
        && field.text().at(field.nameEnd() - 1) == ']';
  }

  /** Returns true if this piece of the record being written was not joined to an earlier one. */
  boolean isFirst(BodyFields piece) {
    return next == written && pieces.nameStart() <= piece.nameStart();
  }

  /** Appends the argument that begins with {@code first}, {@code a1=} and all its pieces. */
  void append(BodyFields first, ByteBuilder out) {
    ByteSlice argument = argument(first);
    out.append(argument).append('=');
    do {
      AuditRecord record = records.get(next);
      ByteSlice value = pieces.text().slice(pieces.valueStart(), pieces.valueEnd());
      if (!interpreter.append(record, pieces.rule(), value, out)) {
        out.append(value);
      }
      findPiece();
    } while (next < records.size() && argument(pieces).equals(argument));
  }

  private void findPiece() {
    while (pieces.next()) {
      if (isPiece(pieces)) {
        return;
      }
    }
    findRecord();
  }

  /** Moves to the first piece after the current record. */
  private void findRecord() {
    for (next++; next < records.size(); next++) {
      pieces.begin(records.get(next));
      while (pieces.next()) {
        if (isPiece(pieces)) {
          return;
        }
      }
    }
  }

  /** {@code a1} of {@code a1[0]}. */
  private static ByteSlice argument(BodyFields piece) {
    int bracket = piece.text().indexOf((byte) '[', piece.nameStart(), piece.nameEnd());
    return piece.text().slice(piece.nameStart(), bracket < 0 ? piece.nameEnd() : bracket);
  }
}
