package io.jaudit.search;

import io.jaudit.event.AuditEvent;
import io.jaudit.process.FactBatch;
import io.jaudit.process.ProcessTable;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;

/**
 * Has a process table take all events, in their order. What they say about processes, which is most
 * of the work, can be read before by other threads. For use by one thread, except for {@link
 * #read}.
 */
final class ProcessFollower {
  private final ProcessTable table;
  private final ToIntFunction<AuditEvent> logOf;
  private final Queue<FactBatch> idle = new ConcurrentLinkedQueue<>();

  /**
   * @param logOf returns the number of the log that an event is from
   */
  ProcessFollower(ProcessTable table, ToIntFunction<AuditEvent> logOf) {
    this.table = table;
    this.logOf = logOf;
  }

  ProcessTable table() {
    return table;
  }

  /** Takes the next event. */
  void take(AuditEvent event) {
    table.take(event, logOf(event));
  }

  /** Reads what events say about processes; by any thread. */
  FactBatch read(List<AuditEvent> events) {
    FactBatch free = idle.poll();
    FactBatch facts = free == null ? new FactBatch() : free;
    facts.read(events);
    return facts;
  }

  /** Takes the next events, of which {@link #read} returned the facts. */
  void take(List<AuditEvent> events, FactBatch facts) {
    for (int i = 0; i < events.size(); i++) {
      AuditEvent event = events.get(i);
      table.take(event, facts, i, logOf(event));
    }
    facts.clear();
    idle.add(facts);
  }

  /** Only events that name no host are of the host of their log. */
  private int logOf(AuditEvent event) {
    return event.id().node() == null ? logOf.applyAsInt(event) : 0;
  }
}
