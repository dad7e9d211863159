package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.RecordType;
import java.util.Arrays;

/**
 * Caches the types that were seen, by the first eight bytes of their names. A log has few types, so
 * the next name is usually one of them, which two loads determine. Names that begin alike ({@code
 * SERVICE_START}, {@code SERVICE_STOP}), or have the same slot by chance, are in the slots after
 * it. Not safe for use by several threads.
 */
final class TypeCache {
  /** As a power of two. */
  private static final int SLOT_BITS = 6;

  /** The number of slots in which a name may be. */
  private static final int WAYS = 4;

  /** With the blank; after a longer name, what is compared would not fit in the room asked for. */
  private static final int LONGEST = 64;

  private static final int SLOTS = (1 << SLOT_BITS) + WAYS - 1;
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final long[] words = new long[SLOTS];
  private final byte[][] names = new byte[SLOTS][];
  private final RecordType[] types = new RecordType[SLOTS];

  /**
   * Returns the slot of the name at {@code block[at]}, where eight bytes must be; -1 if unknown.
   */
  int find(byte[] block, int at) {
    long word = ByteSearch.word(block, at);
    int first = slot(word);
    for (int slot = first; slot < first + WAYS; slot++) {
      byte[] name = names[slot];
      if (name == null) {
        return -1;
      }
      if (words[slot] == word && (name.length <= Long.BYTES || hasRest(block, at, name))) {
        return slot;
      }
    }
    return -1;
  }

  /** Compares the last eight bytes, and of the few names with more than sixteen the others. */
  private static boolean hasRest(byte[] block, int at, byte[] name) {
    int size = name.length - Long.BYTES;
    int last = at + size;
    return last <= block.length - Long.BYTES
        && ByteSearch.word(block, last) == ByteSearch.word(name, size)
        && (size <= Long.BYTES || Arrays.equals(block, at, last, name, 0, size));
  }

  RecordType type(int slot) {
    return types[slot];
  }

  /** Returns the length of the name. */
  int length(int slot) {
    return names[slot].length - 1;
  }

  /**
   * Adds the type whose name, with the blank after it, is at {@code line[start, end)}, if it fits.
   */
  void add(ByteSlice line, int start, int end, RecordType type) {
    if (start + Long.BYTES <= line.length() && end - start <= LONGEST) {
      long word = ByteSearch.word(line.slice(start, start + Long.BYTES).toByteArray(), 0);
      byte[] name = line.slice(start, end).toByteArray();
      int slot = slotFor(name, slot(word));
      words[slot] = word;
      names[slot] = name;
      types[slot] = type;
    }
  }

  /** Returns the slot of {@code name}, or the first free one; {@code first} if there is none. */
  private int slotFor(byte[] name, int first) {
    for (int slot = first; slot < first + WAYS; slot++) {
      if (names[slot] == null || Arrays.equals(names[slot], name)) {
        return slot;
      }
    }
    return first;
  }

  private static int slot(long word) {
    return (int) ((word * MIX) >>> (Long.SIZE - SLOT_BITS));
  }
}
