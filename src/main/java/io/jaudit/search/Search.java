package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.CheckpointSession;
import io.jaudit.checkpoint.NoCheckpoint;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.event.EventAssembler;
import io.jaudit.event.EventHandler;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Interest;
import io.jaudit.record.LineProblem;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.record.TimeSpan;
import io.jaudit.scan.BlockReader;
import io.jaudit.scan.BlockReader.LastLine;
import io.jaudit.scan.RecordRun;
import io.jaudit.scan.RunScanner.Grouping;
import io.jaudit.source.Content;
import io.jaudit.source.LogBytes;
import io.jaudit.source.LogPosition;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan once: content, blocks, runs, events, those that are new, those that match, a handler.
 *
 * <p>{@link BlockScan} scans the blocks, on all cores if there is much content, and only the
 * records of events that may be of interest are made. In the tests, {@code SlowSearch} reads line
 * by line and makes every record, and {@code BlockScanPropertyTest} compares the two.
 *
 * <p>For use by one thread.
 */
public final class Search {
  private final SearchPlan plan;
  private final SearchReport report;
  private final BlockSettings blocks;
  private final Workers workers;
  private final MatchingHandler matching;
  private final EventAssembler assembler;
  private final RecordParser parser = new RecordParser();
  private final Interest interest;
  private final CheckpointSession session;
  private final @Nullable ByteCounter counter;

  /**
   * Prepares a run.
   *
   * @param out gets the text of events; not closed
   * @param report is told what was met
   * @param watch is told how far the run is; null where nobody wants to know
   */
  public Search(
      SearchPlan plan, OutputStream out, SearchReport report, @Nullable SearchWatch watch) {
    this(plan, writing(plan, out), report, watch, BlockSettings.ofThisMachine());
  }

  /**
   * Prepares a run whose events go to a handler.
   *
   * @param handler gets each event that is new and matches, on the thread that calls {@link #run}
   * @param report is told what was met
   */
  public Search(SearchPlan plan, EventHandler handler, SearchReport report) {
    this(plan, handler, report, null, BlockSettings.ofThisMachine());
  }

  Search(SearchPlan plan, OutputStream out, SearchReport report, BlockSettings blocks) {
    this(plan, writing(plan, out), report, null, blocks);
  }

  private Search(
      SearchPlan plan,
      EventHandler handler,
      SearchReport report,
      @Nullable SearchWatch watch,
      BlockSettings blocks) {
    this.plan = plan;
    this.blocks = blocks;
    this.workers = new Workers(blocks.threads());
    this.report = report;
    this.counter = watch == null ? null : new ByteCounter(watch);
    this.session =
        plan.checkpoint().isPresent()
            ? plan.checkpoint().get().begin(plan.nowMillis(), plan.eventTimeout() * 1000L)
            : new NoCheckpoint(plan.logs());
    this.matching = new MatchingHandler(plan, handler, report, session);
    this.interest = matching.interest();
    this.assembler =
        new EventAssembler(plan.eventTimeout(), plan.maxOpenBytes(), matching, session::wasHandled);
  }

  private static WritingHandler writing(SearchPlan plan, OutputStream out) {
    return new WritingHandler(plan.writer(), out, plan.flushing());
  }

  /**
   * Reads all there is to read, and closes it. Where a file can't be read to its end, the others
   * are, and the checkpoint leaves its rest to the next run.
   *
   * @throws OutputException where {@code out} does not take what is written; the checkpoint stays
   *     as it was
   * @throws CheckpointException where the checkpoint can't be saved; all was printed
   */
  public void run() throws OutputException, CheckpointException {
    try {
      runOpened();
    } finally {
      close();
    }
  }

