package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointPlan;
import io.jaudit.filter.EventFilter;
import io.jaudit.output.EventWriter;
import io.jaudit.source.LogSet;
import java.util.Optional;

/**
 * A search as data: every name resolved, every time fixed, every file found.
 *
 * @param logs what is read, oldest first
 * @param filter which events are wanted
 * @param writer in which format they are written
 * @param extent how many of them
 * @param flushing when they leave the process
 * @param eventTimeout log time in seconds after which an event gets no more records
 * @param maxOpenBytes about how much heap open events may take
 * @param nowMillis the present, in ms since the epoch
 * @param verbosity how much the search says of itself
 * @param checkpoint how the search goes on from the last one, if it keeps a checkpoint
 */
public record SearchPlan(
    LogSet logs,
    EventFilter filter,
    EventWriter writer,
    Limit extent,
    Buffering flushing,
    int eventTimeout,
    long maxOpenBytes,
    long nowMillis,
    Verbosity verbosity,
    Optional<CheckpointPlan> checkpoint) {
  /** The same search, but from a checkpoint on. */
  public SearchPlan withCheckpoint(CheckpointPlan from) {
    return new SearchPlan(
        logs,
        filter,
        writer,
        extent,
        flushing,
        eventTimeout,
        maxOpenBytes,
        nowMillis,
        verbosity,
        Optional.of(from));
  }
}
