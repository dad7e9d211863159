package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * The header of a syslog message as RFC 3164, RFC 5424, journalctl, busybox and OpenWrt write it:
 * {@code <134>Oct 28 09:56:44 web01 audispd: }, with a time zone, or with {@code kern.notice}
 * before the tag.
 *
 * <p>Any user can have any program write a syslog message. Therefore the tag has to be one of the
 * kernel or of an audit program, and the header of the record has to follow it at once: text
 * further on in a message may be the name of a user who tried to log in.
 */
final class SyslogPrefix implements LinePrefix {
  private static final String[] TAGS = {"audit", "audisp", "kernel", "auoms"};
  private static final String[] LEVELS = {
    "emerg", "panic", "alert", "crit", "err", "error", "warn", "warning", "notice", "info", "debug"
  };
  private static final int LONGEST_TAG = 64;
  private static final int LONGEST_WORD = 256;

  @Override
  public int end(ByteSlice line, int from, PrefixHost host) {
    int priority = priorityEnd(line, from);
    boolean isNew = LineText.matches(line, priority, "9 ");
    int time = isNew ? priority + 2 : priority;
    int at = LineTime.skip(line, time);
    if (isNew) {
      return at == time ? from : structuredEnd(line, at, from, host);
    }
    if (at == time && priority == from && !LineText.is(line, from, '[')) {
      return from;
    }
    if (at == time) {
      at = bracketEnd(line, time);
      if (at == time) {
        int tag = LineText.skipBlanks(line, KernelPrefix.bracketEnd(line, time)); // [DATE]
        return afterTag(line, tag, priority, host);
      }
      boolean isOfKernel = LinePrefixes.isHeaderStart(line, at) || isBare(line, at);
      return isOfKernel ? priority : afterTime(line, at, priority, host);
    }
    int zone = LineTime.skipZone(line, at);
    int end = isKnownZone(line, at) ? afterTime(line, zone, from, host) : from;
    end = end > from ? end : afterTime(line, at, from, host);
    return end > from ? end : afterTag(line, zone, from, host);
  }

  /** A zone that is no name of a host; after one, a host needs no tag. */
  private static boolean isKnownZone(ByteSlice line, int at) {
    return line.hasAt(at, "UTC ")
        || line.hasAt(at, "GMT ")
        || LineText.is(line, at, '+')
        || LineText.is(line, at, '-');
  }

  /**
   * Returns the index after {@code [HOST] [FACILITY.LEVEL] [TAG]}, or {@code none} if the tag, or
   * the header without one, is not of an audit record.
   */
  private static int afterTime(ByteSlice line, int at, int none, PrefixHost name) {
    if (LinePrefixes.isHeaderStart(line, at)) {
      return at;
    }
    int tagged = afterTag(line, at, none, name);
    if (tagged != none) {
      return tagged;
    }
    int hostEnd = wordEnd(line, at);
    int header = skipLevel(line, LineText.skipBlanks(line, hostEnd));
    if (!isHost(line, at, hostEnd) || !LinePrefixes.isHeaderStart(line, header)) {
      return none;
    }
    name.set(at, hostEnd, NodeSource.SYSLOG);
    return header;
  }

  /**
   * Returns the index after {@code [HOST] [FACILITY.LEVEL] TAG}, with the host repeated after it,
   * or without; {@code none} if there is no tag of the kernel or of an audit program. The time of
   * the kernel is as good as its tag.
   */
  static int afterTag(ByteSlice line, int at, int none, PrefixHost name) {
    int host = skipLevel(line, at);
    int hostEnd = wordEnd(line, host);
    int end = LineText.skipBlanks(line, hostEnd);
    if (isStamp(line, host)) {
      return host;
    }
    if (isTag(line, host, hostEnd, end)) {
      return end; // there is no host
    }
    if (!isHost(line, host, hostEnd)) {
      return none;
    }
    int tag = skipLevel(line, end);
    if (isStamp(line, tag)) {
      name.set(host, hostEnd, NodeSource.SYSLOG);
      return tag;
    }
    int tagEnd = wordEnd(line, tag);
    end = LineText.skipBlanks(line, tagEnd);
    if (!isTag(line, tag, tagEnd, end)) {
      return none;
    }
    name.set(host, hostEnd, NodeSource.SYSLOG);
    int again = wordEnd(line, end);
    boolean isHost = line.slice(end, again).equals(line.slice(host, hostEnd));
    return isHost ? LineText.skipBlanks(line, again) : end;
  }

  private static boolean isStamp(ByteSlice line, int at) {
    return secondsEnd(line, at) > at && KernelPrefix.bracketEnd(line, at) > at;
  }

  /** Returns the end of the word at {@code from}, which is empty if it is longer than any name. */
  private static int wordEnd(ByteSlice line, int from) {
    int last = Math.min(line.length(), from + LONGEST_WORD);
    int blank = line.indexOf((byte) ' ', from, last);
    return blank >= 0 ? blank : last == line.length() ? last : from;
  }

