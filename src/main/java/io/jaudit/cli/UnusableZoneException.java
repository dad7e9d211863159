package io.jaudit.cli;

/**
 * The time zone of the user can't be used. The message is one line with the zone and the problem.
 * Unchecked, because the zone is first used when a time is printed.
 */
final class UnusableZoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableZoneException(String message) {
    super(message, null, false, false);
  }
}
