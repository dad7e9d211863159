package io.jaudit.interpret.field;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.HashSeed;
import io.jaudit.record.AuditRecord;
import java.util.Arrays;

/**
 * The names that auditd appended to a record for its fields (docs/ausearch-semantics.md §1.3,
 * §6.1).
 *
 * <p>auditd writes them in the order of the fields, and again for a repeated field, so each is used
 * once. All but {@code -i} asks {@link io.jaudit.record.Fields#enriched} for a pair, which follows
 * the same rule; {@code EnrichmentPropertyTest} compares the two. This class is separate because
 * {@code -i} does not locate the fields of a record: it reads the text from left to right, and if a
 * run of names repeats an earlier one ({@link IdRunCache}), it passes all of them without splitting
 * them. Not safe for use by several threads.
 */
final class Enrichment {
  /** Ints per entry: start and end of the name, start and end of the value. */
  private static final int STRIDE = 4;

  /** More names than any record has, unless it was made to slow jaudit down. */
  private static final int FEW = 64;

  private static final int NONE = -1;

  private byte[] bytes = new byte[512];
  private int length;

  /** The entries before this one were used in order; those from it on have not been examined. */
  private int examinedTo;

  private int nameStart;

  // Name and value of the entry that was found.
  private int valueStart;
  private int valueEnd;

  /** The entries from {@link #examinedTo} on; those before {@link #next} have been used. */
  private int[] index = new int[16 * STRIDE];

  private int size;
  private int next;
  private boolean scanned = true;

  /** For each slot of a name's hash, its first unused entry; only if there are many. */
  private int[] heads = {};

  /** For each entry, the next one of the same slot. */
  private int[] following = {};

  /** Moves to the beginning of the enriched part of {@code record}. */
  void begin(AuditRecord record) {
    ByteSlice text = record.enrichment();
    length = text.length();
    if (length > bytes.length) {
      bytes = new byte[length + length / 2];
    }
    record.copyEnrichment(bytes);
    examinedTo = 0;
    nameStart = 0;
    size = 0;
    next = 0;
    scanned = text.isEmpty();
  }

  /** Finds the next entry for the field whose name is at {@code [from, to)} of {@code body}. */
  boolean find(byte[] body, int from, int to) {
    if (!scanned) {
      if (isNext(body, from, to)) {
        return true;
      }
      scan();
      scanned = true;
    }
    return size <= FEW * STRIDE ? findNext(body, from, to) : findBySlot(body, from, to);
  }

  private boolean findNext(byte[] body, int from, int to) {
    for (int i = next; i < size; i += STRIDE) {
      if (isEntry(i, body, from, to)) {
        if (i == next) {
          next += STRIDE;
        } else {
          index[i + 1] = index[i]; // no field has an empty name
        }
        return true;
      }
    }
    return false;
  }

  private boolean findBySlot(byte[] body, int from, int to) {
    int slot = slot(body, from, to);
    int before = NONE;
    for (int i = heads[slot]; i != NONE; i = following[i / STRIDE]) {
      if (isEntry(i, body, from, to)) {
        if (before == NONE) {
          heads[slot] = following[i / STRIDE];
        } else {
          following[before / STRIDE] = following[i / STRIDE];
        }
        return true;
      }
      before = i;
    }
    return false;
  }

  /** Returns true, and selects the entry, if entry {@code i} has this name. */
  private boolean isEntry(int i, byte[] body, int from, int to) {
    if (index[i + 1] - index[i] != to - from || !isNamed(index[i], body, from, to)) {
      return false;
    }
    valueStart = index[i + 2];
    valueEnd = index[i + 3];
    return true;
  }

  /** Tries the next entry, which is almost always the right one. */
  private boolean isNext(byte[] body, int from, int to) {
    int start = examinedTo;
    if (start > 0) {
      if (start >= length || bytes[start] != ' ') {
        return false;
      }
      start++;
    }
    int equals = start + to - from;
    if (equals >= length || bytes[equals] != '=' || !isNamed(start, body, from, to)) {
      return false;
    }
    nameStart = start;
    examinedTo = findValue(equals + 1) + 1;
    return true;
  }

  /** Returns true if all entries used so far were used in order, or there are none. */
  boolean isInOrder() {
    return length == 0 || (!scanned && examinedTo <= length);
  }

