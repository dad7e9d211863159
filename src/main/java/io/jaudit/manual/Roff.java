package io.jaudit.manual;

import java.util.List;
import java.util.Locale;

/**
 * Writes a man page: roff with the macros of man(7), which groff and mandoc read. Text is wrapped
 * in the source, too, and no line can be a request by accident. Not thread-safe.
 */
final class Roff {
  /** A longer line of source is bad style. */
  private static final int WIDTH = 78;

  private final StringBuilder page = new StringBuilder();

  /**
   * Begins a page.
   *
   * @param date in the form of 2026-11-22
   * @param source the program and its version
   */
  Roff(String name, int section, String date, String source) {
    String manual = section == 1 ? "User Commands" : "File Formats";
    page.append(".\\\" Generated from the options and the documentation of jaudit.\n");
    page.append(".TH ").append(quoted(name.toUpperCase(Locale.ROOT))).append(' ').append(section);
    page.append(' ').append(date).append(' ').append(quoted(source)).append(' ');
    page.append(quoted(manual)).append('\n');
    // Words are not hyphenated, lines not stretched, and sentences one blank apart.
    page.append(".nh\n.ad l\n.ss 12 0\n");
  }

  Roff section(String title) {
    page.append(".SH ").append(quoted(title.toUpperCase(Locale.ROOT))).append('\n');
    return this;
  }

  Roff subsection(String title) {
    page.append(".SS ").append(quoted(title)).append('\n');
    return this;
  }

  /** Begins a paragraph of text that is {@link #escaped}, or {@link #bold} and the like. */
  Roff paragraph(String markup) {
    // Directly after a heading, it would be ignored with a warning.
    if (!isAfterHeading()) {
      page.append(".PP\n");
    }
    return text(markup);
  }

  private boolean isAfterHeading() {
    int last = page.lastIndexOf("\n", page.length() - 2);
    return page.indexOf(".S", last) == last + 1;
  }

  /** Appends a term and its meaning, indented. */
  Roff term(String term, String meaning) {
    page.append(".TP\n");
    return text(term, "\\").text(meaning);
  }

  /** Appends an item of a list. */
  Roff item(String markup) {
    page.append(".IP \\(bu 2\n");
    return text(markup);
  }

  /** Appends lines as they are. */
  Roff literal(List<String> lines) {
    page.append(isAfterHeading() ? ".RS 4\n.nf\n" : ".PP\n.RS 4\n.nf\n");
    for (String line : lines) {
      page.append(guarded(escaped(line))).append('\n');
    }
    page.append(".fi\n.RE\n");
    return this;
  }

  /** Appends a sentence, and a command line below it. */
  Roff example(String purpose, String command) {
    return paragraph(escaped(purpose)).literal(CodeLines.ofCommand("$ " + command));
  }

  /** Appends lines of text, which begin a paragraph. */
  Roff lines(List<String> markup) {
    paragraph(markup.get(0));
    for (String line : markup.subList(1, markup.size())) {
      page.append(".br\n");
      text(line);
    }
    return this;
  }

  /** Appends text, wrapped at blanks. */
  private Roff text(String markup) {
    return text(markup, "");
  }

  /**
   * Appends text, wrapped at blanks.
   *
   * @param join the end of lines, empty or a backslash, which makes one line of them
   */
  private Roff text(String markup, String join) {
    StringBuilder line = new StringBuilder();
    for (String word : markup.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > WIDTH) {
        page.append(guarded(line.toString())).append(join.isEmpty() ? "" : " " + join).append('\n');
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    page.append(guarded(line.toString())).append('\n');
    return this;
  }

  /** Appends names of other pages, such as {@code jaudit(1)}. */
  Roff references(List<String> pages) {
    for (int i = 0; i < pages.size(); i++) {
      String name = pages.get(i);
      int parenthesis = name.indexOf('(');
      page.append(".BR ").append(escaped(name.substring(0, parenthesis))).append(' ');
      page.append(name.substring(parenthesis)).append(i + 1 < pages.size() ? ",\n" : "\n");
    }
    return this;
  }

  static String bold(String text) {
    return "\\fB" + escaped(text) + "\\fR";
  }

  static String italic(String text) {
    return "\\fI" + escaped(text) + "\\fR";
  }

  /** Returns text that is printed as it is: all its characters are what a user would type. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> escaped.append("\\e");
        case '-' -> escaped.append("\\-");
        case '\'' -> escaped.append("\\(aq");
        case '`' -> escaped.append("\\(ga");
        case '^' -> escaped.append("\\(ha");
        case '~' -> escaped.append("\\(ti");
        default -> escaped.append(c < 0x80 ? String.valueOf(c) : "\\[u%04X]".formatted((int) c));
      }
    }
    return escaped.toString();
  }

  /** A line that begins with a period would be a request. */
  private static String guarded(String line) {
    return line.startsWith(".") ? "\\&" + line : line;
  }

  /** Returns an argument of a request. */
  private static String quoted(String text) {
    String escaped = escaped(text);
    boolean isWord = !escaped.isEmpty() && escaped.indexOf(' ') < 0 && escaped.indexOf('"') < 0;
    return isWord ? escaped : "\"" + escaped.replace("\"", "\\(dq") + "\"";
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
