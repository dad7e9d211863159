package io.jaudit.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * A typed command line to its words, as a shell cuts it: at blanks, but not inside quotes or after
 * a backslash outside of them.
 */
final class ShellWords {
  private static final char NO_QUOTE = 0;

  private ShellWords() {}

  static List<String> of(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    char quote = NO_QUOTE;
    boolean isEscaped = false;
    for (char c : line.toCharArray()) {
      boolean isBackslash = c == '\\' && quote == NO_QUOTE && !isEscaped;
      if (isEscaped) {
        word.append(c);
        begun = true;
        isEscaped = false;
      } else if (isBackslash) {
        isEscaped = true;
      } else if (quote == NO_QUOTE ? c == '\'' || c == '"' : c == quote) {
        quote = quote == NO_QUOTE ? c : NO_QUOTE;
        begun = true;
      } else if (quote == NO_QUOTE && c == ' ') {
        if (begun) {
          words.add(word.toString());
        }
        word.setLength(0);
        begun = false;
      } else {
        word.append(c);
        begun = true;
      }
    }
    if (quote != NO_QUOTE) {
      throw new IllegalArgumentException("a quote is not closed: " + line);
    }
    if (begun) {
      words.add(word.toString());
    }
    return words;
  }
}
