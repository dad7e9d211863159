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

  /** Only directly after marks. */
  private static final LinePrefix GREP = new GrepPrefix();

  /** What programs that store or forward a line write before it. */
  private static final LinePrefix[] WRAPPERS = {
    new ContainerPrefix(), new SyslogPrefix(), new KernelPrefix(), new LogcatPrefix(),
  };

  /** More wrappers than any known chain of programs writes. */
  private static final int MOST = 6;

  private LinePrefixes() {}

  /**
   * Returns the index of the header after all prefixes of {@code line}, or, if there is none, the
   * index of the first byte that belongs to no known prefix.
   */
  static int end(ByteSlice line) {
    int at = afterMarks(line);
    int next = isHeaderStart(line, at) ? at : afterOne(WRAPPERS, line, at);
    if (next == at && !isHeaderStart(line, at)) {
      next = GREP.end(line, at);
    }
    for (int i = 0; i < MOST && next > at && !isHeaderStart(line, next); i++) {
      at = next;
      next = afterOne(WRAPPERS, line, at);
    }
    return next;
  }

  /** Returns true if a header, or a wrapper that may have one after it, begins at {@code at}. */
  static boolean isLineStart(ByteSlice line, int at) {
    return isHeaderStart(line, at) || afterOne(WRAPPERS, line, at) > at;
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
    return MARKS[0].end(line, 0) >= end;
  }

  private static int afterMarks(ByteSlice line) {
    int at = 0;
    int next = afterOne(MARKS, line, at);
    while (next > at) {
      at = next;
      next = afterOne(MARKS, line, at);
    }
    return at;
  }

  private static int afterOne(LinePrefix[] prefixes, ByteSlice line, int from) {
    for (LinePrefix prefix : prefixes) {
      int end = prefix.end(line, from);
      if (end > from) {
        return end;
      }
    }
    return from;
  }
}
