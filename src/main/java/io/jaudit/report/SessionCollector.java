package io.jaudit.report;

import io.jaudit.describe.EventView;
import io.jaudit.interpret.names.Identities;
import io.jaudit.process.Lineage;
import io.jaudit.process.LoginSession;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects the events of one thread by login session. For use by one thread at a time. */
final class SessionCollector implements Collector {
  /** Sessions that are kept here; beyond this, they are passed on. */
  private static final int MOST = 4096;

  private final Consumer<Map<SessionKey, Session>> target;

  /** Processes that are kept here; beyond this, they are passed on. */
  private static final int MOST_PROCESSES = 50_000;

  private Map<SessionKey, Session> found = new HashMap<>();
  private int processes;

  /**
   * @param target takes the sessions; it may be called by several threads
   */
  SessionCollector(Consumer<Map<SessionKey, Session>> target) {
    this.target = target;
  }

  @Override
  public void event(CountedEvent event) {
    EventView view = event.view();
    long number = view.actor().session();
    if (number < 0 || number == Identities.UNSET) {
      return;
    }
    Lineage by = Lineage.of(view.event());
    LoginSession login = by == null ? null : by.session();
    boolean isKnown = login != null && login.id() == number;
    SessionKey key = key(view, number, isKnown ? login : null);
    Session session = found.get(key);
    if (session == null) {
      session = new Session(key);
      found.put(key, session);
    }
    processes += session.add(event, isKnown ? by : null);
    if (found.size() > MOST || processes > MOST_PROCESSES) {
      flush();
    }
  }

  private static SessionKey key(EventView view, long number, @Nullable LoginSession login) {
    return new SessionKey(
        view.event().id().nodeName(),
        number,
        login == null ? 0 : login.loginMillis(),
        login == null ? 0 : login.loginSerial());
  }

  @Override
  public void flush() {
    target.accept(found);
    found = new HashMap<>();
    processes = 0;
  }
}
