package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointSession;
import io.jaudit.checkpoint.EventGate;
import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventHandler;
import io.jaudit.filter.EventFilter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.process.ProcessSettings;
import io.jaudit.process.ProcessTable;
import io.jaudit.record.EventId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import io.jaudit.source.LogPosition;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Passes the events that are new and match to a target, which may have several threads match and
 * write them. For use by one thread.
 */
final class MatchingHandler implements EventHandler {
  /** Saving processes meanwhile takes at most this part of the time. */
  private static final int SAVE_SHARE = 20;

  private final EventFilter filter;
  private final Limit limit;
  private final MatchTarget target;
  private final SearchTally tally;
  private final CheckpointSession session;
  private final EventGate gate;
  private final EventView view = new EventView(Identities.ofLog());

  /** Null unless processes are followed. */
  private final @Nullable ProcessFollower processes;

  private final Optional<ProcessMemory> memory;
  private @Nullable ParallelPrinter printer;

  /** When processes were saved last, and how long that took. */
  private long processesSaved = System.nanoTime();

  private long saveNanos;
  private long left;
  private boolean done;

  MatchingHandler(
      SearchPlan plan, MatchTarget target, SearchTally tally, CheckpointSession session) {
    this.filter = plan.filter();
    this.limit = plan.limit();
    this.left = limit.events();
    this.target = target;
    this.tally = tally;
    this.session = session;
    this.gate = session.gate();
    this.memory = plan.memory();
    this.processes = plan.followsProcesses() ? new ProcessFollower(table(plan), this::logOf) : null;
  }

  private static ProcessTable table(SearchPlan plan) {
    return new ProcessTable(
        plan.processes().orElse(ProcessSettings.UNSHOWN), plan.forest().orElse(null));
  }

  /** {@inheritDoc} Processes are followed from event to event, whether it is wanted or not. */
  @Override
  public Interest interest() {
    if (processes != null) {
      return Interest.ALL;
    }
    return filter.interest().and(target.interest());
  }

  /** Returns true if no more events are wanted, or none can be written. */
  boolean isDone() {
    return done;
  }

  @Override
  public boolean event(AuditEvent event) {
    if (!gate.isNew(event)) {
      gate.leftOut(event);
      return true;
    }
    tally.event();
    if (processes != null && printer == null) {
      processes.take(event);
    }
    if (printer != null) {
      gate.handled(event); // first, because the printer discards it
      if (!printer.add(event)) {
        enough();
      }
    } else {
      if (filter.matches(view.of(event))) {
        tally.matched(1);
        left--;
        if (!target.event(event) || left == 0) {
          enough();
        }
      }
      tally.damage(event);
      gate.handled(event);
    }
    return !done;
  }

  /** Goes on with the processes that the last run knew. */
  void restoreProcesses() {
    if (processes != null && memory.isPresent()) {
      tally.processProblem(memory.get().restore(processes.table()));
    }
  }

  /** Keeps the processes for the next run, after the checkpoint was saved. */
  void saveProcesses() {
    if (processes != null && memory.isPresent()) {
      tally.processProblem(memory.get().save(processes.table()));
    }
  }

  /**
   * Keeps them after the checkpoint was saved and before the end, unless that would take more than
   * a small part of the time, as it does with a great many processes.
   */
  void saveProcessesMeanwhile() {
    long begun = System.nanoTime();
    if (begun - processesSaved >= SAVE_SHARE * saveNanos) {
      saveProcesses();
      processesSaved = System.nanoTime();
      saveNanos = processesSaved - begun;
    }
  }

  private int logOf(AuditEvent event) {
    return session.plan().spans().get(LogPosition.source(event.position())).log();
  }

  @Override
  public void skipped(EventId id, RecordType first, long position) {
    tally.event();
    target.skipped(id, first, position);
    gate.handled(id, first, position);
  }

  /** {@inheritDoc} What was passed on is written now, because more may come late. */
  @Override
  public void idle(long nowMillis) {
    if (printer != null && !printer.finish()) {
      enough();
    }
    target.idle(nowMillis);
  }

  @Override
  public void end() {
    if (processes != null) {
      tally.forgottenProcesses(processes.table().forgotten());
      tally.shortenedLines(processes.table().shortenedLines());
    }
    target.end();
  }

  /** Returns why not everything could be written, after {@link #end}; null if all was. */
  @Nullable OutputException failure() {
    return target.failure();
  }

  /** Has {@code threads} match and write the events from now on, if that can be done. */
  void beginParallel(Workers threads) {
    if (limit.isUnlimited() && printer == null) {
      printer = target.inParallel(filter, threads, tally);
      if (printer != null && processes != null) {
        printer.follow(processes);
      }
    }
  }

  /** Waits for the threads; all events were passed on. */
  void endParallel() {
    ParallelPrinter last = printer;
    printer = null;
    if (last != null && !last.finish()) {
      enough();
    }
    tally.matchedAtMost(target.most());
  }

  private void enough() {
    done = true;
    session.enough();
  }
}
