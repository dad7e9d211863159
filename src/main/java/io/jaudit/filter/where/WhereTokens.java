package io.jaudit.filter.where;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.filter.where.WhereException.Place;
import java.util.List;

/**
 * Reads the tokens of an expression one after the other; the parser asks for what it expects,
 * because a word is read differently as the name of a field and as a value. Blanks, line feeds and
 * comments, from {@code #} to the end of the line, separate tokens. For use once.
 */
final class WhereTokens {
  /** The longest first. */
  private static final List<String> OPERATORS =
      List.of("==", "!=", "!~", "*=", "^=", "$=", "<=", ">=", "=", "~", "<", ">");

  /** What ends a value without quotes, besides a blank. */
  private static final String ENDS_VALUE = "(),\"'&|<>=";

  private static final String CURLY_QUOTES =
      "\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u00ab\u00bb\u2039\u203a\uff02";

  private final String text;
  private int at;

  /** The end of the last token, if what separates it from the next one was skipped. */
  private int tokenEnd;

  private int skippedTo;

  WhereTokens(String text) {
    this.text = text;
  }

  String expression() {
    return text;
  }

  boolean isAtEnd() {
    skipBlanks();
    return at == text.length();
  }

  /** Returns where the next token begins. */
  int start() {
    skipBlanks();
    return at;
  }

  /** Returns where the last token ended. */
  int end() {
    return at == skippedTo ? tokenEnd : at;
  }

  private void skipBlanks() {
    tokenEnd = end();
    skipSeparators();
    skippedTo = at;
  }

  private void skipSeparators() {
    while (at < text.length()) {
      char next = text.charAt(at);
      if (next == '#') {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (isBlank(next)) {
        at++;
      } else {
        return;
      }
    }
  }

  private static boolean isBlank(char c) {
    // A web page may have made a blank one that does not break; some editors begin a file so.
    return c <= ' ' || c == '\u00a0' || c == '\ufeff';
  }

  /** Skips a sign, if it is next. */
  boolean skip(String sign) {
    skipBlanks();
    boolean isNext = text.startsWith(sign, at) && !(sign.equals("!") && isOperatorNext());
    at += isNext ? sign.length() : 0;
    return isNext;
  }

  private boolean isOperatorNext() {
    return text.startsWith("!=", at) || text.startsWith("!~", at);
  }

  /** Skips a word in any case, if it is next. */
  boolean skipWord(String word) {
    skipBlanks();
    int end = wordEnd(at);
    boolean isNext = text.substring(at, end).equalsIgnoreCase(word);
    at = isNext ? end : at;
    return isNext;
  }

  /** Skips two words, if they are next. */
  boolean skipWords(String first, String second) {
    int start = at;
    if (skipWord(first) && skipWord(second)) {
      return true;
    }
    at = start;
    return false;
  }

  /** Returns true if a test can't continue here. */
  boolean isAtEndOfTest() {
    skipBlanks();
    int start = at;
    boolean isEnd =
        at == text.length()
            || text.charAt(at) == ')'
            || skip("&&")
            || skip("||")
            || skipWord("and")
            || skipWord("or");
    at = start;
    return isEnd;
  }

  private int wordEnd(int from) {
    return wordEnd(text, from);
  }

  /** Returns the end of the letters, digits and other characters of names from {@code from} on. */
  static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || "_-.[]".indexOf(c) >= 0;
  }

  /** Word processors and web pages change quotes; in a word they are letters of it. */
  private void refuseCurlyQuote() throws WhereException {
    if (at < text.length() && CURLY_QUOTES.indexOf(text.charAt(at)) >= 0) {
      throw new WhereException(
          "unexpected \"" + text.charAt(at) + "\", a typographic quote",
          new Place(text, at, at + 1),
          "use \" or '",
          "");
    }
  }

