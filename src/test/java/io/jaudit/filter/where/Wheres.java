package io.jaudit.filter.where;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Logged;
import io.jaudit.filter.where.WhereContext.BadTimeException;
import io.jaudit.filter.where.WhereContext.TimeReader;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;

/** Parses expressions for tests; a time is a number of seconds after {@code @}, which is a span. */
public final class Wheres {
  private static final TimeReader TIMES =
      new TimeReader() {
        @Override
        public long first(String text) throws BadTimeException {
          if (!text.matches("@[0-9]+(\\.[0-9]{3})?")) {
            throw new BadTimeException("'" + text + "' is not a time");
          }
          return Math.round(Double.parseDouble(text.substring(1)) * 1000);
        }

        @Override
        public long last(String text) throws BadTimeException {
          return first(text) + (text.contains(".") ? 0 : 999);
        }

        @Override
        public String absolute(long millis) {
          return "@" + millis / 1000 + String.format(".%03d", millis % 1000);
        }
      };

  private Wheres() {}

  public static WhereFilter filter(String expression) {
    return filter(expression, IdNames.none());
  }

  static WhereFilter filter(String expression, IdNames users) {
    try {
      return WhereFilter.parse(
          expression, new WhereContext(new Identities(users, IdNames.none()), TIMES));
    } catch (WhereException e) {
      throw new IllegalArgumentException(e.getMessage() + "\n" + e.excerpt(), e);
    }
  }

  static void matches(String expression, String... records) {
    Logged.matches(filter(expression), records);
  }

  static void skipped(String expression, String... records) {
    EventFilter filter = filter(expression);
    Logged.skipped(filter, records);
  }

  /** Returns the error of an expression. */
  static WhereException failure(String expression) {
    return assertThrows(
        WhereException.class,
        () -> WhereFilter.parse(expression, new WhereContext(Identities.ofLog(), TIMES)),
        expression);
  }

  /** Checks the error of an expression, as it is shown. */
  static void fails(String expression, String shown) {
    WhereException e = failure(expression);
    assertEquals(shown.stripTrailing(), (e.getMessage() + "\n" + e.excerpt()).stripTrailing());
  }
}
