package io.jaudit.cli;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds out whether the reader of the pipe that standard output is has exited. The system reports
 * that only to who writes to the pipe or waits for it, which Java can't do without writing. So this
 * looks in /proc for the processes that have the other end open. If none is found at first, as in a
 * container or if another user reads, nothing is known. For use by one thread.
 */
final class ReaderWatch {
  private static final Path PROCESSES = Path.of("/proc");
  private static final int O_ACCMODE = 3; // asm-generic/fcntl.h
  private static final int O_WRONLY = 1;

  private final Path link;
  private final List<Path> readers = new ArrayList<>();
  private String pipe = "";

  /**
   * Looks for readers for the first time.
   *
   * @param link a link to the target of standard output; may be missing
   */
  ReaderWatch(Path link) {
    this.link = link;
    findPipe();
    findReaders();
    if (readers.isEmpty()) {
      pipe = "";
    }
  }

  /** Returns true if there was a reader at first, and there is none now. */
  boolean isGone() {
    if (pipe.isEmpty()) {
      return false;
    }
    readers.removeIf(descriptor -> !reads(descriptor));
    if (readers.isEmpty()) {
      findReaders(); // it may have been passed on
    }
    return readers.isEmpty();
  }

  private void findPipe() {
    try {
      String target = Files.readSymbolicLink(link).toString();
      pipe = target.startsWith("pipe:") ? target : "";
    } catch (IOException | UnsupportedOperationException e) {
      return; // not on Linux
    }
  }

  private void findReaders() {
    if (pipe.isEmpty()) {
      return;
    }
    for (Path process : list(PROCESSES, "[0-9]*")) {
      for (Path descriptor : list(process.resolve("fd"), "*")) {
        if (reads(descriptor)) {
          readers.add(descriptor);
        }
      }
    }
  }

  private static List<Path> list(Path folder, String names) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, names)) {
      files.forEach(found::add);
    } catch (IOException | DirectoryIteratorException e) {
      return found; // it has ended, or is of another user
    }
    return found;
  }

  private boolean reads(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().equals(pipe) && isReadable(descriptor);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isReadable(Path descriptor) throws IOException {
    Path process = descriptor.resolve("../..").normalize();
    for (String line :
        Files.readAllLines(process.resolve("fdinfo").resolve(descriptor.getFileName()))) {
      if (line.startsWith("flags:")) {
        int flags = Integer.parseInt(line.substring("flags:".length()).strip(), 8);
        return (flags & O_ACCMODE) != O_WRONLY;
      }
    }
    return false;
  }
}
