/**
 * Raw values to what they mean, words typed by people to raw values, and events to what they come
 * to.
 *
 * <p>In: numbers of the kernel's interface, as they stand in records, and names of them. Out: the
 * names ausearch shows, the numbers behind a name in any spelling, and the nearest right words for
 * a wrong one. The tables are resources written by {@code src/main/tables/generate.py}; each names
 * its source, and each is read when it is first asked for.
 *
 * <p>{@link io.jaudit.interpret.Normalizer} says of an event who did what to what, with what
 * result, and how; its tables, in {@code deeds}, are kept by hand.
 */
@NullMarked
package io.jaudit.interpret;

import org.jspecify.annotations.NullMarked;
