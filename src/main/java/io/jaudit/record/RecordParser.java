package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a line: {@code [node=NAME ]type=TYPE msg=audit(SEC.MILLI:SERIAL): BODY}
 * (docs/ausearch-semantics.md §1.2).
 *
 * <p>As lenient as ausearch where it is lenient: leading blanks, any word of five bytes before the
 * type, {@code audit(} without {@code msg=}, letters in a stamp read as 0. Beyond it, a node may
 * hold blanks, and a prefix of syslog or of the kernel log may stand before the header. Remembers
 * the last stamp and node, and the types met, which most lines repeat. Not safe for use by several
 * threads.
 */
public final class RecordParser {
  private static final ByteSlice TYPE = ByteSlice.of("type=");
  private static final ByteSlice NODE = ByteSlice.of("node=");
  private static final ByteSlice SPACED_NODE = ByteSlice.of(" node=");
  private static final ByteSlice SPACED_TYPE = ByteSlice.of(" type=");
  private static final ByteSlice MSG_AUDIT = ByteSlice.of(" msg=audit(");
  private static final ByteSlice BODY_MARK = ByteSlice.of("): ");
  private static final ByteSlice AUDIT = ByteSlice.of("audit(");

  /** A power of two, well above the number of types in a usual log. */
  private static final int TYPE_CACHE = 128;

  /** Shortest token that ausearch takes for a stamp. */
  private static final int MIN_STAMP_TOKEN = 19;

  /** Behind this many bytes no header begins; keeps the cost of a long line of garbage low. */
  private static final int HEADER_REACH = 4096;

  /** Log time in seconds that still fits a long in ms. */
  private static final long MAX_SECONDS = Long.MAX_VALUE / 1000 - 1;

  private ByteSlice lastStamp = ByteSlice.EMPTY;

  /** {@code " msg=audit(STAMP): "} of the last record, where it is just so and has no node. */
  private ByteSlice lastTail = ByteSlice.EMPTY;

  private @Nullable ByteSlice lastNodeName;
  private @Nullable String lastNode;
  private @Nullable EventId lastId;
  private final @Nullable ByteSlice[] typeNames = new ByteSlice[TYPE_CACHE];
  private final @Nullable RecordType[] types = new RecordType[TYPE_CACHE];

  /**
   * Reads the header of {@code line}, which stands at {@code position} of the input.
   *
   * @throws MalformedRecordException where the line has no header
   */
  public AuditRecord parse(ByteSlice line, long position) throws MalformedRecordException {
    if (line.startsWith(TYPE)) {
      int typeEnd = line.indexOf((byte) ' ', TYPE.length());
      EventId id = lastId;
      if (id != null && !lastTail.isEmpty() && line.hasAt(typeEnd, lastTail)) {
        RecordType type = type(line, TYPE.length(), typeEnd);
        return new AuditRecord(id, type, line, typeEnd + lastTail.length(), position);
      }
      if (line.hasAt(typeEnd, MSG_AUDIT) && isLongEnough(line, typeEnd + 1)) {
        int stamp = typeEnd + MSG_AUDIT.length();
        return record(line, null, TYPE.length(), typeEnd, stamp, position);
      }
    }
    return lenient(line, position);
  }

  /** The type named {@code block[start, end)}, if a record of it was parsed already. */
  public @Nullable RecordType typeMet(byte[] block, int start, int end) {
    int slot = typeSlot(block[start], block[end - 1], end - start);
    ByteSlice name = typeNames[slot];
    boolean met = name != null && name.length() == end - start && name.isAt(block, start, end);
    return met ? types[slot] : null;
  }

  private AuditRecord lenient(ByteSlice line, long position) throws MalformedRecordException {
    int start = skipBlanks(line, 0);
    boolean hasNode = line.slice(start).startsWith(NODE);
    AuditRecord record = hasNode ? named(line, position) : tokens(line, start, position);
    if (record == null) {
      record = hasNode ? tokens(line, start, position) : named(line, position);
    }
    if (record == null) {
      throw malformed(line, start);
    }
    return record;
  }

  /** The way ausearch reads: words by their place, whatever their names. */
  private @Nullable AuditRecord tokens(ByteSlice line, int start, long position)
      throws MalformedRecordException {
    int typeStart = start;
    ByteSlice node = null;
    if (start < line.length() && line.at(start) == 'n') {
      int nodeEnd = tokenEnd(line, start);
      node = line.slice(Math.min(start + NODE.length(), nodeEnd), nodeEnd);
      typeStart = skipBlanks(line, nodeEnd);
    }
    int typeEnd = tokenEnd(line, typeStart);
    int stamp = stampAt(line, skipBlanks(line, typeEnd));
    if (stamp < 0) {
      return null;
    }
    int nameStart = Math.min(typeStart + TYPE.length(), typeEnd);
    return record(line, node, nameStart, typeEnd, stamp, position);
  }

  /** A header behind a node or a prefix: the first {@code type=} that a stamp follows. */
  private @Nullable AuditRecord named(ByteSlice line, long position)
      throws MalformedRecordException {
    ByteSlice head = reach(line);
    for (int at = head.indexOf(SPACED_TYPE, 0); at >= 0; at = head.indexOf(SPACED_TYPE, at + 1)) {
      int typeStart = at + 1;
      int typeEnd = tokenEnd(line, typeStart);
      int stamp = stampAt(line, skipBlanks(line, typeEnd));
      if (stamp >= 0) {
        ByteSlice node = nodeIn(line.slice(0, at));
        return record(line, node, typeStart + TYPE.length(), typeEnd, stamp, position);
      }
    }
    return null;
  }

  /**
   * What stands behind the first word that begins with {@code node=}, without blanks at its end.
   */
  private static @Nullable ByteSlice nodeIn(ByteSlice prefix) {
    int start = prefix.startsWith(NODE) ? 0 : prefix.indexOf(SPACED_NODE, 0) + 1;
    if (!prefix.slice(start).startsWith(NODE)) {
      return null;
    }
    int end = prefix.length();
    while (prefix.at(end - 1) == ' ') {
      end--;
    }
    return prefix.slice(start + NODE.length(), end);
  }

  /** Says what is missing where: the stamp behind a type, or all of the header. */
  private static MalformedRecordException malformed(ByteSlice line, int start) {
    int type =
        line.slice(start).startsWith(TYPE) ? start : reach(line).indexOf(SPACED_TYPE, start) + 1;
    if (type == 0 && !line.startsWith(TYPE)) {
      return new MalformedRecordException("expected type=TYPE msg=audit(SEC.MS:SERIAL):", start);
    }
    int token = skipBlanks(line, tokenEnd(line, type));
    return new MalformedRecordException("expected msg=audit(SEC.MS:SERIAL):", token);
  }

  private AuditRecord record(
      ByteSlice line,
      @Nullable ByteSlice node,
      int typeStart,
      int typeEnd,
      int stampStart,
      long position)
      throws MalformedRecordException {
    int tokenEnd = tokenEnd(line, stampStart);
    int stampEnd = line.indexOf((byte) ')', stampStart, tokenEnd);
    stampEnd = stampEnd < 0 ? tokenEnd : stampEnd;
    EventId id = id(line, node, stampStart, stampEnd);
    RecordType type = type(line, typeStart, typeEnd);
    int body = stampEnd;
    for (int i = 0; i < BODY_MARK.length(); i++) {
      if (body < line.length() && line.at(body) == BODY_MARK.at(i)) {
        body++;
      }
    }
    int tail = stampStart - MSG_AUDIT.length();
    boolean usual = node == null && line.hasAt(tail, MSG_AUDIT) && line.hasAt(stampEnd, BODY_MARK);
    lastTail = usual ? line.slice(tail, body) : ByteSlice.EMPTY;
    return new AuditRecord(id, type, line, body, position);
  }

  /** A log has few types: most names are the same bytes as one met before. */
  private RecordType type(ByteSlice line, int start, int end) {
    int length = end - start;
    int slot = length == 0 ? 0 : typeSlot(line.at(start), line.at(end - 1), length);
    RecordType type = types[slot];
    ByteSlice name = typeNames[slot];
    if (type == null || name == null || name.length() != length || !line.hasAt(start, name)) {
      name = line.slice(start, end).copy();
      type = RecordType.ofLog(name);
      typeNames[slot] = name;
      types[slot] = type;
    }
    return type;
  }

  private static int typeSlot(byte first, byte last, int length) {
    return (first + 7 * last + length) & (TYPE_CACHE - 1);
  }

  private EventId id(ByteSlice line, @Nullable ByteSlice nodeName, int stampStart, int stampEnd)
      throws MalformedRecordException {
    ByteSlice stamp = line.slice(stampStart, stampEnd);
    EventId id = lastId;
    String node = node(nodeName);
    if (id == null || !Objects.equals(id.node(), node) || !stamp.equals(lastStamp)) {
      id = new EventId(node, timeMillis(stamp, stampStart), serial(stamp, stampStart));
      lastId = id;
      lastStamp = stamp;
    }
    return id;
  }

  private @Nullable String node(@Nullable ByteSlice name) {
    if (name == null) {
      return null;
    }
    if (lastNode == null || !name.equals(lastNodeName)) {
      lastNode = name.latin1();
      lastNodeName = name;
    }
    return lastNode;
  }

  private static long timeMillis(ByteSlice stamp, int column) throws MalformedRecordException {
    if (!stamp.isEmpty() && stamp.at(0) == '-') {
      throw new MalformedRecordException("expected a time that is not negative", column);
    }
    long seconds = number(stamp, 0, column);
    if (seconds > MAX_SECONDS) {
      throw new MalformedRecordException("expected a time in seconds", column);
    }
    int point = stamp.indexOf((byte) '.', 0);
    long millis = point < 0 ? 0 : number(stamp, point + 1, column + point + 1);
    if (millis > 999) {
      throw new MalformedRecordException("expected milliseconds up to 999", column + point + 1);
    }
    return seconds * 1000 + millis;
  }

  private static long serial(ByteSlice stamp, int column) throws MalformedRecordException {
    int point = Math.max(0, stamp.indexOf((byte) '.', 0));
    int colon = stamp.indexOf((byte) ':', point);
    return colon < 0 ? 0 : number(stamp, colon + 1, column + colon + 1);
  }

  /** The digits from {@code from} on, as far as they go; none read as 0, as ausearch does. */
  private static long number(ByteSlice stamp, int from, int column)
      throws MalformedRecordException {
    long number = stamp.digitsAt(from);
    if (number < 0) {
      throw new MalformedRecordException("expected a number that fits 64 bits", column);
    }
    return number;
  }

  /** Where the stamp begins in the token at {@code token}; -1 where it holds none. */
  private static int stampAt(ByteSlice line, int token) {
    if (!isLongEnough(line, token)) {
      return -1;
    }
    int audit = line.slice(token, tokenEnd(line, token)).indexOf(AUDIT, 0);
    return audit < 0 ? -1 : token + audit + AUDIT.length();
  }

  private static boolean isLongEnough(ByteSlice line, int token) {
    int end = token + MIN_STAMP_TOKEN;
    return end <= line.length() && line.indexOf((byte) ' ', token, end) < 0;
  }

  private static int tokenEnd(ByteSlice line, int from) {
    int space = line.indexOf((byte) ' ', from);
    return space < 0 ? line.length() : space;
  }

  private static int skipBlanks(ByteSlice line, int from) {
    int at = from;
    while (at < line.length() && line.at(at) == ' ') {
      at++;
    }
    return at;
  }

  private static ByteSlice reach(ByteSlice line) {
    return line.slice(0, Math.min(line.length(), HEADER_REACH));
  }
}
