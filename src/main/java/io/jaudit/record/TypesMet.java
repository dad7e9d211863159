package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/** The types that were met: a log has few, and most names are the same bytes as one met before. */
final class TypesMet {
  /** A power of two, well above the number of types in a usual log. */
  private static final int SIZE = 128;

  private final @Nullable ByteSlice[] names = new ByteSlice[SIZE];
  private final @Nullable RecordType[] types = new RecordType[SIZE];

  /** Returns the type named {@code block[start, end)}; null if it was not met. */
  @Nullable RecordType get(byte[] block, int start, int end) {
    int slot = slot(block[start], block[end - 1], end - start);
    ByteSlice name = names[slot];
    boolean met = name != null && name.length() == end - start && name.isAt(block, start, end);
    return met ? types[slot] : null;
  }

  /** Returns the same for a range of a line, which may be empty. */
  @Nullable RecordType get(ByteSlice line, int start, int end) {
    int slot = end == start ? 0 : slot(line.at(start), line.at(end - 1), end - start);
    ByteSlice name = names[slot];
    boolean met = name != null && name.length() == end - start && line.hasAt(start, name);
    return met ? types[slot] : null;
  }

  /**
   * Adds a type.
   *
   * @param name not empty, with an array of its own
   */
  void put(ByteSlice name, RecordType type) {
    int slot = slot(name.at(0), name.at(name.length() - 1), name.length());
    names[slot] = name;
    types[slot] = type;
  }

  private static int slot(byte first, byte last, int length) {
    return (first + 7 * last + length) & (SIZE - 1);
  }
}
