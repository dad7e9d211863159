package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Finds the header of a further record in the body of a record: a line break was lost (a full disk,
 * a crash), or a collector joined the records of an event in one line.
 *
 * <p>A text like {@code type=USER_LOGIN msg=audit(…): } in a line may also have been written by an
 * attacker. Only text that nobody but the kernel and auditd can have written counts as a header:
 *
 * <ul>
 *   <li>In a record of the kernel: the kernel writes a value that has a blank or a quote as hex,
 *       and a header has a blank. So a header outside quotes is one. If it is after an opening
 *       quote, the record was cut off in that value, unless the value is closed properly: by a
 *       quote that a blank or the end of the line follows, and that no {@code =} precedes. The
 *       exception is NETFILTER_CFG, whose {@code table=} is a name that any user can choose,
 *       written as it is.
 *   <li>In a record of a program (USER_*, CRED_*, SERVICE_*, …): the kernel writes what is before
 *       {@code msg='}. What follows is up to the program, and some programs log what users send
 *       them, such as the command line of a client, quotes included. The kernel always closes it
 *       with a {@code '}. So a header is one only if no {@code '} follows it, and only in the log
 *       of auditd itself: a collector may cut off the end of a long line. Or if auditd's own names
 *       precede it, after the {@code '} and the byte 0x1d, which programs that log a text of users
 *       do not pass on; if that byte was lost, it is not certain.
 *   <li>In a record of an unknown type: never.
 *   <li>After a NUL byte: always. No record has one; it is a block that was never written.
 * </ul>
 *
 * <p>Not thread-safe.
 */
final class NextHeader {
  /** The names that auditd adds to a record of a program are this long at most, in bytes. */
  private static final int LONGEST_NAMES = 1024;

  private static final int NETFILTER_CFG = 1325;
  private static final int NOT_SOUGHT = -1;
  private static final String AUDIT = "audit";
  private static final String NODE = "node";
  private static final String LINE_FEED = "\\n";
  private static final String RETURN = "\\r";

  private final HeaderReader header;

  /** The first text with the form of a header that may not be one; -1 if there is none. */
  private int doubtfulAt = -1;

  /** The first such text outside of a value in quotes; -1 if there is none. */
  private int cutAt = -1;

  private boolean isOfAuditd;

  /** True if {@code msg='} is in the part of the body before the last candidate. */
  private boolean hasPayload;

  private int payloadSoughtTo;

  // Found once for all candidates, as a line may have a hundred thousand of them.
  private int payloadEnd = NOT_SOUGHT;
  private int nul = NOT_SOUGHT;

  NextHeader(HeaderReader header) {
    this.header = header;
  }

  /** Begins a line, which auditd wrote as it is; others may have been cut off by a collector. */
  void beginLine(boolean isWrittenByAuditd) {
    isOfAuditd = isWrittenByAuditd;
    payloadEnd = NOT_SOUGHT;
    nul = NOT_SOUGHT;
  }

  /** Returns the index of the next {@code audit(} at or after {@code from}; -1 if there is none. */
  static int auditAt(ByteSlice line, int from) {
    int at = line.indexOf((byte) '(', from);
    while (at >= 0) {
      int audit = at - AUDIT.length();
      if (audit >= from && line.hasAt(audit, AUDIT)) {
        return audit;
      }
      at = line.indexOf((byte) '(', at + 1);
    }
    return -1;
  }

  /** Returns a sentence about the first text that was rejected as a header; null if none was. */
  @Nullable String doubt() {
    return doubtfulAt < 0
        ? null
        : "the text at column "
            + (doubtfulAt + 1)
            + " looks like a record but was not read: a user or a program may have written it, or"
            + " the line break before it was lost";
  }

  /**
   * Returns where the fields of the record end that was searched last, as what follows may be
   * another record whose line break was lost: the first doubtful text that is not the value of a
   * field, in quotes; -1 if there is none.
   */
  int cutAt() {
    return cutAt;
  }

  /**
   * Returns the index of the next certain header, which the reader has read then; -1 if there is
   * none.
   *
   * @param from the body of the record begins here
   * @param type of the record
   */
  int find(ByteSlice line, int from, RecordType type) {
    doubtfulAt = -1;
    cutAt = -1;
    hasPayload = false;
    payloadSoughtTo = from;
    int first = from;
    int audit = auditAt(line, first);
    while (audit >= 0) {
      int start = headerStart(line, first, audit);
      if (start >= 0 && header.read(line, start)) {
        int begin = nodeStart(line, first, start);
        int quoted = afterClosedQuotes(line, first, begin);
        int certain = certainFrom(line, begin, type, quoted);
        if (certain <= begin) {
          return header.read(line, begin) || !header.read(line, start) ? begin : start;
        }
        doubtfulAt = doubtfulAt < 0 ? begin : doubtfulAt;
        cutAt = cutAt < 0 && quoted == begin ? begin : cutAt;
        first = quoted > begin ? Math.min(quoted, certain) : certain;
      }
      audit = auditAt(line, Math.max(audit + 1, first));
    }
    return -1;
  }

  /**
   * Returns the index of the next header after one at {@code from} that was cut off within itself,
   * as {@code type=PATH msg=autype=CWD msg=audit(…}; -1 if it was not.
   */
  int findAfterCutHeader(ByteSlice line, int from) {
    int audit = auditAt(line, from);
    while (audit >= 0) {
      int start = headerStart(line, from, audit);
      if (start > from && header.read(line, start)) {
        int node = CutHeader.lastNode(line, from, start);
        if (node > from && CutHeader.isCutOff(line, from, node) && header.read(line, node)) {
          return node;
        }
        return CutHeader.isCutOff(line, from, start) && header.read(line, start) ? start : -1;
      }
      audit = auditAt(line, audit + 1);
    }
    return -1;
  }

  static boolean isOfCapitals(byte b) {
    return Ascii.isUpper(b) || Ascii.isDigit(b) || b == '_';
  }

  /** Returns where the {@code type=} of the ID at {@code audit} is; -1 if there is none. */
  private static int headerStart(ByteSlice line, int from, int audit) {
    int at = audit;
    if (at - 4 >= from && line.hasAt(at - 4, "msg=")) {
      at -= 4;
    }
    int blank = at;
    while (blank > from && line.at(blank - 1) == ' ') {
      blank--;
    }
    int type = blank;
    while (type > from && isOfType(line.at(type - 1))) {
      type--;
    }
    int start = type - "type=".length();
    boolean isTyped = blank < at && start >= from && line.hasAt(start, "type=");
    return isTyped ? start : at == audit ? audit : -1;
  }

  private static boolean isOfType(byte b) {
    return b != ' ' && b != '=' && b != '"' && b != '(' && b != 0;
  }

  /**
   * Returns where the {@code node=} before the header at {@code start} begins, if it has one; else
   * {@code start}. It may follow the value before at once: {@code cwd="/home"node=web02 type=}.
   */
  private static int nodeStart(ByteSlice line, int from, int start) {
    int end = start;
    while (end > from && line.at(end - 1) == ' ') {
      end--;
    }
    int equals = end - 1;
    while (equals > from && HeaderReader.isOfNodeName(line.at(equals))) {
      equals--;
    }
    int node = equals - NODE.length();
    boolean isNode =
        end < start
            && node >= from
            && (line.hasAt(node, "node=") || line.hasAt(node, "host="))
            && isOwnWord(line, from, node, line.slice(equals + 1, end));
    return isNode ? node : start;
  }

  /** Returns false if the {@code node=} is the end of a name such as {@code inode=}. */
  private static boolean isOwnWord(ByteSlice line, int from, int node, ByteSlice value) {
    int name = node;
    while (name > from && isOfName(line.at(name - 1))) {
      name--;
    }
    if (name == node || (name > from && isInValue(line, from, name))) {
      return true;
    }
    boolean isInode = name == node - 1 && line.at(name) == 'i';
    return line.hasAt(node, "node=")
        && !(isInode && LineText.skipDigits(value, 0) == value.length());
  }

  /** Returns true if an {@code =} is in the word before {@code at}. */
  private static boolean isInValue(ByteSlice line, int from, int at) {
    int word = at - 1;
    while (word > from && line.at(word) != ' ' && line.at(word) != '=') {
      word--;
    }
    return line.at(word) == '=';
  }

  private static boolean isOfName(byte b) {
    return isOfCapitals(b) || Ascii.isLower(b) || b == '-';
  }

  /**
   * Returns the first index, {@code at} or after it, where a header is certain.
   *
   * @param quoted the end of the quoted value that {@code at} is in; {@code at} if it is in none
   */
  private int certainFrom(ByteSlice line, int at, RecordType type, int quoted) {
    if (line.at(at - 1) == 0) {
      return at;
    }
    int number = type.number();
    int certain = line.length();
    if (isOfKernel(number) && number != NETFILTER_CFG) {
      certain = quoted;
    } else if (isOfProgram(number)) {
      boolean isOpen = isInPayload(line, at) && !isAfterNames(line, at);
      certain = isOpen ? Math.max(at, payloadEnd(line)) : quoted;
    }
    return Math.min(certain, nul(line, at));
  }

  /**
   * Returns true if {@code '}, the byte 0x1d and the names that auditd added precede {@code at}:
   * the record before is complete.
   */
  private static boolean isAfterNames(ByteSlice line, int at) {
    int first = Math.max(0, at - LONGEST_NAMES);
    int separator = at - 1;
    while (separator > first && line.at(separator) != AuditRecord.ENRICHMENT_SEPARATOR) {
      separator--;
    }
    int name = separator + 1;
    while (separator > first && line.at(separator - 1) == '\'' && name < at) {
      int value = name;
      while (value < at && isOfCapitals(line.at(value))) {
        value++;
      }
      int close = line.hasAt(value, "=\"") ? line.indexOf((byte) '"', value + 2, at) : -1;
      if (value == name || close < 0) {
        return false;
      }
      name = LineText.skipBlanks(line, close + 1);
      if (separatorBegin(line, name, at) == name) {
        return true;
      }
    }
    return false;
  }

  private boolean isInPayload(ByteSlice line, int at) {
    if (!hasPayload) {
      hasPayload = line.slice(0, at).indexOf(AuditRecord.PAYLOAD, payloadSoughtTo) >= 0;
      payloadSoughtTo = Math.max(payloadSoughtTo, at - AuditRecord.PAYLOAD.length());
    }
    return hasPayload;
  }

  private int payloadEnd(ByteSlice line) {
    if (payloadEnd == NOT_SOUGHT) {
      payloadEnd = isOfAuditd ? line.lastIndexOf((byte) '\'') + 1 : line.length();
    }
    return payloadEnd;
  }

  /** Returns the index of the first NUL at or after {@code at}; the end of the line if none is. */
  private int nul(ByteSlice line, int at) {
    if (nul < at) {
      int found = line.indexOf((byte) 0, at);
      nul = found < 0 ? line.length() : found;
    }
    return nul;
  }

  /** LOGIN, the daemon's own, and those of the kernel (linux/audit.h). */
  static boolean isOfKernel(int number) {
    return number == RecordType.LOGIN
        || (number >= 1200 && number < 2000)
        || number == RecordType.KERNEL;
  }

  private static boolean isOfProgram(int number) {
    return number == RecordType.USER || (number >= 1100 && number < 1200) || number >= 2100;
  }

  /**
   * Returns the index after the value that {@code at} is in, if both its opening and its closing
   * quote are where they should be; else {@code at}.
   */
  private static int afterClosedQuotes(ByteSlice line, int from, int at) {
    int open = line.indexOf((byte) '"', from, at);
    while (open >= 0) {
      int close = line.at(open - 1) == '=' ? line.indexOf((byte) '"', open + 1) : open;
      if (close < 0 || close > at) {
        return close > at && isProperClose(line, close) ? close + 1 : at;
      }
      open = line.indexOf((byte) '"', close + 1, at);
    }
    return at;
  }

  private static boolean isProperClose(ByteSlice line, int close) {
    if (line.at(close - 1) == '=') {
      return false;
    }
    return close + 1 == line.length() || " \u001d\r,)}".indexOf(line.at(close + 1)) >= 0;
  }

  /** Returns where a record ends whose body begins at {@code body}, if the next begins at next. */
  static int recordEnd(ByteSlice line, int body, int next) {
    return next < line.length() ? separatorBegin(line, body, next) : next;
  }

  /**
   * Returns where what programs write between records begins that ends at {@code end}: blanks, or a
   * line feed as the two characters {@code \\n}.
   */
  private static int separatorBegin(ByteSlice line, int from, int end) {
    int begin = end;
    while (begin > from) {
      if (isBetweenRecords(line.at(begin - 1))) {
        begin--;
      } else if (isWrittenLineFeed(line, from, begin)) {
        begin -= LINE_FEED.length();
      } else {
        break;
      }
    }
    return begin;
  }

  /** Returns true if a program joined the records before and after {@code next} in one line. */
  static boolean isJoined(ByteSlice line, int next, boolean isSameEvent) {
    ByteSlice separator = line.slice(separatorBegin(line, 0, next), next);
    return (isSameEvent && line.at(next - 1) == ' ') || separator.indexOf((byte) '\\', 0) >= 0;
  }

  /** Returns true if a line feed, as two characters, is before {@code end}. */
  private static boolean isWrittenLineFeed(ByteSlice line, int from, int end) {
    int begin = end - LINE_FEED.length();
    return begin >= from && (line.hasAt(begin, LINE_FEED) || line.hasAt(begin, RETURN));
  }

  /** Returns true for what programs write between records that they join in one line. */
  private static boolean isBetweenRecords(byte b) {
    return b == ' ' || b == 0 || b == ',' || b == ';' || b == '|';
  }
}
