package io.jaudit.cli;

/**
 * The time zone of the user can't be used. The message is one line that names the zone and what is
 * wrong. Unchecked, because the zone is first asked for when a time is printed.
 */
final class UnusableZoneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableZoneException(String message) {
    super(message, null, false, false);
  }
}
