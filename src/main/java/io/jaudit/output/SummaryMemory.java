package io.jaudit.output;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.NameFolder;
import io.jaudit.describe.ObjectSource;

/**
 * Holds what the writers of one format wrote as the summary of earlier events; one for the writers
 * of all threads, which have the same settings. Safe for use by several threads.
 */
public final class SummaryMemory {
  private static final int CALLS = 16 * 1024;
  private static final int SUMMARIES = 32 * 1024;

  final PieceCache<Call> calls = new PieceCache<>(CALLS);
  final PieceCache<Summary> summaries = new PieceCache<>(SUMMARIES);

  /** A SYSCALL record that was seen, without its numbers. Immutable. */
  static final class Call implements PieceCache.Entry {
    final NameFolder folder;
    final ObjectSource source;
    private final SyscallLine.Ends ends;

    Call(SyscallLine line, NameFolder folder, ObjectSource source) {
      this.folder = folder;
      this.source = source;
      this.ends = line.ends();
    }

    boolean isOf(SyscallLine line) {
      return ends.areOf(line);
    }

    @Override
    public int size() {
      return ends.length();
    }
  }

  /**
   * A summary.
   *
   * @param call of the event
   * @param object the content of the record of its object; empty if the call is enough
   * @param secondObject the content of the record of its second object; empty without one
   * @param directory what the names of the objects depend on; empty for nothing
   * @param arguments the content of the record of the program's arguments; empty for none
   * @param text what was written
   */
  record Summary(
      Call call,
      ByteSlice object,
      ByteSlice secondObject,
      ByteSlice directory,
      ByteSlice arguments,
      ByteSlice text)
      implements PieceCache.Entry {
    @Override
    public int size() {
      return object.length()
          + secondObject.length()
          + directory.length()
          + arguments.length()
          + text.length();
    }
  }
}
