package io.jaudit.search;

import io.jaudit.record.Interest;
import io.jaudit.scan.BlockArrays;
import io.jaudit.scan.RunScanner;
import io.jaudit.scan.RunScanner.Grouping;
import io.jaudit.scan.RunTable;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the scanners, tables and arrays that the scans of a search are done with, for the next
 * blocks, of the same file or of another. Safe for use by several threads.
 */
final class ScanPool {
  private final Queue<RunScanner> scanners = new ConcurrentLinkedQueue<>();
  private final Queue<RunTable> tables = new ConcurrentLinkedQueue<>();
  private final BlockArrays arrays = new BlockArrays();

  BlockArrays arrays() {
    return arrays;
  }

  /**
   * Returns a scanner, to be given back to {@link #done}.
   *
   * @param node of records whose host nothing names
   */
  RunScanner scanner(Interest interest, Grouping grouping, @Nullable String node) {
    RunScanner known = scanners.poll(); // one with another interest is of no use any more
    RunScanner scanner =
        known != null && known.isOf(interest, grouping)
            ? known
            : new RunScanner(interest, grouping);
    scanner.nodeOfLog(node);
    return scanner;
  }

  /** Takes back a scanner. */
  void done(RunScanner scanner) {
    scanners.add(scanner);
  }

  /** Returns a table for a block of {@code size} bytes. */
  RunTable table(int size) {
    RunTable known = tables.poll();
    return known == null ? RunTable.forBlock(size) : known;
  }

  /** Takes back a table that is done with. */
  void done(RunTable table) {
    table.leaveBlock();
    tables.add(table);
  }
}
