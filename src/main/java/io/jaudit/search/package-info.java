/**
 * Connects the stages: the plan of a search and the loop that runs it.
 *
 * <p>In: a {@link io.jaudit.search.SearchPlan}, in which every name, time and file is resolved.
 * Out: the matching events on a stream, a tally, and a checkpoint after the printed events. The
 * only package that loops over input and logs.
 */
@NullMarked
package io.jaudit.search;

import org.jspecify.annotations.NullMarked;
