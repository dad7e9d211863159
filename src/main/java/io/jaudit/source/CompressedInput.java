package io.jaudit.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads compressed bytes through a buffer, and knows how many were used, so that messages can tell
 * where something is wrong. For use by one thread.
 */
final class CompressedInput extends InputStream {
  private static final int SIZE = 64 * 1024;

  private final Compression format;
  private final InputStream in;
  private final long length;
  private byte[] buffer;
  private int next;
  private int end;

  /** The offset of {@code buffer[0]} in the content. */
  private long offset;

  /**
   * @param head the first bytes of the content
   * @param in the others; closed with this
   * @param length of the content in bytes; negative if that is not known
   */
  CompressedInput(Compression format, byte[] head, InputStream in, long length) {
    this.format = format;
    this.in = in;
    this.length = length;
    this.buffer = head;
    this.end = head.length;
  }

  Compression format() {
    return format;
  }

  /** Returns the offset of the next byte. */
  long position() {
    return offset + next;
  }

  /** Makes sure that there is a next byte; returns false at the end of the content. */
  boolean fill() throws IOException {
    return next < end || fillAgain();
  }

  private boolean fillAgain() throws IOException {
    if (buffer.length < SIZE) {
      buffer = new byte[SIZE];
    }
    offset += end;
    next = 0;
    end = Math.max(0, in.read(buffer, 0, buffer.length));
    return end > 0;
  }

  /** Makes sure that there are {@code count} next bytes, unless the content ends before. */
  private void fill(int count) throws IOException {
    int read = 0;
    while (end - next < count && read >= 0) {
      byte[] bytes = new byte[SIZE];
      System.arraycopy(buffer, next, bytes, 0, end - next);
      offset += next;
      end -= next;
      next = 0;
      buffer = bytes;
      read = in.read(buffer, end, buffer.length - end);
      end += Math.max(0, read);
    }
  }

  /** Returns the buffer; the bytes that were not used are {@code [next, end)}. */
  byte[] buffer() {
    return buffer;
  }

  int next() {
    return next;
  }

  int end() {
    return end;
  }

  /** Uses {@code count} bytes of the buffer; gives some back if it is negative. */
  void use(int count) {
    next += count;
  }

  @Override
  public int read() throws IOException {
    return fill() ? buffer[next++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    if (size > 0 && !fill()) {
      return -1;
    }
    int count = Math.min(size, end - next);
    System.arraycopy(buffer, next, target, from, count);
    next += count;
    return count;
  }

  @Override
  public int available() throws IOException {
    return next < end ? end - next : in.available();
  }

  /**
   * Skips zeros, with which files are padded.
   *
   * @return true if more data of this format follows; false at the end of the content, or of the
   *     data
   */
  boolean hasNextMember() throws IOException {
    while (fill() && buffer[next] == 0) {
      next++;
    }
    fill(Compression.MAGIC_LENGTH);
    return format.fits(buffer, next, end);
  }

  /** Reads to the end of the content; returns a remark on what is there, empty if nothing is. */
  String rest() throws IOException {
    long first = position();
    while (fill()) {
      next = end;
    }
    long count = position() - first;
    return count == 0
        ? ""
        : "ignored "
            + (count == 1 ? "1 byte" : count + " bytes")
            + " after the end of the "
            + format.title()
            + " data at compressed byte "
            + first;
  }

  /** Returns the problem that the content ends here, in the middle of the data. */
  CompressionException truncated() {
    return new CompressionException(format.title() + " data truncated" + place(position()));
  }

  /** Returns the problem that the data before {@code position} can't be decoded. */
  CompressionException damaged(String why, long position) {
    return new CompressionException(
        format.title() + " data damaged" + place(position) + ": " + why);
  }

  private String place(long position) {
    return " at compressed byte " + position + (length < 0 ? "" : " (of " + length + ")");
  }

  /** Returns the first {@code count} of the next bytes, as many as there are. */
  byte[] peek(int count) throws IOException {
    fill(count);
    return Arrays.copyOfRange(buffer, next, Math.min(end, next + count));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
