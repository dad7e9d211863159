package io.jaudit.filter.where;

import io.jaudit.describe.EventView;
import io.jaudit.filter.EventFilter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.Interest;
import java.util.List;

/**
 * Matches the events for which an expression holds. Immutable, but for the counts of values that
 * exceeded a limit of a regular expression; safe for use by several threads.
 */
public final class WhereFilter implements EventFilter {
  private final String text;
  private final Condition condition;
  private final Identities identities;
  private final Interest interest;

  private WhereFilter(String text, Condition condition, Identities identities) {
    this.text = text;
    this.condition = condition;
    this.identities = identities;
    this.interest = condition.interest();
  }

  /**
   * Parses an expression.
   *
   * @throws WhereException if it is not one
   */
  public static WhereFilter parse(String expression, WhereContext context) throws WhereException {
    WhereParser parser = new WhereParser(expression, context);
    Condition condition = parser.parse();
    return new WhereFilter(parser.withAbsoluteTimes(), condition, context.identities());
  }

  /** Returns the expression, with times that mean the same whenever it is parsed. */
  public String text() {
    return text;
  }

  @Override
  public boolean matches(EventView event) {
    return condition.holds(Scope.of(event.named(identities)));
  }

  @Override
  public Interest interest() {
    return interest;
  }

  @Override
  public boolean needsProcesses() {
    return condition.needsProcesses();
  }

  @Override
  public List<String> problems() {
    return condition.problems();
  }

  @Override
  public String toString() {
    return text;
  }
}
