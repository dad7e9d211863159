package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointSession;
import io.jaudit.checkpoint.EventGate;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.event.EventAssembler;
import io.jaudit.event.RunSieve;
import io.jaudit.record.Interest;
import io.jaudit.scan.RecordRun;
import io.jaudit.search.ReadingOrder.Part;
import io.jaudit.source.Log;
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
 * Reads the logs of a search in their order, a block at a time, and has their records joined. For
 * use by one thread.
 */
final class LogReading implements AutoCloseable {
  private final SearchPlan plan;
  private final BlockSettings blocks;
  private final Workers workers;
  private final ScanPool pool = new ScanPool();
  private final CheckpointSession session;
  private final EventGate gate;
  private final MatchingHandler matching;
  private final Interest interest;
  private final RunJoiner joiner;
  private final SearchTally tally;
  private final ByteCounter counter;
  private Iterator<Part> parts;
  private final Queue<Integer> spans = new ArrayDeque<>();
  private @Nullable SpanReader current;

  /** What is read after it, if other threads have begun with that. */
  private @Nullable SpanReader next;

  private final LogSieve sieve;

  private @Nullable MergedSpans merged;

  /** Null unless the logs are read on while they grow. */
  private @Nullable Follower follower;

  /** The index of the source that was read last. */
  private int source = -1;

  private boolean isBegun;
  private boolean isParallel;

  /**
   * @param matching gets the events of {@code joiner}
   * @param counter is notified of every move
   */
  LogReading(
      SearchPlan plan,
      BlockSettings blocks,
      CheckpointSession session,
      MatchingHandler matching,
      RunJoiner joiner,
      SearchTally tally,
      ByteCounter counter) {
    this.plan = plan;
    this.blocks = blocks;
    this.workers = new Workers(blocks.threads());
    this.session = session;
    this.gate = session.gate();
    this.matching = matching;
    this.interest = matching.interest();
    this.sieve = new LogSieve(plan.eventTimeout());
    this.joiner = joiner;
    this.tally = tally;
    this.counter = counter;
    this.parts = ReadingOrder.of(session.plan().spans(), session.needsEveryLine()).iterator();
  }

  /** Has the logs be read on while they grow. */
  void follow(Follower by) {
    follower = by;
  }

  /**
   * Reads a block, or as much of one as comes before that of another log.
   *
   * @return false if there is nothing more to read
   */
  boolean step() {
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
    source = reader.position().index();
    boolean more = false;
    try {
      more = reader.step();
    } catch (IOException e) {
      unreadable(reader, e);
    }
    if (!more) {
      current = null;
      end(reader);
    } else if (reader.isDraining() && next == null && follower == null) {
      prepareNext();
    }
    return true;
  }

  /** Returns the index of the source that the last step read; -1 before the first. */
  int source() {
    return source;
  }

  /** Has other threads begin with the next file of the log, so that none waits for this one. */
  private void prepareNext() {
    Integer span = spans.peek();
    if (span != null && plan.checkpoint().isEmpty()) {
      next = reader(span);
      next.prepare();
    }
  }

  /** Begins what is to be read next; returns false if there is nothing more. */
  private boolean begin() {
    if (matching.isDone()) {
      return false;
    }
    if (spans.isEmpty()) {
      if (!parts.hasNext() && follower != null) {
        current = follower.next();
        if (current != null) {
          return true;
        }
      }
      sieve.endLog();
      if (!parts.hasNext()) {
        return false;
      }
      Part part = parts.next();
      beginPart(part.chains().get(0).log());
      if (part.isMerged()) {
        merged = new MergedSpans(part.chains(), new MergedTarget(part.chains().size()));
        return true;
      }
      spans.addAll(part.chains().get(0).spans());
    }
    int span = spans.remove();
    current = next == null ? reader(span) : next;
    next = null;
    return true;
  }

  private SpanReader reader(int span) {
    ReadPosition position = begun(span);
    return reader(blocks, position, begin(span, position), new RunViewer(position));
  }

  /**
   * Ends what was read before: records without a node are of other hosts from now on. If the logs
   * are followed, they go on, and it matters of which log a record is.
   */
  private void beginPart(int log) {
    if (follower != null) {
      assembler().select(log);
    } else if (isBegun) {
      assembler().endLog(session);
    }
    isBegun = true;
  }

  /** Returns where a span begins. */
  private ReadPosition begun(int index) {
    ReadSpan span = session.plan().spans().get(index);
    tally.opened(index, span.source());
    return new ReadPosition(index, span.source(), span.start(), counter);
  }

