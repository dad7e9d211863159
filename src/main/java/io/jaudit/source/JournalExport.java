package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads {@code journalctl -o export}: {@code NAME=value} in a line; or, if the value is not text,
 * the name in a line, eight bytes of its length, the value, and a line feed. An empty line ends an
 * entry. For use by one thread.
 */
final class JournalExport extends JournalStream {
  /** No record has a longer text (MAX_AUDIT_MESSAGE_LENGTH in linux/audit.h is 8970). */
  private static final int LONGEST_VALUE = 1 << 20;

  private static final String WRONG = "a line is not of the export format of the journal";

  /** Ends an entry, and begins the next one. */
  static final ByteSlice NEXT_ENTRY = ByteSlice.of("\n\n__CURSOR=");

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long EQUALS = '=' * ONES;
  private static final long FEEDS = '\n' * ONES;

  /** Where the next field of the entry begins. */
  private int at;

  private boolean hasFields;

  /** True if the line at {@link #at} has no field of an entry. */
  private boolean isOther;

  /** True until the first whole entry is found. */
  private boolean isBeforeFirst;

  JournalExport(InputStream in) {
    super(in);
  }

  /** Returns the same for an export that begins within an entry, which is left out. */
  static JournalExport ofLastPart(InputStream in) {
    JournalExport part = new JournalExport(in);
    part.isBeforeFirst = true;
    return part;
  }

  @Override
  boolean readEntry() throws IOException {
    if (isBeforeFirst) {
      return skipToFirst();
    }
    at = Math.max(at, next);
    while (at < end) {
      if (buffer[at] == '\n') {
        at++;
        next = at;
        if (hasFields) {
          hasFields = false;
          return true;
        }
      } else if (isOther) {
        return hasFields ? endBefore() : readOther();
      } else if (!readField()) {
        return false;
      }
    }
    return false;
  }

  /** Skips what is left of an entry, and reports it. */
  private boolean skipToFirst() {
    int first = ByteSlice.of(buffer, next, end).indexOf(NEXT_ENTRY, 0);
    if (first < 0) {
      next = Math.max(next, end - NEXT_ENTRY.length());
      at = next;
      return false;
    }
    next += first + 2;
    at = next;
    isBeforeFirst = false;
    entry.setProblem("the journal begins within an entry");
    return true;
  }

  /** Ends an entry without an empty line after it. */
  private boolean endBefore() {
    next = at;
    hasFields = false;
    return true;
  }

  /** Reads a line that is not of the journal, because other text was appended to it. */
  private boolean readOther() {
    int line = ByteSearch.indexOf(buffer, at, end, (byte) '\n');
    if (line < 0) {
      return false;
    }
    entry.setProblem(WRONG);
    at = line + 1;
    next = at;
    isOther = false;
    return true;
  }

  /**
   * Returns true if a name may be that of a field, which has capital letters, digits and
   * underscores. Only the first and the last byte are examined: what ends with a small letter or a
   * blank is what precedes the first value of a record, in any form.
   */
  private boolean isName(int nameEnd) {
    return isOfName(buffer[at]) && nameEnd > at && isOfName(buffer[nameEnd - 1]);
  }

  /** Returns true for a letter, digit or underscore of the name of a field. */
  static boolean isOfName(byte b) {
    return (b >= 'A' && b <= 'Z') || b == '_' || (b >= '0' && b <= '9');
  }

  /** Returns true if each byte may be of the name of a field. */
  private boolean isWholeName(int nameEnd) {
    int index = at;
    while (index < nameEnd && isOfName(buffer[index])) {
      index++;
    }
    return index == nameEnd;
  }

  /** Reads the field at {@code at}; false if it is cut. */
  private boolean readField() throws IOException {
    int nameEnd = nameEnd();
    if (nameEnd == end) {
      return false;
    }
    boolean isText = buffer[nameEnd] != '\n';
    if (!isName(nameEnd) || (!isText && !isWholeName(nameEnd))) {
      isOther = true;
      return true;
    }
    if (!isText) {
      hasFields |= readBinary(nameEnd);
      return at > nameEnd;
    }
    int line = ByteSearch.indexOf(buffer, nameEnd + 1, end, (byte) '\n');
    if (line < 0) {
      return false;
    }
    int field = JournalEntry.field(buffer, at, nameEnd);
    if (field != JournalEntry.OTHER) {
      entry.set(field, buffer, nameEnd + 1, line);
    }
    at = line + 1;
    hasFields = true;
    return true;
  }

  /** Returns where the first equals sign or line feed is. */
  private int nameEnd() {
    int index = at;
    for (int last = end - Long.BYTES; index <= last; index += Long.BYTES) {
      long word = ByteSearch.word(buffer, index);
      long equals = word ^ EQUALS;
      long feed = word ^ FEEDS;
      long marks = (((equals - ONES) & ~equals) | ((feed - ONES) & ~feed)) & HIGHS;
      if (marks != 0) {
        return index + ByteSearch.firstLane(marks);
      }
    }
    while (index < end && buffer[index] != '=' && buffer[index] != '\n') {
      index++;
    }
    return index;
  }

  private boolean readBinary(int nameEnd) throws IOException {
    int value = nameEnd + 1 + Long.BYTES;
    if (end < value) {
      return false;
    }
    long length = 0;
    for (int i = value - 1; i > nameEnd; i--) {
      length = length << Byte.SIZE | (buffer[i] & 0xff);
    }
    if (length < 0) {
      throw new IOException("not the export format of the journal: a field of negative length");
    }
    if (length > LONGEST_VALUE) {
      drop(value, length);
      setLength(nameEnd + 1);
      length = 0;
    }
    if (end <= value + length) {
      return false;
    }
    int valueEnd = value + (int) length;
    if (buffer[valueEnd] != '\n') {
      throw new IOException("not the export format of the journal: no line end after a field");
    }
    int field = JournalEntry.field(buffer, at, nameEnd);
    if (field != JournalEntry.OTHER) {
      entry.set(field, buffer, value, valueEnd);
    }
    at = valueEnd + 1;
    return true;
  }

  /** The value was dropped, so that its field is read as an empty one if more has to be read. */
  private void setLength(int lengthStart) {
    for (int i = 0; i < Long.BYTES; i++) {
      buffer[lengthStart + i] = 0;
    }
  }

  @Override
  void moved(byte[] from, byte[] to, int distance) {
    entry.move(from, to, distance);
    at -= distance;
  }

  @Override
  boolean readLastEntry() throws IOException {
    return at == end && entry.isUsable();
  }
}
