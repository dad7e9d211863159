package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.BodyFields;
import io.jaudit.interpret.FieldInterpreter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * The arguments that the kernel cut into pieces, {@code a1[0]= a1[1]= …}, because they are too long
 * for a record, or for what is left of it; they go on in another EXECVE record then.
 *
 * <p>Pieces come in their order. Not safe for use by several threads.
 */
final class SplitArguments {
  private final FieldInterpreter interpreter;
  private final BodyFields pieces = new BodyFields();
  private final List<AuditRecord> records = new ArrayList<>();

  /** The argument that was joined last; its later pieces are dealt with. */
  private ByteSlice joined = ByteSlice.EMPTY;

  SplitArguments(FieldInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Goes to the arguments of another event. */
  void begin(AuditEvent event) {
    joined = ByteSlice.EMPTY;
    records.clear();
    List<AuditRecord> all = event.records();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).is(RecordType.EXECVE)) {
        records.add(all.get(i));
      }
    }
  }

  /** True for {@code a1[0]}. */
  static boolean isPiece(BodyFields field) {
    AuditRecord record = field.record();
    return record != null
        && record.is(RecordType.EXECVE)
        && field.nameEnd() > field.nameStart()
        && field.text().at(field.nameEnd() - 1) == ']';
  }

  /** True where no earlier piece of the argument was joined. */
  boolean isFirst(BodyFields piece) {
    return !argument(piece).equals(joined);
  }

  /** True for a record that holds nothing but pieces of the argument joined last. */
  boolean isRest(AuditRecord record) {
    pieces.begin(record);
    boolean rest = false;
    while (pieces.next()) {
      if (!isPiece(pieces) || isFirst(pieces)) {
        return false;
      }
      rest = true;
    }
    return rest;
  }

  /** Appends the argument that begins with {@code first}, {@code a1=} and all its pieces. */
  void append(BodyFields first, ByteBuilder out) {
    joined = argument(first);
    out.append(joined).append('=');
    boolean begun = false;
    for (AuditRecord record : records) {
      begun |= record == first.record();
      if (begun) {
        appendPieces(record, out);
      }
    }
  }

  private void appendPieces(AuditRecord record, ByteBuilder out) {
    pieces.begin(record);
    while (pieces.next()) {
      if (isPiece(pieces) && !isFirst(pieces) && !interpreter.append(pieces, out)) {
        out.append(pieces.text(), pieces.valueStart(), pieces.valueEnd());
      }
    }
  }

  /** {@code a1} of {@code a1[0]}. */
  private static ByteSlice argument(BodyFields piece) {
    int bracket = piece.text().indexOf((byte) '[', piece.nameStart(), piece.nameEnd());
    return piece.text().slice(piece.nameStart(), bracket < 0 ? piece.nameEnd() : bracket);
  }
}
