package io.jaudit.options.time;

/**
 * Reports a time on the command line that can't be understood. The message is one line with the
 * problem, what was expected and what to do; the caller puts the option's name before it.
 */
public final class TimeExpressionException extends Exception {
  private static final long serialVersionUID = 1L;

  public TimeExpressionException(String message) {
    super(message);
  }
}
