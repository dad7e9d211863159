/**
 * Processes as trees.
 *
 * <p>In: a {@link io.jaudit.process.ProcessForest}, and the events that match. Out: for each login
 * session a tree of the processes that matching events are by, with the processes above and below
 * them, as text; or these processes as lines of JSON. {@link io.jaudit.tree.TreeWriter} is the
 * summary that a search writes at its end.
 *
 * <p>{@code Arrangement} selects the processes and puts them into trees; {@code TreeText} draws the
 * lines; {@code ProcessText} has the words about a process.
 */
@NullMarked
package io.jaudit.tree;

import org.jspecify.annotations.NullMarked;
