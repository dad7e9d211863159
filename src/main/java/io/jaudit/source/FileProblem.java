package io.jaudit.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/**
 * Describes in words why a file can't be read or written, for messages: the message of an exception
 * is often only a path. Stateless.
 */
public final class FileProblem {
  private FileProblem() {}

  /** Returns the reason, such as {@code permission denied}, without the name of the file. */
  public static String reason(IOException problem) {
    String detail =
        problem instanceof FileSystemException named ? named.getReason() : problem.getMessage();
    String kind = kind(problem);
    if (kind == null) {
      return detail == null ? problem.getClass().getSimpleName() : detail;
    }
    return detail == null ? kind : kind + "; " + detail;
  }

  /** Returns the reason, and the file in parentheses if the exception names one. */
  public static String reasonAndFile(IOException problem) {
    String file = file(problem);
    return file == null ? reason(problem) : reason(problem) + " (" + file + ")";
  }

  /**
   * Returns {@code can't read FILE: REASON}, or {@code FILE: REASON} if compressed content can't be
   * decoded, or not to its end.
   *
   * @param name of the file if the exception names none
   */
  public static String cantRead(String name, IOException problem) {
    if (problem instanceof CompressionException) {
      return name + ": " + problem.getMessage();
    }
    String file = file(problem);
    return "can't read " + (file == null ? name : file) + ": " + reason(problem);
  }

  private static @Nullable String file(IOException problem) {
    return problem instanceof FileSystemException named ? named.getFile() : null;
  }

  private static @Nullable String kind(IOException problem) {
    if (problem instanceof NoSuchFileException) {
      return "no such file";
    }
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "it exists already";
    }
    return problem instanceof NotDirectoryException ? "not a folder" : null;
  }
}
