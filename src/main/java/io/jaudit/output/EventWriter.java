package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;

/** Writes events in one format. For use by one thread at a time. */
public interface EventWriter {
  /** Appends {@code event} to {@code out}, up to and with its last newline. */
  void write(AuditEvent event, ByteBuilder out);

  /** Appends what stands before the first event of a run, if any is printed. */
  default void begin(ByteBuilder out) {}

  /** A writer that writes the same, for use by another thread. */
  EventWriter another();
}