  /** Reads the name of a field or of a record type. */
  Literal fieldName() throws WhereException {
    skipBlanks();
    refuseCurlyQuote();
    int end = wordEnd(at);
    String word = text.substring(at, end);
    if (word.isEmpty() || isReserved(word)) {
      boolean isQuote = at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'');
      throw expected(
          "a test, such as key = MyMonitor",
          isQuote ? "names of fields have no quotes" : hintAtSign());
    }
    Place place = new Place(text, at, end);
    at = end;
    return new Literal(ByteSlice.of(word), false, place);
  }

  private static boolean isReserved(String word) {
    return word.equalsIgnoreCase("and")
        || word.equalsIgnoreCase("or")
        || word.equalsIgnoreCase("not")
        || word.equalsIgnoreCase("in");
  }

  /** Reads an operator after a field; {@code ==} is {@code =}. */
  String operator(String field, Subject subject) throws WhereException {
    skipBlanks();
    String foreign = ForeignSyntax.operatorAt(text, at);
    if (foreign.isEmpty()) {
      for (String operator : OPERATORS) {
        if (text.startsWith(operator, at)) {
          at += operator.length();
          return operator.equals("==") ? "=" : operator;
        }
      }
    }
    Place place = foreign.isEmpty() ? next() : new Place(text, at, at + foreign.length());
    String found = text.substring(place.start(), place.end());
    throw new WhereException(
        "expected an operator after \"" + field + "\", found \"" + found + "\"",
        place,
        ForeignSyntax.hintAt(found, field, subject.isOrdered(), text.substring(place.end())),
        "");
  }

  /** Reads a value, in quotes or not. */
  Literal value(String after) throws WhereException {
    skipBlanks();
    refuseCurlyQuote();
    int start = at;
    if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
      ByteSlice value = quoted();
      if (text.startsWith("..", at)) {
        throw new WhereException(
            "unexpected \"..\" after a value in quotes",
            new Place(text, at, at + 2),
            "put both ends in one pair of quotes, such as \"2023-11-14 10:00..2023-11-14 11:00\"",
            "");
      }
      if (at < text.length() && isOfName(text.charAt(at))) {
        throw new WhereException(
            "unexpected \"" + text.substring(at, wordEnd(at)) + "\" after a value in quotes",
            new Place(text, at, wordEnd(at)),
            "only /regex/i may be in any case; separate words by blanks",
            "");
      }
      return new Literal(value, true, new Place(text, start, at));
    }
    int end = at;
    while (end < text.length()
        && !isBlank(text.charAt(end))
        && ENDS_VALUE.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String word = text.substring(at, end);
    if (word.isEmpty() || (isReserved(word) && !word.equalsIgnoreCase("in"))) {
      throw expected("a value after \"" + after + "\"", hintAtValue());
    }
    if (word.endsWith(";")) {
      throw new WhereException(
          "unexpected \";\" after a value",
          new Place(text, end - 1, end),
          "remove it, or put a value that has it in quotes",
          "");
    }
    boolean isQuoteNext =
        end < text.length() && (text.charAt(end) == '"' || text.charAt(end) == '\'');
    if (word.endsWith("..") && isQuoteNext) {
      throw new WhereException(
          "unexpected quote after \"..\"",
          new Place(text, end, end + 1),
          "put both ends in one pair of quotes, such as \"10:00..2023-11-14 11:00\"",
          "");
    }
    at = end;
    return new Literal(ByteSlice.of(word), false, new Place(text, start, end));
  }

  private String hintAtValue() {
    for (String placeholder : List.of("(null)", "(none)")) {
      if (text.startsWith(placeholder, at)) {
        return placeholder + " means that there is no value: write not FIELD";
      }
    }
    int end = wordEnd(at);
    return isReserved(text.substring(at, end)) ? "put it in quotes if it is a value" : "";
  }

  private ByteSlice quoted() throws WhereException {
    char quote = text.charAt(at);
    int start = at++;
    ByteBuilder value = new ByteBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      if (text.charAt(at) == '\\') {
        escape(value);
      } else {
        int next = text.offsetByCodePoints(at, 1);
        value.append(ByteSlice.of(text.substring(at, next)));
        at = next;
      }
    }
    closeQuote(quote, start);
    return value.toSlice();
  }

  private void closeQuote(char quote, int start) throws WhereException {
    if (at == text.length()) {
      throw new WhereException(
          "the closing " + quote + " is missing", new Place(text, start, start + 1), "", "");
    }
    at++;
  }

  private void escape(ByteBuilder value) throws WhereException {
    char escaped = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    switch (escaped) {
      case '\\', '"', '\'' -> value.append(escaped);
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'x' -> {
        int high = at + 3 < text.length() ? nibble(text.charAt(at + 2)) : -1;
        int low = high < 0 ? -1 : nibble(text.charAt(at + 3));
        if (low < 0) {
          throw badEscape(Math.min(4, text.length() - at));
        }
        value.append((byte) ((high << 4) | low));
        at += 2;
      }
      default -> throw badEscape(Math.min(2, text.length() - at));
    }
    at += 2;
  }

  private static int nibble(char digit) {
    return digit > 'f' ? -1 : Hex.nibble((byte) digit);
  }

  private WhereException badEscape(int length) {
    return new WhereException(
        "unknown escape \"" + text.substring(at, at + length) + "\"",
        new Place(text, at, at + length),
        "use \\\\ for a backslash; also \\\" \\' \\n \\t \\xHH",
        "");
  }

  /** Reads {@code /regex/}, {@code /regex/i} or a regular expression in quotes. */
  RegexToken regex(String operator) throws WhereException {
    skipBlanks();
    refuseCurlyQuote();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '/' && quote != '"' && quote != '\'') {
      throw expected(
          "a regular expression after \"" + operator + "\"", "write it as /regex/ or \"regex\"");
    }
    RegexToken regex = RegexToken.read(text, at);
    at = regex.end();
    return regex;
  }

  /** Returns the place of the next token, or of the end. */
  private Place next() {
    skipBlanks();
    if (at == text.length()) {
      int end = text.stripTrailing().length();
      return new Place(text, end, end);
    }
    int end = wordEnd(at);
    if (end == at) {
      end = text.offsetByCodePoints(at, 1);
    }
    return new Place(text, at, end);
  }

  private String hintAtSign() {
    Place place = next();
    if (at < text.length() && ForeignSyntax.beginsName(text.charAt(at))) {
      return ForeignSyntax.hintAtName(text.charAt(at), text.substring(at + 1, wordEnd(at + 1)));
    }
    return text.startsWith("!", at) || place.start() == place.end()
        ? ""
        : ForeignSyntax.hintAfterTest(text.substring(place.start(), place.end()));
  }

  /** Returns an error: something else is next. */
  WhereException expected(String what) {
    return expected(what, "");
  }

  private WhereException expected(String what, String hint) {
    Place place = next();
    String found =
        place.start() == place.end()
            ? "found the end"
            : "found \"" + text.substring(place.start(), place.end()) + "\"";
    return new WhereException("expected " + what + ", " + found, place, hint, "");
  }

  /** Returns an error: what is next makes no sense after a complete test. */
  WhereException unexpected(String expected) {
    Place place = next();
    if (place.start() == place.end()) {
      return new WhereException(expected + ", found the end", place, "", "");
    }
    String found = text.substring(place.start(), place.end());
    at = place.end();
    boolean isLoneWord = isOfName(found.charAt(0)) && isAtEndOfTest();
    String hint =
        isLoneWord ? "put a value with blanks in quotes" : ForeignSyntax.hintAfterTest(found);
    return new WhereException("unexpected \"" + found + "\": " + expected, place, hint, "");
  }

  /** Returns an error about what is next. */
  WhereException error(String message, String hint) {
    return new WhereException(message, next(), hint, "");
  }

  /** Returns an error about the operator that was just read. */
  WhereException errorBefore(String operator, String message, String hint) {
    return new WhereException(message, new Place(text, at - operator.length(), at), hint, "");
  }
}
