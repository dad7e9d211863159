package io.jaudit.search;

import io.jaudit.checkpoint.CheckpointSession;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventSink;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the events that were joined, and has those written that are new and match. For use by one
 * thread.
 */
final class MatchingSink implements EventSink {
  private final SearchPlan plan;
  private final SearchReport report;
  private final CheckpointSession session;
  private final EventOutput output;
  private @Nullable ParallelPrinter batches;
  private boolean done;
  private @Nullable OutputException failure;

  MatchingSink(SearchPlan plan, OutputStream out, SearchReport report, CheckpointSession session) {
    this.plan = plan;
    this.report = report;
    this.session = session;
    this.output = new EventOutput(plan.writer(), out, plan.flushing());
  }

  /** True once no more events are wanted, or none can be written. */
  boolean isDone() {
    return done;
  }

  @Override
  public void accept(AuditEvent event) {
    if (!session.isNew(event)) {
      return;
    }
    if (done) {
      session.notHandled(event);
      return;
    }
    report.event();
    try {
      if (batches != null) {
        batches.add(event);
      } else if (plan.filter().matches(event)) {
        output.write(event);
        report.matched(1);
        if (plan.extent() == Limit.FIRST) {
          enough();
        }
      }
    } catch (OutputException e) {
      failed(e);
    }
    session.handled(event);
  }

  @Override
  public boolean alreadyHandled(EventId id) {
    return session.wasHandled(id);
  }

  @Override
  public boolean skipped(EventId id, RecordType type) {
    if (done) {
      return false;
    }
    report.event();
    session.handled(id, type);
    return true;
  }

  /** From now on events are matched and written by {@code workers}, where the plan lets them. */
  void beginBatches(Workers workers) {
    if (plan.extent() == Limit.ALL && plan.flushing() == Buffering.BLOCKS) {
      batches = new ParallelPrinter(plan, workers, output, report);
    }
  }

  /** Waits for the workers. */
  void finishBatches() {
    ParallelPrinter last = batches;
    batches = null;
    if (last != null && failure == null) {
      try {
        last.finish();
      } catch (OutputException e) {
        failed(e);
      }
    }
  }

  private void failed(OutputException e) {
    failure = e;
    enough();
  }

  private void enough() {
    done = true;
    session.enough();
  }

  /**
   * Hands all that was written to the operating system.
   *
   * @throws OutputException where that, or any write before, failed
   */
  void flush() throws OutputException {
    if (failure != null) {
      throw failure;
    }
    output.flush();
  }
}
