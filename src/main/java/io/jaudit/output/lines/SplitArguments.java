package io.jaudit.output.lines;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Arguments;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.BodyFields;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.BitSet;

/**
 * Writes an argument that the kernel split, {@code a1[0]= a1[1]= …}, once, at the place of the
 * piece that comes first in the text of EXECVE records, as {@code -i} prints them. {@link
 * Arguments} joins the pieces. Not safe for use by several threads.
 */
final class SplitArguments {
  private static final ByteSlice PIECE_END = ByteSlice.of("]=");
  private static final Arguments NONE = Arguments.of(RecordList.empty());

  private final BodyFields rest = new BodyFields();

  /** None if no argument was split. */
  private Arguments arguments = NONE;

  /** Indexes of the arguments that were written. */
  private final BitSet written = new BitSet();

  /** Sets the event. */
  void begin(AuditEvent event) {
    RecordList records = event.records();
    arguments = NONE;
    written.clear();
    for (int i = 0; i < records.size() && arguments == NONE; i++) {
      AuditRecord record = records.get(i);
      if (record.is(RecordType.EXECVE) && record.body().contains(PIECE_END)) {
        arguments = Arguments.of(records);
      }
    }
  }

  /** Returns true if the record contains only pieces of arguments that were written. */
  boolean isRest(AuditRecord record) {
    boolean pieces = false;
    if (!written.isEmpty()) {
      rest.begin(record);
      while (rest.next()) {
        int index = indexOf(rest);
        if (index < 0 || !written.get(index)) {
          return false;
        }
        pieces = true;
      }
    }
    return pieces;
  }

  /** Returns the index of the argument that the field is a piece of; negative if it is none. */
  int indexOf(BodyFields field) {
    int end = field.nameEnd();
    boolean piece = arguments != NONE && end > field.nameStart() && field.text().at(end - 1) == ']';
    return piece ? arguments.indexOf(field.text().slice(field.nameStart(), end)) : -1;
  }

  /** Returns true if the argument was not written yet. */
  boolean isFirst(int index) {
    return !written.get(index);
  }

  /** Appends the argument with this piece, {@code a1=} and all pieces. */
  void append(int index, BodyFields piece, ByteBuilder out) {
    ByteSlice text = piece.text();
    int bracket = text.indexOf((byte) '[', piece.nameStart(), piece.nameEnd());
    written.set(index);
    int i = index;
    do {
      ByteSlice value = arguments.values().get(i);
      if (value != null) {
        out.append(i == index ? "" : " ").append(text, piece.nameStart(), bracket);
        out.append('=').append(value);
      }
      i++;
    } while (arguments.continues(i));
  }
}
