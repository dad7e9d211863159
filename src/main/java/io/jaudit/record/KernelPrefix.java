package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * What dmesg and the kernel log write before a record: {@code [ 12.345678] audit: }, with a date or
 * a difference in the brackets, a caller ({@code [ T1]}, {@code (1)[1:swapper]}, {@code c0 1}),
 * after a facility and a level ({@code kern :info : }), or as in /dev/kmsg ({@code
 * 5,1234,567890,-;}).
 */
final class KernelPrefix implements LinePrefix {
  private static final int LONGEST_BRACKET = 256;
  private static final int KMSG_NUMBERS = 3;
  private static final int LONGEST_FLAGS = 40;

  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    int at = line.hasAt(from, "kern") ? levelEnd(line, from) : kmsgEnd(line, from);
    while (LineText.is(line, at, '[') || cpuEnd(line, at) > at) {
      int open = cpuEnd(line, at);
      int close = bracketEnd(line, open);
      if (close == open) {
        return from;
      }
      at = LineText.skipBlanks(line, close);
    }
    at = at > from ? callerEnd(line, at) : at;
    if (line.hasAt(at, "kernel: ")) {
      at = LineText.skipBlanks(line, at + "kernel: ".length());
    }
    return line.hasAt(at, "audit: ") ? LineText.skipBlanks(line, at + "audit: ".length()) : at;
  }

  /** Returns the index after {@code (1)}, the CPU before a caller. */
  private static int cpuEnd(ByteSlice line, int at) {
    int digits = LineText.is(line, at, '(') ? LineText.skipDigits(line, at + 1) : at;
    return digits > at + 1 && line.hasAt(digits, ")[") ? digits + 1 : at;
  }

  /** Returns the index after {@code c0 1 }, the CPU and process in kernels of some phones. */
  private static int callerEnd(ByteSlice line, int at) {
    int cpu = LineText.is(line, at, 'c') ? LineText.skipDigits(line, at + 1) : at;
    int process = LineText.skipBlanks(line, cpu);
    int end = LineText.skipDigits(line, process);
    int audit = LineText.skipBlanks(line, end);
    boolean isCaller = cpu > at + 1 && process > cpu && end > process && audit > end;
    return isCaller && line.hasAt(audit, "audit: ") ? audit : at;
  }

  /** Returns the index after {@code 5,1234,567890,-;}: level, number, time and flags. */
  private static int kmsgEnd(ByteSlice line, int from) {
    int at = from;
    for (int i = 0; i < KMSG_NUMBERS; i++) {
      int digits = LineText.skipDigits(line, at);
      if (digits == at || !LineText.is(line, digits, ',')) {
        return from;
      }
      at = digits + 1;
    }
    int flagsEnd = line.indexOf((byte) ';', at, Math.min(line.length(), at + LONGEST_FLAGS));
    return flagsEnd > at && line.hasAt(flagsEnd, ";audit: ") ? flagsEnd + 1 : from;
  }

  /** Returns the index after {@code kern :info : }. */
  private static int levelEnd(ByteSlice line, int from) {
    int colon = LineText.skipBlanks(line, from + "kern".length());
    int level = LineText.is(line, colon, ':') ? colon + 1 : -1;
    int at = level;
    while (at > 0 && at < line.length() && Ascii.isLower(line.at(at))) {
      at++;
    }
    int second = at > level ? LineText.skipBlanks(line, at) : -1;
    return LineText.is(line, second, ':') ? LineText.skipBlanks(line, second + 1) : from;
  }

  /** Returns the index after the bracket that closes the one at {@code from}, if it has no text. */
  static int bracketEnd(ByteSlice line, int from) {
    int end = LineText.is(line, from, '[') ? Math.min(line.length(), from + LONGEST_BRACKET) : from;
    for (int at = from + 1; at < end; at++) {
      byte b = line.at(at);
      if (b == ']') {
        return at > from + 1 ? at + 1 : from;
      }
      boolean isOfTime =
          Ascii.isDigit(b)
              || Ascii.isUpper(b)
              || Ascii.isLower(b)
              || " .:@,+-/_<>#".indexOf(b) >= 0;
      if (!isOfTime) {
        return from;
      }
    }
    return from;
  }
}
