package io.jaudit.options;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.where.WhereFilter;

/**
 * Holds one of the conditions that an event must meet: an option with all its values, one of the
 * terms of an expression, or the time that {@code -ts} and {@code -te} limit. Immutable.
 *
 * @param option the option; of {@code -ts} and {@code -te} together, the first
 * @param text the options and values as they could be typed
 * @param filter whether an event meets it
 */
public record SearchCondition(FilterOption option, String text, EventFilter filter) {
  /** Returns true for the time that {@code -ts} and {@code -te} limit, or an expression tests. */
  public boolean isTime() {
    return option == FilterOption.START
        || option == FilterOption.END
        || (filter instanceof WhereFilter where && where.isTime());
  }
}
