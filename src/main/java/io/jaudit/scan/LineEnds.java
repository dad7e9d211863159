package io.jaudit.scan;

import io.jaudit.bytes.ByteSearch;

/**
 * Finds the end of a line, and detects {@code audit(} in it, which may be another header on the
 * same line. Both are searched for in the same eight bytes at a time, so the second costs almost
 * nothing. Words are read at multiples of eight, because interpreted code reads others byte by
 * byte. {@code LineEndsPropertyTest} compares it with a plain loop. Not safe for use by several
 * threads.
 */
final class LineEnds {
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGHS = 0x8080808080808080L;

  /** Of the bytes in logs, only a newline, {@code (} and {@code *} are the same with these bits. */
  private static final long SHARED_BITS = 0xddddddddddddddddL;

  private static final long SHARED = ('\n' & '(') * ONES;

  private boolean hasAudit;

  /** Returns true if {@code audit(} is before the end that was found last. */
  boolean hasAudit() {
    return hasAudit;
  }

  /** Returns the index of the first newline in {@code block[from, end)}; {@code end} if none. */
  int find(byte[] block, int from, int end) {
    hasAudit = false;
    int at = from & -Long.BYTES;
    long searched = -1L << (from * Byte.SIZE); // of the first word; shifts count modulo 64
    for (int last = end - 2 * Long.BYTES; at <= last; at += 2 * Long.BYTES) {
      long marks = marks(ByteSearch.word(block, at)) & searched;
      long nextMarks = marks(ByteSearch.word(block, at + Long.BYTES));
      if ((marks | nextMarks) != 0) {
        int newline = newline(block, from, at, marks);
        if (newline < 0) {
          newline = newline(block, from, at + Long.BYTES, nextMarks);
        }
        if (newline >= 0) {
          return newline;
        }
      }
      searched = -1;
    }
    at = Math.max(at, from);
    for (; at < end; at++) {
      if (block[at] == '\n') {
        return at;
      }
      hasAudit |= isAfterAudit(block, from, at);
    }
    return end;
  }

  /** Marks a zero lane, which borrows. So may other lanes; they are rare and are checked. */
  private static long marks(long word) {
    return (((word & SHARED_BITS) ^ SHARED) - ONES) & HIGHS;
  }

  /** Returns the index of the first marked byte that is a newline; -1 if none is. */
  private int newline(byte[] block, int from, int at, long marks) {
    for (long rest = marks; rest != 0; rest &= rest - 1) {
      int index = at + ByteSearch.firstLane(rest);
      if (block[index] == '\n') {
        return index;
      }
      hasAudit |= isAfterAudit(block, from, index);
    }
    return -1;
  }

  private static boolean isAfterAudit(byte[] block, int from, int at) {
    return block[at] == '('
        && at - from >= 5
        && block[at - 1] == 't'
        && block[at - 2] == 'i'
        && block[at - 3] == 'd'
        && block[at - 4] == 'u'
        && block[at - 5] == 'a';
  }
}
