package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a record, or the end of it, into text that other records have too, and values that differ
 * from record to record: the ids of process and session, the login id and its name, the account,
 * the host, the name of the process, the unit; the name of a file, and its inode.
 *
 * <pre>
 * pid=… uid=0 auid=… ses=… msg='op=login acct="…" exe="/bin/login" hostname=… addr=… terminal=tty1
 * </pre>
 *
 * <p>A value is left out only if formats write it as it is, and nothing else depends on it ({@link
 * GapName}); any other value is part of the text. What was written for a record can be used again
 * for one that has the same text and leaves out the same values ({@link GappedText}).
 *
 * <p>Works on a copy, because the quick compiler makes good code for arrays only. Not safe for use
 * by several threads.
 */
public final class GappedLine {
  /** Lists what can be read. */
  public enum Kind {
    /** A record about a process, which ends with the names that auditd added. */
    PROCESS,
    /** A PATH or CWD record. */
    FILE
  }

  /** In place of a value. */
  private static final byte GAP = 0;

  /** Longer text is not split. */
  private static final int MAX_LENGTH = 4096;

  private static final byte SEPARATOR = AuditRecord.ENRICHMENT_SEPARATOR;

  /** {@code msg='}, directly before the first name of a message. */
  private static final int MESSAGE_LENGTH = 5;

  private static final long MESSAGE = 0x27_3d_67_73_6dL;
  private static final long MESSAGE_MASK = 0xff_ffff_ffffL;

  private final Kind kind;
  private final byte[] text = new byte[MAX_LENGTH + Long.BYTES];
  private final byte[] key = new byte[MAX_LENGTH];
  private int length;
  private boolean isSplit;
  private int keyLength;

  /** Where the text begins that is not in the key yet. */
  private int copied;

  private final int[] starts = new int[GapName.MOST];
  private final int[] ends = new int[GapName.MOST];
  private final boolean[] isAddress = new boolean[GapName.MOST];
  private int size;

  /** The names that occur, and those whose value is left out, and is an address, as bits. */
  private int seen;

  private int found;

  /** Creates one that has read nothing, for records of one kind. */
  public GappedLine(Kind kind) {
    this.kind = kind;
  }

  /** Splits the text from {@code from} on; returns false if that is not possible. */
  public boolean read(ByteSlice whole, int from) {
    if (isSplit && whole.isTail(from, text, length)) {
      return true; // as of most records of a program that makes many calls
    }
    isSplit = split(whole, from);
    return isSplit;
  }

  private boolean split(ByteSlice whole, int from) {
    length = whole.length() - from;
    keyLength = 0;
    copied = 0;
    size = 0;
    seen = 0;
    found = 0;
    if (length > MAX_LENGTH) {
      return false;
    }
    whole.copyTo(from, from + length, text, 0);
    Arrays.fill(text, length, length + Long.BYTES, GAP); // no name or value goes on after the end
    return split();
  }

  /** Leaves out values of the names at the beginning and after blanks. */
  private boolean split() {
    if (kind == Kind.FILE) {
      return splitTo(length, GapName.OF_FILE) && copyTo(length);
    }
    int separator = ByteSearch.indexOf(text, 0, length, SEPARATOR);
    int end = separator < 0 ? length : separator;
    int part = separator < 0 ? GapName.WITHOUT_ADDED : GapName.BEFORE_ADDED;
    if (!splitTo(end, part)) {
      return false;
    }
    splitAdded(end);
    return copyTo(length) && GapName.areComplete(found);
  }

  private boolean splitTo(int end, int part) {
    int blank = -1;
    do {
      if (!readWord(blank + 1, part)) {
        return false;
      }
      blank = ByteSearch.indexOf(text, blank + 1, end, (byte) ' ');
    } while (blank >= 0);
    return true;
  }

  /** Leaves out the name of the login id, the only one of those that auditd added. */
  private void splitAdded(int separator) {
    int before = separator;
    while (before >= 0 && before < length && !GapName.isLast(found)) {
      readName(before + 1, GapName.ADDED);
      before = ByteSearch.indexOf(text, before + 1, length, (byte) ' ');
    }
  }

  private boolean readWord(int start, int part) {
    boolean isMessage = (ByteSearch.word(text, start) & MESSAGE_MASK) == MESSAGE;
    return readName(isMessage ? start + MESSAGE_LENGTH : start, part);
  }

  /**
   * Leaves out the value of the name at {@code start}, if there is one; false if it is repeated.
   */
  private boolean readName(int start, int part) {
    GapName name = GapName.at(text, start, part);
    if (name == null) {
      return true;
    }
    if ((seen & name.bit) != 0) {
      return false;
    }
    seen |= name.bit;
    int valueStart = start + name.length;
    int valueEnd = name.valueEnd(text, valueStart);
    if (valueEnd > valueStart) {
      int bits = name.bits(text, valueStart, valueEnd);
      found |= bits;
      isAddress[size] = bits != name.bit;
      starts[size] = valueStart;
      ends[size++] = valueEnd;
      copyTo(valueStart);
      key[keyLength++] = GAP;
      copied = valueEnd;
    }
    return true;
  }

  private boolean copyTo(int end) {
    System.arraycopy(text, copied, key, keyLength, end - copied);
    keyLength += end - copied;
    return true;
  }

  /** Adds the text, and where values are left out, to a hash. */
  public ContentHash addTo(ContentHash hash) {
    return hash.add(key, 0, keyLength);
  }

  /** Returns the text, with a NUL for each value. */
  public ByteSlice key() {
    return ByteSlice.of(Arrays.copyOf(key, keyLength));
  }

  /** Returns which values are left out. */
  public int gaps() {
    return found;
  }

  /** Returns true if the same values are left out, and the text is that of {@link #key}. */
  public boolean has(int gaps, ByteSlice other) {
    return gaps == found && other.isTail(0, key, keyLength);
  }

  /** Returns the number of values that are left out. */
  public int size() {
    return size;
  }

  /** Appends a value. */
  void appendTo(ByteBuilder out, int gap) {
    out.append(text, starts[gap], ends[gap]);
  }

  /**
   * Returns the text with a marker for each value ({@link GappedText}); null if it has such a text
   * already.
   */
  public @Nullable ByteSlice marked() {
    if (GappedText.isMarked(key())) {
      return null;
    }
    ByteBuilder marked = new ByteBuilder(length * 2);
    int from = 0;
    for (int gap = 0; gap < size; gap++) {
      marked.append(text, from, starts[gap]);
      if (isAddress[gap]) {
        GappedText.appendAddressMarker(gap, marked);
      } else {
        GappedText.appendMarker(gap, marked);
      }
      from = ends[gap];
    }
    return marked.append(text, from, length).toSlice();
  }
}
