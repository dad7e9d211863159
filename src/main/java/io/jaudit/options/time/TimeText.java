package io.jaudit.options.time;

/** A position in a word of a {@link TimeExpression}; reads numbers and signs, never fails. */
final class TimeText {
  /** The answer of {@link #number} and {@link #fraction} if there is none. */
  static final int NONE = -1;

  private final String text;
  private int position;

  TimeText(String text) {
    this.text = text;
  }

  /** Reads a number of one to {@code maxDigits} (at most nine) digits, or {@link #NONE}. */
  int number(int maxDigits) {
    int start = position;
    int value = 0;
    while (position < text.length()
        && position < start + maxDigits
        && isDigit(text.charAt(position))) {
      value = value * 10 + text.charAt(position++) - '0';
    }
    return position == start ? NONE : value;
  }

  /**
   * Reads a point or comma and digits, as milliseconds; digits after the third are dropped. {@link
   * #NONE}, and nothing read, if there is no such fraction.
   */
  int fraction() {
    int digits = position + 1;
    if (digits >= text.length()
        || ".,".indexOf(text.charAt(position)) < 0
        || !isDigit(text.charAt(digits))) {
      return NONE;
    }
    position = digits;
    int millis = 0;
    for (int weight = 100; position < text.length() && isDigit(text.charAt(position)); position++) {
      millis += (text.charAt(position) - '0') * weight;
      weight /= 10;
    }
    return millis;
  }

  /** Reads this sign if it comes next. */
  boolean take(char sign) {
    boolean found = position < text.length() && text.charAt(position) == sign;
    if (found) {
      position++;
    }
    return found;
  }

  /** Reads a word of small letters in any case, maybe after a blank, if no letter follows. */
  boolean takeWord(String word) {
    int start = position < text.length() && text.charAt(position) == ' ' ? position + 1 : position;
    int end = start + word.length();
    boolean found =
        text.regionMatches(true, start, word, 0, word.length())
            && (end == text.length() || !Character.isLetter(text.charAt(end)));
    if (found) {
      position = end;
    }
    return found;
  }

  /** Returns how many characters were read. */
  int position() {
    return position;
  }

  /** Returns how many characters are left. */
  int remaining() {
    return text.length() - position;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
