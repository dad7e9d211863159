package io.jaudit.scan;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.Interest;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordType;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the runs of a block: the lines, their IDs, and which of them are candidates, of which it
 * makes the records.
 *
 * <p>One pass finds newlines and headers, another one the needles. {@link HeaderPredictor} reads
 * headers that have the form of the one before, and {@link RecordParser} all others. Not safe for
 * use by several threads.
 */
public final class RunScanner {
  /** Selects which lines make a run. */
  public enum Grouping {
    /** Consecutive lines with the same id. */
    EVENTS,
    /** Each line by itself. */
    LINES
  }

  private static final int LINES = 64;

  private final RecordParser parser = new RecordParser();
  private final HeaderPredictor header = new HeaderPredictor();
  private final LineEnds lineEnds = new LineEnds();
  private final Interest interest;
  private final Grouping grouping;
  private final Needles needles;

  /** The classes of records in which needles count. */
  private final int needleClasses;

  /** True if those are not all classes. */
  private final boolean areBodiesSearched;

  private final Set<RecordType> types;
  private final boolean hasTypes;

  /** True if needles may be spelled otherwise in a JSON string, or look at more than bytes. */
  private final boolean areNeedlesEscaped;

  private final TypeSequences typeSequences = new TypeSequences();

  private @Nullable String nodeOfLog;
  private RunTable table = RunTable.forBlock(0);
  private byte[] block = Block.NO_BYTES;
  private int end;

  /** The next line may belong to the last row. */
  private boolean isOpen;

  private boolean hasWantedType;

  /** Needles of the last row may be in a JSON string, in another spelling. */
  private boolean isHidden;

  /** Needles count only in some records of the last row, and none of them has one so far. */
  private boolean lacksNeedle;

  // The lines of the last row, empty ones excluded: for each, its start, its end, and the start of
  // the body in the record.
  private int lines;
  private int[] numbers = new int[LINES * RunLines.NUMBERS];
  private RecordType[] lineTypes = new RecordType[LINES];

  /** Makes a scanner that marks what is of {@code interest}. */
  public RunScanner(Interest interest, Grouping grouping) {
    this.interest = interest;
    this.grouping = grouping;
    this.needles = new Needles(interest.literals());
    this.needleClasses = interest.literalClasses();
    this.areBodiesSearched = !needles.isEmpty() && needleClasses != RecordClass.ANY_TYPE;
    this.types = interest.types();
    this.hasTypes = !types.isEmpty();
    this.areNeedlesEscaped = mayBeEscaped(interest.literals());
  }

  /** Returns true if it was made for these. */
  public boolean isOf(Interest wanted, Grouping by) {
    return interest == wanted && grouping == by;
  }

  /**
   * Goes to a log.
   *
   * @param node of records whose host nothing names, if it is known; see {@link
   *     RecordParser#nodeOfLog}
   */
  public void nodeOfLog(@Nullable String node) {
    if (!Objects.equals(nodeOfLog, node)) {
      nodeOfLog = node;
      parser.nodeOfLog(node);
      header.forget();
    }
  }

