package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;

/**
 * Finds the end of a line, and notices whether there is {@code audit(} in it, where the next header
 * of a line that has several may be. Both are looked for in the same eight bytes at a time, so that
 * the second costs next to nothing. {@code LineEndsPropertyTest} compares it with a plain loop. Not
 * safe for use by several threads.
 */
final class LineEnds {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;
  private static final long NEWLINES = '\n' * ONES;
  private static final long PARENTHESES = '(' * ONES;

  private boolean hasAudit;

  /** Returns true if {@code audit(} is before the end that was found last. */
  boolean hasAudit() {
    return hasAudit;
  }

  /** Returns the index of the first newline in {@code block[from, end)}; {@code end} if none. */
  int find(byte[] block, int from, int end) {
    hasAudit = false;
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      long word = ByteSearch.word(block, at);
      long newlines = word ^ NEWLINES;
      long parentheses = word ^ PARENTHESES;
      long marks =
          (((newlines - ONES) & ~newlines) | ((parentheses - ONES) & ~parentheses)) & HIGHS;
      if (marks != 0) {
        int newline = inWord(block, from, at, marks);
        if (newline >= 0) {
          return newline;
        }
      }
    }
    for (; at < end; at++) {
      if (block[at] == '\n') {
        return at;
      }
      hasAudit |= block[at] == '(' && isAfterAudit(block, from, at);
    }
    return end;
  }

  /** Looks at the marked lanes, of which those after the first may be marked by mistake. */
  private int inWord(byte[] block, int from, int at, long marks) {
    for (long rest = marks; rest != 0; rest &= rest - 1) {
      int index = at + (Long.numberOfTrailingZeros(rest) >>> 3);
      if (block[index] == '\n') {
        return index;
      }
      hasAudit |= block[index] == '(' && isAfterAudit(block, from, index);
    }
    return -1;
  }

  private static boolean isAfterAudit(byte[] block, int from, int at) {
    return at - from >= 5
        && block[at - 1] == 't'
        && block[at - 2] == 'i'
        && block[at - 3] == 'd'
        && block[at - 4] == 'u'
        && block[at - 5] == 'a';
  }
}
