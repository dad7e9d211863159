package io.jaudit.spark;

import io.jaudit.Query;
import java.util.ArrayList;
import java.util.List;

/** Reads the words of {@code jaudit search} from one text, as a shell does. Stateless. */
final class SearchWords {
  /** What a backslash quotes in double quotes. */
  private static final String ESCAPED = "\\\"$`";

  private SearchWords() {}

  /**
   * Returns the words of {@code text}, which are divided by blanks; quotes and backslashes mean the
   * same as in a shell, and nothing else has a meaning.
   *
   * @throws IllegalArgumentException if a quote is not closed
   */
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isWord = false;
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isEscape(text, i, quote)) {
        i++;
        word.append(text.charAt(i));
        isWord = true;
      } else if (quote != 0 ? c == quote : c == '"' || c == '\'') {
        quote = quote == 0 ? c : 0;
        isWord = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (isWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        isWord = false;
      } else {
        word.append(c);
        isWord = true;
      }
    }
    if (quote != 0) {
      throw new IllegalArgumentException("search: expected another " + quote + " after it");
    }
    if (isWord) {
      words.add(word.toString());
    }
    return words;
  }

  /** In double quotes, a backslash is one unless a character follows that has a meaning there. */
  private static boolean isEscape(String text, int at, char quote) {
    return text.charAt(at) == '\\'
        && at + 1 < text.length()
        && (quote == 0 || (quote == '"' && ESCAPED.indexOf(text.charAt(at + 1)) >= 0));
  }

  /** Returns one text that {@link #split} divides into these words. */
  static String join(List<String> words) {
    StringBuilder text = new StringBuilder();
    for (String word : words) {
      text.append(text.length() == 0 ? "" : " ");
      boolean isPlain = word.matches("[A-Za-z0-9_./:=@,+-]+");
      text.append(isPlain ? word : "'" + word.replace("'", "'\\''") + "'");
    }
    return text.toString();
  }

  /**
   * Returns the search that words describe; all times in them are resolved now.
   *
   * @throws IllegalArgumentException if a word is wrong, or is of no use on a cluster
   */
  static Query query(List<String> words) {
    Query query;
    try {
      query = Query.parse(words.toArray(new String[0]));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("search: " + e.getMessage(), e);
    }
    if (query.limit() < Long.MAX_VALUE) {
      throw new IllegalArgumentException(
          "search: --limit and --just-one count the events of all hosts, which no task knows;"
              + " use LIMIT or limit(N) of Spark instead");
    }
    return query;
  }
}