  private static boolean mayBeEscaped(Set<Needle> needles) {
    for (Needle needle : needles) {
      if (needle.hasContinuation()) {
        return true;
      }
      for (int i = 0; i < needle.length(); i++) {
        byte b = needle.byteAt(i);
        if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Fills {@code runs} with those of a block, in order.
   *
   * @param base the position of the first byte of the content
   */
  public void scan(Block content, long base, RunTable runs) {
    block = content.bytes;
    end = content.end;
    table = runs;
    long positionOfArray = base + content.offset - content.start;
    runs.begin(content, positionOfArray);
    needles.begin(block, end);
    parser.forgetLines();
    isOpen = false;
    lines = 0;
    for (int lineStart = content.start; lineStart < end; ) {
      lineStart = line(lineStart) + 1;
    }
    close(end);
    if (content.tooLongEnd >= 0) {
      runs.addTooLong(positionOfArray + end, base + content.tooLongEnd);
    } else if (!content.terminated) {
      runs.endWithoutNewline();
    }
  }

  /** Adds a line; returns where it ends. */
  private int line(int lineStart) {
    int bodyStart = header.bodyStart(block, lineStart, end);
    int lineEnd = lineEnds.find(block, Math.max(bodyStart, lineStart), end);
    boolean isOneRecord =
        bodyStart >= 0
            && !lineEnds.hasAudit() // maybe another header in the body
            && header.isOneRecord(block, bodyStart, lineEnd);
    if (!isOneRecord) {
      parse(lineStart, lineEnd);
      return lineEnd;
    }
    RecordType type = header.type();
    if (!isOpen || !header.isSame()) {
      begin(header.node(), header.time(), header.serial(), type, lineStart);
    }
    isHidden |= header.isInJson() && areNeedlesEscaped;
    int inRecord =
        header.isInJson()
            ? RunLines.inJson(header.textStart(), bodyStart - lineStart - header.textStart())
            : bodyStart - lineStart - header.textStart();
    add(type, lineStart, bodyStart, inRecord, lineEnd);
    return lineEnd;
  }

  private void parse(int lineStart, int lineEnd) {
    if (isOpen && lineStart == lineEnd) {
      table.addEmptyLine();
      return;
    }
    ByteSlice line = ByteSlice.of(block, lineStart, lineEnd);
    AuditRecord record = null;
    try {
      record = parser.parse(line, 0);
    } catch (MalformedRecordException e) {
      // Whoever reports the line parses it again.
    }
    if (record == null || parser.isOdd()) {
      header.forget();
      begin(null, RunTable.NO_TIME, 0, null, lineStart);
      table.addLine(null, lineStart, lineEnd);
      for (AuditRecord each = record; each != null; each = parser.next()) {
        table.addSharedLine(each.id());
      }
      return;
    }
    header.learn(record, line, parser.place());
    EventId id = record.id();
    if (!isOpen || !isOfLastRow(id)) {
      begin(id.node(), id.timeMillis(), id.serial(), record.type(), lineStart);
    }
    isHidden |= record.isUnwrapped(); // escapes may be anywhere
    int inRecord = record.isUnwrapped() ? RunLines.IN_JSON : record.bodyStart();
    int textStart = record.isUnwrapped() ? 0 : line.length() - record.line().length();
    int bodyStart = lineStart + textStart + Math.max(0, inRecord);
    add(record.type(), lineStart, bodyStart, inRecord, lineEnd);
  }

  private boolean isOfLastRow(EventId id) {
    int row = table.size() - 1;
    return table.firstType(row) != null
        && table.time(row) == id.timeMillis()
        && table.serial(row) == id.serial()
        && Objects.equals(table.node(row), id.node());
  }

  private void begin(
      @Nullable String node, long time, long serial, @Nullable RecordType type, int lineStart) {
    close(lineStart);
    table.add(node, time, serial, type, lineStart);
    isOpen = grouping == Grouping.EVENTS;
    lines = 0;
    hasWantedType = false;
    isHidden = false;
    lacksNeedle = areBodiesSearched && interest.times().contains(time);
  }

  /**
   * Adds a line to the last row.
   *
   * @param bodyStart where the body begins in the block
   * @param inRecord where it begins in the record; {@link RunLines#IN_JSON} if the line has to be
   *     parsed
   */
  private void add(RecordType type, int lineStart, int bodyStart, int inRecord, int lineEnd) {
    table.addLine(type, lineStart, lineEnd);
    if (lines == lineTypes.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
      lineTypes = Arrays.copyOf(lineTypes, 2 * lines);
    }
    int[] ofLines = numbers;
    int at = lines * RunLines.NUMBERS;
    ofLines[at + 2] = inRecord;
    ofLines[at + 1] = lineEnd;
    ofLines[at] = lineStart;
    lineTypes[lines++] = type;
    if (hasTypes) {
      hasWantedType |= types.contains(type);
    }
    if (lacksNeedle && type.isAnyOf(needleClasses)) {
      lacksNeedle =
          !needles.areIn(bodyStart, Math.min(lineEnd + 1, end)); // its newline may end one
    }
  }

  /**
   * Ends the last row: it is a candidate if something wanted is in it and its ID is of interest.
   */
  private void close(int rowEnd) {
    if (table.size() == 0) {
      return;
    }
    table.complete();
    int row = table.size() - 1;
    if (lines > 0 && interest.times().contains(table.time(row)) && isHit(row, rowEnd)) {
      EventId id = new EventId(table.node(row), table.time(row), table.serial(row));
      if (interest.admits(id)) {
        table.setCandidate(lines(id, row));
      }
    }
  }

  /** Returns true if something wanted is in the last row, the time of which is of interest. */
  private boolean isHit(int row, int rowEnd) {
    if (needles.isEmpty()) {
      return !hasTypes || hasWantedType;
    }
    if (isHidden) {
      return true;
    }
    return areBodiesSearched ? !lacksNeedle : needles.next(table.start(row)) < rowEnd;
  }

  /** Returns the lines of the last row; if few are wanted, a copy of them. */
  private RunLines lines(EventId id, int row) {
    boolean isCopied = interest.isSelective();
    int from = isCopied ? table.start(row) : 0;
    int lastEnd = numbers[(lines - 1) * RunLines.NUMBERS + 1];
    byte[] text = isCopied ? Arrays.copyOfRange(block, from, lastEnd) : block;
    long positionOfText = table.position(row) - table.start(row) + from;
    RunLines made = new RunLines(id, text, typeSequences.of(lineTypes, lines), positionOfText);
    for (int i = 0; i < lines; i++) {
      int at = i * RunLines.NUMBERS;
      made.set(i, numbers[at] - from, numbers[at + 1] - from, numbers[at + 2]);
    }
    return made;
  }
}
