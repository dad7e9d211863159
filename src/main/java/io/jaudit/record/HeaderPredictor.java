package io.jaudit.record;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The header as auditd writes it, read without making anything but an id: {@code [node=NAME
 * ]type=TYPE msg=audit(SEC.MILLI:SERIAL): }.
 *
 * <p>Halves the cost of a header. Most lines repeat the node of the line before, and the whole
 * stamp, which is then compared and not read. Whatever is written otherwise is left to {@link
 * RecordParser}; {@code BlockScanPropertyTest} compares the two. Not safe for use by several
 * threads.
 */
final class HeaderPredictor {
  private static final ByteSlice TYPE = ByteSlice.of("type=");
  private static final String NODE = "node=";
  private static final String SPACED_TYPE = " type=";
  private static final ByteSlice MSG_AUDIT = ByteSlice.of(" msg=audit(");

  /** The name of any type there is, and the blank behind it. */
  private static final int LONGEST_TYPE = 60;

  /** So many digits always fit a long in ms. */
  private static final int MOST_DIGITS = 15;

  /** Ausearch takes no shorter word for a stamp. */
  private static final int SHORTEST_STAMP = "msg=audit(".length() + "0.000:0".length() + 2;

  /** What stands before the type. */
  private ByteSlice head = TYPE;

  private @Nullable String node;

  /** From behind the type to the body; empty where the line before was not usual. */
  private ByteSlice tail = ByteSlice.EMPTY;

  /** Where the next number ends, once it is read. */
  private int numberEnd;

  /**
   * Where the type ends in the line at {@code block[lineStart]}; -1 where it takes {@link
   * RecordParser} to tell.
   */
  int typeEnd(byte[] block, int lineStart, int end) {
    if (!head.isAt(block, lineStart, end)) {
      return -1;
    }
    int type = lineStart + head.length();
    return ByteSearch.indexOf(block, type + 1, Math.min(end, type + LONGEST_TYPE), (byte) ' ');
  }

  int typeStart(int lineStart) {
    return lineStart + head.length();
  }

  /** True where the line goes on as the one before did. */
  boolean isSame(byte[] block, int typeEnd, int end) {
    return !tail.isEmpty() && tail.isAt(block, typeEnd, end);
  }

  /** Where the body begins, once the id is read or known to be the same. */
  int bodyStart(int typeEnd) {
    return typeEnd + tail.length();
  }

  /** Reads the id behind the type; null where it takes {@link RecordParser} to tell. */
  @Nullable EventId read(byte[] block, int typeEnd, int end) {
    if (!MSG_AUDIT.isAt(block, typeEnd, end)) {
      return null;
    }
    int point = typeEnd + MSG_AUDIT.length();
    long seconds = number(block, point, end);
    point = numberEnd;
    long millis = isAt(block, point, end, '.') ? number(block, point + 1, end) : -1;
    int colon = numberEnd;
    long serial = isAt(block, colon, end, ':') ? number(block, colon + 1, end) : -1;
    int close = numberEnd;
    boolean usual =
        (seconds | millis | serial) >= 0
            && colon - point == 4
            && isAt(block, close, end, ')')
            && isAt(block, close + 1, end, ':')
            && isAt(block, close + 2, end, ' ')
            && close + 2 - typeEnd > SHORTEST_STAMP;
    if (!usual) {
      return null;
    }
    tail = ByteSlice.of(block, typeEnd, close + 3);
    return new EventId(node, seconds * 1000 + millis, serial);
  }

  private static boolean isAt(byte[] block, int at, int end, char wanted) {
    return at < end && block[at] == wanted;
  }

  /** The digits from {@code start} on; -1 where there are none, or many. */
  private long number(byte[] block, int start, int end) {
    long number = 0;
    int at = start;
    while (at < end && block[at] >= '0' && block[at] <= '9' && at - start <= MOST_DIGITS) {
      number = number * 10 + (block[at++] - '0');
    }
    numberEnd = at;
    return at == start || at - start > MOST_DIGITS ? -1 : number;
  }

  /** Takes note of a line that was read otherwise: the next ones may be like it. */
  void learn(ByteSlice line, @Nullable AuditRecord record) {
    tail = ByteSlice.EMPTY;
    head = TYPE;
    node = null;
    String name = record == null ? null : record.id().node();
    if (name != null && !name.contains(SPACED_TYPE)) {
      byte[] start = (NODE + name + SPACED_TYPE).getBytes(StandardCharsets.ISO_8859_1);
      if (line.startsWith(ByteSlice.of(start))) {
        head = ByteSlice.of(start);
        node = name;
      }
    }
  }
}
