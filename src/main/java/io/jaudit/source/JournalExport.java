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
      int line = ByteSearch.indexOf(buffer, at, end, (byte) '\n');
      if (line < 0) {
        return false;
      }
      if (line == at) {
        at++;
        next = at;
        if (hasFields) {
          hasFields = false;
          return true;
        }
      } else if (!readField(line)) {
        return false;
      }
    }
    return false;
  }

  /** Reads the field at {@code at}, whose first line ends at {@code line}; false if it is cut. */
  private boolean readField(int line) throws IOException {
    int nameEnd = at;
    while (nameEnd < line && buffer[nameEnd] != '=') {
      nameEnd++;
    }
    if (nameEnd == line && !readBinary(line)) {
      return false;
    }
    if (nameEnd < line) {
      int field = JournalEntry.field(buffer, at, nameEnd);
      if (field != JournalEntry.OTHER) {
        entry.set(field, buffer, nameEnd + 1, line);
      }
      at = line + 1;
    }
    hasFields = true;
    return true;
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
