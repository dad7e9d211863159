package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import java.util.Objects;

/**
 * Writes the lines of an event as they are in the log, byte for byte (docs/ausearch-semantics.md
 * §5.2), a newline after each. A line with several records of the event is written once. Stateless.
 */
public final class RawWriter implements EventWriter {
  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    AuditRecord before = null;
    for (AuditRecord record : event.records()) {
      ByteSlice whole = record.wholeLine();
      if (whole == null) {
        out.append(record.line()).append('\n');
      } else if (before == null || !isOfSameLine(before, record)) {
        out.append(whole).append('\n');
      }
      before = record;
    }
  }

  private static boolean isOfSameLine(AuditRecord before, AuditRecord record) {
    return before.position() == record.position()
        && Objects.equals(before.wholeLine(), record.wholeLine());
  }

  @Override
  public RawWriter another() {
    return this;
  }
}
