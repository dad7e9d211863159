package io.jaudit.record;

/**
 * A line whose header can't be read: what was expected, and at which column (the first is 1).
 *
 * <p>Carries no stack trace: it is an answer about data, thrown once a bad line.
 */
public final class MalformedRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedRecordException(String expected, int column) {
    super(expected + " at column " + (column + 1), null, false, false);
  }
}
