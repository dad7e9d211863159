package io.jaudit.source;

/**
 * A line longer than a reader holds; it was skipped, and the reader continues after it. Carries no
 * stack trace: it is an answer about data.
 */
public final class LineTooLongException extends Exception {
  private static final long serialVersionUID = 1L;

  LineTooLongException(int limit) {
    super("expected a line of at most " + limit + " bytes", null, false, false);
  }
}
