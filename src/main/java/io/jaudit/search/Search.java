package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.CheckpointSession;
import io.jaudit.checkpoint.EventGate;
import io.jaudit.checkpoint.NoCheckpoint;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.event.EventAssembler;
import io.jaudit.event.EventHandler;
import io.jaudit.event.RunSieve;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Interest;
import io.jaudit.record.LineProblem;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.scan.BlockReader;
import io.jaudit.scan.RecordRun;
import io.jaudit.source.LogPosition;
import java.io.IOException;
import java.util.Iterator;
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
public final class Search implements AutoCloseable {
  private final SearchPlan plan;
  private final SearchTally tally;
  private final BlockSettings blocks;
  private final Workers workers;
  private final MatchingHandler matching;
  private final EventAssembler assembler;
  private final RecordParser parser = new RecordParser();
  private final Interest interest;
  private final CheckpointSession session;
  private final EventGate gate;
  private final ByteCounter counter;
  private final Iterator<ReadSpan> spans;
  private @Nullable ReadSpan next;
  private @Nullable SpanReader current;
  private int log;

  /**
   * Prepares a run on all cores.
   *
   * @param target gets the events that are new and match
   * @param tally receives the counts and problems
   * @param watch receives the progress
   */
  public Search(SearchPlan plan, MatchTarget target, SearchTally tally, SearchWatch watch) {
    this(plan, target, tally, watch, BlockSettings.ofThisMachine());
  }

  /** Prepares a run on all cores that passes events to a handler; see the constructor. */
  public static Search onAllCores(SearchPlan plan, EventHandler handler, SearchTally tally) {
    return new Search(plan, MatchTarget.of(handler), tally, SearchWatch.NONE);
  }

  /** Prepares a run that starts no thread; see the constructor. */
  public static Search onOneThread(SearchPlan plan, EventHandler handler, SearchTally tally) {
    return new Search(
        plan, MatchTarget.of(handler), tally, SearchWatch.NONE, BlockSettings.ofOneThread());
  }

  Search(SearchPlan plan, MatchTarget target, SearchTally tally, BlockSettings blocks) {
    this(plan, target, tally, SearchWatch.NONE, blocks);
  }

  private Search(
      SearchPlan plan,
      MatchTarget target,
      SearchTally tally,
      SearchWatch watch,
      BlockSettings blocks) {
    this.plan = plan;
    this.blocks = blocks;
    this.workers = new Workers(blocks.threads());
    this.tally = tally;
    this.counter = new ByteCounter(watch);
    this.session =
        plan.checkpoint().isPresent()
            ? plan.checkpoint().get().begin(plan.nowMillis(), plan.eventTimeout() * 1000L)
            : new NoCheckpoint(plan.logs());
    this.gate = session.gate();
    this.matching = new MatchingHandler(plan, target, tally, session);
    this.interest = matching.interest();
    this.assembler = new EventAssembler(plan.eventTimeout(), plan.maxOpenBytes(), matching, gate);
    this.spans = session.plan().spans().iterator();
    this.next = spans.hasNext() ? spans.next() : null;
  }

  /**
   * Reads everything. If a file can't be read to its end, the others are, and the checkpoint leaves
   * its rest to the next run.
   *
   * @throws OutputException if the output does not take what is written; the checkpoint is
   *     unchanged
   * @throws CheckpointException if the checkpoint can't be saved; everything was printed
   */
  public void run() throws OutputException, CheckpointException {
    try (this) {
      read();
      end();
      save();
    }
  }

  /** Reads everything, as {@link #run}; {@link #end} is called next. */
  public void read() {
    boolean more = true;
    while (more) {
      more = step();
    }
  }

  /**
   * Reads a block, the events of which are passed on as soon as they are complete.
   *
   * @return false if there is nothing more to read; then {@link #end} is called next
   */
  public boolean step() {
    SpanReader reader = current;
    if (reader == null) {
      ReadSpan span = next;
      if (matching.isDone() || span == null) {
        return false;
      }
      next = spans.hasNext() ? spans.next() : null;
      reader = open(span);
      current = reader;
    }
    boolean more = false;
    try {
      more = reader.step();
    } catch (IOException e) {
      unreadable(reader, e);
    }
    if (!more) {
      current = null;
      end(reader);
    }
    return true;
  }

