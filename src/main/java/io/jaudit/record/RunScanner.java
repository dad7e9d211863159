package io.jaudit.record;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs of a block: the lines, their stamps, and which of them are worth a look.
 *
 * <p>One pass for newlines and headers, which compares each stamp with the one before rather than
 * parsing it, and one for each needle. Whatever is not written the usual way goes through {@link
 * RecordParser}, so that both read alike. Not safe for use by several threads.
 */
public final class RunScanner {
  private static final int TYPE_START = "type=".length();

  private final RecordParser parser = new RecordParser();
  private final Predicate<EventId> admits;
  private final Needle[] needles;

  /** For each needle, where it stands next at or behind the run looked at; the end if nowhere. */
  private final int[] found;

  private byte[] block = new byte[0];
  private int end;

  /**
   * @param admits false only for ids of which no event is wanted
   * @param needles of which a wanted event has one or more in its lines; of none, nothing is known
   */
  public RunScanner(Predicate<EventId> admits, Collection<Needle> needles) {
    this.admits = admits;
    this.needles = needles.toArray(new Needle[0]);
    this.found = new int[this.needles.length];
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
    for (int lineStart = start; lineStart < end; ) {
      int typeEnd = run == null ? -1 : parser.typeEndIfSameStamp(block, lineStart, end);
      RecordType type = null;
      int lineEnd = lineStart;
      if (typeEnd >= 0) {
        type = parser.typeMet(block, lineStart + TYPE_START, typeEnd);
        lineEnd = type == null ? lineStart : typeEnd + parser.tailLength();
      }
      lineEnd = ByteSearch.indexOf(block, lineEnd, end, (byte) '\n');
      lineEnd = lineEnd < 0 ? end : lineEnd;
      if (run != null && type != null && run.id() != null) {
        run.add(type, lineStart, lineEnd);
      } else {
        RecordRun next = parse(run, lineStart, lineEnd, position + lineStart - start);
        if (next != run) {
          look(run, lineStart);
          runs.add(next);
          run = next;
        }
      }
      lineStart = lineEnd + 1;
    }
    look(run, end);
    return runs;
  }

  private void begin(byte[] newBlock, int start, int newEnd) {
    block = newBlock;
    end = newEnd;
    for (int i = 0; i < needles.length; i++) {
      find(i, start);
    }
  }

  private void find(int needle, int from) {
    int at = needles[needle].indexIn(block, from, end);
    found[needle] = at < 0 ? end : at;
  }

  /** The run that the line belongs to: the one before it, or one that it begins. */
  private RecordRun parse(@Nullable RecordRun run, int lineStart, int lineEnd, long position) {
    if (run != null && lineStart == lineEnd) {
      run.addEmptyLine();
      return run;
    }
    try {
      AuditRecord record = parser.parse(ByteSlice.of(block, lineStart, lineEnd), position);
      if (run != null && record.id().equals(run.id())) {
        run.add(record.type(), lineStart, lineEnd);
        return run;
      }
      return new RecordRun(block, lineStart, lineEnd, position, record.id(), record.type());
    } catch (MalformedRecordException e) {
      return new RecordRun(block, lineStart, lineEnd, position);
    }
  }

  /** A needle that stands in the run's lines makes it worth a look, if its id is admitted. */
  private void look(@Nullable RecordRun run, int runEnd) {
    if (run == null) {
      return;
    }
    boolean hit = needles.length == 0;
    for (int i = 0; i < needles.length; i++) {
      if (found[i] < runEnd) {
        hit = true;
        find(i, runEnd);
      }
    }
    EventId id = run.id();
    if (hit && id != null && admits.test(id)) {
      run.makeWorthALook();
    }
  }
}
