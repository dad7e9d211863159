package io.jaudit.bytes;

import org.jspecify.annotations.Nullable;

/**
 * A fixed list of names, found by their bytes as they stand in a log, without a String being made.
 * Immutable.
 */
public final class NameTable {
  /** The index of a name that is not in the table. */
  public static final int NONE = -1;

  private final @Nullable String[] names;
  private final int[] indexes;

  /** With these names, each once. */
  public NameTable(String... names) {
    this.names = new String[Integer.highestOneBit(names.length) * 8];
    this.indexes = new int[this.names.length];
    for (int i = 0; i < names.length; i++) {
      int slot = slot(ByteSlice.of(names[i]), 0, names[i].length());
      while (this.names[slot] != null) {
        slot = slot + 1 & this.names.length - 1;
      }
      this.names[slot] = names[i];
      this.indexes[slot] = i;
    }
  }

  /** Which of the names this is, or {@link #NONE}. */
  public int find(ByteSlice name) {
    return find(name, 0, name.length());
  }

  /** Which of the names stands at {@code [from, to)} of {@code text}, or {@link #NONE}. */
  public int find(ByteSlice text, int from, int to) {
    for (int slot = slot(text, from, to); ; slot = slot + 1 & names.length - 1) {
      String known = names[slot];
      if (known == null) {
        return NONE;
      }
      if (text.is(known, from, to)) {
        return indexes[slot];
      }
    }
  }

  /** Of the length and the first and last two bytes: enough to tell names of fields apart. */
  private int slot(ByteSlice text, int from, int to) {
    int length = to - from;
    int hash = length;
    if (length > 1) {
      hash += text.at(from) * 31 + text.at(from + 1) * 961;
      hash += text.at(to - 1) * 29_791 + text.at(to - 2) * 923_521;
    } else if (length == 1) {
      hash += text.at(from);
    }
    return (hash ^ hash >>> 11) & names.length - 1;
  }
}
