/**
 * Determines where the last run stopped, and what is new since then.
 *
 * <p>In: the log files of this run, the checkpoint of the last one, and the events as they come out
 * of the assembler, before any filter. Out: from where to read, which lines and events are new, and
 * the checkpoint for the next run. The order of calls is: {@link
 * io.jaudit.checkpoint.CheckpointStore#lock}, {@link io.jaudit.checkpoint.CheckpointStore#load},
 * {@link io.jaudit.checkpoint.CheckpointLocator#locate}, one {@link
 * io.jaudit.checkpoint.CheckpointGate} for the run, and {@link
 * io.jaudit.checkpoint.CheckpointStore#save} after everything was printed and flushed. Independent
 * of filters and output; see "Checkpoint" in docs/architecture.md.
 */
@NullMarked
package io.jaudit.checkpoint;

import org.jspecify.annotations.NullMarked;
