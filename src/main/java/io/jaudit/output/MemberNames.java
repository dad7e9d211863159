package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Utf8;
import io.jaudit.output.MemberName.Twin;
import org.jspecify.annotations.Nullable;

/**
 * The member names of one JSON object: gives a name that occurs again another ending.
 *
 * <p>A hash table of its own that outlives the object, as a log has some hundred names, in millions
 * of records: a name is met, checked and escaped once, and a number in it tells whether it is used.
 * Not safe for use by several threads.
 */
final class MemberNames {
  /** Names, and bytes of them, that are kept for the next object; a hostile log has more. */
  private static final int MOST_KEPT = 1024;

  private static final int MOST_BYTES_KEPT = 64 * 1024;

  private static final int CAPACITY = 128;

  private @Nullable MemberName[] names = new MemberName[CAPACITY];
  private int size;
  private long bytes;
  private long object = 1;
  private final ByteBuilder composed = new ByteBuilder();

  /** Begins a new object. */
  void clear() {
    object++;
    if (size > MOST_KEPT || bytes > MOST_BYTES_KEPT) {
      names = new MemberName[CAPACITY];
      size = 0;
      bytes = 0;
    }
  }

  /** The name the first time, then with {@code _2}, {@code _3} and so on behind it. */
  MemberName claim(ByteSlice logged) {
    return claim(find(logged));
  }

  /** As {@link #claim(ByteSlice)}, for {@code name} with its ending behind it. */
  MemberName claim(MemberName name, Twin twin) {
    MemberName known = name.twins.get(twin);
    if (known == null) {
      composed.clear();
      known = find(composed.append(name.text()).append(twin.ending).toSlice());
      name.twins.put(twin, known);
    }
    return claim(known);
  }

  /** How many names are remembered. */
  int size() {
    return size;
  }

  boolean contains(ByteSlice name) {
    return find(name).usedIn == object;
  }

  private MemberName claim(MemberName name) {
    if (use(name)) {
      return name;
    }
    while (true) {
      composed.clear();
      composed.append(name.text()).append('_').appendDecimal(++name.occurrences);
      MemberName other = find(composed.toSlice());
      if (use(other)) {
        return other;
      }
    }
  }

  /** False where it is used already. */
  private boolean use(MemberName name) {
    if (name.usedIn == object) {
      return false;
    }
    name.usedIn = object;
    name.occurrences = 1;
    return true;
  }

  /** The name; one that is not UTF-8 as who reads the JSON sees it, as two may be the same then. */
  private MemberName find(ByteSlice text) {
    int slot = slot(text);
    MemberName known = names[slot];
    if (known != null) {
      return known;
    }
    if (!Utf8.isValid(text)) {
      return find(ByteSlice.of(text.utf8()));
    }
    MemberName name = new MemberName(text.copy());
    names[slot] = name;
    bytes += text.length();
    if (++size > names.length / 2) {
      grow();
    }
    return name;
  }

  /** Where the name stands, or belongs. */
  private int slot(ByteSlice text) {
    int hash = text.hashCode();
    int slot = (hash ^ hash >>> 15) & names.length - 1;
    for (MemberName other = names[slot];
        other != null && !other.text().equals(text);
        other = names[slot]) {
      slot = slot + 1 & names.length - 1;
    }
    return slot;
  }

  private void grow() {
    @Nullable MemberName[] all = names;
    names = new MemberName[all.length * 2];
    for (MemberName name : all) {
      if (name != null) {
        names[slot(name.text())] = name;
      }
    }
  }
}
