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
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
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
  private EventAssembler assembler;
  private final RecordParser parser = new RecordParser();
  private final Interest interest;
  private final CheckpointSession session;
  private final EventGate gate;
  private final ByteCounter counter;
  private final Iterator<Part> parts;
  private final Queue<Integer> spans = new ArrayDeque<>();
  private @Nullable SpanReader current;
  private @Nullable MergedSpans merged;

  /** Null unless the logs are read on while they grow. */
  private final @Nullable Follower follower;

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
    this(plan, target, tally, watch, BlockSettings.ofThisMachine(), null);
  }

  /** Prepares a run that reads the logs, and reads on while they grow; see the constructor. */
  public static Search following(
      SearchPlan plan, MatchTarget target, SearchTally tally, Follow follow) {
    BlockSettings blocks = BlockSettings.ofThisMachine();
    return new Search(plan, target, tally, SearchWatch.NONE, blocks, follow);
  }

  /** Prepares a run on all cores that passes events to a handler; see the constructor. */
  public static Search onAllCores(SearchPlan plan, EventHandler handler, SearchTally tally) {
    return new Search(plan, MatchTarget.of(handler), tally, SearchWatch.NONE);
  }

  /** Prepares a run that starts no thread; see the constructor. */
  public static Search onOneThread(SearchPlan plan, EventHandler handler, SearchTally tally) {
    return new Search(
        plan, MatchTarget.of(handler), tally, SearchWatch.NONE, BlockSettings.ofOneThread(), null);
  }

  Search(SearchPlan plan, MatchTarget target, SearchTally tally, BlockSettings blocks) {
    this(plan, target, tally, SearchWatch.NONE, blocks, null);
  }

  private Search(
      SearchPlan plan,
      MatchTarget target,
      SearchTally tally,
      SearchWatch watch,
      BlockSettings blocks,
      @Nullable Follow follow) {
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
    this.parts = ReadingOrder.of(session.plan().spans(), session.needsEveryLine()).iterator();
    if (follow == null) {
      this.follower = null;
      this.assembler = newAssembler(1);
    } else {
      session.follow();
      long timeoutMillis = plan.eventTimeout() * 1000L;
      this.follower = new Follower(this, follow, plan.logs().logs(), timeoutMillis);
      this.assembler = follower.assembler(0);
    }
  }

  /** Returns an assembler that is one of {@code count} at the same time. */
  EventAssembler newAssembler(int count) {
    return new EventAssembler(plan.eventTimeout(), plan.maxOpenBytes() / count, matching, gate);
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
    if (follower != null && !follower.goesOn()) {
      return false;
    }
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
        current = follower == null ? null : follower.next();
        return current != null;
      }
      Part part = parts.next();
      if (follower != null) {
        for (ReadingOrder.Chain chain : part.chains()) {
          spans.addAll(chain.spans());
        }
        return begin(follower);
      }
      beginPart();
      if (part.isMerged()) {
        merged = new MergedSpans(part.chains(), new MergedTarget(part.chains().size()));
        return true;
      }
      spans.addAll(part.chains().get(0).spans());
    }
    if (follower != null) {
      return begin(follower);
    }
    ReadPosition position = begun(spans.remove());
    current = reader(blocks, position, Reading.ONCE, new RunViewer(position));
    return true;
  }

  /** Begins the next source that is there. Each log is joined by itself, because it goes on. */
  private boolean begin(Follower by) {
    List<ReadSpan> all = session.plan().spans();
    int index = spans.remove();
    ReadSpan span = all.get(index);
    ReadPosition position = begun(index);
    boolean isNewest = index + 1 == all.size() || all.get(index + 1).log() != span.log();
    if (isNewest) {
      by.reads(span.log(), position);
    }
    Reading plain = isNewest ? Reading.GROWING : Reading.TO_END;
    Reading reading = span.source().mayGrow() ? plain : Reading.ONCE;
    current = reader(by.assembler(span.log()), position, reading);
    return true;
  }

  /** Returns a reader of what follows {@code position}; its records are joined by {@code by}. */
  SpanReader reader(EventAssembler by, ReadPosition position, Reading reading) {
    assembler = by;
    return reader(blocks, position, reading, new RunViewer(position));
  }

  /** Adds a file that a log continues in; returns the position of its first line. */
  ReadPosition add(int log, LogSource source) {
    return begun(session.add(log, source));
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

  private SpanReader reader(
      BlockSettings settings, ReadPosition position, Reading reading, RunViewer viewer) {
    return new SpanReader(plan, settings, workers, session, interest, position, reading, viewer);
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
    if (follower != null) {
      follower.unreadable(reader.position(), e);
    }
  }

  /**
   * Passes on the events that are still open, and ends the handler. Whether output took all, and
   * the checkpoint, are up to {@link #run}.
   */
  public void end() {
    List<EventAssembler> all = follower == null ? List.of(assembler) : follower.assemblers();
    for (EventAssembler each : all) {
      each.finish(session::isOver);
    }
    matching.endParallel();
    for (EventAssembler each : all) {
      tally.assembled(each);
    }
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
    if (follower != null && follower.problem() != null) {
      throw follower.problem();
    }
    tally.checkpoint(session.save(follower == null ? assembler.open() : follower.open()));
  }

  /** Saves where it is; what was printed up to now was accepted by the output. */
  void saveMeanwhile() throws CheckpointException {
    flush();
    if (follower != null && matching.failure() == null && plan.checkpoint().isPresent()) {
      session.save(follower.open());
    }
  }

  /** Writes what was passed on, because nothing more comes for now. */
  void flush() {
    matching.idle(System.currentTimeMillis());
  }

  /** Returns true if no more events are wanted, or can be written. */
  boolean isDone() {
    return matching.isDone() || matching.failure() != null;
  }

  /** Returns a number that changes with every line that was read and every event passed on. */
  long state() {
    return tally.lines() + tally.events();
  }

  /** Sets the current time, in ms since the epoch. */
  void now(long millis) {
    session.now(millis);
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
    if (follower != null) {
      follower.close();
    }
  }

  /** Reads several logs by turns. */
  private final class MergedTarget implements MergedSpans.Target {
    private final BlockSettings settings;
    private final boolean isOfMany;

    MergedTarget(int sources) {
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
      SpanReader reader = reader(settings, position, Reading.ONCE, new MergedViewer(position));
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
      return follower == null && spans.isEmpty();
    }

    @Override
    public boolean isDone() {
      return matching.isDone();
    }

    @Override
    public boolean idle() {
      if (follower != null) {
        return follower.idle();
      }
      matching.idle(System.currentTimeMillis());
      return false;
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
