package io.jaudit.filter.where;

import io.jaudit.filter.where.WhereException.Place;
import java.util.ArrayList;
import java.util.List;

/** Makes the errors that several parts of expressions may have, and their words. Stateless. */
final class WhereErrors {
  private WhereErrors() {}

  /** Returns the error for a name that is unknown, with the names nearest to it. */
  static WhereException unknown(String kind, String name, Place place, List<String> nearest) {
    return unknown(kind, name, place, nearest, "");
  }

  /**
   * Returns the error for a name that is unknown.
   *
   * @param hint what to write if no name is near
   */
  static WhereException unknown(
      String kind, String name, Place place, List<String> nearest, String hint) {
    return new WhereException(
        "unknown " + kind + " \"" + name + "\"",
        place,
        nearest.isEmpty() ? hint : "",
        nearest.isEmpty() ? "" : "did you mean " + orOf(nearest) + "?");
  }

  /** Returns the error for an order of values that are text. */
  static WhereException notANumber(String name, String operator, Literal literal) {
    return new WhereException(
        "\"" + name + "\" is text, and \"" + operator + "\" compares numbers and times",
        literal.place(),
        "use = with wildcards, or ~",
        "");
  }

  /** Returns a literal as it was written, in quotes. */
  static String quoted(Literal literal) {
    return literal.isQuoted() ? literal.shown() : "\"" + literal.shown() + "\"";
  }

  /** Returns {@code "a", "b" or "c"}. */
  static String orOf(List<String> words) {
    List<String> quoted = new ArrayList<>();
    for (String word : words) {
      quoted.add('"' + word + '"');
    }
    return listed(quoted);
  }

  /** Returns {@code a, b or c}. */
  static String listed(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      text.append(i == 0 ? "" : i == words.size() - 1 ? " or " : ", ").append(words.get(i));
    }
    return text.toString();
  }
}
