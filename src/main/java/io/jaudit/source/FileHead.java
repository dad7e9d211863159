package io.jaudit.source;

import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a file, decoded if it is compressed, which tell when its first record was
 * logged, and whether another file has the same content.
 */
final class FileHead implements Comparable<FileHead> {
  private static final ByteSlice STAMP = ByteSlice.of("audit(");

  private final FileSource file;
  private final @Nullable Compression compression;
  private final ContentHead content;
  private final @Nullable IOException problem;

  private FileHead(
      FileSource file,
      @Nullable Compression compression,
      ContentHead content,
      @Nullable IOException problem) {
    this.file = file;
    this.compression = compression;
    this.content = content;
    this.problem = problem;
  }

  /** Reads the head of a file; it is empty if that can't be read, which the search reports. */
  static FileHead of(FileSource file) {
    Compression compression = null;
    try {
      compression = file.compression();
      return new FileHead(file, compression, ContentHead.of(file), null);
    } catch (IOException e) {
      return new FileHead(file, compression, ContentHead.empty(file), e); // so does the search
    }
  }

  /** Returns why the head could not be read; null if it could. */
  @Nullable IOException problem() {
    return problem;
  }

  /** Returns how the file is compressed; null if it is not. */
  @Nullable Compression compression() {
    return compression;
  }

  /** Returns true for an archive, as POSIX and GNU have it. */
  boolean isTar() {
    return ContentHead.isTar(bytes());
  }

  /** Returns true if the content of a compressed file is compressed again. */
  boolean isCompressedTwice() {
    return compression != null && Compression.of(bytes(), bytes().length) != null;
  }

  FileSource file() {
    return file;
  }

  /**
   * Orders by host, then by the first bytes, then by length, so that copies of each other are
   * neighbors.
   */
  @Override
  public int compareTo(FileHead other) {
    int byHost = host().compareTo(other.host());
    return byHost != 0 ? byHost : content.compareTo(other.content);
  }

  private String host() {
    return file.host().orElse("");
  }

  /** Returns the first bytes. */
  byte[] bytes() {
    return content.bytes();
  }

  /** Returns true if there is nothing in it, or nothing that can be decoded. */
  boolean isEmpty() {
    return content.bytes().length == 0;
  }

  /** The time and the number of an event, in the order of events of one host. */
  record Stamp(long second, long millis, long serial) implements Comparable<Stamp> {
    /** That of no event, before all others. */
    static final Stamp NONE = new Stamp(-1, -1, -1);

    private static final Comparator<Stamp> ORDER =
        Comparator.comparingLong(Stamp::second)
            .thenComparingLong(Stamp::millis)
            .thenComparingLong(Stamp::serial);

    @Override
    public int compareTo(Stamp other) {
      return ORDER.compare(this, other);
    }
  }

  /** Returns the ID of the first event, {@code audit(1700000000.123:42}; if there is none, none. */
  Stamp first() {
    ByteSlice slice = ByteSlice.of(content.bytes());
    int second = slice.indexOf(STAMP, 0) + STAMP.length();
    if (second < STAMP.length()) {
      return Stamp.NONE;
    }
    int millis = slice.indexOf((byte) '.', second) + 1;
    int serial = slice.indexOf((byte) ':', second) + 1;
    boolean isWhole = second < millis && millis < serial;
    return isWhole
        ? new Stamp(slice.digitsAt(second), slice.digitsAt(millis), slice.digitsAt(serial))
        : new Stamp(slice.digitsAt(second), 0, 0);
  }

  /** As {@link ContentHead#isBeginOf}, for a file of the same host. */
  boolean isBeginOf(FileHead other) {
    return host().equals(other.host()) && content.isBeginOf(other.content);
  }

  /** Returns true if the first bytes are all that this file has, and the other begins with them. */
  boolean isBegun(FileHead other) {
    return content.isBegun(other.content);
  }
}
