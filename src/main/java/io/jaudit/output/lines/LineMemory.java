package io.jaudit.output.lines;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.PieceCache;
import io.jaudit.output.SyscallLine;
import io.jaudit.record.AuditRecord;

/**
 * What the writers of the interpret format wrote for earlier records; one for the writers of all
 * threads, which have the same settings. Safe for use by several threads.
 */
final class LineMemory {
  private static final int CALLS = 16 * 1024;
  private static final int BODIES = 32 * 1024;

  final PieceCache<Call> calls = new PieceCache<>(CALLS);
  final PieceCache<Body> bodies = new PieceCache<>(BODIES);

  /** What was written for a SYSCALL record, without its numbers. Immutable. */
  static final class Call implements PieceCache.Entry {
    final ByteSlice arch;
    final long number;
    final ByteSlice before;
    final ByteSlice after;
    private final SyscallLine.Ends ends;

    /**
     * @param number of the call
     * @param before what is written before the numbers
     * @param after what is written after them
     */
    Call(SyscallLine line, long number, ByteSlice before, ByteSlice after) {
      this.arch = line.arch().copy();
      this.number = number;
      this.before = before.copy();
      this.after = after.copy();
      this.ends = line.ends();
    }

    boolean isOf(SyscallLine line) {
      return ends.areOf(line);
    }

    @Override
    public int size() {
      return ends.length() + before.length() + after.length();
    }
  }

  /**
   * What was written for another record.
   *
   * @param type the number of its type
   * @param content what comes after the stamp
   * @param text what was written
   */
  record Body(int type, ByteSlice content, ByteSlice text) implements PieceCache.Entry {
    boolean isOf(AuditRecord record, ByteSlice ofRecord) {
      return type == record.type().number() && content.equals(ofRecord);
    }

    @Override
    public int size() {
      return content.length() + text.length();
    }
  }
}
