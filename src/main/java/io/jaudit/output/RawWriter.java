package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;

/**
 * The lines of an event as they stand in the log, byte for byte (docs/ausearch-semantics.md §5.2),
 * a newline behind each. Stateless.
 */
public final class RawWriter implements EventWriter {
  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    for (AuditRecord record : event.records()) {
      out.append(record.line()).append('\n');
    }
  }

  @Override
  public RawWriter another() {
    return this;
  }
}
