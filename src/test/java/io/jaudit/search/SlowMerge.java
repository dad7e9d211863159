package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.EventAssembler;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.search.ReadingOrder.Chain;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** {@link MergedSpans} the plain way: line by line, over a list of all chains. */
final class SlowMerge {
  /** A line of a span. */
  record Line(ReadPosition position, ByteSlice text, boolean isTooLong, long next) {}

  /** What the search does with spans and lines. */
  interface Lines {
    /** Begins a span; returns all of its lines. */
    List<Line> begin(int span);

    void take(Line line) throws IOException;

    void end(int span);
  }

  private static final class Turn {
    final Chain chain;
    int nextSpan;
    List<Line> lines = List.of();
    int line;
    long time;
    long serial;
    EventId id;

    Turn(Chain chain) {
      this.chain = chain;
      this.time = chain.first();
    }
  }

  private final Lines lines;
  private final EventAssembler assembler;
  private final Runnable endLog;
  private final BooleanSupplier done;
  private final RecordParser parser = new RecordParser();
  private final List<Turn> later = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();

  SlowMerge(
      List<Chain> chains,
      Lines lines,
      EventAssembler assembler,
      Runnable endLog,
      BooleanSupplier done) {
    this.lines = lines;
    this.assembler = assembler;
    this.endLog = endLog;
    this.done = done;
    for (Chain chain : chains) {
      later.add(new Turn(chain));
    }
  }

  void read() throws IOException {
    while (!done.getAsBoolean()) {
      begin();
      Turn turn = first();
      if (turn == null || done.getAsBoolean()) {
        return;
      }
      assembler.select(turn.chain.log());
      lines.take(turn.lines.get(turn.line));
      turn.line++;
      if (done.getAsBoolean()) {
        return;
      }
      if (!find(turn)) {
        turns.remove(turn);
        end(turn);
      } else if (first() != turn || (!later.isEmpty() && later.get(0).time <= turn.time)) {
        if (isOnly(turn) && turn.id != null) {
          assembler.expect(turn.id.node(), turn.time);
        }
      }
    }
  }

  private void begin() {
    while (!later.isEmpty() && (turns.isEmpty() || later.get(0).time <= first().time)) {
      Turn turn = later.remove(0);
      if (find(turn)) {
        turns.add(turn);
      } else {
        assembler.select(turn.chain.log());
        end(turn);
      }
    }
  }

  private void end(Turn ended) {
    for (Turn turn : turns) {
      if (turn.chain.log() == ended.chain.log()) {
        return;
      }
    }
    for (Turn turn : later) {
      if (turn.chain.log() == ended.chain.log()) {
        return;
      }
    }
    endLog.run();
  }

  private boolean isOnly(Turn one) {
    List<Turn> all = new ArrayList<>(turns);
    all.addAll(later);
    return all.stream().filter(turn -> turn.chain.log() == one.chain.log()).count() == 1;
  }

  /** Chains begin in the order in which they are listed, so of equal ones the first counts. */
  private Turn first() {
    Turn first = null;
    for (Turn turn : turns) {
      if (first == null
          || turn.time < first.time
          || (turn.time == first.time && turn.serial < first.serial)) {
        first = turn;
      }
    }
    return first;
  }

  /** Goes to the next line, perhaps of the next span; returns false if there is none. */
  private boolean find(Turn turn) {
    while (turn.line == turn.lines.size()) {
      if (turn.nextSpan > 0) {
        lines.end(turn.chain.spans().get(turn.nextSpan - 1));
      }
      if (turn.nextSpan == turn.chain.spans().size()) {
        return false;
      }
      turn.lines = lines.begin(turn.chain.spans().get(turn.nextSpan++));
      turn.line = 0;
    }
    turn.id = id(turn.lines.get(turn.line));
    if (turn.id != null) {
      turn.time = turn.id.timeMillis();
      turn.serial = turn.id.serial();
    }
    return true;
  }

  private EventId id(Line line) {
    try {
      AuditRecord record = parser.parse(line.text(), 0);
      return parser.isOdd() ? null : record.id();
    } catch (MalformedRecordException e) {
      return null;
    }
  }
}
