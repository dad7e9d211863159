package io.jaudit.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.describe.Actor;
import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.CallMemory.Call;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is remembered of a system call is what its event has. */
class CallMemoryTest {
  @Property(tries = 200)
  void whatIsRememberedIsWhatTheEventHas(@ForAll long seed) {
    List<AuditEvent> events = new ArrayList<>(MutatedEvents.of(seed, 100));
    events.addAll(MutatedEvents.of(seed, 100)); // again, so that nearly all is remembered
    CallMemory memory = new CallMemory();
    EventView view = new EventView(Identities.ofLog());
    for (AuditEvent event : events) {
      Call found = memory.of(view.of(event));
      EventView fresh = new EventView(Identities.ofLog()).of(event);
      String where = "seed " + seed + ", " + event.id();
      assertEquals(fresh.outcome(), found.outcome(), where);
      assertEquals(fresh.keys(), found.keys(), where);
      assertEquals(fresh.process().executable(), found.executable(), where);
      assertEquals(fresh.call().name(), found.name(), where);
      assertEquals(fresh.actor().id(Actor.UID), found.uid(), where);
    }
  }
}
