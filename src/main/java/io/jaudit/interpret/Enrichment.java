package io.jaudit.interpret;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.HashSeed;
import io.jaudit.record.AuditRecord;
import java.util.Arrays;

/**
 * The names that auditd wrote behind a record for its fields (docs/ausearch-semantics.md §1.3,
 * §6.1).
 *
 * <p>auditd writes them in the order of the fields, and again for a field that occurs again: each
 * is given out once. Not safe for use by several threads.
 */
final class Enrichment {
  /** Ints an entry: name start and end, value start and end. */
  private static final int STRIDE = 4;

  /** More names than any record has, unless somebody means to keep us busy. */
  private static final int FEW = 64;

  private static final int NONE = -1;

  private byte[] bytes = new byte[512];
  private int length;

  /** Up to here entries were given out as they stand; none behind it was looked at. */
  private int dealtWith;

  private int nameStart;

  // Of what was found.
  private int valueStart;
  private int valueEnd;

  /** The entries from {@link #dealtWith} on, of which those before {@link #next} are given out. */
  private int[] index = new int[16 * STRIDE];

  private int size;
  private int next;
  private boolean scanned = true;

  /** By slot of a name's hash, its first entry that was not given out; only of many. */
  private int[] heads = {};

  /** By number of an entry, the next one of the same slot. */
  private int[] following = {};

  /** Goes to the beginning of what auditd wrote behind {@code record}. */
  void begin(AuditRecord record) {
    ByteSlice text = record.enrichment();
    length = text.length();
    if (length > bytes.length) {
      bytes = new byte[length + length / 2];
    }
    text.copyTo(bytes, 0);
    dealtWith = 0;
    nameStart = 0;
    size = 0;
    next = 0;
    scanned = text.isEmpty();
  }

  /** Finds the next one for the field whose name is at {@code [from, to)} of {@code body}. */
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

  /** True where entry {@code i} has this name: it is what was found. */
  private boolean isEntry(int i, byte[] body, int from, int to) {
    if (index[i + 1] - index[i] != to - from || !isNamed(index[i], body, from, to)) {
      return false;
    }
    valueStart = index[i + 2];
    valueEnd = index[i + 3];
    return true;
  }

  /** Finds the one that stands next, which nearly always is the one sought. */
  private boolean isNext(byte[] body, int from, int to) {
    int start = dealtWith;
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
    dealtWith = findValue(equals + 1) + 1;
    return true;
  }

  /** True where all that was given out stands in its order, or there is nothing. */
  boolean isInOrder() {
    return length == 0 || (!scanned && dealtWith <= length);
  }

  /** Up to where it was given out. */
  int position() {
    return dealtWith;
  }

  /** Where the name begins that was given out last. */
  int lastName() {
    return nameStart;
  }

  /** What was given out from {@code start} on. */
  ByteSlice since(int start) {
    return ByteSlice.of(Arrays.copyOfRange(bytes, start, dealtWith));
  }

  /** True where these entries stand next, whole; of none, where there are none at all. */
  boolean stands(ByteSlice entries) {
    int behind = dealtWith + entries.length();
    return entries.isEmpty()
        ? length == 0
        : entries.isAt(bytes, dealtWith, length) && (behind == length || bytes[behind] == ' ');
  }

  /** Gives out these entries, which stand next. */
  void skip(ByteSlice entries, int lastName) {
    nameStart = dealtWith + lastName;
    dealtWith += entries.length();
  }

  /** Appends the value that was found; false, and nothing appended, where auditd knew no name. */
  boolean append(ByteBuilder out) {
    if (valueStart == length || isUnknown()) {
      return false;
    }
    out.append(bytes, valueStart, valueEnd);
    return true;
  }

  /** True for what auditd wrote where it found no name. */
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
    for (int i = dealtWith; i < length; i++) {
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

  /** Finds the value that begins at {@code from}, without its quotes; returns its last byte. */
  private int findValue(int from) {
    int start = from;
    byte first = start < length ? bytes[start] : 0;
    start += first == '"' ? 1 : 0;
    byte closing = (byte) (first == '"' ? '"' : first == '{' ? '}' : ' ');
    int end = start;
    while (end < length && !(bytes[end] == closing && (first != '{' || isWordEnd(end + 1)))) {
      end++;
    }
    end += first == '{' && end < length ? 1 : 0;
    valueStart = start;
    valueEnd = end;
    return first == '"' ? end : end - 1;
  }

  /** A path in braces may hold some. */
  private boolean isWordEnd(int at) {
    return at == length || bytes[at] == ' ';
  }

  /** Adds the entry whose value was found. */
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

  /** True where the name at {@code start}, in small letters, is the one of the field. */
  private boolean isNamed(int start, byte[] body, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Ascii.toLower(bytes[start + i - from]) != body[i]) {
        return false;
      }
    }
    return to > from;
  }
}