  private void runOpened() throws OutputException, CheckpointException {
    readAll();
    assembler.finish(session::isOver);
    report.assembled(assembler);
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.done(report);
    }
    matching.finish();
    session.save(assembler.open()).ifPresent(report::checkpoint);
  }

  private void close() {
    workers.close();
    try {
      plan.logs().close();
      for (ReadSpan span : session.plan().stretches()) {
        span.source().close();
      }
    } catch (IOException e) {
      return; // they were only read
    }
  }

  private void readAll() {
    int index = 0;
    int log = 0;
    for (ReadSpan span : session.plan().stretches()) {
      if (matching.isDone()) {
        return;
      }
      if (span.log() != log) {
        assembler.endLog(session::isOver);
        log = span.log();
      }
      read(new ReadPosition(index++, span.source(), span.start(), counter));
    }
  }

  private void read(ReadPosition position) {
    try {
      readOpened(position);
    } catch (IOException e) {
      report.unreadable(position.source(), e);
      session.unread(position.index());
    }
  }

  private void readOpened(ReadPosition position) throws IOException {
    try {
      session.begin(position.index(), position.offset());
      Content content = position.source().open();
      if (content instanceof LogBytes bytes) {
        readBytes(position, bytes);
      } else {
        readStream(position, content);
      }
      session.end(position.index(), position.offset());
    } finally {
      position.source().release();
    }
  }

  private void readStream(ReadPosition position, Content content) throws IOException {
    try (content) {
      BlockReader reader =
          BlockReader.of(content, position.offset(), blocks.size(), lastLine(position));
      scan(position, reader, Grouping.EVENTS, blocks.leastLength());
    }
  }

  private void readBytes(ReadPosition position, LogBytes bytes) throws IOException {
    if (bytes.length() < position.offset()) {
      throw new EOFException("it ends before byte " + position.offset());
    }
    long end = bytes.lengthAtOpening();
    long handledTo = Math.min(end, session.handledTo(position.index()));
    if (position.offset() < handledTo) {
      // Lines of events that were left open are among those that were handled.
      readPart(position, bytes, handledTo, Grouping.LINES);
    }
    if (!matching.isDone()) {
      readPart(position, bytes, toWantedTimes(position, bytes, end), Grouping.EVENTS);
    }
  }

  /** Reads the lines up to {@code end}; on several threads if there are many. */
  private void readPart(ReadPosition position, LogBytes bytes, long end, Grouping grouping)
      throws IOException {
    long start = position.offset();
    boolean isLarge = end - start >= blocks.leastLength();
    BlockReader reader = BlockReader.of(bytes, start, end, blocks.size(), lastLine(position));
    scan(position, reader, grouping, isLarge ? 0 : Long.MAX_VALUE);
  }

  /** Moves to the first line that may have a wanted time; returns the end of the last. */
  private long toWantedTimes(ReadPosition position, LogBytes bytes, long end) throws IOException {
    TimeSpan times = interest.times();
    long length = end - position.offset();
    boolean isWorthIt = length >= blocks.leastLength() && length > blocks.seekStep();
    if (session.needsEveryLine() || !isWorthIt || times.isAlways()) {
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

  /** auditd may not have finished it: with a checkpoint it is left to the next run. */
  private LastLine lastLine(ReadPosition position) {
    return session.isBeingWritten(position.index()) ? LastLine.UNFINISHED : LastLine.COMPLETE;
  }

  private void scan(ReadPosition position, BlockReader reader, Grouping grouping, long inlineLength)
      throws IOException {
    long base = LogPosition.of(position.index(), 0);
    long handledTo = session.handledTo(position.index());
    Interest wanted = session.isAllNewFrom(base + handledTo) ? interest : Interest.ALL;
    if (plan.verbosity() == Verbosity.VERBOSE) {
      int threads = inlineLength == 0 ? blocks.threads() : 1;
      SearchLog.reading(position.source(), position.offset(), threads, wanted);
    }
    try {
      new BlockScan(reader, base, wanted, grouping, workers, inlineLength)
          .run(new RunViewer(position));
    } finally {
      matching.endParallel();
    }
  }

  /** Joins the records that a scan finds. */
  private final class RunViewer implements BlockScan.Viewer {
    private final ReadPosition position;

    RunViewer(ReadPosition position) {
      this.position = position;
    }

    @Override
    public boolean see(RecordRun run) {
      if (!session.isHandled(run.position())) {
        take(run, position);
      }
      position.moveTo(LogPosition.offset(run.nextPosition()), run.lines());
      session.readTo(position.index(), position.offset());
      return !matching.isDone();
    }

    @Override
    public void parallel() {
      matching.beginParallel(workers);
    }

    @Override
    public void idle() {
      matching.idle(System.currentTimeMillis());
    }
  }

  private void take(RecordRun run, ReadPosition position) {
    report.lines(run.lines());
    if (run.id() != null) {
      report.record();
      assembler.accept(run);
    } else if (run.isTooLong()) {
      String expected = "expected a line of at most " + BlockReader.MAX_LINE + " bytes";
      report.unread(position.toString(), LineProblem.DAMAGED, expected, ByteSlice.EMPTY);
    } else if (!run.line().isEmpty()) {
      take(run.line(), position);
    }
  }

  /** Takes the records of a line; what is not read of it is reported. */
  private void take(ByteSlice line, ReadPosition position) {
    try {
      AuditRecord record = parser.parse(line, position.position());
      while (record != null) {
        report.record();
        assembler.accept(record);
        record = parser.next();
      }
      String damage = parser.damage();
      if (damage != null) {
        report.unread(position.toString(), LineProblem.DAMAGED, damage, line);
      }
    } catch (MalformedRecordException e) {
      report.unread(position.toString(), e.problem(), e.reason(), line);
    }
  }
}
