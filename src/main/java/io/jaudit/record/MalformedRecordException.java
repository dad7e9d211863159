package io.jaudit.record;

/**
 * Reports a line that is not read as a record: the kind of problem, and in words what was expected
 * and at which column (the first is 1), or what to do.
 *
 * <p>Carries no stack trace: it is an answer about data, thrown once for each such line.
 */
public final class MalformedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  private final LineProblem problem;

  MalformedRecordException(LineProblem problem, String reason) {
    super(reason, null, false, false);
    this.problem = problem;
  }

  MalformedRecordException(LineProblem problem, String expected, int index) {
    this(problem, expected + " at column " + (index + 1));
  }

  /** Returns the kind of problem. */
  public LineProblem problem() {
    return problem;
  }

  /** Returns what was expected where, or what to do; without the line itself. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
