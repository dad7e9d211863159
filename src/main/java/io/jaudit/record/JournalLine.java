package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * The lines that {@code source.JournalRecords} makes of journal entries: a mark, the host, the
 * mark, the boot ID, the mark, and the record; or, without host and boot ID, {@code !} and what is
 * wrong with the entry. The boot ID is part of the node, because event IDs begin anew with each
 * boot. Stateless.
 */
final class JournalLine {
  static final byte MARK = 1;
  private static final char PROBLEM = '!';

  /** The length of a prefix without host and boot ID. */
  private static final int MARKS_ONLY = 3;

  private JournalLine() {}

  /** Returns where the record begins; 0 if the line is not one of a journal. */
  static int textStart(ByteSlice line) {
    if (line.isEmpty() || line.at(0) != MARK) {
      return 0;
    }
    int boot = line.indexOf(MARK, 1);
    int text = boot < 0 ? -1 : line.indexOf(MARK, boot + 1);
    return text + 1;
  }

  /** Returns the {@link EventId#node} that is before {@code text}; null if nothing is. */
  static @Nullable String node(ByteSlice line, int text) {
    int boot = line.indexOf(MARK, 1);
    return text <= MARKS_ONLY
        ? null
        : NodeSource.JOURNAL.node(
            line.slice(1, boot).latin1() + '\0' + line.slice(boot + 1, text - 1).latin1());
  }

  /** Returns what is wrong with the entry; null if its record is at {@code text}. */
  static @Nullable MalformedRecordException problem(ByteSlice line, int text) {
    return LineText.is(line, text, PROBLEM)
        ? new MalformedRecordException(LineProblem.DAMAGED, line.slice(text + 1).utf8())
        : null;
  }
}
