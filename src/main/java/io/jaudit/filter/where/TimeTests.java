package io.jaudit.filter.where;

import io.jaudit.filter.where.Condition.AtTime;
import io.jaudit.filter.where.WhereContext.BadTimeException;
import io.jaudit.filter.where.WhereContext.TimeReader;
import io.jaudit.record.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the times of an expression: a time is a span, such as a day, and {@code FIRST..LAST} is
 * one, too. Notes where they are, so that the expression can be written with absolute ones. For use
 * once.
 */
final class TimeTests {
  private static final String TO = "..";

  private final TimeReader reader;
  private final List<Resolved> resolved = new ArrayList<>();

  /** A time in the expression. */
  private record Resolved(WhereException.Place place, TimeSpan span) {}

  TimeTests(TimeReader reader) {
    this.reader = reader;
  }

  AtTime in(List<Literal> literals) throws WhereException {
    List<TimeSpan> spans = new ArrayList<>();
    for (Literal literal : literals) {
      spans.add(span(literal));
    }
    return new AtTime(List.copyOf(spans));
  }

  AtTime compared(Order order, Literal literal) throws WhereException {
    TimeSpan span = span(literal);
    long first = span.firstMillis();
    long last = span.lastMillis();
    return new AtTime(
        List.of(
            switch (order) {
              case LESS -> new TimeSpan(Long.MIN_VALUE, first - 1);
              case AT_MOST -> new TimeSpan(Long.MIN_VALUE, last);
              case GREATER -> new TimeSpan(last + 1, Long.MAX_VALUE);
              case AT_LEAST -> new TimeSpan(first, Long.MAX_VALUE);
            }));
  }

  private TimeSpan span(Literal literal) throws WhereException {
    String text = literal.text().utf8();
    int to = text.indexOf(TO);
    try {
      TimeSpan span =
          new TimeSpan(
              reader.first(to < 0 ? text : text.substring(0, to)),
              reader.last(to < 0 ? text : text.substring(to + TO.length())));
      if (span.firstMillis() > span.lastMillis()) {
        throw new WhereException(
            "\"" + text + "\" ends before it begins", literal.place(), "write EARLIER..LATER", "");
      }
      resolved.add(new Resolved(literal.place(), span));
      return span;
    } catch (BadTimeException e) {
      throw new WhereException(String.valueOf(e.getMessage()), literal.place(), "", "");
    }
  }

  String absolute(String expression) {
    StringBuilder text = new StringBuilder();
    int done = 0;
    for (Resolved time : resolved) {
      text.append(expression, done, time.place.start())
          .append('"')
          .append(reader.absolute(time.span.firstMillis()))
          .append(TO)
          .append(reader.absolute(time.span.lastMillis()))
          .append('"');
      done = time.place.end();
    }
    return text.append(expression, done, expression.length()).toString();
  }
}
