package io.jaudit.search;

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
    byte[] head = new byte[HEAD];
    int read = bytes.get().read(0, head, 0, HEAD);
    long length = bytes.get().length();
    for (Known known : files) {
      int compared = Math.min(read, known.head.length);
      if (length <= known.length
          && hasLine(head, compared)
          && Arrays.equals(head, 0, compared, known.head, 0, compared)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasLine(byte[] head, int end) {
    for (int i = 0; i < end; i++) {
      if (head[i] == '\n') {
        return true;
      }
    }
    return false;
  }
}