  /** {@code kern.notice }, as busybox and OpenWrt write it. */
  private static int skipLevel(ByteSlice line, int from) {
    int point = from;
    while (point < line.length() && isOfName(line.at(point))) {
      point++;
    }
    if (point == from || !LineText.is(line, point, '.')) {
      return from;
    }
    int end = point + 1;
    while (end < line.length() && isOfName(line.at(end))) {
      end++;
    }
    for (String level : LEVELS) {
      if (end - point - 1 == level.length() && line.hasAt(point + 1, level)) {
        return LineText.is(line, end, ' ') ? LineText.skipBlanks(line, end) : from;
      }
    }
    return from;
  }

  private static boolean isOfName(byte b) {
    return Ascii.isDigit(b) || Ascii.isLower(b);
  }

  /** The name or address of a host; {@code sshd[7]:} is none. */
  private static boolean isHost(ByteSlice line, int from, int end) {
    boolean isBracketed = end - from > 2 && line.at(from) == '[' && line.at(end - 1) == ']';
    int first = isBracketed ? from + 1 : from;
    int last = isBracketed ? end - 1 : end;
    for (int i = first; i < last; i++) {
      byte b = line.at(i);
      if (!isOfName(b) && !Ascii.isUpper(b) && ".-_:%".indexOf(b) < 0) {
        return false;
      }
    }
    return last > first && line.at(last - 1) != ':';
  }

  /**
   * Returns the index after {@code HOST APP PROCID MSGID STRUCTURED-DATA } of RFC 5424; {@code
   * none} if there is something else, or the program is no audit program.
   */
  private static int structuredEnd(ByteSlice line, int host, int none, PrefixHost name) {
    int hostEnd = wordEnd(line, host);
    int app = LineText.skipBlanks(line, hostEnd);
    int process = wordEnd(line, app);
    if (!isAuditName(line, app, process)) {
      return none;
    }
    int message = wordEnd(line, LineText.skipBlanks(line, process));
    int data = wordEnd(line, LineText.skipBlanks(line, message)) + 1;
    if (LineText.is(line, data, '-')) {
      name.set(host, hostEnd, NodeSource.SYSLOG);
      return LineText.skipBlanks(line, data + 1);
    }
    if (!LineText.is(line, data, '[')) {
      return none;
    }
    while (LineText.is(line, data, '[')) {
      data = elementEnd(line, data);
    }
    if (data == line.length()) {
      return none;
    }
    name.set(host, hostEnd, NodeSource.SYSLOG);
    return LineText.skipBlanks(line, data);
  }

  /** Returns the index after an element {@code [ID NAME="VALUE" ...]}; the end if it is cut. */
  private static int elementEnd(ByteSlice line, int from) {
    boolean isQuoted = false;
    for (int i = from; i < line.length(); i++) {
      byte b = line.at(i);
      if (b == '\\' && isQuoted) {
        i++; // an escaped quote, bracket or backslash
      } else if (b == '"') {
        isQuoted = !isQuoted;
      } else if (b == ']' && !isQuoted) {
        return i + 1;
      }
    }
    return line.length();
  }

  /** {@code <134>}. */
  private static int priorityEnd(ByteSlice line, int from) {
    int digits = from + 1;
    int end = LineText.is(line, from, '<') ? LineText.skipDigits(line, digits) : from;
    return end > digits && end <= digits + 3 && LineText.is(line, end, '>') ? end + 1 : from;
  }

  /** A monotonic time in brackets, which journalctl writes before the host. */
  private static int bracketEnd(ByteSlice line, int from) {
    int seconds = secondsEnd(line, from);
    return seconds > from && LineText.is(line, seconds, ']')
        ? LineText.skipBlanks(line, seconds + 1)
        : from;
  }

  /** Returns the index after {@code [ 12.345678}; {@code from} if it is something else. */
  private static int secondsEnd(ByteSlice line, int from) {
    if (!LineText.is(line, from, '[')) {
      return from;
    }
    int at = LineText.skipBlanks(line, from + 1);
    at = LineText.is(line, at, '+') ? at + 1 : at;
    int point = LineText.skipDigits(line, at);
    int end = LineText.skipDigits(line, point + 1);
    boolean isAddress = LineText.is(line, end, '.');
    return point > at && LineText.is(line, point, '.') && !isAddress ? end : from;
  }

  /** Returns true if the kernel's own words follow its time at once, without a host. */
  private static boolean isBare(ByteSlice line, int at) {
    return isStamp(line, at)
        || line.hasAt(at, "[ ")
        || line.hasAt(at, "audit: ")
        || line.hasAt(at, "kernel: ");
  }

  /**
   * Returns true for {@code audispd:}, {@code kernel:}, {@code audisp-syslog[985]:} and the like;
   * without the colon only if a header follows at {@code next}.
   */
  private static boolean isTag(ByteSlice line, int from, int end, int next) {
    return end > from
        && (line.at(end - 1) == ':' || LinePrefixes.isHeaderStart(line, next))
        && isAuditName(line, from, end);
  }

  static boolean isAuditName(ByteSlice line, int from, int end) {
    if (end - from > LONGEST_TAG) {
      return false;
    }
    for (int i = from; i < end; i++) {
      byte b = line.at(i);
      if (b == '"' || b == '=' || b == '(') {
        return false;
      }
    }
    for (String tag : TAGS) {
      for (int i = from; i + tag.length() <= end; i++) {
        if (LineText.hasLetters(line, i, tag)) {
          return true;
        }
      }
    }
    return false;
  }
}
