package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.CheckpointSession;
import io.jaudit.checkpoint.NoCheckpoint;
import io.jaudit.event.EventAssembler;
import io.jaudit.event.EventHandler;
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
  private final CheckpointSession session;
  private final MatchingHandler matching;
  private final EventAssembler assembler;
  private final LogReading reading;

  /** Null unless the logs are read on while they grow. */
  private final @Nullable Follower follower;

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
    this.tally = tally;
    this.session =
        plan.checkpoint().isPresent()
            ? plan.checkpoint().get().begin(plan.nowMillis(), plan.eventTimeout() * 1000L)
            : new NoCheckpoint(plan.logs());
    this.matching = new MatchingHandler(plan, target, tally, session);
    this.assembler =
        new EventAssembler(plan.eventTimeout(), plan.maxOpenBytes(), matching, session.gate());
    RunJoiner joiner = new RunJoiner(assembler, tally);
    ByteCounter counter = new ByteCounter(watch);
    matching.restoreProcesses();
    this.reading = new LogReading(plan, blocks, session, matching, joiner, tally, counter);
    this.follower = follow == null ? null : follower(follow);
  }

  private Follower follower(Follow follow) {
    session.follow();
    Follower by = new Follower(this, reading, assembler, follow, plan);
    reading.follow(by);
    return by;
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
    return reading.step();
  }

  /** Returns the index of the source that the last {@link #step} read; -1 before the first. */
  public int source() {
    return reading.source();
  }

  /**
   * Passes on the events that are still open, and ends the handler. Whether output took all, and
   * the checkpoint, are up to {@link #run}.
   */
  public void end() {
    assembler.finish(session);
    matching.endParallel();
    tally.assembled(assembler);
    if (follower != null) {
      follower.reportUnopened(tally);
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
    tally.checkpoint(session.save(assembler.open()));
    matching.saveProcesses();
  }

  /** Saves where it is; what was printed up to now was accepted by the output. */
  void saveMeanwhile() throws CheckpointException {
    flush();
    if (matching.failure() == null && plan.checkpoint().isPresent()) {
      session.save(assembler.open());
      matching.saveProcessesMeanwhile();
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
    reading.close();
    if (follower != null) {
      follower.close();
    }
  }
}
