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
import io.jaudit.search.ReadingOrder.Part;
import io.jaudit.source.LogPosition;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Objects;
import java.util.Queue;
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
  private final Iterator<Part> parts;
  private final Queue<Integer> spans = new ArrayDeque<>();
  private @Nullable SpanReader current;
  private @Nullable MergedSpans merged;
  private boolean isBegun;
  private boolean isParallel;

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
    this.parts = ReadingOrder.of(session.plan().spans(), session.needsEveryLine()).iterator();
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
    if (current == null && merged == null && !begin()) {
      return false;
    }
    if (merged != null) {
      if (!merged.step()) {
        endMerged(merged);
      }
      return true;
    }
    SpanReader reader = Objects.requireNonNull(current, "nothing is read");
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

  /** Begins what is to be read next; returns false if there is nothing more. */
  private boolean begin() {
    if (matching.isDone()) {
      return false;
    }
    if (spans.isEmpty()) {
      if (!parts.hasNext()) {
        return false;
      }
      Part part = parts.next();
      beginPart();
      if (part.isMerged()) {
        merged = new MergedSpans(part.chains(), new MergedReading(part.chains().size()));
        return true;
      }
      spans.addAll(part.chains().get(0).spans());
    }
    ReadPosition position = begun(spans.remove());
    current = reader(blocks, position, new RunViewer(position));
    return true;
  }

  /** Ends what was read before: records without a node are of other hosts from now on. */
  private void beginPart() {
    if (isBegun) {
      assembler.endLog(session::isOver);
    }
    isBegun = true;
  }

  /** Returns where a span begins. */
  private ReadPosition begun(int index) {
    ReadSpan span = session.plan().spans().get(index);
    tally.opened(index, span.source());
    return new ReadPosition(index, span.source(), span.start(), counter);
  }

  private SpanReader reader(BlockSettings settings, ReadPosition position, RunViewer viewer) {
    return new SpanReader(plan, settings, workers, session, interest, position, viewer);
  }

  private void endMerged(MergedSpans last) {
    merged = null;
    last.close();
  }

  private void end(SpanReader reader) {
    tally.remark(reader.position().source(), reader.remark());
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
    MergedSpans last = merged;
    if (last != null) {
      endMerged(last);
    }
    workers.close();
  }

  /** Reads several logs by turns. */
  private final class MergedReading implements MergedSpans.Reading {
    private final BlockSettings settings;
    private final boolean isOfMany;

    MergedReading(int sources) {
      this.settings = blocks.byTurns(sources);
      this.isOfMany = sources > MergedSpans.FEW;
    }

    @Override
    public long decoderMemory(int span) {
      return session.plan().spans().get(span).source().decoderMemory();
    }

    @Override
    public void late(int logs) {
      tally.late(logs);
    }

    @Override
    public SpanReader open(int span) {
      ReadPosition position = begun(span);
      SpanReader reader = reader(settings, position, new MergedViewer(position));
      if (isOfMany) {
        reader.readBriefly();
      }
      return reader;
    }

    @Override
    public void select(int selected) {
      assembler.select(selected);
    }

    @Override
    public void expect(@Nullable String node, long millis) {
      assembler.expect(node, millis);
    }

    @Override
    public void endSelected() {
      assembler.endSelected(session::isOver);
    }

    @Override
    public void end(SpanReader reader, @Nullable IOException problem) {
      if (problem != null) {
        unreadable(reader, problem);
      }
      Search.this.end(reader);
    }
  }

  /** Joins the records that a scan finds. */
  private class RunViewer implements BlockScan.Viewer {
    final ReadPosition position;

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
      return spans.isEmpty();
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

  /**
   * The same for one of several logs that are read by turns: events are printed for all of them.
   */
  private final class MergedViewer extends RunViewer {
    MergedViewer(ReadPosition position) {
      super(position);
    }

    @Override
    public boolean see(RecordRun run) {
      if (!isParallel && counter.total() >= blocks.leastLength()) {
        isParallel = true;
        matching.beginParallel(workers);
      }
      return super.see(run);
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
      parser.nodeOfLog(position.node());
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
