package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the member {@code types} as it was written for events with the same types of records in the
 * same order: a log has few such sequences. Not safe for use by several threads.
 */
final class TypeLists {
  private static final int SLOTS = 256;

  /** Longer sequences seldom repeat. */
  private static final int MAX_TYPES = 16;

  private final RecordType[][] types = new RecordType[SLOTS][];
  private final @Nullable ByteSlice[] texts = new ByteSlice[SLOTS];

  /** Returns the text for the types of these records; null if it is not known. */
  @Nullable ByteSlice find(RecordList records) {
    int slot = slot(records);
    ByteSlice text = texts[slot];
    return text != null && areOf(types[slot], records) ? text : null;
  }

  private static boolean areOf(RecordType[] types, RecordList records) {
    boolean same = types.length == records.size();
    for (int i = 0; i < types.length && same; i++) {
      same = types[i].equals(records.get(i).type());
    }
    return same;
  }

  /** Keeps the text that was written for the types of these records. */
  void keep(RecordList records, ByteSlice text) {
    if (records.size() > MAX_TYPES) {
      return;
    }
    RecordType[] itsTypes = new RecordType[records.size()];
    for (int i = 0; i < itsTypes.length; i++) {
      itsTypes[i] = records.get(i).type();
    }
    int slot = slot(records);
    types[slot] = itsTypes;
    texts[slot] = text;
  }

  private static int slot(RecordList records) {
    int hash = 0;
    for (int i = 0; i < records.size(); i++) {
      hash = hash * 31 + records.get(i).type().number();
    }
    return (hash ^ hash >>> Byte.SIZE) & SLOTS - 1;
  }
}
