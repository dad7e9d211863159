package io.jaudit.output;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.SystemCall;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.Arrays;

/**
 * Reads the parts of a SYSCALL record in the order of the kernel: a head, numbers that differ from
 * record to record, and a tail.
 *
 * <pre>
 * arch=c000003e syscall=257 success=no | exit=-2 a0=… a1=… a2=… a3=… items=1 ppid=7 pid=9 | auid=…
 * </pre>
 *
 * <p>A call that does not return, such as {@code exit_group}, has neither {@code success} nor
 * {@code exit}.
 *
 * <p>Most records of a log have a head and a tail that an earlier one had, so that what was written
 * for them can be used again. {@link #read} needs one pass and no index of the fields. Based on
 * {@code audit_log_exit} in {@code kernel/auditsc.c} of Linux 6.18. Not safe for use by several
 * threads.
 */
public final class SyscallLine {
  /** The return value of a call that does not return. */
  public static final long NO_EXIT = SystemCall.NONE;

  /** The number of arguments. */
  public static final int ARGUMENTS = 4;

  /** Longer records are not read. */
  private static final int MAX_LENGTH = 4096;

  /** No number of more digits is read, so that each fits a long. */
  private static final int MOST_DIGITS = 18;

  /** The arguments are longs in hex. */
  private static final int MOST_HEX_DIGITS = 16;

  private static final Name ARCH = new Name("arch=");
  private static final Name SYSCALL = new Name(" syscall=");
  private static final Name PERSONALITY = new Name(" per=");
  private static final Name SUCCESS = new Name(" success=");
  private static final Name EXIT = new Name(" exit=");
  private static final Name[] ARGUMENT = {
    new Name(" a0="), new Name(" a1="), new Name(" a2="), new Name(" a3=")
  };
  private static final Name ITEMS = new Name(" items=");
  private static final Name PARENT = new Name(" ppid=");
  private static final Name PID = new Name(" pid=");
  private static final Name LOGIN = new Name(" auid=");

  /** A name as its first eight bytes, of which the unused ones are masked. */
  private static final class Name {
    final long word;
    final long mask;
    final int length;

    Name(String text) {
      long bytes = 0;
      for (int i = Math.min(text.length(), Long.BYTES) - 1; i >= 0; i--) {
        bytes = bytes << Byte.SIZE | text.charAt(i);
      }
      word = bytes;
      mask = text.length() < Long.BYTES ? (1L << (text.length() * Byte.SIZE)) - 1 : -1;
      length = text.length();
    }
  }

  /**
   * Holds the head and the tail of a record. Immutable.
   *
   * @param head up to the value of {@code success}
   * @param tail from {@code auid} on, including what auditd adds
   */
  public record Ends(ByteSlice head, ByteSlice tail) {
    /** Returns true if the record of {@code line} has them. */
    public boolean areOf(SyscallLine line) {
      return line.headEnd == head.length()
          && line.length - line.tailStart == tail.length()
          && tail.isAt(line.bytes, line.tailStart, line.length)
          && head.isAt(line.bytes, 0, line.headEnd);
    }

    /** Returns the length of both, in bytes. */
    public int length() {
      return head.length() + tail.length();
    }
  }

  /** What the kernel writes after the stamp, and auditd after that. */
  private ByteSlice text = ByteSlice.EMPTY;

  /** A copy of it, and zeros: the quick compiler makes good code for arrays only. */
  private final byte[] bytes = new byte[MAX_LENGTH + Long.BYTES];

  private int length;
  private int at;
  private int archEnd;
  private int headEnd;
  private int tailStart;
  private boolean hasOutcome;
  private long exit;
  private long items;
  private long parentPid;
  private long pid;
  private final int[] argumentStarts = new int[ARGUMENTS];
  private final int[] argumentEnds = new int[ARGUMENTS];

  /** The number that was read last. */
  private long number;

  /** Reads a record; returns false if it is another one, or not as the kernel writes it. */
  public boolean read(AuditRecord record) {
    if (!record.is(RecordType.SYSCALL) || record.isTruncated()) {
      return false;
    }
    text = record.contentAsLogged();
    length = text.length();
    if (length > MAX_LENGTH) {
      return false;
    }
    text.copyTo(bytes, 0);
    Arrays.fill(bytes, length, length + Long.BYTES, (byte) 0);
    at = 0;
    return readHead() && readNumbers() && is(LOGIN);
  }

