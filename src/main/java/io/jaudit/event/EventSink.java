package io.jaudit.event;

/** Takes events as they become complete. */
@FunctionalInterface
public interface EventSink {
  /** Takes one event. */
  void accept(AuditEvent event);
}
