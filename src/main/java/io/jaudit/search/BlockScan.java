package io.jaudit.search;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordRun;
import io.jaudit.record.RunScanner;
import io.jaudit.source.LogBytes;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the blocks of a source on several threads and shows their runs in log order.
 *
 * <p>What it does not see to the end is left to the plain reader, from the line on that it says: a
 * last block that does not end with a line, as it is being written, and all behind a line that is
 * longer than any record. For use by one thread.
 */
final class BlockScan {
  /** Sees the runs. */
  interface Viewer {
    /** Takes the next run; false to end the scan. */
    boolean see(RecordRun run);
  }

  /** How far the last line of a block may reach into the next; a record has some 9 KB at most. */
  private static final int LONGEST_LINE = 64 * 1024;

  private final BlockSettings blocks;
  private final Interest interest;
  private final Workers workers;
  private final Queue<RunScanner> idle = new ConcurrentLinkedQueue<>();

  BlockScan(BlockSettings blocks, Interest interest, Workers workers) {
    this.blocks = blocks;
    this.interest = interest;
    this.workers = workers;
  }

  /** The lines that begin in a block. */
  private record Block(List<RecordRun> runs, long nextLine) {}

  /**
   * Shows the runs of {@code bytes} from {@code start} on, where a line begins.
   *
   * @param position of {@code start}, in what runs count
   * @return the offset of the first line that was not shown
   * @throws IOException where the bytes can't be read; the runs before were shown
   */
  long scan(LogBytes bytes, long start, long position, Viewer viewer) throws IOException {
    long end = bytes.length();
    long shown = start;
    long asked = start;
    Queue<Future<@Nullable Block>> under = new ArrayDeque<>();
    try {
      while (true) {
        while (under.size() < workers.ahead() && asked < end) {
          long from = asked;
          int size = (int) Math.min(blocks.size(), end - from);
          under.add(workers.submit(() -> block(bytes, start, from, size, position)));
          asked += size;
        }
        Future<@Nullable Block> next = under.poll();
        Block block = next == null ? null : Workers.await(next);
        if (block == null || !show(block, viewer)) {
          return shown;
        }
        shown = block.nextLine;
      }
    } finally {
      for (Future<@Nullable Block> rest : under) {
        rest.cancel(false); // an interrupt would close the file
      }
    }
  }

  private static boolean show(Block block, Viewer viewer) {
    List<RecordRun> runs = block.runs;
    for (int i = 0; i < runs.size(); i++) {
      if (!viewer.see(runs.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The lines that begin in the block at {@code from}; null where they take the plain reader. */
  private @Nullable Block block(LogBytes bytes, long start, long from, int size, long position)
      throws IOException {
    // The byte before tells whether a line begins with the block.
    int before = from == start ? 0 : 1;
    byte[] block = new byte[before + size + LONGEST_LINE];
    int end = before + size;
    int filled = bytes.read(from - before, block, 0, end);
    int first = before == 0 ? 0 : ByteSearch.indexOf(block, 0, filled, (byte) '\n') + 1;
    if (filled < end || (before == 1 && first == 0)) {
      return null;
    }
    int last = end - 1;
    if (block[last] != '\n') {
      filled = bytes.read(from - before + end, block, end, block.length);
      last = ByteSearch.indexOf(block, end, filled, (byte) '\n');
      if (last < 0) {
        return null;
      }
    }
    RunScanner scanner = idle.poll();
    if (scanner == null) {
      scanner = new RunScanner(interest);
    }
    long firstLine = from - before + first;
    List<RecordRun> runs = scanner.scan(block, first, last + 1, position + firstLine - start);
    idle.add(scanner);
    return new Block(runs, from - before + last + 1);
  }
}