  /** Returns how a span is read, which is followed if it is the newest of its log. */
  private Reading begin(int index, ReadPosition position) {
    if (follower == null) {
      return Reading.ONCE;
    }
    List<ReadSpan> all = session.plan().spans();
    ReadSpan span = all.get(index);
    boolean isNewest = index + 1 == all.size() || all.get(index + 1).log() != span.log();
    if (isNewest) {
      follower.reads(span.log(), position);
    }
    Reading plain = isNewest ? Reading.GROWING : Reading.TO_END;
    return span.source().mayGrow() ? plain : Reading.ONCE;
  }

  /** Returns a reader of what follows {@code position} in a log. */
  SpanReader reader(int log, ReadPosition position, Reading reading) {
    assembler().select(log);
    return reader(blocks, position, reading, new RunViewer(position));
  }

  private SpanReader reader(
      BlockSettings settings, ReadPosition position, Reading reading, RunViewer viewer) {
    return new SpanReader(
        plan, settings, workers, pool, session, interest, position, reading, viewer);
  }

  /** Adds a file that a log continues in; returns the position of its first line. */
  ReadPosition add(int log, LogSource source) {
    return begun(session.add(log, source));
  }

  /** Adds logs, which are read next. */
  void add(List<Log> logs) {
    int first = session.plan().spans().size();
    for (Log log : logs) {
      int number = session.addLog(log);
      for (LogSource source : log.sources()) {
        session.add(number, source);
      }
    }
    boolean keepsFiles = session.needsEveryLine();
    parts = ReadingOrder.from(first, session.plan().spans(), keepsFiles).iterator();
  }

  private EventAssembler assembler() {
    return joiner.assembler();
  }

  private void endMerged(MergedSpans last) {
    merged = null;
    last.close();
  }

  private void end(SpanReader reader) {
    if (follower == null) { // else the file may continue
      joiner.end(reader.position());
    }
    tally.remark(reader.position().source(), reader.remark());
    try {
      reader.close();
    } catch (IOException e) {
      unreadable(reader, e);
    }
  }

  private void unreadable(SpanReader reader, IOException e) {
    session.unread(reader.position().index());
    if (follower == null || !follower.unreadable(reader.position(), e)) {
      tally.unreadable(reader.position().source(), e);
    }
  }

  /** Ends the threads, and the source that is read; the logs stay open. */
  @Override
  public void close() {
    SpanReader reader = current;
    if (reader != null) {
      end(reader);
    }
    SpanReader prepared = next;
    if (prepared != null) {
      end(prepared);
    }
    MergedSpans last = merged;
    if (last != null) {
      endMerged(last);
    }
    workers.close();
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
      SpanReader reader =
          reader(settings, position, begin(span, position), new MergedViewer(position));
      if (isOfMany) {
        reader.readBriefly();
      }
      return reader;
    }

    @Override
    public void select(int selected) {
      assembler().select(selected);
    }

    @Override
    public void expect(@Nullable String node, long millis) {
      assembler().expect(node, millis);
    }

    @Override
    public void endSelected() {
      if (follower == null) {
        assembler().endSelected(session);
      }
    }

    @Override
    public void end(SpanReader reader, @Nullable IOException problem) {
      if (problem != null) {
        unreadable(reader, problem);
      }
      LogReading.this.end(reader);
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
        joiner.take(run, position);
      }
      position.moveTo(LogPosition.offset(run.nextPosition()), run.lines());
      session.readTo(position.index(), position.offset());
      return !matching.isDone();
    }

    @Override
    public void skip(int lines, long nextPosition) {
      tally.uncounted(lines);
      tally.record();
      position.moveTo(LogPosition.offset(nextPosition), lines);
    }

    /** A sieve knows about one log: of others, events may be open. */
    @Override
    public @Nullable RunSieve parallel() {
      matching.beginParallel(workers);
      boolean isSifted =
          interest.isSelective()
              && plan.checkpoint().isEmpty()
              && sieve.isUseful()
              && (follower == null || follower.hasOneLog());
      return isSifted ? sieve.of(assembler()) : null;
    }

    @Override
    public void inline() throws IOException {
      sieve.end();
    }

    @Override
    public void leave(RunSieve left) throws IOException {
      if (follower != null) {
        sieve.end();
      } else if (spans.isEmpty()) {
        left.endLog(); // while lines that were dropped can be read again
      } else {
        left.leaveFile();
      }
    }

    @Override
    public boolean isDone() {
      return matching.isDone();
    }

    @Override
    public boolean isStopped() {
      return follower != null && follower.isStopped();
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
}
