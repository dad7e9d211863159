package io.jaudit.source;

import io.jaudit.bytes.ByteSearch;
import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first bytes of a file, decoded if it is compressed, which tell when its first record was
 * logged, and whether another file has the same content.
 */
final class FileHead implements Comparable<FileHead> {
  private static final int LENGTH = 4096;
  private static final ByteSlice TAR = ByteSlice.of("ustar");
  private static final int TAR_AT = 257;
  private static final ByteSlice STAMP = ByteSlice.of("audit(");

  private final FileSource file;
  private final @Nullable Compression compression;
  private final byte[] head;

  /** Of the decoded content; negative if it is not known yet, because it costs decoding all. */
  private long length;

  private final @Nullable IOException problem;

  private FileHead(
      FileSource file,
      @Nullable Compression compression,
      byte[] head,
      long length,
      @Nullable IOException problem) {
    this.file = file;
    this.compression = compression;
    this.head = head;
    this.length = length;
    this.problem = problem;
  }

  /** Reads the head of a file; it is empty if that can't be read, which the search reports. */
  static FileHead of(FileSource file) {
    Compression compression = null;
    try {
      compression = file.compression();
      Optional<SeekableContent> bytes = file.bytes();
      if (bytes.isPresent()) {
        byte[] head = new byte[LENGTH];
        head = Arrays.copyOf(head, bytes.get().read(0, head, 0, LENGTH));
        long length = bytes.get() instanceof DecodedBytes ? -1 : bytes.get().length();
        file.release();
        return new FileHead(file, compression, head, length, null);
      }
    } catch (IOException e) {
      return new FileHead(file, compression, new byte[0], 0, e); // the search reports it, too
    }
    return new FileHead(file, compression, new byte[0], 0, null);
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
    return ByteSlice.of(head).hasAt(TAR_AT, TAR);
  }

  /** Returns true if the content of a compressed file is compressed again. */
  boolean isCompressedTwice() {
    return compression != null && Compression.of(head, head.length) != null;
  }

  private long length() {
    if (length < 0) {
      try {
        length = file.bytes().orElseThrow().length();
        file.release();
      } catch (IOException e) {
        length = head.length;
      }
    }
    return length;
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
    int byBytes = byHost != 0 ? byHost : Arrays.compare(head, other.head);
    return byBytes != 0 ? byBytes : Long.compare(length(), other.length());
  }

  private String host() {
    return file.host().orElse("");
  }

  /** Returns the first bytes. */
  byte[] bytes() {
    return head;
  }

  /** Returns true if there is nothing in it, or nothing that can be decoded. */
  boolean isEmpty() {
    return head.length == 0;
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
    ByteSlice slice = ByteSlice.of(head);
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

  /**
   * Returns true if the other file, of the same host, begins with all that this one holds: this is
   * a copy of it, perhaps an unfinished one, as copytruncate makes. Records of one event may be
   * equal, so a single common line proves nothing.
   */
  boolean isBeginOf(FileHead other) {
    int compared = Math.min(head.length, other.head.length);
    return host().equals(other.host())
        && Arrays.equals(head, 0, compared, other.head, 0, compared)
        && length() <= other.length()
        && (hasTwoLines(compared) || length() > compared)
        && (length() <= compared || hasSameEnd(other));
  }

  /** Returns true if the first bytes are all that this file has, and the other begins with them. */
  boolean isBegun(FileHead other) {
    return head.length < LENGTH
        && head.length <= other.head.length
        && Arrays.equals(head, 0, head.length, other.head, 0, head.length);
  }

  /** Returns true if there are two lines before {@code end} that differ; the last may be cut. */
  private boolean hasTwoLines(int end) {
    int first = ByteSearch.indexOf(head, 0, end, (byte) '\n');
    for (int from = first + 1; first >= 0 && from < end; from += first + 1) {
      int length = Math.min(first + 1, end - from);
      if (!Arrays.equals(head, 0, length, head, from, from + length)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasSameEnd(FileHead other) {
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
    int read = file.bytes().orElseThrow().read(end - size, bytes, 0, size);
    file.release();
    return Arrays.copyOf(bytes, read);
  }
}
