package io.jaudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What standard output is, as far as it decides how a failed write is reported. */
final class StandardOutput {
  private static final Path FD_INFO = Path.of("../fdinfo");
  private static final int O_NONBLOCK = 04000; // asm-generic/fcntl.h
  private static final int S_IFMT = 0170000; // linux/stat.h
  private static final int S_IFIFO = 0010000;

  private StandardOutput() {}

  /**
   * Returns whether a write failed because the reader of a pipe has exited, as head does when it
   * has enough. A connection that is closed or reset is not that: its other end may be on a host
   * that crashed. The text of the error depends on the language of the system, so any error of a
   * pipe counts, unless its writes don't wait: then it may only be full.
   *
   * @param problem the text of the error
   * @param link a link to the target of standard output; may be missing, then the text decides
   */
  static boolean isClosedPipe(String problem, Path link) {
    boolean broken = problem.contains("Broken pipe");
    try {
      return isFifo(link, Files.readSymbolicLink(link).toString()) && (broken || waits(link));
    } catch (IOException | UnsupportedOperationException e) {
      return broken;
    }
  }

  /**
   * Returns true if another program reads it, which may show it on the same terminal, as a pager
   * does.
   *
   * @param link a link to the target of standard output; may be missing, then it is no pipe
   */
  static boolean isPipe(Path link) {
    try {
      String target = Files.readSymbolicLink(link).toString();
      return isSocket(target) || isFifo(link, target);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  private static boolean isFifo(Path link, String target) throws IOException {
    return target.startsWith("pipe:") || (!isSocket(target) && isFifo(link));
  }

  private static boolean isSocket(String target) {
    return target.startsWith("socket:");
  }

  private static boolean isFifo(Path link) throws IOException {
    return Files.getAttribute(link, "unix:mode") instanceof Integer mode
        && (mode & S_IFMT) == S_IFIFO;
  }

  /** Returns false if the system reports that the descriptor is non-blocking. */
  private static boolean waits(Path link) {
    try {
      for (String line : Files.readAllLines(link.resolveSibling(FD_INFO).resolve("1"))) {
        if (line.startsWith("flags:")) {
          return (Integer.parseInt(line.substring("flags:".length()).strip(), 8) & O_NONBLOCK) == 0;
        }
      }
    } catch (IOException | NumberFormatException e) {
      // not on Linux
    }
    return true;
  }
}
