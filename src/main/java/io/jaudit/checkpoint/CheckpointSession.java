package io.jaudit.checkpoint;

import io.jaudit.event.AuditEvent;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What one run has to read, which of it is new, and what is left to the next run. A run without a
 * checkpoint has {@link NoCheckpoint}. For use by one thread.
 *
 * <p>A span is named by its index in {@link ReadPlan#spans}, which is also the source of the
 * positions of its lines.
 */
public interface CheckpointSession {
  /** Returns what is to be read. */
  ReadPlan plan();

  /**
   * Takes note that a span is read from {@code offset} on.
   *
   * @throws IOException if its content was replaced since it was chosen
   */
  void begin(int span, long offset) throws IOException;

  /**
   * Takes note that all of a span was read, up to {@code offset}.
   *
   * @throws IOException if its content was replaced or removed while it was read
   */
  void end(int span, long offset) throws IOException;

  /** Takes note that the rest of a span could not be read. */
  void unread(int span);

  /** Takes note that the lines of a span before {@code offset} were read. */
  void readTo(int span, long offset);

  /** Returns true if every line has to be read, so that none may be skipped by its time. */
  boolean needsEveryLine();

  /** Returns the byte of a span from which on the last run handled no line. */
  long handledTo(int span);

  /** Returns true if the last run handled the line at {@code position}. */
  boolean isHandled(long position);

  /** Returns true if the last run handled nothing of the source from {@code position} on. */
  boolean isAllNewFrom(long position);

  /**
   * Returns true if the writer of the log may still append to the last line of a span, so that a
   * last line without LF is left to the next run.
   */
  boolean isBeingWritten(int span);

  /** Returns true if the last run did not handle this event. */
  boolean isNew(AuditEvent event);

  /** Returns true if the last run handled an event of this id. */
  boolean wasHandled(EventId id);

  /** Returns true for an event of which a part was handled before its end was seen. */
  boolean hasPart(EventId id);

  /** Takes note that a new event was handled, whether or not it was printed. */
  void handled(AuditEvent event);

  /**
   * As {@link #handled(AuditEvent)}, for an event that was ruled out before it was joined.
   *
   * @param first type of its first record
   */
  void handled(EventId id, RecordType first);

  /** Takes note that no more events are wanted. */
  void enough();

  /**
   * Returns true if an event that is open at the end of the input gets no more records, as far as
   * anyone can tell, or can't wait for any.
   */
  boolean isOver(AuditEvent event);

  /**
   * Saves where this run ended.
   *
   * @param open the events that are left open, or that this run did not get to
   * @return what happens to a part that could not be read, a sentence; empty if all was read
   * @throws CheckpointException if it can't be saved
   */
  Optional<String> save(List<AuditEvent> open) throws CheckpointException;
}
