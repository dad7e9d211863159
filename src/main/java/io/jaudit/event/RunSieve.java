package io.jaudit.event;

import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import io.jaudit.scan.RecordRun;
import io.jaudit.scan.RunTable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Passes on the runs of wanted events, and only the time of all others. A table of runs waits until
 * log time is one timeout ahead of it: by then every ID of which a run is a candidate is known, and
 * only runs with such IDs are joined.
 *
 * <p>What comes out is exactly what comes out if every run is joined. Therefore everything unusual
 * is let through, and makes its ID a wanted one: lines that are not one record, runs that begin
 * with an end mark, or with a record that is an event by itself and go on, runs after their own
 * timeout, and everything as soon as a record names its node, or prefixes name a second host. An
 * unwanted event that is not complete still holds back those after it, see {@link #holdBack}. Not
 * safe for use by several threads.
 */
@SuppressWarnings("exports") // runs are of the scan, which is not part of the library
public final class RunSieve {
  /** Receives what comes out. For use by one thread. */
  public interface Target {
    /** Receives a run to join or to report; returns false to end the scan. */
    boolean see(RecordRun run);

    /**
     * Is notified that lines were skipped.
     *
     * @param nextPosition of the line after them
     */
    void skip(int lines, long nextPosition);
  }

  /**
   * Takes back the tables that a sieve is done with, and restores their lines. For use by one
   * thread.
   */
  public interface Tables {
    /** Takes back a table that is done with. */
    void free(RunTable table);

    /** Returns true if {@link #restore} works. */
    boolean canRestore();

    /** Drops the lines of a table. */
    void dropLines(RunTable table);

    /** Reads the lines of a table again. */
    void restore(RunTable table) throws IOException;
  }

  /** A table, where it goes, and where it comes from. */
  private static final class Waiting {
    final RunTable table;
    final Target target;
    final Tables tables;

    Waiting(RunTable table, Target target, Tables tables) {
      this.table = table;
      this.target = target;
      this.tables = tables;
    }
  }

  /** Tables that wait with their lines at most: some 50 MiB. */
  private static final int MAX_WITH_LINES = 96;

  /** The same if the lines can be read again, which is rarely needed. */
  private static final int MAX_RESTORABLE = 24;

  /** Rows of tables that wait without their lines at most: some 50 MiB. */
  private static final int MAX_ROWS = 800_000;

  /**
   * The longest timeout, in seconds, for which a sieve pays off. Beyond it, tables would wait for
   * so much log that they fill their bounds, and what is kept for each second of the timeout takes
   * longer to look through than the joining of records.
   */
  public static final int MAX_TIMEOUT = 600;

  private static final long SECOND = 1000;

  /** A time before all others, from which a timeout can be subtracted. */
  private static final long NEVER = Long.MIN_VALUE / 2;

  /** As the time before which all candidates are known: none is known, so all runs are joined. */
  private static final long NOTHING_KNOWN = Long.MIN_VALUE;

  /** As the same: all are known, so only the wanted runs are joined. */
  private static final long ALL_KNOWN = Long.MAX_VALUE;

  private final EventAssembler assembler;
  private final OpenEvents open;
  private final long timeoutMillis;
  private final Queue<Waiting> waiting = new ArrayDeque<>();

  /** Those of the waiting tables that have their lines. */
  private final Queue<Waiting> withLines = new ArrayDeque<>();

  private final StampSet wanted = new StampSet();
  private final SkippedEvents skipped = new SkippedEvents();

  /** By second, the lowest stamp of the unwanted events that began in it and are not complete. */
  private final long[] lowestTimes;

  private final long[] lowestSerials;

  private int waitingRows;

  /** The latest time of all tables that were taken. */
  private long takenMillis = NEVER;

  /** The second that those let through have reached. */
  private long secondStart = NEVER;

  private long secondEnd = NEVER;

  /** Where that second is in {@link #lowestTimes}; computed once, because most runs are of it. */
  private int secondSlot;

  /** What is earlier than this begins after its own timeout. */
  private long lateBefore = NEVER;

  private boolean hasNodes;

  /**
   * Lets runs of one log through, which may be several files.
   *
   * @param assembler joins what is let through
   * @param timeoutSeconds the assembler's; at most {@link #MAX_TIMEOUT}
   */
  public RunSieve(EventAssembler assembler, int timeoutSeconds) {
    this.assembler = assembler;
    this.open = assembler.openEvents();
    this.timeoutMillis = timeoutSeconds * SECOND;
    this.lowestTimes = new long[timeoutSeconds + 2];
    this.lowestSerials = new long[timeoutSeconds + 2];
    Arrays.fill(lowestTimes, Long.MAX_VALUE);
    open.addTo(wanted);
    open.watchClock(this);
    long seconds = open.unnamedSeconds();
    if (seconds > NEVER / 2) {
      moveTo(seconds * SECOND);
      takenMillis = seconds * SECOND;
    }
  }

  /**
   * Takes the next table of the log.
   *
   * @param target receives what is let through of it
   * @param tables takes it back
   * @return false if the target wants no more
   */
  public boolean take(RunTable table, Target target, Tables tables) throws IOException {
    for (String node : table.nodes()) {
      hasNodes |= open.isOtherHost(node);
    }
    for (int row = 0; row < table.size(); row++) {
      if (table.isCandidate(row) || (isOdd(table, row) && table.time(row) != RunTable.NO_TIME)) {
        wanted.add(table.time(row), table.serial(row));
      }
    }
    List<EventId> shared = table.idsOnSharedLines();
    for (int i = 0; i < shared.size(); i++) {
      wanted.add(shared.get(i).timeMillis(), shared.get(i).serial());
    }
    takenMillis = Math.max(takenMillis, table.latestMillis());
    Waiting taken = new Waiting(table, target, tables);
    waiting.add(taken);
    waitingRows += table.capacity();
    withLines.add(taken);
    if (withLines.size() > MAX_RESTORABLE && withLines.element().tables.canRestore()) {
      Waiting oldest = withLines.remove();
      oldest.tables.dropLines(oldest.table);
    }
    while (!waiting.isEmpty() && (isFull() || isKnown(waiting.element().table))) {
      RunTable next = waiting.element().table;
      if (!passFirst(isKnown(next) ? ALL_KNOWN : NOTHING_KNOWN)) {
        return false;
      }
    }
    return true;
  }

  private boolean isFull() {
    return hasNodes || waitingRows > MAX_ROWS || withLines.size() > MAX_WITH_LINES;
  }

  /**
   * Lets the first table through.
   *
   * @param knownBefore the time before which all candidates are known
   * @return false if the target wants no more
   */
  private boolean passFirst(long knownBefore) throws IOException {
    Waiting first = waiting.remove();
    waitingRows -= first.table.capacity();
    if (withLines.peek() == first) {
      withLines.remove();
    }
    if (!pass(first, knownBefore)) {
      return false;
    }
    first.tables.free(first.table);
    return true;
  }

  /**
   * Lets everything through that waits, because nothing more comes for now.
   *
   * @return false if the target wants no more
   */
  public boolean flush() throws IOException {
    return passAll(knownBefore());
  }

  /**
   * Reports that lines which were dropped can't be restored after this, because their file is
   * closed; what else waits goes on waiting, because the log may continue in another file.
   */
  public void leaveFile() throws IOException {
    for (Waiting each : waiting) {
      if (each.table.lacksLines()) {
        passAll(knownBefore());
        return;
      }
    }
  }

  /** Lets everything through that waits, because what comes next does not come through here. */
  public void end() throws IOException {
    passAll(knownBefore());
    stop();
  }

  /** Lets everything wanted through, at the end of a log. */
  public void endLog() throws IOException {
    passAll(ALL_KNOWN);
    stop();
  }

  private void stop() {
    open.watchClock(null);
    open.holdBack(Long.MAX_VALUE, 0);
  }

  private boolean passAll(long knownBefore) throws IOException {
    while (!waiting.isEmpty()) {
      if (!passFirst(knownBefore)) {
        return false;
      }
    }
    return true;
  }

  private boolean isKnown(RunTable table) {
    return table.latestMillis() < knownBefore();
  }

  /** Returns the time before which all candidates are known: later ones come too late to join. */
  private long knownBefore() {
    return startOfSecond(takenMillis) - timeoutMillis + SECOND;
  }

  private static long startOfSecond(long millis) {
    return Math.floorDiv(millis, SECOND) * SECOND;
  }

  private static boolean isOdd(RunTable table, int row) {
    RecordType type = table.firstType(row);
    return type == null
        || OpenEvent.isMark(type)
        || (OpenEvent.isAlone(type) && table.records(row) > 1);
  }

  private boolean pass(Waiting first, long knownBefore) throws IOException {
    RunTable table = first.table;
    Target target = first.target;
    int lines = 0;
    for (int row = 0; row < table.size(); row++) {
      long time = table.time(row);
      if (isUnwanted(table, row, time, knownBefore)) {
        lines += table.lines(row);
        continue;
      }
      if (lines > 0) {
        target.skip(lines, table.position(row));
        lines = 0;
      }
      if (time != RunTable.NO_TIME) {
        wanted.add(time, table.serial(row));
        if (time >= secondEnd) {
          moveTo(time);
        }
      }
      if (table.lacksLines() && !table.isCandidate(row)) {
        first.tables.restore(table);
      }
      if (!target.see(table.ownRun(row))) {
        return false;
      }
    }
    if (lines > 0) {
      target.skip(lines, table.nextPosition(table.size() - 1));
    }
    return true;
  }

  /** Returns true if the row need not be joined; then the clocks have moved on as if it were. */
  private boolean isUnwanted(RunTable table, int row, long time, long knownBefore) {
    long serial = table.serial(row);
    boolean isWanted =
        time < lateBefore
            || time >= knownBefore
            || hasNodes
            || isOdd(table, row)
            || wanted.contains(time, serial);
    if (isWanted) {
      return false;
    }
    boolean advances = time >= secondEnd;
    if (advances) {
      moveTo(time);
    } else if (open.isWatchingClock()) {
      advances = !skipped.contains(time, serial);
    }
    RecordType first = table.firstType(row);
    if (first != null && !OpenEvent.isAlone(first)) {
      holdBack(time, serial);
      skipped.add(time, serial);
    }
    if (advances) {
      assembler.advance(time);
    }
    return true;
  }

  /** Moves on with an event of a line whose events are known only when it is joined. */
  void reach(long seconds) {
    if (seconds * SECOND >= secondEnd) {
      moveTo(seconds * SECOND);
    }
  }

  private void moveTo(long time) {
    secondStart = startOfSecond(time);
    secondEnd = secondStart + SECOND;
    secondSlot = slotOf(secondStart);
    lateBefore = secondStart - timeoutMillis + SECOND;
    for (int i = 0; i < lowestTimes.length; i++) {
      if (lowestTimes[i] < lateBefore) {
        lowestTimes[i] = Long.MAX_VALUE;
      }
    }
    holdBackLowest();
    wanted.forgetBefore(lateBefore);
    skipped.forgetBefore(lateBefore);
  }

  /** Has the events after this stamp wait, as if an event of it were open. */
  private void holdBack(long time, long serial) {
    int slot = time >= secondStart ? secondSlot : slotOf(time);
    long lowest = lowestTimes[slot];
    if (time < lowest || (time == lowest && serial < lowestSerials[slot])) {
      lowestTimes[slot] = time;
      lowestSerials[slot] = serial;
      holdBackLowest();
    }
  }

  private int slotOf(long time) {
    return (int) Math.floorMod(Math.floorDiv(time, SECOND), (long) lowestTimes.length);
  }

  private void holdBackLowest() {
    int first = 0;
    for (int i = 1; i < lowestTimes.length; i++) {
      if (lowestTimes[i] < lowestTimes[first]) {
        first = i;
      }
    }
    open.holdBack(lowestTimes[first], lowestSerials[first]);
  }
}
