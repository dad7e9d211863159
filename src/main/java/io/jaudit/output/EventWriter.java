package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;

/**
 * Prints events in one format.
 *
 * <p>In: a whole event. Out: its bytes, appended to a builder that the caller flushes whenever it
 * likes. Nothing stands before the first event and nothing behind the last, so what is printed for
 * one event never depends on the others, and several threads with a writer each can format the
 * events of one search.
 *
 * <p>A writer never fails on what stands in a log. It may keep buffers: for use by one thread at a
 * time.
 */
public interface EventWriter {
  /** Appends {@code event} to {@code out}, the newline at its end included. */
  void write(AuditEvent event, ByteBuilder out);
}