  /** Returns the position up to which entries have been used. */
  int position() {
    return examinedTo;
  }

  /** Returns the position of the name used last. */
  int lastName() {
    return nameStart;
  }

  /** Returns the entries used from {@code start} on. */
  ByteSlice since(int start) {
    return ByteSlice.of(Arrays.copyOfRange(bytes, start, examinedTo));
  }

  /** Returns true if exactly these entries come next; for no entries, if there are none at all. */
  boolean beginsWith(ByteSlice entries) {
    int after = examinedTo + entries.length();
    return entries.isEmpty()
        ? length == 0
        : entries.isAt(bytes, examinedTo, length) && (after == length || bytes[after] == ' ');
  }

  /** Uses these entries, which come next. */
  void skip(ByteSlice entries, int lastName) {
    nameStart = examinedTo + lastName;
    examinedTo += entries.length();
  }

  /** Appends the value that was found; returns false and appends nothing if auditd knew no name. */
  boolean append(ByteBuilder out) {
    if (valueStart == length || isUnknown()) {
      return false;
    }
    out.append(bytes, valueStart, valueEnd);
    return true;
  }

  /** Returns true for the text that auditd writes if it finds no name. */
  private boolean isUnknown() {
    byte first = bytes[valueStart];
    return first == '{'
        ? holds("{ unknown")
        : first == 'u' && (holds("unknown(") || holds("unknown-") || holds("unknown family"));
  }

  private boolean holds(String words) {
    if (words.length() > length - valueStart) {
      return false;
    }
    for (int i = 0; i < words.length(); i++) {
      if (bytes[valueStart + i] != words.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private void scan() {
    int start = nameStart;
    for (int i = examinedTo; i < length; i++) {
      if (bytes[i] == ' ') {
        start = i + 1;
      } else if (bytes[i] == '=') {
        int last = findValue(i + 1);
        add(start, i);
        i = last;
      }
    }
    if (size > FEW * STRIDE) {
      fillSlots();
    }
  }

  private void fillSlots() {
    heads = new int[Integer.highestOneBit(size / STRIDE) * 2];
    Arrays.fill(heads, NONE);
    following = new int[size / STRIDE];
    for (int i = size - STRIDE; i >= 0; i -= STRIDE) {
      int slot = slot(bytes, index[i], index[i + 1]);
      following[i / STRIDE] = heads[slot];
      heads[slot] = i;
    }
  }

  private int slot(byte[] in, int from, int to) {
    int hash = 1;
    for (int i = from; i < to; i++) {
      hash = hash * HashSeed.MULTIPLIER + Ascii.toLower(in[i]);
    }
    return (hash ^ hash >>> 15) & heads.length - 1;
  }

  /**
   * Finds the value that begins at {@code from}, without its quotes; one that was cut is as if
   * there was none. Returns the position of its last byte.
   */
  private int findValue(int from) {
    int start = from;
    byte first = start < length ? bytes[start] : 0;
    start += first == '"' ? 1 : 0;
    byte closing = (byte) (first == '"' ? '"' : first == '{' ? '}' : ' ');
    int end = start;
    while (end < length && !(bytes[end] == closing && (first != '{' || isWordEnd(end + 1)))) {
      end++;
    }
    boolean isCut = end == length && closing != ' ';
    end += first == '{' && end < length ? 1 : 0;
    valueStart = isCut ? length : start;
    valueEnd = end;
    return first == '"' ? end : end - 1;
  }

  /** A path in braces may contain braces. */
  private boolean isWordEnd(int at) {
    return at == length || bytes[at] == ' ';
  }

  /** Adds the entry that was found. */
  private void add(int start, int equals) {
    if (size == index.length) {
      index = Arrays.copyOf(index, size * 2);
    }
    index[size] = start;
    index[size + 1] = equals;
    index[size + 2] = valueStart;
    index[size + 3] = valueEnd;
    size += STRIDE;
  }

  /** Returns true if the name at {@code start}, in lowercase, is that of the field. */
  private boolean isNamed(int start, byte[] body, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Ascii.toLower(bytes[start + i - from]) != body[i]) {
        return false;
      }
    }
    return to > from;
  }
}
