package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Utf8;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The member names of one JSON object: gives a name that occurs again another ending.
 *
 * <p>An open-addressing set of its own, as it is asked for every field of a log and emptied for
 * every record. Not safe for use by several threads.
 */
final class UsedNames {
  private @Nullable ByteSlice[] names = new ByteSlice[128];
  private int[] occurrences = new int[names.length];
  private int[] filled = new int[names.length];
  private int size;
  private final ByteBuilder composed = new ByteBuilder();

  /** Begins a new object. */
  void clear() {
    for (int i = 0; i < size; i++) {
      names[filled[i]] = null;
    }
    size = 0;
  }

  /** The name the first time, then with {@code _2}, {@code _3} and so on behind it. */
  ByteSlice claim(ByteSlice logged) {
    // Two names that are not UTF-8 may be the same one to who reads the JSON.
    ByteSlice name = Utf8.isValid(logged) ? logged : ByteSlice.of(logged.utf8());
    if (add(name)) {
      return name;
    }
    while (true) {
      int occurrence = ++occurrences[slot(name)];
      composed.clear();
      ByteSlice other = composed.append(name).append('_').appendDecimal(occurrence).toSlice();
      if (add(other)) {
        return other;
      }
    }
  }

  /** As {@link #claim(ByteSlice)}, for {@code name} with {@code suffix} behind it. */
  ByteSlice claim(ByteSlice name, String suffix) {
    return claim(with(name, suffix));
  }

  boolean contains(ByteSlice name) {
    return names[slot(name)] != null;
  }

  private ByteSlice with(ByteSlice name, String suffix) {
    composed.clear();
    return composed.append(name).append(suffix).toSlice();
  }

  private boolean add(ByteSlice name) {
    int slot = slot(name);
    if (names[slot] != null) {
      return false;
    }
    names[slot] = name;
    occurrences[slot] = 1;
    filled[size++] = slot;
    if (size > names.length / 2) {
      grow();
    }
    return true;
  }

  private int slot(ByteSlice name) {
    int hash = name.hashCode();
    int slot = (hash ^ hash >>> 15) & names.length - 1;
    for (ByteSlice other = names[slot]; other != null && !other.equals(name); other = names[slot]) {
      slot = slot + 1 & names.length - 1;
    }
    return slot;
  }

  private void grow() {
    @Nullable ByteSlice[] oldNames = names;
    int[] oldOccurrences = occurrences;
    int[] old = Arrays.copyOf(filled, size);
    names = new ByteSlice[oldNames.length * 2];
    occurrences = new int[names.length];
    filled = new int[names.length];
    for (int i = 0; i < old.length; i++) {
      ByteSlice name = oldNames[old[i]];
      if (name != null) {
        filled[i] = slot(name);
        names[filled[i]] = name;
        occurrences[filled[i]] = oldOccurrences[old[i]];
      }
    }
  }
}
