package io.jaudit.output;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * A fixed list of names, found by their bytes as they stand in a log, without a String being made.
 * Immutable.
 */
final class NameTable {
  /** The index of a name that is not in the table. */
  static final int NONE = -1;

  private final @Nullable String[] names;
  private final int[] indexes;

  NameTable(String... names) {
    this.names = new String[Integer.highestOneBit(names.length) * 8];
    this.indexes = new int[this.names.length];
    for (int i = 0; i < names.length; i++) {
      int slot = slot(ByteSlice.of(names[i]));
      while (this.names[slot] != null) {
        slot = slot + 1 & this.names.length - 1;
      }
      this.names[slot] = names[i];
      this.indexes[slot] = i;
    }
  }

  /** Which of the names this is, or {@link #NONE}. */
  int find(ByteSlice name) {
    for (int slot = slot(name); ; slot = slot + 1 & names.length - 1) {
      String known = names[slot];
      if (known == null) {
        return NONE;
      }
      if (name.is(known)) {
        return indexes[slot];
      }
    }
  }

  /** Of the length and the first and last two bytes: enough to tell names of fields apart. */
  private int slot(ByteSlice name) {
    int length = name.length();
    int hash = length;
    if (length > 1) {
      hash += name.at(0) * 31 + name.at(1) * 961;
      hash += name.at(length - 1) * 29_791 + name.at(length - 2) * 923_521;
    } else if (length == 1) {
      hash += name.at(0);
    }
    return (hash ^ hash >>> 11) & names.length - 1;
  }
}
