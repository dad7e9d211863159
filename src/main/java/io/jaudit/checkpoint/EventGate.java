package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.event.HandledEvents;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;

/**
 * Decides which lines and events are new in one run, and records which were handled. {@link
 * CheckpointGate} compares with a checkpoint; {@link OpenGate} lets everything pass. Not safe for
 * use by several threads.
 */
public interface EventGate extends HandledEvents {
  /** Returns the byte of a span from which on the last run handled no line; 0 in a new file. */
  long handledTo(int span);

  /**
   * Returns true if the last run handled the line at {@code position}: it must not reach the
   * assembler, nor be reported again if it is not a record.
   */
  boolean isHandled(long position);

  /**
   * Returns true if the last run handled nothing of the source from {@code position} on, whatever
   * its stamp.
   */
  boolean isAllNewFrom(long position);

  /** Returns true for an event, made of lines that were not handled, that is new by its stamp. */
  boolean isNew(AuditEvent event);

  /** Records that an event which is not new is left out. */
  void leftOut(AuditEvent event);

  /** Records that a new event was handled, whether or not it was printed. */
  void handled(AuditEvent event);

  /**
   * As {@link #handled(AuditEvent)}, for an event of which no record is of interest.
   *
   * @param first type of its first record
   * @param position of its first line
   */
  void handled(EventId id, RecordType first, long position);
}
