package io.jaudit.filter.where;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;

/**
 * A value as it is written in an expression. Immutable.
 *
 * @param text without quotes and escapes
 * @param isQuoted whether it was in quotes, so that {@code *} and {@code ?} are literal
 * @param place where it is
 */
record Literal(ByteSlice text, boolean isQuoted, WhereException.Place place) {
  private static final long LARGEST = Long.MAX_VALUE;

  /** Returns a literal at the same place with another text, which is all of a value. */
  Literal with(String other) {
    return new Literal(ByteSlice.of(other), true, place);
  }

  /** Returns true if it has wildcards. */
  boolean isGlob() {
    return !isQuoted && (text.indexOf((byte) '*', 0) >= 0 || text.indexOf((byte) '?', 0) >= 0);
  }

  /** Returns the decimal number, or the hexadecimal one after 0x; or {@link Value#NO_NUMBER}. */
  long number() {
    return numberIn(text);
  }

  /** Returns true for a decimal number with zeros before it, as modes are written. */
  boolean isPadded() {
    return text.length() > 1 && text.at(0) == '0' && Ascii.isDigit(text.at(1));
  }

  /** Returns true if it begins with a digit or a minus and a digit. */
  boolean beginsLikeNumber() {
    int first = text.startsWith("-") ? 1 : 0;
    return text.length() > first && Ascii.isDigit(text.at(first));
  }

  static long numberIn(ByteSlice text) {
    if (!text.startsWith("0x") && !text.startsWith("0X")) {
      return Ascii.decimal(text, Value.NO_NUMBER);
    }
    long number = Ascii.hexadecimal(text.slice(2), Value.NO_NUMBER);
    return text.length() == 2 || number == Value.NO_NUMBER
        ? Value.NO_NUMBER
        : number < 0 ? LARGEST : number;
  }

  /** Returns the text as it is written, for messages. */
  String shown() {
    return place.expression().substring(place.start(), place.end());
  }
}
