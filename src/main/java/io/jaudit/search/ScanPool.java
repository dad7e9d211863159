package io.jaudit.search;

import io.jaudit.record.Interest;
import io.jaudit.scan.BlockArrays;
import io.jaudit.scan.RunScanner;
import io.jaudit.scan.RunScanner.Grouping;
import io.jaudit.scan.RunTable;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the scanners, tables and arrays that the scans of a search are done with, for the next
 * blocks, of the same file or of another. Safe for use by several threads.
 */
final class ScanPool {
  private record Kind(Interest interest, Grouping grouping) {}

  private final Map<Kind, Queue<RunScanner>> scanners = new ConcurrentHashMap<>();
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
    RunScanner known = idle(interest, grouping).poll();
    RunScanner scanner = known == null ? new RunScanner(interest, grouping) : known;
    scanner.nodeOfLog(node);
    return scanner;
  }

  /** Takes back a scanner. */
  void done(RunScanner scanner, Interest interest, Grouping grouping) {
    idle(interest, grouping).add(scanner);
  }

  private Queue<RunScanner> idle(Interest interest, Grouping grouping) {
    return scanners.computeIfAbsent(
        new Kind(interest, grouping), kind -> new ConcurrentLinkedQueue<>());
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
