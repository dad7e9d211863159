package io.jaudit.search;

import io.jaudit.record.Interest;
import io.jaudit.scan.Block;
import io.jaudit.scan.BlockReader;
import io.jaudit.scan.RecordRun;
import io.jaudit.scan.RunScanner;
import io.jaudit.scan.RunScanner.Grouping;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Shows the runs of content in log order. Small content is scanned by the caller itself, large
 * content by several threads. What a stream has sent is shown before the next read waits. For use
 * by one thread.
 */
final class BlockScan {
  /** Receives the runs. */
  interface Viewer {
    /** Receives the next run; returns false to end the scan. */
    boolean see(RecordRun run);

    /** Is notified that a stream has nothing at the moment. */
    void idle();

    /** Is notified that there is enough content to start several threads. */
    void parallel();
  }

  private final BlockReader reader;
  private final long base;
  private final Interest interest;
  private final Grouping grouping;
  private final Workers workers;
  private final long inlineLength;
  private final Queue<RunScanner> idle = new ConcurrentLinkedQueue<>();
  private boolean ended;

  /**
   * @param base the position of the first byte of the content
   * @param workers scan what is after the first {@code inlineLength} bytes
   */
  BlockScan(
      BlockReader reader,
      long base,
      Interest interest,
      Grouping grouping,
      Workers workers,
      long inlineLength) {
    this.reader = reader;
    this.base = base;
    this.interest = interest;
    this.grouping = grouping;
    this.workers = workers;
    this.inlineLength = inlineLength;
  }

  /**
   * Shows all runs, or those before the viewer ends the scan.
   *
   * @throws IOException if the content can't be read; the runs before were shown
   */
  void run(Viewer viewer) throws IOException {
    if (showInline(viewer) && !ended) {
      viewer.parallel();
      showParallel(viewer);
    }
  }

  /** Scans the first blocks on this thread; false if the viewer wants no more. */
  private boolean showInline(Viewer viewer) throws IOException {
    long length = 0;
    while (length < inlineLength) {
      Block block = next(viewer);
      if (block == null) {
        return true;
      }
      length += block.size();
      if (!show(scan(block), viewer)) {
        return false;
      }
    }
    return true;
  }

  private void showParallel(Viewer viewer) throws IOException {
    Queue<Future<List<RecordRun>>> tasks = new ArrayDeque<>();
    try {
      do {
        submit(tasks, viewer);
      } while (!tasks.isEmpty() && show(Workers.await(tasks.remove()), viewer));
    } finally {
      for (Future<?> rest : tasks) {
        rest.cancel(false); // an interrupt would close the file
      }
    }
  }

  /** Submits as many blocks as are useful, but waits for a stream only if there is no other. */
  private void submit(Queue<Future<List<RecordRun>>> tasks, Viewer viewer) throws IOException {
    while (!ended && tasks.size() < workers.ahead() && (tasks.isEmpty() || reader.isReady())) {
      Block block = next(viewer);
      if (block != null) {
        tasks.add(workers.submit(() -> scan(block)));
      }
    }
  }

  private @Nullable Block next(Viewer viewer) throws IOException {
    if (!reader.isReady()) {
      viewer.idle();
    }
    Block block = reader.next();
    ended = block == null;
    return block;
  }

  private List<RecordRun> scan(Block block) throws IOException {
    reader.fill(block);
    RunScanner scanner = idle.poll();
    if (scanner == null) {
      scanner = new RunScanner(interest, grouping);
    }
    List<RecordRun> runs = scanner.scan(block, base);
    idle.add(scanner);
    return runs;
  }

  private static boolean show(List<RecordRun> runs, Viewer viewer) {
    for (int i = 0; i < runs.size(); i++) {
      if (!viewer.see(runs.get(i))) {
        return false;
      }
    }
    return true;
  }
}
