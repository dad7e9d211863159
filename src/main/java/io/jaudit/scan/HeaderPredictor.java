package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Predicts that a header has the form of the one before: the same bytes before the type, and after
 * it the same bytes with other digits at the same positions. It does not parse anything else; every
 * other form is left to {@code RecordParser}, from whose records it learns. It predicts only after
 * it has read the same ID from such a record as the parser.
 *
 * <p>Halves the cost of a header. {@code BlockScanPropertyTest} compares the two. Not safe for use
 * by several threads.
 */
final class HeaderPredictor {
  private static final ByteSlice TYPE = ByteSlice.of("type=");
  private static final String NODE = "node=";
  private static final String SPACED_TYPE = " type=";
  private static final ByteSlice MSG_AUDIT = ByteSlice.of(" msg=audit(");
  private static final ByteSlice BODY_MARK = ByteSlice.of("): ");

  /** The name of any type there is, and the blank after it. */
  private static final int LONGEST_TYPE = 60;

  /** Numbers of up to this many digits always fit a long. */
  private static final int MOST_DIGITS = 15;

  private static final int MILLIS_DIGITS = 3;

  /** What is before the type. */
  private ByteSlice head = TYPE;

  private @Nullable String node;

  /** From after the type to the body; empty if the line before had another form. */
  private ByteSlice tail = ByteSlice.EMPTY;

  // Where in the tail the numbers end. They begin after MSG_AUDIT and after each other's end.
  private int secondsEnd;
  private int millisEnd;
  private int serialEnd;

  /** Returns where the type ends in the line at {@code block[lineStart]}; -1 if unpredicted. */
  int typeEnd(byte[] block, int lineStart, int end) {
    if (tail.isEmpty() || !head.isAt(block, lineStart, end)) {
      return -1;
    }
    int type = lineStart + head.length();
    return ByteSearch.indexOf(block, type + 1, Math.min(end, type + LONGEST_TYPE), (byte) ' ');
  }

  int typeStart(int lineStart) {
    return lineStart + head.length();
  }

  /** Returns true if the line continues as the one before did, so that it has the same id. */
  boolean isSame(byte[] block, int typeEnd, int end) {
    return tail.isAt(block, typeEnd, end);
  }

  /** Returns where the body begins, in a line of the predicted form. */
  int bodyStart(int typeEnd) {
    return typeEnd + tail.length();
  }

  /** Returns the id, if the line only has other digits than the one before; else null. */
  @Nullable EventId read(byte[] block, int typeEnd, int end) {
    int next = typeEnd + tail.length();
    if (next > end || !hasForm(block, typeEnd)) {
      return null;
    }
    long seconds = number(block, typeEnd + MSG_AUDIT.length(), typeEnd + secondsEnd);
    long millis = number(block, typeEnd + secondsEnd + 1, typeEnd + millisEnd);
    long serial = number(block, typeEnd + millisEnd + 1, typeEnd + serialEnd);
    if ((seconds | millis | serial) < 0
        || seconds > EventId.MAX_SECONDS
        || serial > EventId.MAX_SERIAL) {
      return null;
    }
    tail = ByteSlice.of(block, typeEnd, next);
    return new EventId(node, seconds * 1000 + millis, serial);
  }

  /** Returns true if what is between the numbers is as expected. */
  private boolean hasForm(byte[] block, int tailStart) {
    return block[tailStart + secondsEnd] == '.'
        && block[tailStart + millisEnd] == ':'
        && MSG_AUDIT.isAt(block, tailStart, tailStart + secondsEnd)
        && BODY_MARK.isAt(block, tailStart + serialEnd, tailStart + tail.length());
  }

  /** Returns the number that {@code block[from, to)} is; -1 if not all of it are digits. */
  private static long number(byte[] block, int from, int to) {
    long number = 0;
    for (int at = from; at < to; at++) {
      int digit = block[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** Expects the next lines to have the form of {@code record}; of any form if it is null. */
  void learn(@Nullable AuditRecord record) {
    tail = ByteSlice.EMPTY;
    if (record == null || !learnHead(record)) {
      return;
    }
    ByteSlice line = record.line();
    int typeEnd = line.indexOf((byte) ' ', head.length());
    int bodyStart = record.bodyStart();
    if (typeEnd < 0 || typeEnd >= bodyStart) {
      return;
    }
    byte[] seen = line.slice(typeEnd, bodyStart).toByteArray();
    if (!learnTail(ByteSlice.of(seen)) || !record.id().equals(read(seen, 0, seen.length))) {
      tail = ByteSlice.EMPTY;
    }
  }

  private boolean learnHead(AuditRecord record) {
    String name = record.id().node();
    head = TYPE;
    node = name;
    if (name != null) {
      head = ByteSlice.of((NODE + name + SPACED_TYPE).getBytes(StandardCharsets.ISO_8859_1));
    }
    return record.line().startsWith(head) && (name == null || !name.contains(SPACED_TYPE));
  }

  private boolean learnTail(ByteSlice seen) {
    secondsEnd = seen.indexOf((byte) '.', 0);
    millisEnd = seen.indexOf((byte) ':', 0);
    serialEnd = seen.indexOf((byte) ')', 0);
    tail = seen;
    return secondsEnd > MSG_AUDIT.length()
        && secondsEnd - MSG_AUDIT.length() <= MOST_DIGITS
        && millisEnd == secondsEnd + 1 + MILLIS_DIGITS
        && serialEnd > millisEnd + 1
        && serialEnd - millisEnd - 1 <= MOST_DIGITS
        && serialEnd + BODY_MARK.length() == seen.length();
  }
}
