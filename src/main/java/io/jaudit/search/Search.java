package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.CheckpointSession;
import io.jaudit.checkpoint.NoCheckpoint;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.event.EventAssembler;
import io.jaudit.event.EventHandler;
import io.jaudit.record.Interest;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordRun;
import io.jaudit.record.TimeSpan;
import io.jaudit.source.LineReader;
import io.jaudit.source.LineTooLongException;
import io.jaudit.source.LogBytes;
import io.jaudit.source.LogBytesStream;
import io.jaudit.source.LogPosition;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan once: lines, records, events, those that are new, those that match, text. This plain
 * pipeline is the reference that any faster path must equal.
 *
 * <p>There is one: of a large file, {@link BlockScan} looks at the lines on all cores, and only the
 * records of events that may be wanted are made; joining and all behind it is the same. {@code
 * BlockScanPropertyTest} compares the two.
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
      Optional<LogBytes> bytes = position.source().bytes();
      if (bytes.isPresent()) {
        readBytes(position, bytes.get());
      } else {
        readLines(position, position.source().stream());
      }
      session.end(position.index(), position.offset());
    } finally {
      position.source().release();
    }
  }

  private void readBytes(ReadPosition position, LogBytes bytes) throws IOException {
    if (bytes.length() < position.offset()) {
      throw new EOFException("it ends before byte " + position.offset());
    }
    boolean large = bytes.length() - position.offset() >= blocks.leastLength();
    LogBytes wanted = large && !session.needsEveryLine() ? withWantedTimes(position, bytes) : bytes;
    if (large) {
      readHandled(position, bytes, session.handledTo(position.index()));
    }
    if (large && !matching.isDone() && session.isAllNewFrom(position.position())) {
      scan(position, wanted);
    }
    if (!matching.isDone()) {
      readLines(position, new LogBytesStream(wanted, position.offset()));
    }
  }

  /** Where an event was left open, its lines stand among those that were handled: one by one. */
  private void readHandled(ReadPosition position, LogBytes bytes, long handledTo)
      throws IOException {
    if (position.offset() < handledTo) {
      readLines(position, new LogBytesStream(bytes.upTo(handledTo), position.offset()));
    }
  }

  /** What of {@code bytes} is to be read; moves to where it begins. */
  private LogBytes withWantedTimes(ReadPosition position, LogBytes bytes) throws IOException {
    TimeSpan times = interest.times();
    boolean fewSteps = bytes.length() - position.offset() <= blocks.seekStep();
    if (fewSteps || times.isAlways()) {
      return bytes;
    }
    long slack = (2L * plan.eventTimeout() + 1) * 1000;
    TimeSeek.Part part =
        new TimeSeek(bytes, times, slack).find(position.offset(), blocks.seekStep());
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.seeking(position.source(), part.start(), part.end());
    }
    position.skipTo(part.start());
    return bytes.upTo(part.end());
  }

  private void scan(ReadPosition position, LogBytes bytes) throws IOException {
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.byBlocks(position.source(), blocks.threads(), interest);
    }
    matching.beginParallel(workers);
    try {
      new BlockScan(blocks, interest, workers)
          .scan(bytes, position.offset(), position.position(), run -> take(run, position));
    } finally {
      matching.endParallel();
    }
  }

  /** Takes what a scan found; false once nothing more is wanted. */
  private boolean take(RecordRun run, ReadPosition position) {
    report.lines(run.lines());
    if (run.id() != null) {
      assembler.accept(run);
    } else if (!run.line().isEmpty()) {
      take(run.line(), position);
    }
    position.moveTo(LogPosition.offset(run.nextPosition()), run.lines());
    session.readTo(position.index(), position.offset());
    return !matching.isDone();
  }

  private void readLines(ReadPosition position, InputStream in) throws IOException {
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.byLines(position.source(), position.offset());
    }
    try (LineReader reader = new LineReader(in, position.offset())) {
      while (!matching.isDone() && readLine(position, reader)) {
        position.moveTo(reader.offset(), 1);
      }
    }
  }

  /** False at the end of the source. */
  private boolean readLine(ReadPosition position, LineReader reader) throws IOException {
    ByteSlice line = ByteSlice.EMPTY;
    LineTooLongException tooLong = null;
    try {
      line = reader.next();
    } catch (LineTooLongException e) {
      tooLong = e;
    }
    if (line == null || isUnfinished(position, reader)) {
      return false;
    }
    session.readTo(position.index(), reader.offset());
    if (session.isHandled(position.position())) {
      return true;
    }
    report.lines(1);
    if (tooLong != null) {
      report.malformed(position.toString(), String.valueOf(tooLong.getMessage()), line);
    } else if (!line.isEmpty()) {
      take(line, position);
    }
    return true;
  }

  private void take(ByteSlice line, ReadPosition position) {
    try {
      assembler.accept(parser.parse(line, position.position()));
    } catch (MalformedRecordException e) {
      report.malformed(position.toString(), String.valueOf(e.getMessage()), line);
    }
  }

  /** auditd may be in the midst of writing it: with a checkpoint it is left to the next run. */
  private boolean isUnfinished(ReadPosition position, LineReader reader) {
    return !reader.terminated() && session.isBeingWritten(position.index());
  }
}
