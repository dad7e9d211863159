package io.jaudit.checkpoint;

/** Reports that a checkpoint can't be used or written; the message is for the user. */
public final class CheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Lists the problems, with the exit status of the program for each, as in ausearch. */
  public enum Kind {
    /** Not a checkpoint, not readable, or (strict) the log file it refers to is gone. */
    UNUSABLE(10),
    /** Not writable, or in use by another run. */
    NOT_WRITABLE(11),
    /** Strict: the file exists, but no longer contains what was read. */
    PLACE_GONE(12);

    private final int exitStatus;

    Kind(int exitStatus) {
      this.exitStatus = exitStatus;
    }

    /** Returns the exit status of the program. */
    public int exitStatus() {
      return exitStatus;
    }
  }

  private final Kind kind;

  CheckpointException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  CheckpointException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  /** Returns the problem. */
  public Kind kind() {
    return kind;
  }
}
