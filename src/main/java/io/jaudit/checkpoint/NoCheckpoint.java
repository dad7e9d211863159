package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.source.Log;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/**
 * Reads all of its logs and saves nothing: the session of a run without a checkpoint. For use by
 * one thread.
 */
public final class NoCheckpoint implements CheckpointSession {
  private ReadPlan plan;
  private final EventGate gate = new OpenGate();
  private int logs;
  private boolean enough;
  private boolean follows;

  /** Begins a run that reads all of {@code logs}. */
  public NoCheckpoint(LogSet logs) {
    this.plan = ReadPlan.all(logs);
    this.logs = logs.logs().size();
  }

  @Override
  public ReadPlan plan() {
    return plan;
  }

  @Override
  public EventGate gate() {
    return gate;
  }

  @Override
  public void follow() {
    follows = true;
  }

  @Override
  public int addLog(Log log) {
    return logs++;
  }

  @Override
  public int add(int log, LogSource source) {
    plan = plan.with(ReadSpan.all(source, log));
    return plan.spans().size() - 1;
  }

  @Override
  public void now(long millis) {}

  @Override
  public void begin(int span, long offset) {}

  /** Reports a file that was truncated: without a checkpoint, its rest would be lost silently. */
  @Override
  public void end(int span, long offset) throws IOException {
    if (!enough && !follows && plan.spans().get(span).source().isTruncated()) {
      throw new EOFException("it was truncated while it was read; its content may be in a copy");
    }
  }

  @Override
  public void unread(int span) {}

  @Override
  public void readTo(int span, long offset) {}

  @Override
  public boolean needsEveryLine() {
    return false;
  }

  @Override
  public boolean isBeingWritten(int span) {
    return false;
  }

  @Override
  public void enough() {
    enough = true;
  }

  @Override
  public boolean isOver(AuditEvent event) {
    return true;
  }

  @Override
  public List<String> save(List<AuditEvent> open) {
    return List.of();
  }
}
