package io.jaudit.filter.where;

import java.util.List;

/**
 * Knows the fields and facts that have few values, which other programs name otherwise. Stateless.
 */
final class KnownWords {
  private KnownWords() {}

  /**
   * Refuses a word of another program for a value, which would match nothing.
   *
   * @throws WhereException if the literal is one
   */
  static void check(String name, Literal literal) throws WhereException {
    String word = literal.text().utf8();
    int truth = truthOf(word);
    List<String> values = valuesOf(name);
    if (truth >= 0 && !values.isEmpty() && !values.contains(word)) {
      throw new WhereException(
          "\""
              + name
              + "\" is "
              + String.join(" or ", values)
              + ", not "
              + WhereParser.quoted(literal),
          literal.place(),
          "",
          "did you mean \"" + values.get(truth) + "\"?");
    }
  }

  /** Returns the values, first the one that means true; none if there are many. */
  private static List<String> valuesOf(String name) {
    return switch (name) {
      case "success" -> List.of("yes", "no");
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