  private SpanReader open(ReadSpan span) {
    if (span.log() != log) {
      assembler.endLog(session::isOver);
      log = span.log();
    }
    int index = tally.opened(span.source());
    ReadPosition position = new ReadPosition(index, span.source(), span.start(), counter);
    return new SpanReader(
        plan, blocks, workers, session, interest, position, new RunViewer(position));
  }

  private void end(SpanReader reader) {
    try {
      reader.close();
    } catch (IOException e) {
      unreadable(reader, e);
    }
  }

  private void unreadable(SpanReader reader, IOException e) {
    tally.unreadable(reader.position().source(), e);
    session.unread(reader.position().index());
  }

  /**
   * Passes on the events that are still open, and ends the handler. Whether output took all, and
   * the checkpoint, are up to {@link #run}.
   */
  public void end() {
    assembler.finish(session::isOver);
    matching.endParallel();
    tally.assembled(assembler);
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.done(tally);
    }
    matching.end();
  }

  private void save() throws OutputException, CheckpointException {
    OutputException failure = matching.failure();
    if (failure != null) {
      throw failure;
    }
    tally.checkpoint(session.save(assembler.open()));
  }

  /** Ends the threads, and the source that is read; the logs stay open. */
  @Override
  public void close() {
    SpanReader reader = current;
    if (reader != null) {
      end(reader);
    }
    workers.close();
  }

  /** Joins the records that a scan finds. */
  private final class RunViewer implements BlockScan.Viewer {
    private final ReadPosition position;

    RunViewer(ReadPosition position) {
      this.position = position;
    }

    @Override
    public boolean see(RecordRun run) {
      if (!gate.isHandled(run.position())) {
        take(run, position);
      }
      position.moveTo(LogPosition.offset(run.nextPosition()), run.lines());
      session.readTo(position.index(), position.offset());
      return !matching.isDone();
    }

    @Override
    public void skip(int lines, long nextPosition) {
      tally.lines(lines);
      tally.record();
      position.moveTo(LogPosition.offset(nextPosition), lines);
    }

    @Override
    public @Nullable RunSieve parallel(RunSieve.Tables tables) {
      matching.beginParallel(workers);
      boolean isSieved =
          interest.isSelective()
              && plan.checkpoint().isEmpty()
              && plan.eventTimeout() <= RunSieve.MAX_TIMEOUT;
      return isSieved ? new RunSieve(assembler, plan.eventTimeout(), this, tables) : null;
    }

    @Override
    public boolean isLastOfLog() {
      return next == null || next.log() != log;
    }

    @Override
    public boolean isDone() {
      return matching.isDone();
    }

    @Override
    public void idle() {
      matching.idle(System.currentTimeMillis());
    }
  }

  private void take(RecordRun run, ReadPosition position) {
    tally.lines(run.lines());
    if (run.id() != null) {
      tally.record();
      assembler.accept(run);
    } else if (run.isTooLong()) {
      String expected = "expected a line of at most " + BlockReader.MAX_LINE + " bytes";
      tally.unread(position.toString(), LineProblem.DAMAGED, expected, ByteSlice.EMPTY);
    } else if (!run.line().isEmpty()) {
      take(run.line(), position);
    }
  }

  /** Takes the records of a line; what is not read of it is reported. */
  private void take(ByteSlice line, ReadPosition position) {
    try {
      AuditRecord record = parser.parse(line, position.position());
      while (record != null) {
        tally.record();
        assembler.accept(record);
        record = parser.next();
      }
      String damage = parser.damage();
      if (damage != null) {
        tally.unread(position.toString(), LineProblem.DAMAGED, damage, line);
      }
    } catch (MalformedRecordException e) {
      tally.unread(position.toString(), e.problem(), e.reason(), line);
    }
  }
}
