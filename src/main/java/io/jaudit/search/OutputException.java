package io.jaudit.search;

import io.jaudit.source.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reports that not everything could be written; the checkpoint is unchanged. */
public final class OutputException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String place;
  private final String advice;

  /** Standard output did not accept everything. */
  OutputException(IOException cause) {
    this("standard output", FileProblem.reason(cause), "", cause);
  }

  private OutputException(String place, String reason, String advice, IOException cause) {
    super(reason, cause, false, false);
    this.place = place;
    this.advice = advice;
  }

  /** Returns the problem that a temporary file in a folder can't be written or read. */
  static OutputException temporary(Path folder, IOException cause) {
    boolean isFolder = Files.isDirectory(folder);
    return new OutputException(
        "temporary file in " + folder,
        isFolder ? FileProblem.reason(cause) : "no such folder",
        "set TMPDIR to a folder that can be written and has room",
        cause);
  }

  /** Returns what can't be written. */
  public String place() {
    return place;
  }

  /** Returns what to do; empty if that is not known. */
  public String advice() {
    return advice;
  }
}
