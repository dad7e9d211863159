package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.BoundedRegex;
import io.jaudit.filter.where.Condition.All;
import io.jaudit.filter.where.Condition.Any;
import io.jaudit.filter.where.Condition.Has;
import io.jaudit.filter.where.Condition.HasOnlyOthers;
import io.jaudit.filter.where.Condition.InOneRecord;
import io.jaudit.filter.where.Condition.Negation;
import io.jaudit.filter.where.ValueTest.OneOf;
import io.jaudit.filter.where.ValueTest.Regex;
import io.jaudit.filter.where.WhereException.Place;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Parses an expression by recursive descent, to a bounded depth. For use once.
 *
 * <pre>
 * expr = and { ("or" | "||") and }        and = not { ("and" | "&amp;&amp;") not }
 * not  = ("not" | "!") not | "(" expr ")" | TYPE "(" expr ")" | test
 * test = field | field operator value | field ["not"] "in" "(" value {"," value} ")"
 * </pre>
 */
final class WhereParser {
  private static final int MAX_DEPTH = 200;

  /** The value of a fact that alone is a condition. */
  private static final Literal TRUE =
      new Literal(ByteSlice.of("true"), true, new Place("true", 0, 4));

  private final WhereTokens tokens;
  private final WhereContext context;
  private final TimeTests times;

  /** The type of the record that all tests are about, within {@code PATH(...)}. */
  private @Nullable RecordType within;

  private int depth;

  /** True after the first test. */
  private boolean hasTest;

  /** The conditions joined by {@code and} that are not within parentheses. */
  private final List<Term> terms = new ArrayList<>();

  /** The last test for certain values. */
  private @Nullable Asked asked;

  /**
   * A condition of several that must all hold.
   *
   * @param text the condition as it is written
   * @param wanted the values that it asks for; null if it is not a test for certain values
   */
  record Term(Condition condition, String text, @Nullable WantedValues wanted) {}

  /** A test, and the values that it asks for. */
  private record Asked(Condition test, WantedValues values) {}

  WhereParser(String expression, WhereContext context) {
    this.tokens = new WhereTokens(expression);
    this.context = context;
    this.times = new TimeTests(context.times());
  }

  Condition parse() throws WhereException {
    if (tokens.isAtEnd()) {
      throw WhereException.ofNothing();
    }
    Condition condition = expression();
    if (!tokens.isAtEnd()) {
      throw unexpected("end of expression");
    }
    return condition;
  }

  /** Returns the conditions that must all hold, after the expression was parsed. */
  List<Term> terms() {
    return terms;
  }

  /** Returns the expression with absolute times, after it was parsed. */
  String withAbsoluteTimes() {
    return times.absolute(tokens.expression());
  }

  private Condition expression() throws WhereException {
    List<Condition> parts = new ArrayList<>();
    int start = tokens.start();
    parts.add(conjunction());
    while (tokens.skip("||") || tokens.skipWord("or")) {
      parts.add(conjunction());
    }
    if (parts.size() == 1) {
      return parts.get(0);
    }
    Condition any = new Any(List.copyOf(parts));
    if (depth == 0) {
      terms.clear();
      addTerm(any, start);
    }
    return any;
  }

  private Condition conjunction() throws WhereException {
    List<Condition> parts = new ArrayList<>();
    do {
      int start = tokens.start();
      parts.add(negation());
      if (depth == 0) {
        addTerm(parts.get(parts.size() - 1), start);
      }
    } while (tokens.skip("&&") || tokens.skipWord("and"));
    return parts.size() == 1 ? parts.get(0) : new All(List.copyOf(parts));
  }

  private void addTerm(Condition condition, int start) {
    String text = tokens.expression().substring(start, tokens.end());
    Asked last = asked;
    WantedValues values = last != null && last.test == condition ? last.values : null;
    terms.add(new Term(condition, text, values));
  }

  private Condition negation() throws WhereException {
    if (++depth > MAX_DEPTH) {
      throw tokens.error(
          "the expression is nested too deeply: more than " + MAX_DEPTH + " levels", "");
    }
    Condition condition;
    if (tokens.skipWord("not") || tokens.skip("!")) {
      condition = new Negation(negation());
    } else if (tokens.skip("(")) {
      condition = expression();
      close();
    } else {
      condition = typeOrTest();
    }
    depth--;
    return condition;
  }

