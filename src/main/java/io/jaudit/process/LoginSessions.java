package io.jaudit.process;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the login sessions of a host by their number, the latest ones. For use by one thread. */
final class LoginSessions {
  private static final int MOST = 10_000;

  private final Map<Long, LoginSession> sessions =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, LoginSession> eldest) {
          return size() > MOST;
        }
      };

  /** Returns the session of the process of an event, which may begin it; null if it has none. */
  @Nullable LoginSession of(ProcessFacts event) {
    if (event.session == ProcessFacts.UNSET) {
      return null;
    }
    LoginSession known = sessions.get(event.session);
    if (known == null || (event.isLogin && !isLoginOf(known, event.auid))) {
      long millis = event.isLogin ? event.millis : 0;
      long serial = event.isLogin ? event.serial : 0;
      known = new LoginSession(event.session, event.auid, millis, serial);
      sessions.put(event.session, known);
    }
    return known;
  }

  private static boolean isLoginOf(LoginSession session, long auid) {
    return session.hasLogin() && session.auid() == auid;
  }

  void writeTo(TableWriter writer) throws IOException {
    writer.out().writeInt(sessions.size());
    for (LoginSession each : sessions.values()) {
      writer.session(each);
    }
  }

  void readFrom(TableReader reader) throws IOException {
    for (int rest = reader.in().readInt(); rest > 0; rest--) {
      LoginSession session = reader.session();
      if (session != null) {
        sessions.put(session.id(), session);
      }
    }
  }

  void clear() {
    sessions.clear();
  }
}
