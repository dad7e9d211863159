package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointPlan;
import io.jaudit.filter.EventFilter;
import io.jaudit.output.EventWriter;
import io.jaudit.source.LogSet;
import java.util.Optional;

/**
 * A search as data: all names are resolved, all times fixed, all files found.
 *
 * @param logs what is read, oldest first
 * @param filter the events to print
 * @param writer the format in which they are written
 * @param extent the number of them
 * @param flushing when they are written to the stream
 * @param eventTimeout log time in seconds after which an event gets no more records
 * @param maxOpenBytes about how much heap open events may take
 * @param nowMillis the current time, in milliseconds since the epoch
 * @param verbosity how much the search logs
 * @param checkpoint how the search continues from the last one, if it keeps a checkpoint
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
  /** Returns the same search, continued from a checkpoint. */
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
