package io.jaudit.search;

import io.jaudit.scan.RunTable;
import io.jaudit.search.ReadingOrder.Chain;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Reads several logs by turns, so that their records come in the order of time: always from the one
 * whose next record is the earliest. The order within a log is that of the log. A source is opened
 * when it is its turn for the first time, and closed at its end. For use by one thread.
 */
final class MergedSpans implements AutoCloseable {
  /**
   * With more sources, blocks are scanned when they are needed, on this thread, to save memory; and
   * files are open only while they are read.
   */
  static final int FEW = 8;

  private static final int AHEAD = 2;

  /** All decoders together may take this fraction of the heap. */
  private static final int DECODER_SHARE = 4;

  /** What the search does with them. */
  interface Target {
    /** Returns about the heap, in bytes, that the decoder of a span takes. */
    long decoderMemory(int span);

    /** Notes that the events of so many logs come late, because too many decoders were open. */
    void late(int logs);

    /** Opens a span of the plan. */
    SpanReader open(int span);

    /** Has the next runs be of a log. */
    void select(int log);

    /**
     * Notes which record is the next one of the selected log, of which nothing else is read at the
     * same time.
     *
     * @param millis its time, in ms since the epoch
     */
    void expect(@Nullable String node, long millis);

    /** Notes that there are no more records of the selected log. */
    void endSelected();

    /** Ends a reader; {@code problem} is why not all could be read, or null. */
    void end(SpanReader reader, @Nullable IOException problem);
  }

  private final Target target;
  private final int ahead;

  /** Those that have a next record, the earliest first. */
  private final PriorityQueue<Turn> turns = new PriorityQueue<>(Turn::compare);

  /** Those whose first record is later than all that was read, the earliest first. */
  private final ArrayDeque<Turn> later = new ArrayDeque<>();

  /** Those that could not begin when they were due, because of the memory of the others. */
  private final Queue<Turn> waiting = new ArrayDeque<>();

  private final long maxDecoderMemory;
  private long decoderMemory;
  private int late;

  /** The number of chains of each log that have not ended. */
  private final Map<Integer, Integer> chainsOf = new HashMap<>();

  private boolean done;

  MergedSpans(List<Chain> chains, Target target) {
    this.target = target;
    this.maxDecoderMemory = Runtime.getRuntime().maxMemory() / DECODER_SHARE;
    this.ahead = chains.size() <= FEW ? AHEAD : 0;
    for (int i = 0; i < chains.size(); i++) {
      later.add(new Turn(chains.get(i), i));
      chainsOf.merge(chains.get(i).log(), 1, Integer::sum);
    }
  }

  /** A chain, and how far it was read. */
  private final class Turn {
    final Chain chain;
    final int order;
    private int nextSpan;
    private @Nullable SpanReader reader;
    private @Nullable RunTable table;
    private int row;

    /** The number of blocks that were begun. */
    int blocks;

    /** The time and the serial of the next run; a line without a time is of that before it. */
    long time;

    long serial;

    /** About the heap, in bytes, that a decoder takes. */
    final long memory;

    /** True if it could not begin when it was due. */
    boolean isLate;

    Turn(Chain chain, int order) {
      this.chain = chain;
      long most = 0;
      for (int span : chain.spans()) {
        most = Math.max(most, target.decoderMemory(span));
      }
      this.memory = most;
      this.order = order;
      this.time = chain.first();
    }

    int compare(Turn other) {
      int byTime = Long.compare(time, other.time);
      int bySerial = byTime != 0 ? byTime : Long.compare(serial, other.serial);
      return bySerial != 0 ? bySerial : Integer.compare(order, other.order);
    }

    /** Moves to the next run; returns false if there is none. */
    boolean next() {
      row++;
      while (!done) {
        RunTable current = table;
        if (current != null && row < current.size()) {
          setTime(current);
          return true;
        }
        if (!nextTable()) {
          return false;
        }
      }
      return false;
    }

    private void setTime(RunTable current) {
      if (current.time(row) != RunTable.NO_TIME) {
        time = current.time(row);
        serial = current.serial(row);
      }
    }

    /** Reads the next block, perhaps of the next span; returns false if there is none. */
    private boolean nextTable() {
      SpanReader current = reader;
      if (current == null) {
        if (nextSpan == chain.spans().size()) {
          return false;
        }
        current = target.open(chain.spans().get(nextSpan++));
        reader = current;
      }
      row = 0;
      blocks++;
      RunTable before = table;
      table = null;
      if (before != null) {
        current.done(before);
      }
      IOException problem = null;
      try {
        table = current.nextTable(ahead);
      } catch (IOException e) {
        problem = e;
      }
      if (table == null) {
        reader = null;
        target.end(current, problem);
      }
      return true;
    }

    /** Takes the run; returns false if no more are wanted. */
    boolean take() {
      SpanReader from = reader;
      RunTable current = table;
      return from != null && current != null && from.see(current.run(row));
    }

    /** Notes which run is the next one of its log. */
    void announce() {
      RunTable current = table;
      if (current != null && current.time(row) != RunTable.NO_TIME) {
        target.expect(current.node(row), time);
      }
    }

    void close() {
      SpanReader current = reader;
      if (current != null) {
        reader = null;
        target.end(current, null);
      }
    }
  }

  /**
   * Takes the runs of the log whose turn it is, of one block at most.
   *
   * @return false if there are no more, or no more are wanted
   */
  boolean step() {
    begin();
    Turn turn = turns.poll();
    if (turn == null || done) {
      return false;
    }
    target.select(turn.chain.log());
    boolean more = true;
    int block = turn.blocks;
    while (more && turn.blocks == block && isFirst(turn)) {
      done = !turn.take();
      more = turn.next();
    }
    if (done) {
      turn.close();
    } else if (more) {
      if (chainsOf.getOrDefault(turn.chain.log(), 0) == 1) {
        turn.announce();
      }
      turns.add(turn);
    } else {
      end(turn);
    }
    return !done;
  }

  private boolean isFirst(Turn turn) {
    Turn other = turns.peek();
    Turn next = later.peek();
    return (other == null || turn.compare(other) < 0) && (next == null || turn.time < next.time);
  }

  /** Begins those that may have the earliest record. */
  private void begin() {
    Turn next = later.peek();
    while (next != null && (turns.isEmpty() || next.time <= turns.element().time)) {
      later.remove();
      if (decoderMemory > 0 && decoderMemory + next.memory > maxDecoderMemory) {
        late += next.isLate ? 0 : 1;
        next.isLate = true;
        waiting.add(next);
      } else {
        begin(next);
      }
      next = later.peek();
    }
  }

  private void begin(Turn next) {
    decoderMemory += next.memory;
    next.row = -1;
    if (next.next()) {
      turns.add(next);
    } else if (!done) {
      target.select(next.chain.log());
      end(next);
    }
  }

  private void end(Turn turn) {
    decoderMemory -= turn.memory;
    if (!waiting.isEmpty()) {
      later.addFirst(waiting.remove());
    }
    int left = chainsOf.merge(turn.chain.log(), -1, Integer::sum);
    if (left == 0) {
      target.endSelected();
    }
  }

  /** Ends what is read at the moment. */
  @Override
  public void close() {
    for (Turn turn : new ArrayList<>(turns)) {
      turn.close();
    }
    turns.clear();
    if (late > 0) {
      target.late(late);
      late = 0;
    }
  }
}
