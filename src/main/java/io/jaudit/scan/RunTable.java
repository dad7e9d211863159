package io.jaudit.scan;

import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stores the runs of a block as numbers, a row for each: no object is created for a run that is not
 * wanted. Only candidates are more than numbers, because they keep their lines.
 *
 * <p>A row is a run of lines with the same ID, or one line that is not exactly one record. Made by
 * {@link RunScanner}. If a table is filled again, the runs that it returned are no longer valid,
 * unless they are candidates. Not safe for use by several threads.
 */
public final class RunTable {
  /** The time of a row that is not exactly one record. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final int HAS_END = 1;
  private static final int OF_SYSCALL = 2;
  private static final int TOO_LONG = 4;
  private static final int ROWS = 1024;
  private static final int LEAST_ROWS = 16;

  /** The lines of a run have more bytes than this in most logs. */
  private static final int RUN_BYTES = 256;

  private Block block = Block.of(Block.NO_BYTES);

  private long positionOfBlock;
  private int size;
  private long latestMillis;
  private final Set<String> nodesMet = new LinkedHashSet<>();
  private @Nullable String lastNode;

  private long[] times;
  private long[] serials;
  private int[] starts;
  private int[] ends;
  private long[] nexts;
  private int[] lines;
  private int[] records;
  private int[] bytes;
  private byte[] flags;
  private RecordType[] types;
  private RecordType[] beginTypes;
  private String[] nodes;

  // Of the last row, until it is complete; an array element takes twice as long for each line.
  private int end;
  private long next;
  private int lineCount;
  private int recordCount;
  private int byteCount;
  private int flagBits;
  private @Nullable RecordType beginType;

  private final List<EventId> sharedLines = new ArrayList<>();

  /** Of the lines, if they are given back to the reader. */
  private @Nullable BlockLease lease;

  /** The lines of candidates. */
  private RunLines[] candidates;

  /** Makes a table for blocks of any size. */
  public RunTable() {
    this(ROWS);
  }

  private RunTable(int rows) {
    times = new long[rows];
    serials = new long[rows];
    starts = new int[rows];
    ends = new int[rows];
    nexts = new long[rows];
    lines = new int[rows];
    records = new int[rows];
    bytes = new int[rows];
    flags = new byte[rows];
    types = new RecordType[rows];
    beginTypes = new RecordType[rows];
    nodes = new String[rows];
    candidates = new RunLines[rows];
  }

  /** Makes a table for a block of so many bytes; it takes any other block, too. */
  public static RunTable forBlock(int size) {
    return new RunTable(Math.max(LEAST_ROWS, Math.min(ROWS, size / RUN_BYTES)));
  }

  /** Empties the table. */
  void begin(Block newBlock, long newPositionOfBlock) {
    Arrays.fill(nodes, 0, size, null);
    Arrays.fill(candidates, 0, size, null);
    sharedLines.clear();
    block = newBlock;
    lease = null;
    positionOfBlock = newPositionOfBlock;
    size = 0;
    latestMillis = NO_TIME;
    nodesMet.clear();
    lastNode = null;
  }

  /** Adds a row without lines, which is then the last one; the one before is complete. */
  void add(@Nullable String node, long time, long serial, @Nullable RecordType type, int start) {
    int row = size++;
    if (row == times.length) {
      grow();
    }
    times[row] = time;
    serials[row] = serial;
    starts[row] = start;
    types[row] = type;
    end = start;
    lineCount = 0;
    recordCount = 0;
    byteCount = 0;
    flagBits = 0;
    beginType = null;
    if (node != null) {
      nodes[row] = node;
      meet(node);
    }
    latestMillis = Math.max(latestMillis, time);
  }

  private void meet(String node) {
    if (!node.equals(lastNode)) {
      lastNode = node;
      nodesMet.add(node);
    }
  }

  private void grow() {
    int length = size + size / 2;
    times = Arrays.copyOf(times, length);
    serials = Arrays.copyOf(serials, length);
    starts = Arrays.copyOf(starts, length);
    ends = Arrays.copyOf(ends, length);
    nexts = Arrays.copyOf(nexts, length);
    lines = Arrays.copyOf(lines, length);
    records = Arrays.copyOf(records, length);
    bytes = Arrays.copyOf(bytes, length);
    flags = Arrays.copyOf(flags, length);
    types = Arrays.copyOf(types, length);
    beginTypes = Arrays.copyOf(beginTypes, length);
    nodes = Arrays.copyOf(nodes, length);
    candidates = Arrays.copyOf(candidates, length);
  }

  /** Adds a line to the last row; a record of {@code type}, unless that is null. */
  void addLine(@Nullable RecordType type, int lineStart, int lineEnd) {
    lineCount++;
    end = lineEnd;
    next = positionOfBlock + lineEnd + 1;
    byteCount += lineEnd - lineStart;
    if (type != null) {
      recordCount++;
      flagBits |= (type.endsEvent() ? HAS_END : 0) | (type.isOfSyscall() ? OF_SYSCALL : 0);
      if (beginType == null && !type.continuesEvent()) {
        beginType = type;
      }
    }
  }

  void addEmptyLine() {
    lineCount++;
    next++;
  }

