package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.RecordType;

/**
 * Caches the types that were seen, by the first eight bytes of their names. A log has few types, so
 * the next name is usually one of them, which two loads determine. Not safe for use by several
 * threads.
 */
final class TypeCache {
  /** As a power of two. */
  private static final int SLOT_BITS = 6;

  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long[] words = new long[1 << SLOT_BITS];
  private final byte[][] names = new byte[1 << SLOT_BITS][];
  private final RecordType[] types = new RecordType[1 << SLOT_BITS];

  /**
   * Returns the slot of the name at {@code block[at]}, where eight bytes must be; -1 if unknown.
   */
  int find(byte[] block, int at) {
    long word = ByteSearch.word(block, at);
    int slot = slot(word);
    byte[] name = names[slot];
    return name != null && words[slot] == word && hasRest(block, at, name) ? slot : -1;
  }

  private static boolean hasRest(byte[] block, int at, byte[] name) {
    for (int i = Long.BYTES; i < name.length; i++) {
      if (at + i >= block.length || block[at + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  RecordType type(int slot) {
    return types[slot];
  }

  /** Returns the length of the name. */
  int length(int slot) {
    return names[slot].length - 1;
  }

  /** Adds the type whose name, with the blank after it, is at {@code line[start, end)}. */
  void add(ByteSlice line, int start, int end, RecordType type) {
    if (start + Long.BYTES <= line.length()) {
      long word = ByteSearch.word(line.slice(start, start + Long.BYTES).toByteArray(), 0);
      int slot = slot(word);
      words[slot] = word;
      names[slot] = line.slice(start, end).toByteArray();
      types[slot] = type;
    }
  }

  private static int slot(long word) {
    return (int) ((word * MIX) >>> (Long.SIZE - SLOT_BITS));
  }
}
