package io.jaudit.cli;

/**
 * A command line that can't be run: one line that names the option, what was expected and what to
 * do. Carries no stack trace, as it is the user's to mend.
 */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message, null, false, false);
  }
}
