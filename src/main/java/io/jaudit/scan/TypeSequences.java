package io.jaudit.scan;

import io.jaudit.record.RecordType;
import java.util.Arrays;

/**
 * Gives the same array to runs whose records have the same types in the same order: a log has few
 * such sequences. Not safe for use by several threads.
 */
final class TypeSequences {
  private static final int SLOTS = 256;

  private final RecordType[][] known = new RecordType[SLOTS][];

  TypeSequences() {
    Arrays.fill(known, new RecordType[0]);
  }

  /** Returns an array with the first {@code length} types, which nobody may write. */
  RecordType[] of(RecordType[] types, int length) {
    int hash = length;
    for (int i = 0; i < length; i++) {
      hash = hash * 31 + types[i].number();
    }
    int slot = (hash ^ hash >>> Byte.SIZE) & SLOTS - 1;
    RecordType[] found = known[slot];
    if (!Arrays.equals(found, 0, found.length, types, 0, length)) {
      found = Arrays.copyOf(types, length);
      known[slot] = found;
    }
    return found;
  }
}
