/**
 * Translates raw values to their meaning, words on the command line to raw values, and events to
 * summaries.
 *
 * <p>In: numbers of the kernel's interface in records, and their names. Out: the names ausearch
 * shows, the number for a name in any spelling, and the nearest right words for a wrong one. The
 * tables are resources written by {@code src/main/tables/generate.py}; each names its source, and
 * each is read on first use.
 *
 * <p>{@link io.jaudit.interpret.Normalizer} says of an event who did what to what, with what
 * result, and how; its tables, in {@code deeds}, are kept by hand.
 */
@NullMarked
package io.jaudit.interpret;

import org.jspecify.annotations.NullMarked;
