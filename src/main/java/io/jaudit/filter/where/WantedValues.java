package io.jaudit.filter.where;

import java.util.List;

/**
 * Holds the values that a test asks for, such as {@code key = MyMonitor}. Immutable.
 *
 * @param field what is tested
 * @param values of which one is wanted, without quotes
 */
public record WantedValues(QueryField field, List<String> values) {}
