package io.jaudit.source;

import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Recognizes files that jaudit itself keeps: checkpoints, the tables of processes and locks next to
 * them, and what a killed run left of one. They may be in a folder of logs, and nobody needs to be
 * told that they are none. Stateless.
 */
final class OwnFile {
  private static final ByteSlice CHECKPOINT = ByteSlice.of("jaudit=");
  private static final ByteSlice PROCESSES = ByteSlice.of("jaudit.procs/");
  private static final String LOCK = ".lock";
  private static final String UNFINISHED = ".jaudit-new";
  private static final int LENGTH = 16;

  private OwnFile() {}

  /**
   * Returns true if a file is one of them.
   *
   * @param head its first bytes
   */
  static boolean is(Path file, byte[] head) {
    String name = String.valueOf(file.getFileName());
    ByteSlice start = ByteSlice.of(head);
    return start.startsWith(CHECKPOINT)
        || start.startsWith(PROCESSES)
        || name.endsWith(UNFINISHED)
        || (name.endsWith(LOCK) && head.length == 0);
  }

  /** Returns the same; false if the file can't be read. */
  static boolean is(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return is(file, in.readNBytes(LENGTH));
    } catch (IOException e) {
      return false;
    }
  }
}
