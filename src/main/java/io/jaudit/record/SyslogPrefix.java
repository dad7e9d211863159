package io.jaudit.record;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * The header of a syslog message as RFC 3164, RFC 5424 and journalctl write it: {@code <134>Oct 28
 * 09:56:44 web01 audispd: }.
 *
 * <p>Any user can have any program write a syslog message. Therefore the tag has to be one of the
 * kernel or of an audit program, and the header of the record has to follow it at once: text
 * further on in a message may be the name of a user who tried to log in.
 */
final class SyslogPrefix implements LinePrefix {
  private static final String[] TAGS = {"audit", "audisp", "kernel", "auoms"};
  private static final int LONGEST_TAG = 64;

  @Override
  public int end(ByteSlice line, int from) {
    int priority = priorityEnd(line, from);
    boolean isNew = priority > from && LineText.matches(line, priority, "9 ");
    int time = isNew ? priority + 2 : priority;
    int host = LineText.skipTime(line, time);
    if (host == time) {
      host = bracketEnd(line, time);
      return host == time || LinePrefixes.isHeaderStart(line, host) || isBare(line, host)
          ? priority
          : afterHost(line, host, priority);
    }
    if (isNew) {
      int end = structuredEnd(line, host);
      return end == host ? from : end;
    }
    return afterHost(line, host, from);
  }

  /** Returns the index after {@code HOST TAG: }, if each is there; {@code none} if others are. */
  private static int afterHost(ByteSlice line, int host, int none) {
    if (LinePrefixes.isHeaderStart(line, host)) {
      return host;
    }
    int hostEnd = LineText.wordEnd(line, host);
    if (isTag(line, host, hostEnd)) {
      return LineText.skipBlanks(line, hostEnd); // there is no host
    }
    if (!isHost(line, host, hostEnd)) {
      return none;
    }
    int tag = LineText.skipBlanks(line, hostEnd);
    if (LinePrefixes.isHeaderStart(line, tag)) {
      return tag;
    }
    int tagEnd = LineText.wordEnd(line, tag);
    int end = LineText.skipBlanks(line, tagEnd);
    boolean isHeaderNext = LinePrefixes.isHeaderStart(line, end);
    boolean hasTag = isHeaderNext ? isAuditName(line, tag, tagEnd) : isTag(line, tag, tagEnd);
    if (!hasTag) {
      return none;
    }
    if (isHeaderNext) {
      return end;
    }
    int again = LineText.wordEnd(line, end);
    boolean isHost = line.slice(end, again).equals(line.slice(host, hostEnd));
    return isHost ? LineText.skipBlanks(line, again) : end;
  }

  private static boolean isHost(ByteSlice line, int from, int end) {
    for (int i = from; i < end; i++) {
      byte b = line.at(i);
      boolean isOfName = Ascii.isDigit(b) || Ascii.isUpper(b) || (b >= 'a' && b <= 'z');
      if (!isOfName && ".-_:%[]".indexOf(b) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the index after {@code HOST APP PROCID MSGID STRUCTURED-DATA } of RFC 5424. */
  private static int structuredEnd(ByteSlice line, int host) {
    int app = LineText.skipBlanks(line, LineText.wordEnd(line, host));
    int process = LineText.wordEnd(line, app);
    if (!isAuditName(line, app, process)) {
      return host;
    }
    int message = LineText.wordEnd(line, LineText.skipBlanks(line, process));
    int data = LineText.wordEnd(line, LineText.skipBlanks(line, message)) + 1;
    if (LineText.is(line, data, '-')) {
      return LineText.skipBlanks(line, data + 1);
    }
    while (LineText.is(line, data, '[')) {
      int close = line.indexOf((byte) ']', data);
      if (close < 0) {
        return host;
      }
      data = close + 1;
    }
    return data < line.length() ? LineText.skipBlanks(line, data) : host;
  }

  /** {@code <134>}. */
  private static int priorityEnd(ByteSlice line, int from) {
    int digits = from + 1;
    int end = LineText.is(line, from, '<') ? LineText.skipDigits(line, digits) : from;
    return end > digits && end <= digits + 3 && LineText.is(line, end, '>') ? end + 1 : from;
  }

  /** A monotonic time in brackets, which journalctl writes before the host. */
  private static int bracketEnd(ByteSlice line, int from) {
    int at = LineText.is(line, from, '[') ? LineText.skipBlanks(line, from + 1) : from;
    int seconds = LineText.skipDigits(line, at);
    if (seconds == at || !LineText.is(line, seconds, '.')) {
      return from;
    }
    int close = LineText.skipDigits(line, seconds + 1);
    return LineText.is(line, close, ']') ? LineText.skipBlanks(line, close + 1) : from;
  }

  /** Returns true if the kernel's own words follow its time at once, without a host. */
  private static boolean isBare(ByteSlice line, int at) {
    return LineText.is(line, at, '[') || isTag(line, at, LineText.wordEnd(line, at));
  }

  /**
   * Returns true for {@code audispd:}, {@code kernel:}, {@code audisp-syslog[985]:} and the like.
   */
  private static boolean isTag(ByteSlice line, int from, int end) {
    return end > from && line.at(end - 1) == ':' && isAuditName(line, from, end);
  }

  private static boolean isAuditName(ByteSlice line, int from, int end) {
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
        if (hasLetters(line, i, tag)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasLetters(ByteSlice line, int at, String lower) {
    for (int i = 0; i < lower.length(); i++) {
      if (Ascii.toLower(line.at(at + i)) != lower.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
