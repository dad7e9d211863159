package io.jaudit.search;

import io.jaudit.event.RunSieve;
import io.jaudit.record.Interest;
import io.jaudit.scan.Block;
import io.jaudit.scan.BlockReader;
import io.jaudit.scan.RunScanner;
import io.jaudit.scan.RunScanner.Grouping;
import io.jaudit.scan.RunTable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Shows the runs of content in log order. Small content is scanned by the caller itself, large
 * content by several threads. What a stream has sent is shown before the next read waits. For use
 * by one thread.
 */
final class BlockScan implements AutoCloseable {
  /** Receives the runs. */
  interface Viewer extends RunSieve.Target {
    /**
     * Is notified that a stream has nothing at the moment.
     *
     * @return true if it is to be called again if that is so still, before the next read waits
     */
    boolean idle();

    /**
     * Is notified that there is enough content to start several threads.
     *
     * @return lets the wanted runs through; null if all are wanted
     */
    @Nullable RunSieve parallel();

    /** Is notified that the content is too small for that: all runs come directly. */
    void inline() throws IOException;

    /** Is notified of the end of the content; its lines can't be restored after this. */
    void leave(RunSieve sieve) throws IOException;

    /** Returns true if it wants no more runs. */
    boolean isDone();

    /** Returns true if a read must not wait any more. */
    boolean isStopped();
  }

  private final BlockReader reader;
  private final long base;
  private final Interest interest;
  private final Grouping grouping;
  private final @Nullable String node;
  private final Workers workers;
  private final long inlineLength;
  private final Viewer viewer;
  private final Tables tables = new Tables();
  private final ScanPool pool;
  private final Queue<Future<RunTable>> tasks = new ArrayDeque<>();
  private @Nullable RunSieve sieve;
  private long length;
  private boolean isParallel;
  private boolean isClosed;
  private boolean ended;
  private @Nullable IOException problem;

  /**
   * @param base the position of the first byte of the content
   * @param node of records whose host nothing names
   * @param viewer sees the runs
   * @param pool for what is used again
   * @param workers scan what is after the first {@code inlineLength} bytes
   */
  BlockScan(
      BlockReader reader,
      long base,
      Interest interest,
      Grouping grouping,
      @Nullable String node,
      ScanPool pool,
      Workers workers,
      long inlineLength,
      Viewer viewer) {
    this.reader = reader;
    this.base = base;
    this.interest = interest;
    this.grouping = grouping;
    this.node = node;
    this.pool = pool;
    this.workers = workers;
    this.inlineLength = inlineLength;
    this.viewer = viewer;
  }

  /**
   * Shows the runs of the next block.
   *
   * @return false at the end of the content, or if the viewer wants no more
   * @throws IOException if the content can't be read; the runs before were shown
   */
  boolean step() throws IOException {
    return length < inlineLength ? stepInline() : stepParallel();
  }

  /**
   * Returns the runs of the next block, which the caller takes by itself; null at the end.
   *
   * @param ahead how many blocks other threads scan meanwhile; 0 to scan on this one
   */
  @Nullable RunTable nextTable(int ahead) throws IOException {
    if (ahead == 0) {
      Block block = next();
      return block == null ? null : scan(block);
    }
    submit(ahead);
    throwIfUnread();
    return tasks.isEmpty() ? null : Workers.await(tasks.remove());
  }

  /** Takes back a table that is done with. */
  void done(RunTable runs) {
    pool.done(runs);
  }

  /** Has other threads scan the first blocks of large content, before it is read. */
  void prepare() {
    if (inlineLength == 0) {
      submit(workers.ahead());
    }
  }

  /** Returns true if other threads scan the last blocks of the content, or have done so. */
  boolean isDraining() {
    return ended && inlineLength == 0;
  }

  /** Scans a block on this thread. */
  private boolean stepInline() throws IOException {
    if (length == 0) {
      viewer.inline();
    }
    Block block = next();
    if (block == null) {
      return false;
    }
    length += block.size();
    return show(scan(block));
  }

  private boolean stepParallel() throws IOException {
    if (!isParallel) {
      isParallel = true;
      sieve = viewer.parallel();
    }
    submit(workers.ahead());
    throwIfUnread();
    return !tasks.isEmpty() && show(Workers.await(tasks.remove()));
  }

  /** Ends the scan, and cancels what was begun. */
  @Override
  public void close() throws IOException {
    for (Future<?> rest : tasks) {
      rest.cancel(false); // an interrupt would close the file
    }
    RunSieve last = sieve;
    sieve = null; // so that what can't be read is reported once
    if (last != null && !viewer.isDone()) {
      viewer.leave(last);
    }
    isClosed = true;
  }

  /** Submits as many blocks as are useful, but waits for a stream only if there is no other. */
  private void submit(int ahead) {
    try {
      while (!ended && tasks.size() < ahead && (tasks.isEmpty() || reader.isReady())) {
        Block block = next();
        if (block != null) {
          tasks.add(workers.submit(() -> scan(block)));
        }
      }
    } catch (IOException e) {
      ended = true;
      problem = e; // thrown after the blocks before it were shown
    }
  }

  /** Throws why no more can be read, after all that could be was shown. */
  private void throwIfUnread() throws IOException {
    if (tasks.isEmpty() && problem != null) {
      throw problem;
    }
  }

  private @Nullable Block next() throws IOException {
    if (!reader.isReady()) {
      if (sieve != null) {
        sieve.flush();
      }
      boolean asks = viewer.idle();
      while (asks && !reader.isReady()) {
        asks = viewer.idle();
      }
      if (viewer.isDone() || viewer.isStopped()) { // of no use to wait for more
        ended = true;
        return null;
      }
    }
    Block block = reader.next();
    ended = block == null;
    return block;
  }

  private RunTable scan(Block block) throws IOException {
    RunTable runs = pool.table(block.size());
    reader.fill(block);
    RunScanner scanner = pool.scanner(interest, grouping, node);
    scanner.scan(block, base, runs);
    pool.done(scanner);
    return runs;
  }

  private boolean show(RunTable runs) throws IOException {
    if (sieve != null) {
      // What is done may show only by the time of a run that the target did not see.
      return sieve.take(runs, viewer, tables) && !viewer.isDone();
    }
    runs.lendLines(reader);
    for (int row = 0; row < runs.size(); row++) {
      if (!viewer.see(runs.run(row))) {
        return false;
      }
    }
    done(runs);
    return true;
  }

  /** Tables that a sieve is done with are used again, and so are the arrays of their lines. */
  private final class Tables implements RunSieve.Tables {
    @Override
    public void free(RunTable table) {
      dropLines(table);
      done(table);
    }

    @Override
    public boolean canRestore() {
      return !isClosed && reader.canFillAgain();
    }

    @Override
    public void dropLines(RunTable table) {
      table.dropLines(reader);
    }

    @Override
    public void restore(RunTable table) throws IOException {
      table.restoreLines(reader);
    }
  }
}
