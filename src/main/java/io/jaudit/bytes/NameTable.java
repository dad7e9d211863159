package io.jaudit.bytes;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the names of a fixed table by their bytes, without creating a String. Immutable. */
public final class NameTable {
  /** The index of a name that is not in the table. */
  public static final int NONE = -1;

  private final byte[] @Nullable [] names;
  private final int[] indexes;

  /** Creates a table of these names, which must be distinct. */
  public NameTable(String... names) {
    this(bytes(names));
  }

  /** Creates a table of these names, which must be distinct; keeps the arrays. */
  public NameTable(byte[][] names) {
    this.names = new byte[Integer.highestOneBit(names.length) * 8][];
    this.indexes = new int[this.names.length];
    for (int i = 0; i < names.length; i++) {
      int slot = slot(names[i], 0, names[i].length);
      while (this.names[slot] != null) {
        slot = slot + 1 & this.names.length - 1;
      }
      this.names[slot] = names[i];
      this.indexes[slot] = i;
    }
  }

  private static byte[][] bytes(String[] names) {
    byte[][] bytes = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      bytes[i] = names[i].getBytes(StandardCharsets.ISO_8859_1);
    }
    return bytes;
  }

  /** Returns which of the names this is, or {@link #NONE}. */
  public int find(ByteSlice name) {
    return find(name, 0, name.length());
  }

  /** Returns which of the names is at {@code [from, to)} of {@code text}, or {@link #NONE}. */
  public int find(ByteSlice text, int from, int to) {
    return text.findIn(this, from, to);
  }

  /** Returns which of the names is at {@code [from, to)} of {@code text}, or {@link #NONE}. */
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

  /** Hashes the length and the first and last two bytes, which distinguish most field names. */
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
