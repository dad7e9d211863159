/**
 * Converts the command line to a search plan, and the plan's outcome to an exit status.
 *
 * <p>In: the words typed. Out: a {@code SearchPlan} that is run, messages on standard error, the
 * exit status. The only package that accesses the process.
 */
@NullMarked
package io.jaudit.cli;

import org.jspecify.annotations.NullMarked;
