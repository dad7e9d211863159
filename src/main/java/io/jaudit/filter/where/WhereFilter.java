package io.jaudit.filter.where;

import io.jaudit.describe.EventView;
import io.jaudit.filter.EventFilter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.Interest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Matches the events for which an expression holds. Immutable, but for the counts of values that
 * exceeded a limit of a regular expression; safe for use by several threads.
 */
public final class WhereFilter implements EventFilter {
  private final String text;
  private final Condition condition;
  private final Identities identities;
  private final Interest interest;
  private final List<WhereParser.Term> terms;

  private WhereFilter(
      String text, Condition condition, Identities identities, List<WhereParser.Term> terms) {
    this.text = text;
    this.condition = condition;
    this.identities = identities;
    this.interest = condition.interest();
    this.terms = terms;
  }

  /**
   * Parses an expression.
   *
   * @throws WhereException if it is not one
   */
  public static WhereFilter parse(String expression, WhereContext context) throws WhereException {
    WhereParser parser = new WhereParser(expression, context);
    Condition condition = parser.parse();
    return new WhereFilter(
        parser.withAbsoluteTimes(), condition, context.identities(), List.copyOf(parser.terms()));
  }

  /** Returns the expression, with times that mean the same whenever it is parsed. */
  public String text() {
    return text;
  }

  /**
   * Returns the conditions that {@code and} joins, which must all hold, each with its text as it is
   * written; only this one if there are not several.
   */
  public List<WhereFilter> terms() {
    List<WhereFilter> filters = new ArrayList<>();
    for (WhereParser.Term term : terms) {
      filters.add(new WhereFilter(term.text(), term.condition(), identities, List.of(term)));
    }
    return filters;
  }

  /** Returns true if it is one test of the time. */
  public boolean isTime() {
    return condition instanceof Condition.AtTime;
  }

  /** Returns the values that it asks for; empty if it is not one test for certain values. */
  public Optional<WantedValues> wanted() {
    return terms.size() == 1 ? Optional.ofNullable(terms.get(0).wanted()) : Optional.empty();
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
