package io.jaudit.process;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.record.AuditRecord;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a SYSCALL record whose fields are in the order of the kernel, in one pass and
 * without an index of its fields: every event of a log has such a record. Gives up on anything
 * else, so that {@link FactReader} reads the fields. {@code FactReaderTest} compares both.
 *
 * <p>Based on {@code audit_log_exit} and {@code audit_log_task_info} in {@code kernel/auditsc.c} of
 * Linux 6.18. Not safe for use by several threads.
 */
final class CallLine {
  /** What is read of a record is within so many bytes, unless a name is very long. */
  private static final int MOST = 1024;

  private static final int MOST_DIGITS = 18;
  private static final int MOST_HEX_DIGITS = 16;
  private static final int REMEMBERED = 512;

  private static final byte[] ARCH = name("arch=");
  private static final byte[] SYSCALL = name(" syscall=");
  private static final byte[] PERSONALITY = name(" per=");
  private static final byte[] SUCCESS = name(" success=");
  private static final byte[] EXIT = name(" exit=");
  private static final ByteSlice LATE_SUCCESS = ByteSlice.of("success=");
  private static final ByteSlice LATE_EXIT = ByteSlice.of("exit=");
  private static final byte[][] ARGUMENTS = {
    name(" a0="), name(" a1="), name(" a2="), name(" a3=")
  };
  private static final byte[] ITEMS = name(" items=");
  private static final byte[] PPID = name(" ppid=");
  private static final byte[] PID = name(" pid=");
  private static final byte[] AUID = name(" auid=");
  private static final byte[] UID = name(" uid=");
  private static final byte[][] OTHER_IDS = {
    name(" gid="),
    name(" euid="),
    name(" suid="),
    name(" fsuid="),
    name(" egid="),
    name(" sgid="),
    name(" fsgid=")
  };
  private static final byte[] TTY = name(" tty=");
  private static final byte[] SESSION = name(" ses=");
  private static final byte[] COMM = name(" comm=");
  private static final byte[] EXE = name(" exe=");

  private static byte[] name(String text) {
    return ByteSlice.of(text).toByteArray();
  }

  private final SyscallNames names;
  private final byte[] bytes = new byte[MOST + Long.BYTES];
  private final long[] arguments = new long[ARGUMENTS.length];
  private ByteSlice text = ByteSlice.EMPTY;
  private int end;
  private int at;
  private long number;

  /** The arch of the last record, and its calls by number. */
  private ByteSlice arch = ByteSlice.EMPTY;

  private final @Nullable ProcessCall[] calls = new ProcessCall[REMEMBERED];

  CallLine(SyscallNames names) {
    this.names = names;
  }

  /**
   * Reads a SYSCALL record.
   *
   * @return false if it has another form; then {@code facts} may have been changed
   */
  boolean read(AuditRecord record, ProcessFacts facts) {
    if (record.isTruncated()) {
      return false;
    }
    text = record.contentAsLogged();
    end = Math.min(text.length(), MOST);
    text.copyTo(0, end, bytes, 0);
    Arrays.fill(bytes, end, end + Long.BYTES, (byte) 0);
    at = 0;
    return readCall(facts) && readArguments(facts) && readTask(facts);
  }

  private boolean readCall(ProcessFacts facts) {
    if (!skip(ARCH)) {
      return false;
    }
    int archStart = at;
    skipWord();
    int archEnd = at;
    if (!skip(SYSCALL) || !readNumber() || number < 0 || number >= REMEMBERED) {
      return false;
    }
    facts.call = call(archStart, archEnd, (int) number);
    if (skip(PERSONALITY)) {
      skipWord();
    }
    if (!skip(SUCCESS)) {
      // A call that never returns has no result, such as exit; otherwise it may be further on.
      return !text.contains(LATE_SUCCESS) && !text.contains(LATE_EXIT);
    }
    int start = at;
    skipWord();
    facts.succeeded =
        at - start == 3
            && bytes[start] == 'y'
            && bytes[start + 1] == 'e'
            && bytes[start + 2] == 's';
    if (!skip(EXIT) || !readNumber()) {
      return false;
    }
    facts.exit = number;
    return true;
  }

