package io.jaudit.cli;

/**
 * A command line that can't be run: one line that names the option, what was expected and what to
 * do, and sometimes a second one with all there is to choose from. Carries no stack trace, as it is
 * the user's to mend.
 */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String choice;

  UsageException(String message) {
    this(message, "");
  }

  /**
   * @param choice a line of its own; empty for none
   */
  UsageException(String message, String choice) {
    super(message, null, false, false);
    this.choice = choice;
  }

  String choice() {
    return choice;
  }
}