  private void close() throws WhereException {
    if (!tokens.skip(")")) {
      throw unexpected("\")\"");
    }
  }

  private Condition typeOrTest() throws WhereException {
    Literal name = tokens.fieldName();
    String word = name.text().utf8();
    boolean isType =
        SubjectNames.isTypeName(word) || RecordType.named(word.toUpperCase(Locale.ROOT)) != null;
    if (!isType || word.indexOf('.') >= 0 || !tokens.skip("(")) {
      return test(word, name.place());
    }
    RecordType type = SubjectNames.type(word, name.place());
    if (within != null) {
      throw new WhereException(
          "a record is of one type: " + word + "(...) can't be within " + within.name() + "(...)",
          name.place(),
          "",
          "");
    }
    within = type;
    Condition inRecord = expression();
    within = null;
    close();
    return new InOneRecord(type, inRecord);
  }

  private Condition test(String name, Place place) throws WhereException {
    boolean isAlone = tokens.isAtEndOfTest();
    Subject subject =
        SubjectNames.subject(name, place, within, isAlone && hasTest ? ForeignSyntax.LIST : "");
    hasTest = true;
    refuseLocalTime(subject, place);
    if (isAlone && subject instanceof FactSubject of && of.fact().path().equals("incomplete")) {
      return new Has(subject, OneOf.of(List.of(Equality.text(TRUE))), Interest.ALL);
    }
    if (isAlone) {
      return new Has(subject, new ValueTest.Present(), Interest.ALL);
    }
    boolean isTime = subject instanceof FactSubject of && of.fact().kind() == EventFact.Kind.TIME;
    if (tokens.skipWords("not", "in")) {
      return isTime
          ? new Negation(times.in(list()))
          : new HasOnlyOthers(subject, oneOf(subject, list()));
    }
    if (tokens.skipWord("in")) {
      List<Literal> values = list();
      return isTime ? times.in(values) : equal(name, subject, values);
    }
    String operator = tokens.operator(name, subject);
    return isTime ? timeTest(operator) : test(name, subject, operator);
  }

  /** The words of a time depend on the zone of the host that prints them. */
  private static void refuseLocalTime(Subject subject, Place place) throws WhereException {
    if (subject instanceof ShownSubject shown
        && shown.field().isTime()
        && shown.form() == QueryField.Form.WORDS) {
      throw new WhereException(
          "a local time can't be tested as text",
          place,
          "use time = ..., or time.text, which is in UTC",
          "");
    }
  }

  private Condition timeTest(String operator) throws WhereException {
    return switch (operator) {
      case "=" -> times.in(List.of(tokens.value(operator)));
      case "!=" -> new Negation(times.in(List.of(tokens.value(operator))));
      case "<", "<=", ">", ">=" -> times.compared(order(operator), tokens.value(operator));
      default ->
          throw tokens.errorBefore(
              operator,
              "a time can't be tested with \"" + operator + "\"",
              "use = < <= > >= or in");
    };
  }

  private Condition test(String name, Subject subject, String operator) throws WhereException {
    return switch (operator) {
      case "=" -> equal(name, subject, List.of(tokens.value(operator)));
      case "!=" -> {
        List<Literal> value = List.of(tokens.value(operator));
        refuseRanges(name, subject, value);
        yield new HasOnlyOthers(subject, oneOf(subject, value));
      }
      case "~" -> new Has(subject, regex(operator), Interest.ALL);
      case "!~" -> new HasOnlyOthers(subject, regex(operator));
      case "*=" -> part(name, subject, operator, ValueTest.Part.Place.ANYWHERE);
      case "^=" -> part(name, subject, operator, ValueTest.Part.Place.START);
      case "$=" -> part(name, subject, operator, ValueTest.Part.Place.END);
      default -> {
        ValueTest test = subject.compared(order(operator), tokens.value(operator));
        yield new Has(subject, test, Interest.ALL);
      }
    };
  }

