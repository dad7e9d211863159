package io.jaudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard output is, as far as it decides how a failed write is told. */
final class StandardOutput {
  private StandardOutput() {}

  private static final Path FD_INFO = Path.of("../fdinfo");
  private static final int O_NONBLOCK = 04000; // asm-generic/fcntl.h

  /**
   * True where the write failed because the reader of a pipe has left. The words of the error are
   * those of the system and of its language, so what standard output is decides, too; that of a
   * FIFO has a name like any file. A pipe on which writes don't wait may just be full.
   */
  static boolean isClosedPipe(String problem, Path outLink) {
    if (problem.contains("Broken pipe")) {
      return true;
    }
    try {
      String target = Files.readSymbolicLink(outLink).toString();
      return (target.startsWith("pipe:") || target.startsWith("socket:")) && waits(outLink);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // the words are all there is
    }
  }

  /** True unless the system says that writes to the descriptor don't wait. */
  private static boolean waits(Path link) {
    try {
      for (String line : Files.readAllLines(link.resolveSibling(FD_INFO).resolve("1"))) {
        if (line.startsWith("flags:")) {
          return (Integer.parseInt(line.substring("flags:".length()).strip(), 8) & O_NONBLOCK) == 0;
        }
      }
    } catch (IOException | NumberFormatException e) {
      // as on other systems than Linux
    }
    return true;
  }
}
