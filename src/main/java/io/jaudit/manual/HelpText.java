package io.jaudit.manual;

import io.jaudit.manual.Block.Paragraph;
import io.jaudit.manual.Block.Term;
import io.jaudit.manual.Block.Terms;
import io.jaudit.options.OptionForm;
import java.util.ArrayList;
import java.util.List;

/** Writes the help of a command, 80 columns wide. */
final class HelpText {
  private static final int WIDTH = 80;

  /** Where the second column begins, at most. */
  private static final int TEXT_COLUMN = 30;

  private final StringBuilder text = new StringBuilder();

  HelpText line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** Appends sentences, wrapped. */
  HelpText paragraph(String sentences) {
    wrap(sentences, 0, 0);
    return this;
  }

  HelpText blocks(List<Block> blocks) {
    for (Block block : blocks) {
      if (block instanceof Paragraph paragraph) {
        paragraph(paragraph.text());
      } else if (block instanceof Terms terms) {
        terms(terms.terms());
      }
    }
    return this;
  }

  /** Appends headings and the options below them. */
  HelpText options(List<OptionGroup> groups) {
    List<List<Term>> options = new ArrayList<>();
    int longest = 0;
    for (OptionGroup group : groups) {
      List<Term> terms = new ArrayList<>();
      for (CommandOption option : group.options()) {
        terms.add(term(option.form()));
      }
      options.add(terms);
      longest = Math.max(longest, longest(terms));
    }
    for (int i = 0; i < groups.size(); i++) {
      line("").line(groups.get(i).heading()).terms(options.get(i), longest);
    }
    return this;
  }

  /** Returns the names of an option and the label of its value, and what it means. */
  private static Term term(OptionForm option) {
    String names = String.join(", ", option.names());
    return new Term(option.label().isEmpty() ? names : names + " " + option.label(), option.help());
  }

  /** Appends terms and their meanings, in two columns. */
  HelpText terms(List<Term> terms) {
    return terms(terms, longest(terms));
  }

  private static int longest(List<Term> terms) {
    int longest = 0;
    for (Term term : terms) {
      longest = Math.max(longest, term.name().length());
    }
    return longest;
  }

  private HelpText terms(List<Term> terms, int longest) {
    int column = Math.min(TEXT_COLUMN, longest + 4);
    for (Term term : terms) {
      text.append("  ").append(term.name());
      int length = term.name().length() + 2;
      if (length > column - 2) {
        text.append('\n');
        length = 0;
      }
      wrap(term.meaning(), length, column);
    }
    return this;
  }

  /** Appends words, beginning after {@code length} characters of a line. */
  private void wrap(String words, int length, int indent) {
    text.append(" ".repeat(indent - length));
    int column = indent;
    for (String word : words.split(" ", -1)) {
      if (column > indent && column + 1 + word.length() > WIDTH) {
        text.append('\n').append(" ".repeat(indent));
        column = indent;
      } else if (column > indent) {
        text.append(' ');
        column++;
      }
      text.append(word);
      column += word.length();
    }
    text.append('\n');
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
