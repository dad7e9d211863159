package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
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

  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long EQUALS = '=' * ONES;
  private static final long FEEDS = '\n' * ONES;

  /** Where the next field of the entry begins. */
  private int at;

  private boolean hasFields;

  JournalExport(InputStream in) {
    super(in);
  }

  @Override
  boolean readEntry() throws IOException {
    at = Math.max(at, next);
    while (at < end) {
      if (buffer[at] == '\n') {
        at++;
        next = at;
        if (hasFields) {
          hasFields = false;
          return true;
        }
      } else if (!readField()) {
        return false;
      }
    }
    return false;
  }

  /** Reads the field at {@code at}; false if it is cut. */
  private boolean readField() throws IOException {
    int nameEnd = nameEnd();
    if (nameEnd == end) {
      return false;
    }
    if (buffer[nameEnd] == '\n') {
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
