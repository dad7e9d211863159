package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the names of users that auditd wrote into records, by host and ID. For use by one thread.
 */
final class LoggedUsers {
  private record User(@Nullable String host, long id) {}

  /** What is known of a user: the name, or how many events had none. */
  private static final class Known {
    private @Nullable String name;
    private int attempts;
  }

  private static final int MOST = 100_000;
  private static final int MOST_ATTEMPTS = 16;

  private final Map<User, Known> users = new HashMap<>();

  /** Returns the name of a user, one character a byte; null if no record has it. */
  @Nullable String name(@Nullable String host, long id) {
    Known known = users.get(new User(host, id));
    return known == null ? null : known.name;
  }

  /** Looks for the name of a user in an event, in the fields with this ID. */
  void learn(AuditEvent event, @Nullable String host, long id, int field) {
    if (id == ProcessFacts.NONE || id == ProcessFacts.UNSET) {
      return;
    }
    User user = new User(host, id);
    Known known = users.get(user);
    if (known == null) {
      if (users.size() == MOST) {
        return;
      }
      known = new Known();
      users.put(user, known);
    }
    if (known.name == null && known.attempts < MOST_ATTEMPTS) {
      known.attempts++;
      known.name = nameIn(event, id, field);
    }
  }

  private static @Nullable String nameIn(AuditEvent event, long id, int field) {
    for (AuditRecord record : event.records()) {
      int index = record.fields().indexOf(field, 0);
      if (index >= 0 && Identities.id(record.fields().value(index)) == id) {
        ByteSlice name = Identities.enrichedName(record.fields(), index);
        if (name != null) {
          return name.latin1();
        }
      }
    }
    return null;
  }
}
