package io.jaudit.record;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs of a block: the lines, their stamps, and which of them are worth a look.
 *
 * <p>One pass for newlines and headers, and one or more for the needles. Headers are read by {@link
 * HeaderPredictor}, and by {@link RecordParser} where they are not as usual. Not safe for use by
 * several threads.
 */
public final class RunScanner {
  private final RecordParser parser = new RecordParser();
  private final HeaderPredictor header = new HeaderPredictor();
  private final Interest interest;
  private final Needles needles;
  private final Set<RecordType> types;

  private byte[] block = new byte[0];
  private int end;

  /** Where the line looked at ends. */
  private int lineEnd;

  /** Where its body begins. */
  private int bodyStart;

  /** Where the runs end in which needles were looked for. */
  private int searchedTo;

  /** Makes a scanner that marks what is of {@code interest}. */
  public RunScanner(Interest interest) {
    this.interest = interest;
    this.needles = new Needles(interest.literals());
    this.types = interest.types();
  }

  /**
   * The runs of {@code block[start, end)}, which begins with a line and ends behind a newline.
   *
   * @param position of the first byte; those of the others follow
   */
  public List<RecordRun> scan(byte[] block, int start, int end, long position) {
    begin(block, start, end);
    List<RecordRun> runs = new ArrayList<>();
    RecordRun run = null;
    for (int lineStart = start; lineStart < end; lineStart = lineEnd + 1) {
      RecordRun next = line(run, lineStart, position + lineStart - start);
      if (next != run) {
        look(run, lineStart);
        runs.add(next);
        run = next;
      }
    }
    look(run, end);
    return runs;
  }

  /** The run that the line belongs to: the one before it, or one that it begins. */
  private RecordRun line(@Nullable RecordRun run, int lineStart, long position) {
    int typeEnd = header.typeEnd(block, lineStart, end);
    RecordType type =
        typeEnd < 0 ? null : parser.typeMet(block, header.typeStart(lineStart), typeEnd);
    if (type != null && run != null && header.isSame(block, typeEnd, end)) {
      toBody(typeEnd);
      add(run, type, lineStart, position);
      return run;
    }
    EventId id = type == null ? null : header.read(block, typeEnd, end);
    if (type == null || id == null) {
      lineEnd = lineEnd(lineStart);
      return parse(run, lineStart, position);
    }
    toBody(typeEnd);
    return recordOf(run, lineStart, position, id, type);
  }

  private void toBody(int typeEnd) {
    bodyStart = header.bodyStart(typeEnd);
    lineEnd = lineEnd(bodyStart);
  }

  private int lineEnd(int from) {
    int newline = ByteSearch.indexOf(block, from, end, (byte) '\n');
    return newline < 0 ? end : newline;
  }

  private void begin(byte[] newBlock, int start, int newEnd) {
    block = newBlock;
    end = newEnd;
    searchedTo = start;
    needles.begin(newBlock, start, newEnd);
  }

  private RecordRun parse(@Nullable RecordRun run, int lineStart, long position) {
    if (run != null && lineStart == lineEnd) {
      run.addEmptyLine();
      return run;
    }
    ByteSlice line = ByteSlice.of(block, lineStart, lineEnd);
    try {
      AuditRecord record = parser.parse(line, position);
      header.learn(line, record);
      bodyStart = lineStart + record.bodyStart();
      return recordOf(run, lineStart, position, record.id(), record.type());
    } catch (MalformedRecordException e) {
      header.learn(line, null);
      return new RecordRun(block, lineStart, lineEnd, position);
    }
  }

  private RecordRun recordOf(
      @Nullable RecordRun run, int lineStart, long position, EventId id, RecordType type) {
    RecordRun all = run;
    if (all == null || !id.equals(all.id())) {
      boolean wanted = needles.isEmpty() && types.isEmpty() && interest.admits(id);
      all = new RecordRun(block, lineStart, position, id, type, wanted);
    }
    add(all, type, lineStart, position);
    return all;
  }

  private void add(RecordRun run, RecordType type, int lineStart, long position) {
    run.add(type, lineStart, lineEnd);
    EventId id = run.id();
    if (run.isCandidate() && id != null) {
      ByteSlice line = ByteSlice.of(block, lineStart, lineEnd);
      run.keep(new AuditRecord(id, type, line, bodyStart - lineStart, position));
    }
    if (!types.isEmpty() && types.contains(type)) {
      run.makeOfWantedType();
    }
  }

  /** A needle that stands in the run's lines makes it worth a look, if its id is admitted. */
  private void look(@Nullable RecordRun run, int runEnd) {
    if (run == null || run.isCandidate()) {
      return;
    }
    boolean hit =
        needles.isEmpty()
            ? types.isEmpty() || run.hasWantedType()
            : needles.next(searchedTo) < runEnd;
    searchedTo = runEnd;
    EventId id = run.id();
    if (hit && id != null && interest.admits(id)) {
      run.markCandidate();
    }
  }
}
