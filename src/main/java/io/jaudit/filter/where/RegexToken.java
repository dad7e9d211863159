package io.jaudit.filter.where;

import io.jaudit.filter.where.WhereException.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as it is written in an expression: {@code /regex/}, {@code /regex/i} or in
 * quotes. Immutable.
 *
 * @param text the expression
 * @param regex for {@link java.util.regex.Pattern}
 * @param places where each of its characters is in the text, and its end
 * @param end the index in the text after it
 */
record RegexToken(String text, String regex, List<Integer> places, boolean ignoresCase, int end) {
  /** Returns the place of an index that {@link java.util.regex.Pattern} reports. */
  Place placeOf(int index) {
    int place = places.get(Math.max(0, Math.min(index, regex.length())));
    return new Place(text, place, place + 1);
  }

  /**
   * Reads the one that begins at {@code start}.
   *
   * @throws WhereException if its end is missing, or a flag is unknown
   */
  static RegexToken read(String text, int start) throws WhereException {
    char quote = text.charAt(start);
    RegexToken found = upTo(quote, text, start, quote == '/');
    if (found == null && quote == '/') {
      found = upTo(quote, text, start, false); // a [ without ], which Pattern reports
    }
    if (found == null) {
      throw new WhereException(
          "the closing " + quote + " of the regular expression is missing",
          new Place(text, start, start + 1),
          "",
          "");
    }
    return quote == '/' ? found.withFlags() : found;
  }

  private RegexToken withFlags() throws WhereException {
    int last = WhereTokens.wordEnd(text, end);
    String flags = text.substring(end, last);
    if (!flags.isEmpty() && !flags.equals("i")) {
      throw new WhereException(
          "unknown flag \"" + flags + "\" of a regular expression",
          new Place(text, end, last),
          "only i is known; a slash in /regex/ is written \\/, or use \"regex\"",
          "");
    }
    return new RegexToken(text, regex, places, flags.equals("i"), last);
  }

  /**
   * Reads up to the closing quote or slash; in a regular expression in quotes, a backslash is
   * literal, except before a quote.
   *
   * @param knowsClasses whether a slash between {@code [} and {@code ]} is literal
   * @return null if the end is missing
   */
  private static @Nullable RegexToken upTo(char end, String text, int start, boolean knowsClasses) {
    StringBuilder regex = new StringBuilder();
    List<Integer> places = new ArrayList<>();
    boolean isInClass = false;
    int at = start + 1;
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == end && !isInClass) {
        places.add(at++);
        return new RegexToken(text, regex.toString(), places, false, at);
      }
      boolean isEscaped = next == '\\' && at + 1 < text.length();
      if (isEscaped && text.charAt(at + 1) != end) {
        regex.append(next);
        places.add(at++);
      } else if (isEscaped) {
        at++;
      } else if (knowsClasses) {
        isInClass = next == '[' || (isInClass && next != ']');
      }
      regex.append(text.charAt(at));
      places.add(at++);
    }
    return null;
  }
}
