package io.jaudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard output is, as far as it decides how a failed write is told. */
final class StandardOutput {
  private StandardOutput() {}

  /**
   * True where the write failed because the reader of a pipe has left. The words of the error are
   * those of the system and of its language, so what standard output is decides, too; that of a
   * FIFO has a name like any file.
   */
  static boolean isClosedPipe(String problem, Path outLink) {
    try {
      String target = Files.readSymbolicLink(outLink).toString();
      if (target.startsWith("pipe:") || target.startsWith("socket:")) {
        return true;
      }
    } catch (IOException | UnsupportedOperationException e) {
      // the words are all there is
    }
    return problem.contains("Broken pipe");
  }
}
