package io.jaudit.manual;

import java.util.ArrayList;
import java.util.List;

/** Folds command lines and output so that they fit the width of a man page. Stateless. */
final class CodeLines {
  /** With the indentation of a page and of code, 80 columns. */
  private static final int WIDTH = 69;

  private static final String INDENT = "    ";

  private CodeLines() {}

  /** Returns a command line, on several lines if it is long, that a shell reads as one. */
  static List<String> ofCommand(String line) {
    List<String> lines = new ArrayList<>();
    String rest = line;
    boolean isQuoted = false;
    while (rest.length() > WIDTH) {
      int end = end(rest, WIDTH - 2);
      String first = rest.substring(0, end);
      isQuoted ^= first.chars().filter(c -> c == '\'').count() % 2 == 1;
      // In quotes, which only expressions have, a line feed is a blank.
      lines.add(isQuoted ? first : first + " \\");
      rest = INDENT + rest.substring(end + 1);
    }
    lines.add(rest);
    return lines;
  }

  /** Returns a line of output, folded at blanks. */
  static List<String> ofOutput(String line) {
    List<String> lines = new ArrayList<>();
    String rest = line;
    while (rest.length() > WIDTH) {
      int end = rest.lastIndexOf(' ', WIDTH);
      lines.add(rest.substring(0, end));
      rest = INDENT + rest.substring(end + 1);
    }
    lines.add(rest);
    return lines;
  }

  /** Returns the place of the blank to break at, if possible before a long option. */
  private static int end(String line, int width) {
    int option = line.lastIndexOf(" --", width);
    return option > width / 3 ? option : line.lastIndexOf(' ', width);
  }
}
