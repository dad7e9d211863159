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
  private int[] index = new int[16 * STRIDE];
  private int size;
  private int next;
  private int found;

  /** Goes to the beginning of what auditd wrote behind {@code record}. */
  void begin(AuditRecord record) {
    text = record.enrichment();
    size = 0;
    next = 0;
    if (!text.isEmpty()) {
      scan();
    }
  }

  /** Finds the next one for the field whose name is at {@code [from, to)} of {@code body}. */
  boolean find(ByteSlice body, int from, int to) {
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
    int at = 0;
    while (true) {
      int equals = text.indexOf((byte) '=', at);
      if (equals < 0) {
        return;
      }
      int nameStart = equals;
      while (nameStart > at && text.at(nameStart - 1) != ' ') {
        nameStart--;
      }
      at = add(nameStart, equals);
    }
  }

  /** Adds the entry whose {@code =} is at {@code equals}; returns where the next begins. */
  private int add(int nameStart, int equals) {
    int start = equals + 1;
    byte first = start < text.length() ? text.at(start) : 0;
    int end;
    if (first == '"') {
      start++;
      end = text.indexOf((byte) '"', start);
    } else if (first == '{') {
      int brace = text.indexOf((byte) '}', start);
      end = brace < 0 ? -1 : brace + 1;
    } else {
      end = text.indexOf((byte) ' ', start);
    }
    end = end < 0 ? text.length() : end;
    if (size == index.length) {
      index = Arrays.copyOf(index, size * 2);
    }
    index[size] = nameStart;
    index[size + 1] = equals;
    index[size + 2] = start;
    index[size + 3] = end;
    size += STRIDE;
    return end;
  }

  private boolean isNamed(int i, ByteSlice body, int from) {
    int start = index[i];
    int length = index[i + 1] - start;
    for (int k = 0; k < length; k++) {
      if (Ascii.toLower(text.at(start + k)) != body.at(from + k)) {
        return false;
      }
    }
    return length > 0;
  }
}
