package io.jaudit.filter.where;

import java.util.List;

/**
 * Knows the fields and facts that have few values, which other programs name otherwise. Stateless.
 */
final class KnownWords {
  private KnownWords() {}

  /**
   * Refuses a word that the field never has, in quotes or not, as it would match nothing.
   *
   * @throws WhereException if the literal is one
   */
  static void check(String name, Literal literal) throws WhereException {
    String word = literal.text().utf8();
    int truth = truthOf(word);
    List<String> values = valuesOf(name);
    if (!values.isEmpty() && !values.contains(word)) {
      throw new WhereException(
          "\"" + name + "\" is " + listed(values) + ", not " + WhereParser.quoted(literal),
          literal.place(),
          "",
          truth < 0 ? "" : "did you mean \"" + values.get(truth) + "\"?");
    }
  }

  /** Returns {@code a, b or c}. */
  private static String listed(List<String> values) {
    int last = values.size() - 1;
    return String.join(", ", values.subList(0, last)) + " or " + values.get(last);
  }

  /** Returns the values, first those that mean true and false; none if there are many. */
  private static List<String> valuesOf(String name) {
    return switch (name) {
      case "success" -> List.of("yes", "no");
      case "outcome" -> List.of("success", "failed", "unknown");
      case "incomplete" -> List.of("true", "false");
      default -> List.of();
    };
  }

  /** Returns 0 for a word that means true, 1 for one that means false; -1 for any other. */
  private static int truthOf(String word) {
    return switch (word.toLowerCase(java.util.Locale.ROOT)) {
      case "true", "yes", "y", "1", "success", "succeeded", "ok", "on" -> 0;
      case "false", "no", "n", "0", "fail", "failed", "failure", "off" -> 1;
      default -> -1;
    };
  }
}
