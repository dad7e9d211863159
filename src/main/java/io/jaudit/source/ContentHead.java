package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/**
 * The first bytes of a source, decoded if it is compressed, which tell whether another source has
 * the same content. For use by one thread.
 */
final class ContentHead implements Comparable<ContentHead> {
  static final int LENGTH = 4096;

  private static final ByteSlice TAR = ByteSlice.of("ustar");
  private static final int TAR_AT = 257;

  private final LogSource source;
  private final byte[] head;

  /** Of the decoded content; negative if it is not known yet, because it costs decoding all. */
  private long length;

  private boolean isCut;
  private boolean isDamaged;

  private ContentHead(LogSource source, byte[] head, long length) {
    this.source = source;
    this.head = head;
    this.length = length;
  }

  /**
   * Reads the head of a source; it is empty if the source can't be read again.
   *
   * @throws IOException if it can't be read
   */
  static ContentHead of(LogSource source) throws IOException {
    Optional<SeekableContent> content = source.bytes();
    if (content.isEmpty()) {
      return empty(source);
    }
    byte[] head = new byte[LENGTH];
    head = Arrays.copyOf(head, content.get().read(0, head, 0, LENGTH));
    long length = content.get() instanceof DecodedBytes ? -1 : content.get().length();
    source.release();
    return new ContentHead(source, head, length);
  }

  /** Returns the head of a source of which these first bytes were read already. */
  static ContentHead of(LogSource source, byte[] head) {
    return new ContentHead(source, head, -1);
  }

  /** Returns the head of a source without content. */
  static ContentHead empty(LogSource source) {
    return new ContentHead(source, new byte[0], 0);
  }

  /** Returns true if an archive, as POSIX and GNU have it, begins with these bytes. */
  static boolean isTar(byte[] head) {
    return ByteSlice.of(head).hasAt(TAR_AT, TAR);
  }

  /** Returns the first bytes. */
  byte[] bytes() {
    return head;
  }

  LogSource source() {
    return source;
  }

  private long length() {
    if (length < 0) {
      try {
        SeekableContent content = source.bytes().orElseThrow();
        length = content.length();
        isDamaged = content instanceof DecodedBytes decoded && decoded.isDamaged();
        source.release();
      } catch (IOException e) {
        length = head.length;
        isCut = true;
      }
    }
    return length;
  }

  /** Returns true if its length was asked for, and it could not be read. */
  boolean isCut() {
    return isCut;
  }

  /** Returns true if its length was asked for, and there may be more that could not be decoded. */
  boolean isDamaged() {
    return isDamaged;
  }

  /** Orders by the first bytes, then by length, so that copies of each other are neighbors. */
  @Override
  public int compareTo(ContentHead other) {
    int byBytes = Arrays.compare(head, other.head);
    return byBytes != 0 ? byBytes : Long.compare(length(), other.length());
  }

  /**
   * Returns true if the other source begins with all that this one holds: this is a copy of it,
   * perhaps an unfinished one, as copytruncate makes. Records of one event may be equal, so a
   * single common line proves nothing.
   */
  boolean isBeginOf(ContentHead other) {
    int compared = Math.min(head.length, other.head.length);
    return Arrays.equals(head, 0, compared, other.head, 0, compared)
        && length() <= other.length()
        && (hasTwoLines(compared) || length() > compared)
        && (length() <= compared || hasSameEnd(other));
  }

  /** Returns true if the first bytes are all that this has, and the other begins with them. */
  boolean isBegun(ContentHead other) {
    return head.length < LENGTH
        && head.length <= other.head.length
        && Arrays.equals(head, 0, head.length, other.head, 0, head.length);
  }

  /** Returns true if there are two lines before {@code end} that differ; the last may be cut. */
  private boolean hasTwoLines(int end) {
    int first = ByteSearch.indexOf(head, 0, end, (byte) '\n');
    for (int from = first + 1; first >= 0 && from < end; from += first + 1) {
      int size = Math.min(first + 1, end - from);
      if (!Arrays.equals(head, 0, size, head, from, from + size)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasSameEnd(ContentHead other) {
    try {
      byte[] end = before(length());
      return end.length > 0 && Arrays.equals(end, other.before(length()));
    } catch (IOException e) {
      return false;
    }
  }

  private byte[] before(long end) throws IOException {
    int size = (int) Math.min(LENGTH, end);
    byte[] bytes = new byte[size];
    int read = source.bytes().orElseThrow().read(end - size, bytes, 0, size);
    source.release();
    return Arrays.copyOf(bytes, read);
  }
}
