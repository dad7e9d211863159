package io.jaudit.output.json;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Utf8;
import io.jaudit.output.json.MemberName.Twin;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tracks the member names of one JSON object: adds an ending to a name that occurs again.
 *
 * <p>A hash table that is kept for later objects, because a log has some hundred names in millions
 * of records: a name is checked and escaped once, and a number in it shows whether the current
 * object uses it. Not safe for use by several threads.
 */
public final class MemberNames {
  /** Limits for the names, and their bytes, kept for the next object; a hostile log has more. */
  private static final int MAX_KEPT = 1024;

  private static final int MAX_BYTES_KEPT = 64 * 1024;

  private static final int CAPACITY = 128;

  private @Nullable MemberName[] names = new MemberName[CAPACITY];

  /** The names with a number, which need no search. */
  private final @Nullable MemberName[] byId = new MemberName[FieldId.highest() + 1];

  private int size;
  private long bytes;
  private long object = 1;

  /** True if the current object has numbered names that are not in the table. */
  private boolean hasUnlisted;

  private final ByteBuilder composed = new ByteBuilder();

  /** Begins a new object. */
  public void clear() {
    object++;
    hasUnlisted = false;
    if (size > MAX_KEPT || bytes > MAX_BYTES_KEPT) {
      names = new MemberName[CAPACITY];
      Arrays.fill(byId, null);
      size = 0;
      bytes = 0;
    }
  }

  /** Like {@link #claim(ByteSlice)}, for the name of the field at {@code index}. */
  public MemberName claim(Fields fields, int index) {
    int id = fields.id(index);
    if (id == FieldId.NONE || FieldId.isPrefix(id)) {
      return claim(fields.name(index));
    }
    MemberName known = byId[id];
    if (known == null) {
      known = find(fields.name(index));
      byId[id] = known;
    }
    return claim(known);
  }

  /** Returns the name on first use, then the name with {@code _2}, {@code _3} and so on. */
  public MemberName claim(ByteSlice logged) {
    return claim(find(logged));
  }

  /** Like {@link #claim(ByteSlice)}, for {@code name} followed by its ending. */
  public MemberName claim(MemberName name, Twin twin) {
    MemberName known = name.twin(twin);
    if (known == null) {
      composed.clear();
      known = find(composed.append(name.text()).append(twin.ending).toSlice());
      name.setTwin(twin, known);
    }
    return claim(known);
  }

  /** Returns the number of cached names. */
  int size() {
    return size;
  }

  /** Returns true if the current object has a member of this name. */
  public boolean contains(ByteSlice name) {
    return find(name).usedIn == object || isUnlisted(name);
  }

  private MemberName claim(MemberName name) {
    if (use(name) && !isUnlisted(name.text())) {
      return name;
    }
    while (true) {
      composed.clear();
      composed.append(name.text()).append('_').appendDecimal(++name.occurrences);
      MemberName other = numbered(composed.toSlice());
      if (use(other)) {
        return other;
      }
    }
  }

  /**
   * Returns a name that ends with a number; of a line with a million of them, not from the table.
   */
  private MemberName numbered(ByteSlice text) {
    MemberName known = names[slot(text)];
    if (known != null || size < MAX_KEPT) {
      return known == null ? find(text) : known;
    }
    hasUnlisted = true;
    return new MemberName(text.copy());
  }

  /** Returns true if the name is a numbered one that is used, though it is not in the table. */
  private boolean isUnlisted(ByteSlice text) {
    int underscore = hasUnlisted ? text.lastIndexOf((byte) '_') : -1;
    if (underscore < 0 || underscore + 1 == text.length() || text.at(underscore + 1) == '0') {
      return false;
    }
    long number = Ascii.decimal(text.slice(underscore + 1), -1);
    MemberName name = names[slot(text.slice(0, underscore))];
    return name != null && name.usedIn == object && number >= 2 && number <= name.occurrences;
  }

  /** Returns false if it is already used. */
  private boolean use(MemberName name) {
    if (name.usedIn == object) {
      return false;
    }
    name.usedIn = object;
    name.occurrences = 1;
    return true;
  }

  /**
   * Returns the name; if it is not UTF-8, as the reader of the JSON sees it, because two such names
   * may become equal.
   */
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

  /** Returns the slot of the name, or the slot for it. */
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
