package io.jaudit.process;

import io.jaudit.event.AuditEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what each event of a batch says about processes, which any thread can read before a {@link
 * ProcessTable} takes the events. Reused for one batch after another. For use by one thread at a
 * time.
 */
public final class FactBatch {
  private final FactReader reader = new FactReader();
  private final List<ProcessFacts> facts = new ArrayList<>();

  /** Reads the events of a batch. */
  public void read(List<AuditEvent> events) {
    for (int i = 0; i < events.size(); i++) {
      if (i == facts.size()) {
        facts.add(new ProcessFacts());
      }
      reader.read(events.get(i), facts.get(i));
    }
  }

  /** Returns the facts of an event, by its index in the batch. */
  ProcessFacts of(int index) {
    return facts.get(index);
  }

  /** Forgets the events. */
  public void clear() {
    for (int i = 0; i < facts.size() && !facts.get(i).records.isEmpty(); i++) {
      facts.get(i).clear();
    }
  }
}
