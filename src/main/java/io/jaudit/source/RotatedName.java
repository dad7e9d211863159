package io.jaudit.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file that was rotated: that of its log, and {@code .N} or a date, and perhaps the
 * ending of a compressed file. Immutable.
 *
 * <p>auditd numbers its files from 1, the newest; logrotate does the same, or appends a date
 * ({@code dateext}, {@code dateformat}): {@code -20261120}, {@code .2026-11-20_03:00:01}, {@code
 * -1795252680}. Whether such a name means a rotated file depends on whether there is a log of the
 * name before it: {@code 10.0.0.1} and {@code 2026.11.20} are names of logs, too.
 *
 * @param base the name of the log
 * @param number its number; 0 if it has a date
 * @param date the digits of its date; empty if it has a number
 */
record RotatedName(String base, int number, String date) {
  /** auditd keeps at most 999 files, other programs more; a longer number is a date. */
  private static final int MAX_DIGITS = 5;

  /** The digits of the shortest date, YYMMDD. */
  private static final int SHORT_DATE = 6;

  private static final int LONG_DATE = 8;

  /** The digits of a time in seconds since the epoch, for some centuries. */
  private static final int EPOCH_SECONDS = 10;

  /**
   * Returns the possible readings of {@code name}: with a number, with a date, or both; none if it
   * is neither.
   */
  static List<RotatedName> of(String name) {
    String plain = Compression.plainName(name);
    List<RotatedName> found = new ArrayList<>(2);
    RotatedName numbered = numbered(plain);
    if (numbered != null) {
      found.add(numbered);
    }
    RotatedName dated = dated(plain);
    if (dated != null) {
      found.add(dated);
    }
    return found;
  }

  /** Returns what {@code name} says if it is that of a rotated file of the log {@code base}. */
  static @Nullable RotatedName of(String name, String base) {
    for (RotatedName rotated : of(name)) {
      if (rotated.base.equals(base)) {
        return rotated;
      }
    }
    return null;
  }

  private static @Nullable RotatedName numbered(String name) {
    int at = name.length();
    while (at > 0 && isDigit(name.charAt(at - 1))) {
      at--;
    }
    int digits = name.length() - at;
    boolean numbered =
        digits > 0
            && digits <= MAX_DIGITS
            && at > 1
            && name.charAt(at - 1) == '.'
            && name.charAt(at) != '0';
    return numbered
        ? new RotatedName(name.substring(0, at - 1), Integer.parseInt(name.substring(at)), "")
        : null;
  }

  /** Tries the longest date first, so that its own separators do not end it. */
  private static @Nullable RotatedName dated(String name) {
    int start = name.length();
    while (start > 0 && (isDigit(name.charAt(start - 1)) || isSeparator(name.charAt(start - 1)))) {
      start--;
    }
    for (int at = Math.max(start, 1); at + SHORT_DATE < name.length(); at++) {
      if (isSeparator(name.charAt(at)) && isDate(name, at + 1)) {
        return new RotatedName(name.substring(0, at), 0, digits(name, at + 1));
      }
    }
    return null;
  }

  /** Returns true if the rest of a name begins with a date, and ends with a digit. */
  private static boolean isDate(String name, int from) {
    String digits = digits(name, from);
    if (!isDigit(name.charAt(from)) || !isDigit(name.charAt(name.length() - 1))) {
      return false;
    }
    return (digits.length() >= LONG_DATE && isDay(digits, 4) && isCentury(digits))
        || (digits.length() == SHORT_DATE && isDay(digits, 2))
        || (digits.length() == EPOCH_SECONDS && digits.startsWith("1"));
  }

  private static boolean isCentury(String digits) {
    return digits.startsWith("19") || digits.startsWith("20");
  }

  private static boolean isDay(String digits, int from) {
    int month = Integer.parseInt(digits.substring(from, from + 2));
    int day = Integer.parseInt(digits.substring(from + 2, from + 4));
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  private static String digits(String name, int from) {
    StringBuilder digits = new StringBuilder(name.length() - from);
    for (int i = from; i < name.length(); i++) {
      if (isDigit(name.charAt(i))) {
        digits.append(name.charAt(i));
      }
    }
    return digits.toString();
  }

  private static boolean isDigit(char next) {
    return next >= '0' && next <= '9';
  }

  private static boolean isSeparator(char next) {
    return next == '-' || next == '_' || next == '.' || next == ':' || next == 'T';
  }
}
