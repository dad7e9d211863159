package io.jaudit.interpret;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import java.util.Arrays;

/**
 * The names that auditd wrote behind a record for its fields (semantics §1.3, §6.1).
 *
 * <p>auditd writes them in the order of the fields, and again for a field that occurs again: each
 * is given out once. Not safe for use by several threads.
 */
final class Enrichment {
  /** Ints an entry: name start and end, value start and end. */
  private static final int STRIDE = 4;

  private ByteSlice text = ByteSlice.EMPTY;
  private byte[] bytes = new byte[512];
  private int[] index = new int[16 * STRIDE];
  private int size;
  private boolean scanned = true;
  private int next;
  private int found;

  /** Goes to the beginning of what auditd wrote behind {@code record}. */
  void begin(AuditRecord record) {
    text = record.enrichment();
    size = 0;
    next = 0;
    scanned = text.isEmpty();
  }

  /** Finds the next one for the field whose name is at {@code [from, to)} of {@code body}. */
  boolean find(byte[] body, int from, int to) {
    if (!scanned) {
      scan();
      scanned = true;
    }
    for (int i = next; i < size; i += STRIDE) {
      if (index[i + 1] - index[i] == to - from && isNamed(i, body, from)) {
        found = i;
        if (i == next) {
          next += STRIDE;
        } else {
          index[i + 1] = index[i]; // no field has an empty name
        }
        return true;
      }
    }
    return false;
  }

  ByteSlice text() {
    return text;
  }

  /** Where the value that was found begins, without its quotes. */
  int valueStart() {
    return index[found + 2];
  }

  int valueEnd() {
    return index[found + 3];
  }

  private void scan() {
    int length = text.length();
    if (length > bytes.length) {
      bytes = new byte[length + length / 2];
    }
    text.copyTo(bytes, 0);
    int nameStart = 0;
    for (int i = 0; i < length; i++) {
      if (bytes[i] == ' ') {
        nameStart = i + 1;
      } else if (bytes[i] == '=') {
        i = add(nameStart, i, length);
      }
    }
  }

  /** Adds the entry whose {@code =} is at {@code equals}; returns its last byte. */
  private int add(int nameStart, int equals, int length) {
    int start = equals + 1;
    byte first = start < length ? bytes[start] : 0;
    start += first == '"' ? 1 : 0;
    byte closing = (byte) (first == '"' ? '"' : first == '{' ? '}' : ' ');
    int end = start;
    while (end < length && bytes[end] != closing) {
      end++;
    }
    end += first == '{' && end < length ? 1 : 0;
    if (size == index.length) {
      index = Arrays.copyOf(index, size * 2);
    }
    index[size] = nameStart;
    index[size + 1] = equals;
    index[size + 2] = start;
    index[size + 3] = end;
    size += STRIDE;
    return first == '"' ? end : end - 1;
  }

  private boolean isNamed(int i, byte[] body, int from) {
    int start = index[i];
    int length = index[i + 1] - start;
    for (int k = 0; k < length; k++) {
      if (Ascii.toLower(bytes[start + k]) != body[from + k]) {
        return false;
      }
    }
    return length > 0;
  }
}
