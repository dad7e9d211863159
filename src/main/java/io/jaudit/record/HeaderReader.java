package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Reads one header at a known place of a line: {@code [node=NAME ]type=TYPE
 * [msg=]audit(SECONDS[.MILLIS]:SERIAL): }, or {@code audit(…): type=TYPE }, which kernels before
 * 2.6.25 write to the kernel log. RHEL 5 writes {@code host=} instead of {@code node=}.
 *
 * <p>The grammar of a header is here and nowhere else: a type is a name in capitals, a number, or
 * {@code UNKNOWN[n]}; an event ID is digits and nothing else, and within the limits of the kernel
 * ({@code "%llu.%03lu:%u"} in kernel/audit.c); the milliseconds may be missing or have fewer
 * digits, which Android's logd writes. Known names may be written in any case, as ausearch accepts
 * them. After {@link #read}, the fields tell where the parts are, or what was expected. Not
 * thread-safe.
 */
final class HeaderReader {
  static final String EVENT_ID = "SECONDS.MILLIS:SERIAL";

  private static final int MILLIS_DIGITS = 3;

  private static final String UNKNOWN = "UNKNOWN[";
  private static final ByteSlice SPACED_TYPE = ByteSlice.of(" type=");

  /** The name after {@code node=} or {@code host=}; null if there is none. */
  @Nullable ByteSlice node;

  /** Tells which of the two words the name is after. */
  NodeSource nodeSource = NodeSource.NODE;

  /** True if there is a type, whatever follows it. */
  boolean hasType;

  /** True if {@code audit(} follows the type. */
  boolean hasIdMark;

  int typeStart;
  int typeEnd;

  /** The event ID between its parentheses. */
  int idStart;

  int idEnd;
  int bodyStart;
  long timeMillis;
  long serial;

  /** What was expected, if the last header was not read. */
  String expected = "";

  /** Where it was expected. */
  int expectedAt;

  /** Reads the header that begins at {@code at}; false if it is not one. */
  boolean read(ByteSlice line, int at) {
    node = null;
    hasType = false;
    hasIdMark = false;
    nodeSource = LineText.is(line, at, 'h') ? NodeSource.HOST : NodeSource.NODE;
    if (line.hasAt(at, "node=") || line.hasAt(at, "host=")) {
      return readAfterNode(line, at + "node=".length());
    }
    return line.hasAt(at, "audit(") ? readOldKernel(line, at) : readTyped(line, at);
  }

  /** Reads a header without a node. */
  private boolean readTyped(ByteSlice line, int at) {
    hasType = false;
    hasIdMark = false;
    if (!line.hasAt(at, "type=")) {
      return fail("type=TYPE msg=audit(" + EVENT_ID + "):", at);
    }
    typeStart = at + "type=".length();
    typeEnd = typeEnd(line, typeStart);
    if (!isType(line, typeStart, typeEnd)) {
      return fail("the name or number of a record type", typeStart);
    }
    hasType = true;
    int id = LineText.skipBlanks(line, typeEnd);
    int audit = line.hasAt(id, "msg=") ? id + "msg=".length() : id;
    if (id == typeEnd || !line.hasAt(audit, "audit(")) {
      return fail("msg=audit(" + EVENT_ID + "):", id);
    }
    hasIdMark = true;
    return readId(line, audit + "audit(".length()) && readBodyStart(line);
  }

  /** The name ends before the first {@code type=} that a complete header follows. */
  private boolean readAfterNode(ByteSlice line, int nameStart) {
    int failedAt = -1;
    for (int at = line.indexOf(SPACED_TYPE, nameStart - 1);
        at >= 0 && isNodeName(line, nameStart, at);
        at = line.indexOf(SPACED_TYPE, at + 1)) {
      if (readTyped(line, at + 1)) {
        int end = at;
        while (end > nameStart && isBlank(line.at(end - 1))) {
          end--;
        }
        node = line.slice(nameStart, Math.max(nameStart, end));
        return true;
      }
      failedAt = failedAt < 0 ? at + 1 : failedAt;
    }
    return failedAt < 0
        ? fail("type=TYPE msg=audit(" + EVENT_ID + "): after the node", nameStart)
        : readTyped(line, failedAt);
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  /**
   * A record that was cut off in its header has signs of the next one in what would be its name.
   */
  private static boolean isNodeName(ByteSlice line, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isOfNodeName(line.at(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isOfNodeName(byte b) {
    return b != '=' && b != '"' && b != '(' && b != 0;
  }

  private boolean readOldKernel(ByteSlice line, int at) {
    if (!readId(line, at + "audit(".length())) {
      return false;
    }
    int type = idEnd + "): ".length();
    if (!line.hasAt(idEnd, "): type=")) {
      return fail("type=TYPE after audit(" + EVENT_ID + "):", Math.min(type, line.length()));
    }
    typeStart = type + "type=".length();
    typeEnd = typeEnd(line, typeStart);
    bodyStart = LineText.is(line, typeEnd, ' ') ? typeEnd + 1 : typeEnd;
    return isType(line, typeStart, typeEnd) || fail("the number of a record type", typeStart);
  }

  private static int typeEnd(ByteSlice line, int from) {
    int at = from;
    while (at < line.length() && isOfType(line.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean isOfType(byte b) {
    return Ascii.isDigit(b)
        || Ascii.isUpper(b)
        || Ascii.isLower(b)
        || b == '_'
        || b == '['
        || b == ']';
  }

  private static boolean isType(ByteSlice line, int from, int to) {
    boolean isName = to > from;
    for (int i = from; i < to && isName; i++) {
      byte b = line.at(i);
      isName = Ascii.isUpper(b) || Ascii.isDigit(b) || b == '_';
    }
    if (isName) {
      return true;
    }
    if (line.hasAt(from, UNKNOWN)) {
      int digits = from + UNKNOWN.length();
      int end = LineText.skipDigits(line, digits);
      return end > digits && end == to - 1 && line.at(end) == ']';
    }
    return to > from && RecordType.named(line.slice(from, to)) != null;
  }

  private boolean readId(ByteSlice line, int start) {
    idStart = start;
    int point = LineText.skipDigits(line, start);
    boolean hasMillis = LineText.is(line, point, '.');
    int colon = hasMillis ? LineText.skipDigits(line, point + 1) : point;
    idEnd = LineText.skipDigits(line, colon + 1);
    boolean isWhole =
        point > start
            && (!hasMillis || colon > point + 1)
            && LineText.is(line, colon, ':')
            && idEnd > colon + 1
            && LineText.is(line, idEnd, ')');
    if (!isWhole) {
      return fail("an event ID " + EVENT_ID, start);
    }
    long seconds = line.digitsAt(start);
    long millis = hasMillis ? line.digitsAt(point + 1) : 0;
    serial = line.digitsAt(colon + 1);
    if (seconds < 0 || seconds > EventId.MAX_SECONDS) {
      return fail("a time of at most " + EventId.MAX_SECONDS + " seconds since 1970", start);
    }
    if (hasMillis && colon - point - 1 > MILLIS_DIGITS) {
      return fail("at most " + MILLIS_DIGITS + " digits of milliseconds", point + 1);
    }
    timeMillis = seconds * 1000 + millis;
    return (serial >= 0 && serial <= EventId.MAX_SERIAL)
        || fail("a serial number of at most " + EventId.MAX_SERIAL, colon + 1);
  }

  /** After {@code ): }, {@code ) : } or, as some records of auditd have it, {@code ) }. */
  private boolean readBodyStart(ByteSlice line) {
    int at = idEnd + 1;
    if (LineText.is(line, at, ':')) {
      at++;
    } else if (line.hasAt(at, " :")) {
      at += 2;
    }
    if (LineText.is(line, at, '\t')) {
      return fail("a space, not a tab, after the event ID", at);
    }
    bodyStart = LineText.is(line, at, ' ') ? at + 1 : at;
    return true;
  }

  private boolean fail(String what, int at) {
    expected = what;
    expectedAt = at;
    return false;
  }
}
