package io.jaudit.checkpoint;

/** A checkpoint that can't be used or written; the message is for the user. */
public final class CheckpointException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, and with which exit status the program ends for it, as ausearch does. */
  public enum Kind {
    /** Not a checkpoint, can't be read, or (strict) the log file it speaks of is gone. */
    UNUSABLE(10),
    /** Can't be written, or another run uses it. */
    NOT_WRITABLE(11),
    /** Strict: the file is there, but no longer holds what was read. */
    PLACE_GONE(12);

    private final int exitStatus;

    Kind(int exitStatus) {
      this.exitStatus = exitStatus;
    }

    /** The exit status of the program. */
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

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }
}
