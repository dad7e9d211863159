package io.jaudit.page;

/**
 * Describes one of the numbers that a page begins with. Immutable.
 *
 * @param label what is counted
 * @param number how many there are
 * @param note what else is known of them; may be empty
 */
public record Card(String label, long number, String note) {}
