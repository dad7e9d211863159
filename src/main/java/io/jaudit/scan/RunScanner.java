package io.jaudit.scan;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.Interest;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs of a block: the lines, their ids, and which of them are candidates.
 *
 * <p>One pass finds newlines and headers, another one the needles. {@link HeaderPredictor} reads
 * headers that have the form of the one before, and {@link RecordParser} all others. Not safe for
 * use by several threads.
 */
public final class RunScanner {
  /** Which lines make a run. */
  public enum Grouping {
    /** Consecutive lines with the same id. */
    EVENTS,
    /** Each line by itself. */
    LINES
  }

  private final RecordParser parser = new RecordParser();
  private final HeaderPredictor header = new HeaderPredictor();
  private final LineEnds lineEnds = new LineEnds();
  private final Interest interest;
  private final Grouping grouping;
  private final Needles needles;
  private final Set<RecordType> types;

  private byte[] block = new byte[0];
  private int end;

  /** Where the current line ends. */
  private int lineEnd;

  /** Beginning of its body. */
  private int bodyStart;

  /** End of the runs that were searched for needles. */
  private int searchedTo;

  /** Makes a scanner that marks what is of {@code interest}. */
  public RunScanner(Interest interest, Grouping grouping) {
    this.interest = interest;
    this.grouping = grouping;
    this.needles = new Needles(interest.literals());
    this.types = interest.types();
  }

  /**
   * Returns the runs of a block, in order.
   *
   * @param base the position of the first byte of the content
   */
  public List<RecordRun> scan(Block lines, long base) {
    block = lines.bytes;
    end = lines.end;
    searchedTo = lines.start;
    needles.begin(block, lines.start, end);
    long positionOfArray = base + lines.offset - lines.start;
    List<RecordRun> runs = new ArrayList<>();
    RecordRun run = null;
    for (int lineStart = lines.start; lineStart < end; lineStart = lineEnd + 1) {
      RecordRun open = grouping == Grouping.EVENTS ? run : null;
      RecordRun next = line(open, lineStart, positionOfArray + lineStart);
      if (next != run) {
        markCandidate(run, lineStart);
        runs.add(next);
        run = next;
      }
    }
    markCandidate(run, end);
    addEnd(lines, positionOfArray + end, base + lines.tooLongEnd, runs);
    return runs;
  }

  /** Adds a line that is too long, and corrects the last one if it has no newline. */
  private static void addEnd(Block lines, long position, long tooLongEnd, List<RecordRun> runs) {
    if (lines.tooLongEnd >= 0) {
      runs.add(RecordRun.tooLong(position, tooLongEnd));
    } else if (!lines.terminated) {
      runs.get(runs.size() - 1).endWithoutNewline();
    }
  }

  /** Returns the run that the line belongs to: the one before it, or one that it begins. */
  private RecordRun line(@Nullable RecordRun run, int lineStart, long position) {
    int typeEnd = header.typeEnd(block, lineStart, end);
    RecordType type =
        typeEnd < 0 ? null : parser.typeMet(block, header.typeStart(lineStart), typeEnd);
    if (type != null && run != null && header.isSame(block, typeEnd, end)) {
      return isUsual(typeEnd)
          ? add(run, type, lineStart, position)
          : parse(run, lineStart, position);
    }
    EventId id = type == null ? null : header.read(block, typeEnd, end);
    if (type == null || id == null) {
      lineEnd = lineEnds.find(block, lineStart, end);
      return parse(run, lineStart, position);
    }
    return isUsual(typeEnd)
        ? recordOf(run, lineStart, position, id, type)
        : parse(run, lineStart, position);
  }

  /** Finds the end of the line; false if it may have another header in its body. */
  private boolean isUsual(int typeEnd) {
    bodyStart = header.bodyStart(typeEnd);
    lineEnd = lineEnds.find(block, bodyStart, end);
    return !lineEnds.hasAudit();
  }

  private RecordRun parse(@Nullable RecordRun run, int lineStart, long position) {
    if (run != null && lineStart == lineEnd) {
      run.addEmptyLine();
      return run;
    }
    ByteSlice line = ByteSlice.of(block, lineStart, lineEnd);
    try {
      AuditRecord record = parser.parse(line, position);
      if (parser.isOdd()) {
        header.learn(null);
        return RecordRun.ofLine(block, lineStart, lineEnd, position);
      }
      header.learn(record);
      bodyStart = lineStart + record.bodyStart();
      return recordOf(run, lineStart, position, record.id(), record.type());
    } catch (MalformedRecordException e) {
      header.learn(null);
      return RecordRun.ofLine(block, lineStart, lineEnd, position);
    }
  }

  private RecordRun recordOf(
      @Nullable RecordRun run, int lineStart, long position, EventId id, RecordType type) {
    RecordRun all = run;
    if (all == null || !id.equals(all.id())) {
      boolean wanted = needles.isEmpty() && types.isEmpty() && interest.admits(id);
      all = new RecordRun(block, lineStart, position, id, type, wanted);
    }
    return add(all, type, lineStart, position);
  }

  private RecordRun add(RecordRun run, RecordType type, int lineStart, long position) {
    run.add(type, lineStart, lineEnd);
    EventId id = run.id();
    if (run.isCandidate() && id != null) {
      ByteSlice line = ByteSlice.of(block, lineStart, lineEnd);
      run.keep(new AuditRecord(id, type, line, bodyStart - lineStart, position));
    }
    if (!types.isEmpty() && types.contains(type)) {
      run.markOfWantedType();
    }
    return run;
  }

  /** Marks the run that ends at {@code runEnd} if a needle is in it and its id is of interest. */
  private void markCandidate(@Nullable RecordRun run, int runEnd) {
    if (run == null || run.isCandidate()) {
      return;
    }
    boolean hit =
        needles.isEmpty()
            ? types.isEmpty() || run.isOfWantedType()
            : needles.next(searchedTo) < runEnd;
    searchedTo = runEnd;
    EventId id = run.id();
    if (hit && id != null && interest.admits(id)) {
      run.markCandidate();
    }
  }
}
