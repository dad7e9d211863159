package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointSession;
import io.jaudit.record.Interest;
import io.jaudit.record.TimeSpan;
import io.jaudit.scan.BlockReader;
import io.jaudit.scan.BlockReader.LastLine;
import io.jaudit.scan.RecordRun;
import io.jaudit.scan.RunScanner.Grouping;
import io.jaudit.scan.RunTable;
import io.jaudit.source.Content;
import io.jaudit.source.ContentStream;
import io.jaudit.source.LogPosition;
import io.jaudit.source.SeekableContent;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one source from a position on, a block at a time: first the lines that the last run handled
 * among lines that it left open, then the others, of which only those that may have a wanted time.
 * For use by one thread.
 */
final class SpanReader implements AutoCloseable {
  private final SearchPlan plan;
  private final BlockSettings blocks;
  private final Workers workers;
  private final ScanPool pool;
  private final CheckpointSession session;
  private final Interest interest;
  private final ReadPosition position;
  private final Reading reading;
  private final BlockScan.Viewer viewer;
  private @Nullable Content content;
  private @Nullable BlockScan scan;
  private boolean isBegun;
  private boolean isLast;
  private String remark = "";

  private boolean isBrief;

  /** True if it pays off to scan on several threads. */
  private boolean isLarge;

  /**
   * @param position where reading begins; moved by {@code viewer}
   * @param reading where it ends
   * @param viewer sees the runs of lines
   */
  SpanReader(
      SearchPlan plan,
      BlockSettings blocks,
      Workers workers,
      ScanPool pool,
      CheckpointSession session,
      Interest interest,
      ReadPosition position,
      Reading reading,
      BlockScan.Viewer viewer) {
    this.plan = plan;
    this.blocks = blocks;
    this.workers = workers;
    this.pool = pool;
    this.session = session;
    this.interest = interest;
    this.position = position;
    this.reading = reading;
    this.viewer = viewer;
  }

  /** Returns where it is. */
  ReadPosition position() {
    return position;
  }

  /** Returns what is remarkable about the content after its end; empty if nothing is. */
  String remark() {
    return remark;
  }

  /**
   * Reads the next block.
   *
   * @return false if this was the last one
   */
  boolean step() throws IOException {
    return begin().step() || !end();
  }

  /**
   * Opens the content, and has other threads scan its first blocks while another source is read. If
   * that fails, it fails again when this one is read.
   */
  void prepare() {
    try {
      scan = nextScan(open());
      scan.prepare();
    } catch (IOException e) {
      scan = null;
    }
  }

  /** Returns true if other threads scan the last blocks, so that they can begin with others. */
  boolean isDraining() {
    return isLast && scan != null && scan.isDraining();
  }

  /** Begins the next scan of the content if there is none. */
  private BlockScan begin() throws IOException {
    if (!isBegun) {
      isBegun = true;
      session.begin(position.index(), position.offset());
    }
    BlockScan current = scan == null ? nextScan(open()) : scan;
    scan = current;
    return current;
  }

  private Content open() throws IOException {
    if (content != null) {
      return content;
    }
    Content opened = position.source().open();
    Optional<SeekableContent> bytes = isBrief ? opened.seekable() : Optional.empty();
    Content read = bytes.isPresent() ? new BriefContent(position.source(), bytes.get()) : opened;
    content = read;
    if (!isBrief && read instanceof ContentStream stream) {
      stream.readAhead(in -> new ReadAhead(in, blocks.leastLength()));
    }
    return read;
  }

  /** Ends a scan; returns true if it was the last one. */
  private boolean end() throws IOException {
    BlockScan last = scan;
    scan = null;
    if (last != null) {
      last.close();
    }
    if (!isLast && !viewer.isDone()) {
      return false;
    }
    session.end(position.index(), position.offset());
    remark = content == null ? "" : content.remark();
    String note = content == null ? "" : content.note();
    if (plan.verbosity() == Verbosity.VERBOSE && !note.isEmpty()) {
      SearchLog.note(position.source(), note);
    }
    return true;
  }

  /**
   * Returns the runs of the next block, for a caller that reads several sources by turns; null if
   * this was the last one. What was returned before must have been seen.
   *
   * @param ahead how many blocks of large content other threads scan meanwhile
   */
  @Nullable RunTable nextTable(int ahead) throws IOException {
    while (true) {
      RunTable table = begin().nextTable(isLarge ? ahead : 0);
      if (table != null) {
        return table;
      }
      if (end()) {
        return null;
      }
    }
  }

