package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointPlan;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.filter.EventFilter;
import io.jaudit.process.ProcessForest;
import io.jaudit.process.ProcessSettings;
import io.jaudit.source.LogSet;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Describes a search as data: all names are resolved, all times fixed, all files found. Immutable,
 * but its logs can be read by one search at a time.
 *
 * @param logs what is read, oldest first
 * @param filter the events that are wanted
 * @param limit the number of them
 * @param eventTimeout log time in seconds after which an event gets no more records
 * @param maxOpenBytes about how much heap open events may take
 * @param nowMillis the current time, in milliseconds since the epoch
 * @param verbosity how much the search logs
 * @param processes how processes are followed, if they are; else they may be for the filter
 * @param forest keeps processes beyond their end, if any does
 * @param memory where processes are kept from one run to the next, if they are
 * @param checkpoint how the search continues from the last one, if it keeps a checkpoint
 */
public record SearchPlan(
    LogSet logs,
    EventFilter filter,
    Limit limit,
    int eventTimeout,
    long maxOpenBytes,
    long nowMillis,
    Verbosity verbosity,
    Optional<ProcessSettings> processes,
    Optional<ProcessForest> forest,
    Optional<ProcessMemory> memory,
    Optional<CheckpointPlan> checkpoint)
    implements Closeable {
  /** The default of {@link #eventTimeout}, in seconds: that of auditd. */
  public static final int DEFAULT_TIMEOUT = 2;

  private static final int OPEN_SHARE = 2;

  /** Describes a search that does not follow processes; see the other constructor. */
  public SearchPlan(
      LogSet logs,
      EventFilter filter,
      Limit limit,
      int eventTimeout,
      long maxOpenBytes,
      long nowMillis,
      Verbosity verbosity,
      Optional<CheckpointPlan> checkpoint) {
    this(
        logs,
        filter,
        limit,
        eventTimeout,
        maxOpenBytes,
        nowMillis,
        verbosity,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        checkpoint);
  }

  /** Returns the default of {@link #maxOpenBytes}: half of the heap. */
  public static long openLimit() {
    return Runtime.getRuntime().maxMemory() / OPEN_SHARE;
  }

  /** Returns the same search, continued from a checkpoint. */
  public SearchPlan withCheckpoint(CheckpointPlan from) {
    return with(processes, forest, memory, Optional.of(from));
  }

  /** Returns the same search, which follows processes; every event is read for this. */
  public SearchPlan withProcesses(ProcessSettings settings) {
    return with(Optional.of(settings), forest, memory, checkpoint);
  }

  /** Returns the same search, which follows processes and keeps them in a forest. */
  public SearchPlan withForest(ProcessSettings settings, ProcessForest kept) {
    return with(Optional.of(settings), Optional.of(kept), memory, checkpoint);
  }

  /** Returns the same search, which keeps processes from one run to the next. */
  public SearchPlan withMemory(ProcessMemory kept) {
    return with(processes, forest, Optional.of(kept), checkpoint);
  }

  private SearchPlan with(
      Optional<ProcessSettings> followed,
      Optional<ProcessForest> grown,
      Optional<ProcessMemory> kept,
      Optional<CheckpointPlan> from) {
    return new SearchPlan(
        logs,
        filter,
        limit,
        eventTimeout,
        maxOpenBytes,
        nowMillis,
        verbosity,
        followed,
        grown,
        kept,
        from);
  }

  /** Returns true if processes are followed: to be shown, or for the filter. */
  public boolean followsProcesses() {
    return processes.isPresent() || filter.needsProcesses();
  }

  /** Closes everything that a search of this plan reads. */
  @Override
  public void close() throws IOException {
    logs.close();
    if (checkpoint.isPresent()) {
      for (ReadSpan span : checkpoint.get().reading().spans()) {
        span.source().close();
      }
    }
  }
}
