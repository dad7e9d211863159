package io.jaudit.checkpoint;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Describes an exception of the file system in words, because its message is often only a path. */
final class Reason {
  private Reason() {}

  static String of(IOException e) {
    if (e instanceof FileSystemException of) {
      String reason = of.getReason();
      String what =
          reason != null
              ? reason
              : e instanceof AccessDeniedException
                  ? "permission denied"
                  : e instanceof NoSuchFileException
                      ? "no such file"
                      : e.getClass().getSimpleName();
      return what + " (" + of.getFile() + ")";
    }
    String message = e.getMessage();
    return message != null ? message : e.getClass().getSimpleName();
  }
}
