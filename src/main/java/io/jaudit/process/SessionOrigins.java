package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Printable;
import io.jaudit.describe.Actor;
import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps where login sessions came from: the address or the terminal in the records that programs
 * such as sshd, login and cron write when a session begins. For use by one thread.
 */
final class SessionOrigins {
  private record Session(@Nullable String host, long id) {}

  /** What is known: an address is better than a terminal. */
  private record Origin(String text, boolean isAddress) {}

  private static final int MOST = 100_000;

  private final EventView view = new EventView(Identities.ofLog());
  private final Map<Session, Origin> origins = new HashMap<>();

  /** Returns where a session came from, as safe text; null if that is not known. */
  @Nullable String of(@Nullable String host, long id) {
    Origin known = origins.get(new Session(host, id));
    return known == null ? null : known.text;
  }

  /** Looks for the origin of a session in an event. */
  void learn(AuditEvent event) {
    int type = event.type().number();
    if (type != RecordType.USER_LOGIN && type != RecordType.USER_START) {
      return;
    }
    view.of(event);
    Session session = new Session(event.id().nodeName(), view.actor().session());
    Origin known = origins.get(session);
    if (session.id == Actor.NONE
        || session.id == Identities.UNSET
        || (known != null && known.isAddress)
        || (known == null && origins.size() >= MOST)) {
      return;
    }
    ByteSlice address = view.sourceAddress();
    String at = terminal(event);
    if (address != null || (known == null && !at.isEmpty())) {
      String from = address == null ? "" : Printable.of(address);
      String both = from.isEmpty() ? at : at.isEmpty() ? from : from + " (" + at + ")";
      origins.put(session, new Origin(both, address != null));
    }
  }

  private static String terminal(AuditEvent event) {
    for (AuditRecord record : event.records()) {
      Field terminal = record.fields().find(FieldId.TERMINAL);
      if (terminal != null && !terminal.value().is("?")) {
        return Printable.of(terminal.value());
      }
    }
    return "";
  }
}