  private ProcessCall call(int archStart, int archEnd, int syscall) {
    if (!arch.isAt(bytes, archStart, archEnd) || arch.length() != archEnd - archStart) {
      arch = text.slice(archStart, archEnd).copy();
      Arrays.fill(calls, null);
    }
    ProcessCall known = calls[syscall];
    if (known == null) {
      known = ProcessCall.named(names.syscall(arch, syscall));
      calls[syscall] = known;
    }
    return known;
  }

  private boolean readArguments(ProcessFacts facts) {
    for (int i = 0; i < ARGUMENTS.length; i++) {
      if (!skip(ARGUMENTS[i]) || !readHex()) {
        return false;
      }
      arguments[i] = number;
    }
    int which = facts.call.flagsArgument(arch);
    facts.flags = which < 0 ? 0 : arguments[which];
    return skip(ITEMS) && readNumber();
  }

  private boolean readTask(ProcessFacts facts) {
    if (!skip(PPID) || !readNumber()) {
      return false;
    }
    facts.ppid = number;
    if (!skip(PID) || !readNumber() || number <= 0 || number > PidClock.HIGHEST) {
      return false;
    }
    facts.pid = (int) number;
    if (!skip(AUID) || !readNumber()) {
      return false;
    }
    facts.auid = number;
    if (!skip(UID) || !readNumber()) {
      return false;
    }
    facts.uid = number;
    for (byte[] id : OTHER_IDS) {
      if (!skip(id) || !readNumber()) {
        return false;
      }
    }
    if (!skip(TTY)) {
      return false;
    }
    skipWord();
    if (!skip(SESSION) || !readNumber()) {
      return false;
    }
    facts.session = number;
    return skip(COMM) && skipText() && skip(EXE) && readExecutable(facts);
  }

  /** Reads a path in quotes. In hex it has a special byte, which is rare. */
  private boolean readExecutable(ProcessFacts facts) {
    int start = at + 1;
    if (bytes[at] != '"' || !skipText()) {
      return false;
    }
    facts.executable = text.slice(start, at - 1);
    return at > start + 1 && (at < end || end == text.length());
  }

  private boolean isAtEndOfValue() {
    return bytes[at] == ' ' || bytes[at] == AuditRecord.ENRICHMENT_SEPARATOR || at == end;
  }

  /** Skips a value in quotes or in hex, after which the next field or the end comes. */
  private boolean skipText() {
    if (bytes[at] != '"') {
      skipWord();
      return isAtEndOfValue();
    }
    int quote = ByteSearch.indexOf(bytes, at + 1, end, (byte) '"');
    int start = at + 1;
    at = quote + 1;
    return quote > 0 && isAtEndOfValue() && !isSeparated(start, quote);
  }

  /** Returns true if the kernel's part ends within a text, as in a damaged line. */
  private boolean isSeparated(int start, int quote) {
    return ByteSearch.indexOf(bytes, start, quote, AuditRecord.ENRICHMENT_SEPARATOR) >= 0;
  }

  private boolean skip(byte[] name) {
    for (int i = 0; i < name.length; i++) {
      if (bytes[at + i] != name[i]) { // zeros after the end
        return false;
      }
    }
    at += name.length;
    return at < end;
  }

  /** Skips what has no quotes, and nothing that ends the kernel's part. */
  private void skipWord() {
    while (bytes[at] > '\'') { // bytes above 0x7f are negative
      at++;
    }
  }

  private boolean readNumber() {
    boolean isNegative = bytes[at] == '-';
    at += isNegative ? 1 : 0;
    int start = at;
    long value = 0;
    while (bytes[at] >= '0' && bytes[at] <= '9' && at - start < MOST_DIGITS) {
      value = value * 10 + bytes[at++] - '0';
    }
    number = isNegative ? -value : value;
    return at > start && isAtEndOfValue();
  }

  private boolean readHex() {
    int start = at;
    long value = 0;
    int nibble = Hex.nibble(bytes[at]);
    while (nibble >= 0 && at - start < MOST_HEX_DIGITS) {
      value = value << 4 | nibble;
      nibble = Hex.nibble(bytes[++at]);
    }
    number = value;
    return at > start && isAtEndOfValue();
  }
}