  /** Has a file be open only while it is read. */
  void readBriefly() {
    isBrief = true;
  }

  /** Has a run of such a table be seen; returns false if no more are wanted. */
  boolean see(RecordRun run) {
    return viewer.see(run);
  }

  /** Takes back a table, to use it again. */
  void done(RunTable table) {
    if (scan != null) {
      scan.done(table);
    }
  }

  private BlockScan nextScan(Content opened) throws IOException {
    Optional<SeekableContent> bytes = opened.seekable();
    if (bytes.isPresent()) {
      return nextPart(bytes.get());
    }
    isLast = true;
    BlockReader reader =
        BlockReader.inOrder(opened, position.offset(), blocks.size(), lastLine(), pool.arrays());
    boolean isHandled = position.offset() < session.gate().handledTo(position.index());
    return scan(reader, isHandled ? Grouping.LINES : Grouping.EVENTS, blocks.leastLength());
  }

  private BlockScan nextPart(SeekableContent bytes) throws IOException {
    long length = bytes.length();
    if (length < position.offset() && reading == Reading.ONCE) {
      throw new EOFException("it ends before byte " + position.offset());
    }
    long end =
        reading == Reading.ONCE ? bytes.lengthAtOpening() : Math.max(length, position.offset());
    long handledTo = Math.min(end, session.gate().handledTo(position.index()));
    if (position.offset() < handledTo) {
      // Lines of events that were left open are among those that were handled.
      return part(bytes, handledTo, Grouping.LINES);
    }
    isLast = true;
    return part(bytes, toWantedTimes(bytes, end), Grouping.EVENTS);
  }

  /** Reads the lines up to {@code end}; on several threads if there are many. */
  private BlockScan part(SeekableContent bytes, long end, Grouping grouping) {
    long start = position.offset();
    isLarge = end - start >= blocks.leastLength();
    BlockReader reader =
        BlockReader.of(bytes, start, end, blocks.size(), lastLine(), pool.arrays());
    return scan(reader, grouping, isLarge ? 0 : Long.MAX_VALUE);
  }

  /** Moves to the first line that may have a wanted time; returns the end of the last. */
  private long toWantedTimes(SeekableContent bytes, long end) throws IOException {
    TimeSpan times = plan.filter().interest().times(); // of interest may be more, for processes
    long length = end - position.offset();
    boolean isLong = length >= blocks.seekLength() && length > blocks.seekStep();
    if (session.needsEveryLine() || !isLong || times.isAlways()) {
      return end;
    }
    long slack = (2L * plan.eventTimeout() + 1) * 1000;
    TimeSeek.Part part =
        new TimeSeek(bytes, times, slack).find(position.offset(), end, blocks.seekStep());
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.seeking(position.source(), part.start(), part.end());
    }
    position.skipTo(part.start());
    return part.end();
  }

  /** auditd may not have finished it: with a checkpoint, the next run reads it. */
  private LastLine lastLine() {
    if (reading != Reading.ONCE) {
      return reading == Reading.GROWING ? LastLine.UNFINISHED : LastLine.COMPLETE;
    }
    if (session.isBeingWritten(position.index())) {
      return LastLine.UNFINISHED;
    }
    return session.needsEveryLine() ? LastLine.COMPLETE_AT_END : LastLine.COMPLETE;
  }

  private BlockScan scan(BlockReader reader, Grouping grouping, long inlineLength) {
    long base = LogPosition.of(position.index(), 0);
    long handledTo = session.gate().handledTo(position.index());
    Interest wanted = session.gate().isAllNewFrom(base + handledTo) ? interest : Interest.ALL;
    if (plan.verbosity() == Verbosity.VERBOSE) {
      int threads = inlineLength == 0 ? blocks.threads() : 1;
      SearchLog.reading(position.source(), position.offset(), threads, wanted);
    }
    return new BlockScan(
        reader, base, wanted, grouping, position.node(), pool, workers, inlineLength, viewer);
  }

  /** Closes a stream, and releases the source. */
  @Override
  public void close() throws IOException {
    try {
      if (scan != null) {
        scan.close();
      }
    } finally {
      position.source().release();
      if (content != null) {
        content.release();
      }
    }
  }
}
