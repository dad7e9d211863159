package io.jaudit.options;

/**
 * Reports a command line that can't be run. The message is one line: the option, what was expected,
 * and what to do. Has no stack trace, because it is the user's error.
 */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String choice;

  /** Creates an error of one line. */
  public UsageException(String message) {
    this(message, "");
  }

  /**
   * Creates an error with a second line.
   *
   * @param choice everything that there is to choose from; empty for no second line
   */
  public UsageException(String message, String choice) {
    super(message, null, false, false);
    this.choice = choice;
  }

  /** Returns the second line; empty if there is none. */
  public String choice() {
    return choice;
  }
}
