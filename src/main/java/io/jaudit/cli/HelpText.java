package io.jaudit.cli;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** Writes the help of a command from its options, section by section, 80 columns wide. */
final class HelpText {
  private static final int WIDTH = 80;
  private static final int TEXT_COLUMN = 30;

  private final StringBuilder text = new StringBuilder();

  HelpText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  HelpText section(String heading, List<OptionSpec> options) {
    text.append('\n').append(heading).append('\n');
    for (OptionSpec option : options) {
      String names = "  " + String.join(", ", option.names());
      term(
          option.arity().max() == 0 ? names : names + " " + option.paramLabel(),
          String.join(" ", option.description()));
    }
    return this;
  }

  /** A term and what it means, the meaning in a column of its own. */
  HelpText term(String term, String meaning) {
    text.append(term);
    int column = term.length();
    if (column > TEXT_COLUMN - 2) {
      text.append('\n');
      column = 0;
    }
    text.append(" ".repeat(TEXT_COLUMN - column));
    column = TEXT_COLUMN;
    for (String word : meaning.split(" ", -1)) {
      if (column > TEXT_COLUMN && column + 1 + word.length() > WIDTH) {
        text.append('\n').append(" ".repeat(TEXT_COLUMN));
        column = TEXT_COLUMN;
      } else if (column > TEXT_COLUMN) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    text.append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
