package io.jaudit.search;

import io.jaudit.source.FileBegin;
import io.jaudit.source.FileSource;
import io.jaudit.source.SeekableContent;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file that may grow, and how far it was read. For use by one thread. */
final class FollowedFile implements Closeable {
  /** What has become of a file since it was looked at. */
  enum Change {
    NONE,
    /** There is more to read. */
    MORE,
    /** It was emptied, or written over. */
    OTHER_CONTENT
  }

  private final FileSource source;
  private final ReadPosition position;
  private byte[] head = new byte[0];
  private long length;
  private boolean failed;

  /** Why it could not be opened; null if it is open. */
  private @Nullable IOException unopened;

  /**
   * @param source is kept open
   * @param position where the next line begins
   */
  FollowedFile(FileSource source, ReadPosition position) {
    this.source = source;
    this.position = position;
  }

  FileSource source() {
    return source;
  }

  ReadPosition position() {
    return position;
  }

  /** Returns what it began with when it was looked at. */
  FileBegin begin() {
    return new FileBegin(source, head);
  }

  /** Adds it to those that were read. */
  void addTo(ReadFiles read) {
    read.add(head, Math.max(length, position.offset()));
  }

  /** Looks at the file again. */
  Change look() throws IOException {
    if (failed || !isOpen()) {
      return Change.NONE;
    }
    SeekableContent bytes = source.bytes().orElseThrow();
    long now = bytes.length();
    if (now == length) {
      return Change.NONE;
    }
    byte[] first = new byte[(int) Math.min(ReadFiles.HEAD, now)];
    int read = bytes.read(0, first, 0, first.length);
    int compared = head.length;
    if (now < position.offset()
        || read < compared
        || !Arrays.equals(first, 0, compared, head, 0, compared)) {
      return Change.OTHER_CONTENT;
    }
    boolean isLonger = now > length;
    head = Arrays.copyOf(first, read);
    length = now;
    return isLonger ? Change.MORE : Change.NONE;
  }

  /** Tries to open it if it could not be. */
  private boolean isOpen() {
    if (unopened != null && source.hold() && source.isHeld()) {
      unopened = null;
    }
    return unopened == null;
  }

  /** Returns why it could not be opened; null if it could. */
  @Nullable IOException unopened() {
    return unopened;
  }

  /** Records that it can't be read; it is tried again if it was not even opened. */
  void fail(IOException cause) {
    unopened = source.isHeld() ? null : cause;
    failed = unopened == null;
  }

  /** Returns true if it had an unfinished line at its end when it was looked at. */
  boolean hasUnfinishedLine() {
    return !failed && length > position.offset();
  }

  /** Records that it is not read any more. */
  void fail() {
    failed = true;
  }

  boolean hasFailed() {
    return failed;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
