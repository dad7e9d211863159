package io.jaudit.event;

/**
 * Describes what other events tell about an event, such as the process that caused it. A stage that
 * sees all events attaches it ({@link AuditEvent#attach}). Implementations are immutable.
 */
public interface EventContext {}
