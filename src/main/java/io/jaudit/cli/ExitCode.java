package io.jaudit.cli;

/**
 * The exit statuses of {@code jaudit search} (docs/ausearch-differences.md no. 5), except 10, 11
 * and 12: these are ausearch's for a checkpoint, see {@link
 * io.jaudit.checkpoint.CheckpointException.Kind}.
 */
enum ExitCode {
  /** At least one event was printed, or help was requested. */
  MATCHED(0),
  /** Nothing matched. */
  NO_MATCH(1),
  /** The command line is wrong, a file can't be read, or not all could be printed. */
  ERROR(2);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}
