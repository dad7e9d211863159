package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads the first bytes of content again, which were examined, then the others. */
final class HeadStream extends DecodedStream {
  private final byte[] head;
  private final InputStream rest;
  private final @Nullable IOException problem;
  private int next;

  /**
   * @param rest closed with this
   */
  HeadStream(byte[] head, InputStream rest) {
    this(head, rest, null);
  }

  /**
   * @param problem thrown after the first bytes: why no others can be read; null if they can
   */
  HeadStream(byte[] head, InputStream rest, @Nullable IOException problem) {
    this.head = head;
    this.rest = rest;
    this.problem = problem;
  }

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    if (next == head.length && problem != null) {
      throw problem;
    }
    if (next == head.length) {
      return rest.read(target, from, size);
    }
    int count = Math.min(size, head.length - next);
    System.arraycopy(head, next, target, from, count);
    next += count;
    return count;
  }

  @Override
  public int available() throws IOException {
    return next < head.length ? head.length - next : rest.available();
  }

  @Override
  String remark() {
    return remarkOf(rest);
  }

  @Override
  public void close() throws IOException {
    rest.close();
  }
}
