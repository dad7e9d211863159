package io.jaudit.event;

/**
 * Decides which events that are open at the end of the input get no more records. For use by one
 * thread.
 */
@FunctionalInterface
public interface OpenAtEnd {
  /**
   * Returns true if the event gets no more records, as far as anyone can tell, or can't wait for
   * any.
   */
  boolean isOver(AuditEvent event);
}
