package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;

/** Writes events in one format. For use by one thread at a time. */
public interface EventWriter {
  /** Appends {@code event} to {@code out}, including its last newline. */
  void write(AuditEvent event, ByteBuilder out);

  /**
   * Returns true if what it writes is about all events together, so that {@link #begin} and {@link
   * #end} are also called if there is none.
   */
  default boolean isSummary() {
    return false;
  }

  /** Appends what precedes the first event of a run; not called if no event is printed. */
  default void begin(ByteBuilder out) {}

  /**
   * Appends what follows the last event of a run; not called if no event is printed. Like {@link
   * #begin}, it is not called for the writers that {@link #another} returns.
   */
  default void end(ByteBuilder out) {}

  /**
   * Like {@link #end(ByteBuilder)}, for a {@link #isSummary summary}, which may append much; not
   * called for other writers.
   *
   * @param flush is called from time to time; it may write out what was appended, and remove it
   */
  default void end(ByteBuilder out, Runnable flush) {
    end(out);
  }

  /** Returns a writer with the same settings, for use by another thread. */
  EventWriter another();
}