  private static Order order(String operator) {
    for (Order order : Order.values()) {
      if (order.sign().equals(operator)) {
        return order;
      }
    }
    throw new IllegalArgumentException(operator);
  }

  private Condition equal(String name, Subject subject, List<Literal> values)
      throws WhereException {
    List<Equality> all = new ArrayList<>();
    List<Interest> interests = new ArrayList<>();
    refuseRanges(name, subject, values);
    for (Literal value : values) {
      List<Equality> equalities = subject.equalTo(value, context);
      all.addAll(equalities);
      interests.add(subject.interestIn(value, equalities));
    }
    Condition test = new Has(subject, OneOf.of(all), Interest.anyOf(interests));
    List<String> texts = values.stream().map(value -> value.text().utf8()).toList();
    asked = new Asked(test, new WantedValues(QueryField.of(name, subject), texts));
    return test;
  }

  /** Only times have ranges. */
  private static void refuseRanges(String name, Subject subject, List<Literal> values)
      throws WhereException {
    for (Literal value : values) {
      String text = value.text().utf8();
      int to = text.indexOf("..");
      if (to > 0 && !value.isQuoted() && subject.isOrdered() && isRange(text, to)) {
        throw new WhereException(
            "ranges are only for time, found " + WhereErrors.quoted(value),
            value.place(),
            "write "
                + name
                + " >= "
                + text.substring(0, to)
                + " and "
                + name
                + " <= "
                + text.substring(to + 2),
            "");
      }
    }
  }

  private static boolean isRange(String text, int to) {
    return Literal.numberIn(ByteSlice.of(text.substring(0, to))) != Value.NO_NUMBER
        && Literal.numberIn(ByteSlice.of(text.substring(to + 2))) != Value.NO_NUMBER;
  }

  private OneOf oneOf(Subject subject, List<Literal> values) throws WhereException {
    List<Equality> all = new ArrayList<>();
    for (Literal value : values) {
      all.addAll(subject.equalTo(value, context));
    }
    return OneOf.of(all);
  }

  private Condition part(String name, Subject subject, String operator, ValueTest.Part.Place place)
      throws WhereException {
    Literal literal = tokens.value(operator);
    refuseWildcards(name, operator, literal);
    if (subject.isAddress()) {
      IpAddress.Block.refuse(literal, operator);
    }
    ByteSlice text = literal.text();
    ValueTest test = new ValueTest.Part(place, text, subject.letters());
    return new Has(subject, test, subject.interestInPart(text));
  }

  /** Only whole values are compared with patterns. */
  private static void refuseWildcards(String name, String operator, Literal literal)
      throws WhereException {
    if (!literal.isGlob()) {
      return;
    }
    String pattern = literal.text().utf8();
    String before = pattern.startsWith("*") || operator.equals("^=") ? "" : "*";
    String after = pattern.endsWith("*") || operator.equals("$=") ? "" : "*";
    throw new WhereException(
        "\"" + operator + "\" takes no wildcards, found \"" + pattern + "\"",
        literal.place(),
        "write "
            + name
            + " = "
            + before
            + pattern
            + after
            + ", or put it in quotes if * and ? are characters of the value",
        "");
  }

  private List<Literal> list() throws WhereException {
    if (!tokens.skip("(")) {
      throw tokens.expected("\"(\" after \"in\"");
    }
    List<Literal> values = new ArrayList<>();
    do {
      values.add(tokens.value(values.isEmpty() ? "(" : ","));
    } while (tokens.skip(","));
    if (!tokens.skip(")")) {
      throw tokens.expected("\",\" or \")\"");
    }
    return values;
  }

  private Regex regex(String operator) throws WhereException {
    RegexToken text = tokens.regex(operator);
    try {
      return new Regex(
          BoundedRegex.of(
              text.regex(),
              text.ignoresCase() ? BoundedRegex.Letters.ANY_CASE : BoundedRegex.Letters.EXACT));
    } catch (PatternSyntaxException e) {
      throw new WhereException(
          "invalid regular expression: " + e.getDescription(), text.placeOf(e.getIndex()), "", "");
    }
  }

  private WhereException unexpected(String end) {
    return tokens.unexpected("expected \"and\", \"or\" or " + end);
  }
}