  private boolean readHead() {
    if (!skip(ARCH)) {
      return false;
    }
    skipWord();
    archEnd = at;
    if (!skip(SYSCALL)) {
      return false;
    }
    skipWord();
    if (is(PERSONALITY)) {
      at += PERSONALITY.length;
      skipWord();
    }
    hasOutcome = skip(SUCCESS);
    if (hasOutcome) {
      skipWord();
    }
    headEnd = at;
    return true;
  }

  private boolean readNumbers() {
    if (hasOutcome && !(skip(EXIT) && skipNumber())) {
      return false;
    }
    exit = hasOutcome ? number : NO_EXIT;
    for (int i = 0; i < ARGUMENTS; i++) {
      if (!skip(ARGUMENT[i])) {
        return false;
      }
      argumentStarts[i] = at;
      if (!skipHex()) {
        return false;
      }
      argumentEnds[i] = at;
    }
    if (!skip(ITEMS) || !skipNumber()) {
      return false;
    }
    items = number;
    if (!skip(PARENT) || !skipNumber()) {
      return false;
    }
    parentPid = number;
    if (!skip(PID) || !skipNumber()) {
      return false;
    }
    pid = number;
    tailStart = at;
    return true;
  }

  /** Returns true if the name comes next, and something after it. */
  private boolean is(Name name) {
    return at + name.length < length
        && (ByteSearch.word(bytes, at) & name.mask) == name.word
        && bytes[at + name.length - 1] == '=';
  }

  private boolean skip(Name name) {
    boolean found = is(name);
    at += found ? name.length : 0;
    return found;
  }

  /** Skips a value of the head, which has no quotes, and nothing that ends the kernel's part. */
  private void skipWord() {
    while (bytes[at] > '\'') { // bytes above 0x7f are negative
      at++;
    }
  }

  /** Skips a number that a program would write the same way: no zeros before it, and not -0. */
  private boolean skipNumber() {
    boolean negative = bytes[at] == '-';
    at += negative ? 1 : 0;
    int first = at;
    long value = 0;
    while (Ascii.isDigit(bytes[at]) && at - first <= MOST_DIGITS) {
      value = value * 10 + bytes[at++] - '0';
    }
    number = negative ? -value : value;
    int digits = at - first;
    boolean padded = digits > 0 && bytes[first] == '0' && (digits > 1 || negative);
    return digits > 0 && digits <= MOST_DIGITS && !padded;
  }

  private boolean skipHex() {
    int first = at;
    int next = first;
    while (isHex(bytes[next])) {
      next++;
    }
    at = next;
    return next > first && next - first <= MOST_HEX_DIGITS;
  }

  private static boolean isHex(byte b) {
    return Ascii.isDigit(b) || (b >= 'a' && b <= 'f');
  }

  /** Returns a copy of head and tail. */
  public Ends ends() {
    return new Ends(text.slice(0, headEnd).copy(), text.slice(tailStart).copy());
  }

  /** Returns a copy of the head. */
  public ByteSlice head() {
    return text.slice(0, headEnd).copy();
  }

  /** Returns true if the record has this head. */
  public boolean hasHead(ByteSlice head) {
    return headEnd == head.length() && head.isAt(bytes, 0, headEnd);
  }

  /** Adds the head to a hash. */
  public ContentHash addHeadTo(ContentHash hash) {
    return hash.add(bytes, 0, headEnd);
  }

  /** Splits the tail; returns false if that is not possible. */
  public boolean readTail(GappedLine tail) {
    return tail.read(text, tailStart);
  }

  /** Returns where the tail begins in the record. */
  int tailStart() {
    return tailStart;
  }

  /** Adds head and tail to a hash. */
  public ContentHash addTo(ContentHash hash) {
    return hash.add(bytes, 0, headEnd).add(bytes, tailStart, length);
  }

  /** Returns the arch in hex. */
  public ByteSlice arch() {
    return text.slice(ARCH.length, archEnd);
  }

  /** Returns true if the record has {@code success} and {@code exit}. */
  public boolean hasOutcome() {
    return hasOutcome;
  }

  /** Returns the return value of the call; {@link #NO_EXIT} without {@link #hasOutcome}. */
  public long exit() {
    return exit;
  }

  /** Returns the number of PATH records. */
  public long items() {
    return items;
  }

  /** Returns the ID of the parent process. */
  public long parentPid() {
    return parentPid;
  }

  /** Returns the ID of the process. */
  public long pid() {
    return pid;
  }

  /** Returns an argument in hex, as logged. */
  public ByteSlice argument(int which) {
    return text.slice(argumentStarts[which], argumentEnds[which]);
  }
}
