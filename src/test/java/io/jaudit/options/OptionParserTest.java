package io.jaudit.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.output.formats.OutputFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionParserTest {
  @Test
  void readsOptionsValuesAndOperandsInAnyOrder() throws UsageException {
    SearchOptions options = parse("a.log", "-k", "one", "--raw", "--key=two", "-k=x=y", "b.log");
    assertEquals(List.of("one", "two", "x=y"), options.all(FilterOption.KEY));
    assertEquals(List.of("a.log", "b.log"), options.logs());
    assertTrue(options.has(RunOption.RAW));
    assertFalse(options.has(RunOption.QUIET));
  }

  @Test
  void namedLogsPrecedeOperands() throws UsageException {
    assertEquals(List.of("b", "c", "a"), parse("a", "-if", "b", "--input=c").logs());
  }

  @Test
  void twoDashesEndTheOptions() throws UsageException {
    assertEquals(List.of("-k", "--", "x"), parse("--", "-k", "--", "x").logs());
  }

  @Test
  void oneDashAndNegativeNumbersAreOperands() throws UsageException {
    assertEquals(List.of("-", "-5"), parse("-", "-5").logs());
  }

  @ParameterizedTest
  @CsvSource({"-e,-13", "-e,-EACCES", "-k,--", "-k,--unknown", "-k,-k=v", "--key,a=b"})
  void aValueMayLookLikeAnOptionUnlessItIsOne(String option, String value) throws UsageException {
    SearchOptions options = parse(option, value);
    FilterOption row = option.equals("-e") ? FilterOption.EXIT : FilterOption.KEY;
    assertEquals(List.of(value), options.all(row));
  }

  @ParameterizedTest
  @CsvSource({
    "-ts yesterday 10:00 a.log, yesterday 10:00, a.log",
    "-ts=yesterday 10:00 a.log, yesterday 10:00, a.log",
    "--start 10 min ago a.log,  10 min ago,      a.log",
    "-ts 1 week 2 d 3 h 4 min ago a.log, 1 week 2 d 3 h 4 min ago, a.log",
    "-ts today a.log,           today,           a.log",
    "-ts 2023-11-14 b,          2023-11-14,      b"
  })
  void aTimeTakesTheWordsThatBelongToIt(String words, String time, String log)
      throws UsageException {
    SearchOptions options = parse(words.split(" "));
    assertEquals(List.of(time), options.all(FilterOption.START));
    assertEquals(List.of(log), options.logs());
  }

  @ParameterizedTest
  @CsvSource({
    "-k,                --key needs a value: TEXT",
    "-k -p 3,           --key needs a value: TEXT",
    "-ts,               --start needs a value: TIME",
    "-ts -k x,          --start needs a value: TIME",
    "-sv yes -sv no,    --success can be given only once",
    "--raw --raw,       --raw can be given only once",
    "-ts now -ts now,   --start can be given only once",
    "--raw=true,        --raw takes no value; remove '=true'",
    "--not=yes -k a,    --not takes no value; remove '=yes'",
    "--regex=x -k a,    --regex takes no value; remove '=x'",
    "-eEACCES,          unknown option '-eEACCES'",
    "--keys x,          unknown option '--keys'; did you mean --key?",
    "--nosuch=1,        unknown option '--nosuch=1'"
  })
  void saysWhatIsWrong(String words, String message) {
    var e = assertThrows(UsageException.class, () -> parse(words.split(" ")));
    assertEquals(message, e.getMessage().replaceAll("\\s+", " "));
  }

  @ParameterizedTest
  @MethodSource("optionsWithAValue")
  void refusesAnEmptyValueAsOfAVariableThatIsNotSet(SearchOption option) {
    for (String name : option.form().names()) {
      for (List<String> words : List.of(List.of(name, ""), List.of(name + "="))) {
        var e = assertThrows(UsageException.class, () -> SearchOptions.parse(words));
        assertTrue(e.getMessage().startsWith(option.longName() + ": expected "), e.getMessage());
        assertTrue(e.getMessage().endsWith(", not an empty value"), e.getMessage());
      }
    }
  }

  /** The words that a time takes are checked when it is read, by {@code TimeExpression}. */
  static Stream<SearchOption> optionsWithAValue() {
    return SearchOption.all().stream()
        .filter(row -> row.form().arity() == Arity.ONE || row.form().arity() == Arity.REPEATABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "--not -k a -k b",
    "-k b --not --key=a",
    "-ts yesterday 10:00 --not -k a --key b",
    "-k b --not -k=a --raw x"
  })
  void notNegatesTheNextConditionOnly(String words) throws UsageException {
    SearchOptions options = parse(words.split(" "));
    assertEquals(List.of("b"), options.all(FilterOption.KEY));
    assertEquals(List.of("a"), options.negated(FilterOption.KEY));
  }

  @Test
  void afterTwoDashesNotIsAnOperand() throws UsageException {
    assertEquals(List.of("--not", "x"), parse("--", "--not", "x").logs());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--not",
        "-k a --not",
        "--not --raw",
        "--not x",
        "--not --not -k a",
        "--not -ts now"
      })
  void notNeedsACondition(String words) {
    var e = assertThrows(UsageException.class, () -> parse(words.split(" ")));
    assertTrue(e.getMessage().startsWith("--not: expected a condition after it"), e.getMessage());
  }

  @Test
  void helpIsGivenWhateverElseIsUnknown() throws UsageException {
    assertTrue(parse("--nonsense", "--help").has(RunOption.HELP));
    assertTrue(parse("--version", "--nonsense").has(RunOption.VERSION));
  }

  @Test
  void aMissingTypeOrFormatListsThoseThereAre() {
    var types = assertThrows(UsageException.class, () -> parse("-m"));
    assertTrue(types.choice().startsWith("Valid message types are: ALL USER "), types.choice());
    var formats = assertThrows(UsageException.class, () -> parse("--format"));
    String expected = "Valid formats are: " + String.join(" ", OutputFormat.names());
    assertEquals(expected, formats.choice());
  }

  private static SearchOptions parse(String... words) throws UsageException {
    return SearchOptions.parse(List.of(words));
  }
}
