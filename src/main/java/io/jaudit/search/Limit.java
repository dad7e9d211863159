package io.jaudit.search;

/**
 * Selects the number of matching events to print; after the last one the search ends. Immutable.
 *
 * @param events the largest number, at least 1
 */
public record Limit(long events) {
  /** All of them. */
  public static final Limit ALL = new Limit(Long.MAX_VALUE);

  /** The first. */
  public static final Limit FIRST = new Limit(1);

  /** Returns true if no search ends because of it. */
  boolean isUnlimited() {
    return events == Long.MAX_VALUE;
  }
}
