package io.jaudit.cli;

import io.jaudit.options.OptionForm;
import io.jaudit.options.SearchOption;
import io.jaudit.options.Section;

/** Writes the help of a command from its options, section by section, 80 columns wide. */
final class HelpText {
  private static final int WIDTH = 80;
  private static final int TEXT_COLUMN = 30;

  private final StringBuilder text = new StringBuilder();
  private final int textColumn;

  HelpText() {
    this(TEXT_COLUMN);
  }

  /**
   * @param textColumn where the meanings of terms begin
   */
  HelpText(int textColumn) {
    this.textColumn = textColumn;
  }

  HelpText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Appends all options of a section, under its heading. */
  HelpText section(Section section) {
    text.append('\n').append(section.heading()).append('\n');
    for (SearchOption option : SearchOption.all()) {
      if (option.form().section() == section) {
        option(option.form());
      }
    }
    return this;
  }

  /** Appends the names of an option, the label of its value, and what it means. */
  HelpText option(OptionForm option) {
    String names = "  " + String.join(", ", option.names());
    return term(option.label().isEmpty() ? names : names + " " + option.label(), option.help());
  }

  /** Appends a term and its meaning, the meaning in a second column. */
  HelpText term(String term, String meaning) {
    text.append(term);
    int column = term.length();
    if (column > textColumn - 2) {
      text.append('\n');
      column = 0;
    }
    text.append(" ".repeat(textColumn - column));
    column = textColumn;
    for (String word : meaning.split(" ", -1)) {
      if (column > textColumn && column + 1 + word.length() > WIDTH) {
        text.append('\n').append(" ".repeat(textColumn));
        column = textColumn;
      } else if (column > textColumn) {
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
