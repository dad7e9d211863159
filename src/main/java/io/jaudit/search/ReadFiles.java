package io.jaudit.search;

import io.jaudit.source.FileBegin;
import io.jaudit.source.FileSource;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Remembers the files that were read and closed since, by what they begin with and their length:
 * another file may have their inode by now, and they another name. For use by one thread.
 */
final class ReadFiles {
  /** Enough for a record, with a stamp that no other file begins with. */
  static final int HEAD = 1024;

  private static final int MOST = 4096;

  /** What a file begins with, and how much of it was read. */
  private static final class Known {
    final byte[] head;
    final long length;

    Known(byte[] head, long length) {
      this.head = head;
      this.length = length;
    }
  }

  private final Deque<Known> files = new ArrayDeque<>();

  /**
   * Adds a file.
   *
   * @param head what it begins with, at most {@value #HEAD} bytes
   * @param length how much of it was read, in bytes
   */
  void add(byte[] head, long length) {
    files.add(new Known(head, length));
    if (files.size() > MOST) {
      files.remove();
    }
  }

  /** Returns true if a file, which is open, is one of them or a copy, and has no more content. */
  boolean has(FileSource file) throws IOException {
    Optional<SeekableContent> bytes = file.bytes();
    if (bytes.isEmpty() || files.isEmpty()) {
      return false;
    }
    byte[] buffer = new byte[HEAD];
    byte[] head = Arrays.copyOf(buffer, bytes.get().read(0, buffer, 0, HEAD));
    long length = bytes.get().length();
    for (Known known : files) {
      if (length <= known.length && FileBegin.areAlike(known.head, head)) {
        return true;
      }
    }
    return false;
  }
}
