package io.jaudit.filter.where;

import io.jaudit.bytes.Printable;

/**
 * Reports an expression that can't be parsed: what is wrong, where, and what to write instead. Has
 * no stack trace, because it is the user's error.
 */
public final class WhereException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String expression;
  private final int start;
  private final int end;
  private final String hint;
  private final String advice;

  WhereException(String message, Place place, String hint, String advice) {
    super(message, null, false, false);
    this.expression = place.expression();
    this.start = place.start();
    this.end = place.end();
    this.hint = hint;
    this.advice = advice;
  }

  /** Returns the error for an expression with no test in it. */
  static WhereException ofNothing() {
    return new WhereException(
        "the expression is empty; expected a test, such as key = MyMonitor",
        new Place("", 0, 0),
        "",
        "");
  }

  /** Describes the place of a token in an expression. */
  record Place(String expression, int start, int end) {}

  /** Returns the number of the line with the error, from 1 on; 0 if no line has it. */
  public int line() {
    if (expression.isEmpty()) {
      return 0;
    }
    int line = 1;
    for (int i = 0; i < start; i++) {
      line += Excerpt.endsLine(expression, i) ? 1 : 0;
    }
    return line;
  }

  /**
   * Returns the line of the expression with a caret under what is wrong, and the advice: lines that
   * are safe for a terminal, without a line feed at the end; empty if no line has the error.
   */
  public String excerpt() {
    if (expression.isEmpty()) {
      return "";
    }
    String caret = Excerpt.of(expression, start, end);
    return caret
        + (hint.isEmpty() ? "" : "  " + Printable.of(hint))
        + (advice.isEmpty() ? "" : "\n" + Printable.of(advice));
  }
}
