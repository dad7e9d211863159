package io.jaudit.filter.where;

import io.jaudit.interpret.names.Identities;

/**
 * Holds what the meaning of an expression depends on, in addition to its text. Immutable.
 *
 * @param identities the names of users and groups that the log does not have; one object for all
 *     expressions of a search
 * @param times reads dates
 */
public record WhereContext(Identities identities, TimeReader times) {
  /** Reads the times that {@code -ts} accepts. */
  public interface TimeReader {
    /**
     * Returns the first millisecond that a time means, since the epoch.
     *
     * @throws BadTimeException if the text is not a time
     */
    long first(String text) throws BadTimeException;

    /**
     * Returns the last millisecond that a time means, since the epoch.
     *
     * @throws BadTimeException if the text is not a time
     */
    long last(String text) throws BadTimeException;

    /** Returns a time that means the same millisecond anywhere. */
    String absolute(long millis);
  }

  /** Reports a text that is not a time; the message is what was expected. */
  public static final class BadTimeException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Creates the error. */
    public BadTimeException(String expected) {
      super(expected, null, false, false);
    }
  }
}