  /** Records that the last row gets no more lines. */
  void complete() {
    int row = size - 1;
    ends[row] = end;
    nexts[row] = next;
    lines[row] = lineCount;
    records[row] = recordCount;
    bytes[row] = byteCount;
    flags[row] = (byte) flagBits;
    beginTypes[row] = beginType;
  }

  /** Adds a row of a line that is too long to be held. */
  void addTooLong(long position, long nextPosition) {
    add(null, NO_TIME, 0, null, (int) (position - positionOfBlock));
    lineCount = 1;
    flagBits = TOO_LONG;
    next = nextPosition;
    complete();
  }

  /** Records the ID of a record that is not alone on the line of the last row. */
  void addSharedLine(EventId id) {
    sharedLines.add(id);
    if (id.node() != null) {
      meet(id.node());
    }
    latestMillis = Math.max(latestMillis, id.timeMillis());
  }

  /** Records that the last line has no newline. */
  void endWithoutNewline() {
    nexts[size - 1]--;
  }

  /** Records that the last row is a candidate, which has these lines. */
  void setCandidate(RunLines itsLines) {
    candidates[size - 1] = itsLines;
  }

  /** Returns the IDs of records on lines that are not exactly one record. */
  public List<EventId> idsOnSharedLines() {
    return sharedLines;
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  /** Returns the number of allocated rows, about 60 bytes each. */
  public int capacity() {
    return times.length;
  }

  /** Returns the time of the latest row in ms since 1970; {@link #NO_TIME} if none has one. */
  public long latestMillis() {
    return latestMillis;
  }

  /** Returns the nodes that records name, in the order met. */
  public Set<String> nodes() {
    return nodesMet;
  }

  /** Returns the time of a row in ms since 1970; {@link #NO_TIME} if it is not one record. */
  public long time(int row) {
    return times[row];
  }

  public long serial(int row) {
    return serials[row];
  }

  /** Returns the node in the ID of a row; null if it has none. */
  public @Nullable String node(int row) {
    return nodes[row];
  }

  /** Returns the type of the first record; null for a line that is not exactly one record. */
  public @Nullable RecordType firstType(int row) {
    return types[row];
  }

  @Nullable RecordType beginType(int row) {
    return beginTypes[row];
  }

  /** Returns the number of lines, empty ones included. */
  public int lines(int row) {
    return lines[row];
  }

  /** Returns the number of records. */
  public int records(int row) {
    return records[row];
  }

  /** Returns how many bytes all lines have, without their newlines. */
  int bytes(int row) {
    return bytes[row];
  }

  int start(int row) {
    return starts[row];
  }

  int end(int row) {
    return ends[row];
  }

  /** Returns the position of the first line. */
  public long position(int row) {
    return positionOfBlock + starts[row];
  }

  /** Returns the position of the line after the row. */
  public long nextPosition(int row) {
    return nexts[row];
  }

  boolean hasEnd(int row) {
    return (flags[row] & HAS_END) != 0;
  }

  boolean isOfSyscall(int row) {
    return (flags[row] & OF_SYSCALL) != 0;
  }

  boolean isTooLong(int row) {
    return (flags[row] & TOO_LONG) != 0;
  }

  /** Returns false only if nothing in these lines can make an event one of interest. */
  public boolean isCandidate(int row) {
    return candidates[row] != null;
  }

  /** Returns the row as an object, on the lines of the block. */
  public RecordRun run(int row) {
    return run(row, block.bytes, starts[row]);
  }

  /** Returns the row as an object, on lines of its own unless it is a candidate. */
  public RecordRun ownRun(int row) {
    boolean hasText = candidates[row] == null && starts[row] < ends[row];
    byte[] own = hasText ? Arrays.copyOfRange(block.bytes, starts[row], ends[row]) : Block.NO_BYTES;
    return run(row, own, 0);
  }

  /**
   * Has the array of the lines given back to {@code reader} when all runs that are returned from
   * now on were released; does nothing if others use it too.
   */
  public void lendLines(BlockReader reader) {
    boolean isOfRuns = size > 0 && !block.sharesArray;
    for (int row = 0; row < size && isOfRuns; row++) {
      RunLines candidate = candidates[row];
      isOfRuns = candidate != null && candidate.areIn(block.bytes);
    }
    lease = isOfRuns ? new BlockLease(reader, block.bytes, size) : null;
  }

  private RecordRun run(int row, byte[] text, int start) {
    RunLines candidate = candidates[row];
    if (candidate != null) {
      return new RecordRun(this, row, candidate, lease);
    }
    EventId id = types[row] == null ? null : new EventId(nodes[row], times[row], serials[row]);
    return new RecordRun(this, row, id, text, start);
  }

  /** Gives the array of the block back to the reader that filled it. */
  public void dropLines(BlockReader reader) {
    block.recycle(reader);
  }

  /** Drops the block, because runs that were returned may still refer to it. */
  public void leaveBlock() {
    block = Block.of(Block.NO_BYTES);
  }

  /**
   * Returns true if the lines were dropped, so that {@link #restoreLines} must come before a run.
   */
  public boolean lacksLines() {
    return block.bytes.length == 0 && block.end > block.start;
  }

  /**
   * Reads the lines again.
   *
   * @throws IOException if they can't be read, or are no longer as many
   */
  public void restoreLines(BlockReader reader) throws IOException {
    int end = block.end;
    reader.fill(block);
    if (block.end != end) {
      throw new IOException("it was changed while it was read");
    }
  }
}
