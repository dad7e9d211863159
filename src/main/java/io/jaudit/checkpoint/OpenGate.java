package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;

/** The gate of a run without a checkpoint: everything is new, and nothing is remembered. */
final class OpenGate implements EventGate {
  @Override
  public long handledTo(int span) {
    return 0;
  }

  @Override
  public boolean isHandled(long position) {
    return false;
  }

  @Override
  public boolean isAllNewFrom(long position) {
    return true;
  }

  @Override
  public boolean isNew(AuditEvent event) {
    return true;
  }

  @Override
  public void leftOut(AuditEvent event) {}

  @Override
  public void handled(AuditEvent event) {}

  @Override
  public void handled(EventId id, RecordType first, long position) {}
}
