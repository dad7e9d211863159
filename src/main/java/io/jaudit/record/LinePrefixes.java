package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * The forms of text before a header that are known, and the way through them to the header.
 *
 * <p>Loaded only when a line does not begin with a header. Stateless.
 */
final class LinePrefixes {
  /** Forms that carry no text of their own; before all others. */
  private static final LinePrefix[] MARKS = {new PaddingPrefix(), new QuoteMarkPrefix()};

  /** After one of these a line begins anew. */
  private static final LinePrefix[] LINES = {
    new ContainerPrefix(), new GrepPrefix(), new NumberPrefix()
  };

  /** After one of these, the message of a program or of the kernel begins. */
  private static final LinePrefix[] MESSAGES = {
    new SyslogPrefix(), new KernelPrefix(), new LogcatPrefix()
  };

  /** Within a message, a time in brackets is the kernel's, and no host follows it. */
  private static final LinePrefix[] PARTS = {MESSAGES[1], MESSAGES[0], MESSAGES[2]};

  private static final LinePrefix TAG = new TagPrefix();

  /** For marks, which name none, so that it never changes. */
  private static final PrefixHost NO_HOST = new PrefixHost();

  /** More prefixes than any known chain of programs writes. */
  private static final int MOST = 6;

  private LinePrefixes() {}

  /**
   * Returns the index of the header after all prefixes of {@code line}, or, if there is none, the
   * index of the first byte that belongs to no known prefix.
   *
   * @param host becomes the host that the prefixes name
   */
  static int end(ByteSlice line, PrefixHost host) {
    host.clear();
    int at = afterMarks(line, 0);
    for (int i = 0; i < MOST && !isHeaderStart(line, at); i++) {
      int container = LINES[0].end(line, at, host);
      int message = container > at ? at : messageStart(line, at, host);
      if (message > at) {
        return afterMessages(line, message, host);
      }
      int next = container > at ? container : afterOne(LINES, line, at, host);
      if (next == at) {
        return at;
      }
      at = afterMarks(line, next);
    }
    return at;
  }

  private static int afterMessages(ByteSlice line, int from, PrefixHost host) {
    int at = from;
    for (int i = 0; i < MOST && !isHeaderStart(line, at); i++) {
      int next = afterOne(PARTS, line, at, host);
      next = next == at ? MARKS[0].end(line, at, host) : next;
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  /** Returns the index after what precedes a message, if it begins at {@code at}. */
  private static int messageStart(ByteSlice line, int at, PrefixHost host) {
    int end = afterOne(MESSAGES, line, at, host);
    return end > at ? end : TAG.end(line, at, host);
  }

  /** Returns true if a header, or something that may have one after it, begins at {@code at}. */
  static boolean isLineStart(ByteSlice line, int at) {
    PrefixHost ofAny = new PrefixHost();
    return isHeaderStart(line, at)
        || LINES[0].end(line, at, ofAny) > at
        || messageStart(line, at, ofAny) > at;
  }

  /** Returns true if the first word of a header is at {@code at}. */
  static boolean isHeaderStart(ByteSlice line, int at) {
    return line.hasAt(at, "type=")
        || line.hasAt(at, "node=")
        || line.hasAt(at, "host=")
        || line.hasAt(at, "audit(");
  }

  /** Returns true if the first {@code end} bytes of {@code line} are blanks, NULs and the like. */
  static boolean isPadding(ByteSlice line, int end) {
    return MARKS[0].end(line, 0, NO_HOST) >= end;
  }

  private static int afterMarks(ByteSlice line, int from) {
    int at = from;
    int next = afterOne(MARKS, line, at, NO_HOST);
    while (next > at) {
      at = next;
      next = afterOne(MARKS, line, at, NO_HOST);
    }
    return at;
  }

  private static int afterOne(LinePrefix[] prefixes, ByteSlice line, int from, PrefixHost host) {
    for (LinePrefix prefix : prefixes) {
      int end = prefix.end(line, from, host);
      if (end > from) {
        return end;
      }
    }
    return from;
  }
}
