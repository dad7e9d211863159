package io.jaudit.bytes;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A fixed list of names, found by their bytes as they stand in a log, without a String being made.
 * Immutable.
 */
public final class NameTable {
  /** The index of a name that is not in the table. */
  public static final int NONE = -1;

  private final byte[] @Nullable [] names;
  private final int[] indexes;

  /** With these names, each once. */
  public NameTable(String... names) {
    this.names = new byte[Integer.highestOneBit(names.length) * 8][];
    this.indexes = new int[this.names.length];
    for (int i = 0; i < names.length; i++) {
      byte[] name = names[i].getBytes(StandardCharsets.ISO_8859_1);
      int slot = slot(name, 0, name.length);
      while (this.names[slot] != null) {
        slot = slot + 1 & this.names.length - 1;
      }
      this.names[slot] = name;
      this.indexes[slot] = i;
    }
  }

  /** Which of the names this is, or {@link #NONE}. */
  public int find(ByteSlice name) {
    return find(name, 0, name.length());
  }

  /** Which of the names stands at {@code [from, to)} of {@code text}, or {@link #NONE}. */
  public int find(ByteSlice text, int from, int to) {
    return text.findIn(this, from, to);
  }

  /** Which of the names stands at {@code [from, to)} of {@code text}, or {@link #NONE}. */
  public int find(byte[] text, int from, int to) {
    for (int slot = slot(text, from, to); ; slot = slot + 1 & names.length - 1) {
      byte[] known = names[slot];
      if (known == null) {
        return NONE;
      }
      if (known.length == to - from && isAt(text, from, known)) {
        return indexes[slot];
      }
    }
  }

  private static boolean isAt(byte[] text, int from, byte[] name) {
    for (int i = 0; i < name.length; i++) {
      if (text[from + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  /** Of the length and the first and last two bytes: enough to tell names of fields apart. */
  private int slot(byte[] text, int from, int to) {
    int length = to - from;
    int hash = length;
    if (length > 1) {
      hash += text[from] * 31 + text[from + 1] * 961;
      hash += text[to - 1] * 29_791 + text[to - 2] * 923_521;
    } else if (length == 1) {
      hash += text[from];
    }
    return (hash ^ hash >>> 11) & names.length - 1;
  }
}
