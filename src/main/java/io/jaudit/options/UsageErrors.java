package io.jaudit.options;

import io.jaudit.interpret.tables.Suggestion;
import java.util.Collection;
import java.util.List;

/** Words the errors of a command line, each in one line. Stateless. */
public final class UsageErrors {
  /** Options that people try when they want all events except some. */
  private static final List<String> EXCLUDES =
      List.of("-M", "-V", "--not", "--exclude", "--invert", "--invert-match");

  private UsageErrors() {}

  /** Returns the error for an option that doesn't exist. */
  static UsageException unknownOption(String word, Collection<String> right) {
    return EXCLUDES.contains(word)
        ? new UsageException(
            word
                + ": events can't be excluded; select the wanted ones, or drop others from JSON:"
                + " --format json | jq -c 'select(.type != \"TYPE\")'")
        : unknown("option", word, right);
  }

  static UsageException needsValue(SearchOption option) {
    return new UsageException(
        option.longName() + " needs a value: " + option.form().label(), option.choiceLine());
  }

  /**
   * Returns the error for an empty value, such as that of a shell variable that is not set: it
   * would match every event that has the field.
   */
  static UsageException emptyValue(SearchOption option) {
    List<String> choices = option.choices();
    return expected(option, choices.isEmpty() ? option.form().label() : orOf(choices), "");
  }

  static UsageException takesNoValue(SearchOption option, String attached) {
    return new UsageException(option.longName() + " takes no value; remove '" + attached + "'");
  }

  static UsageException givenTwice(SearchOption option) {
    return new UsageException(option.longName() + " can be given only once");
  }

  /** Returns the error for a value that is not one of the words that the option accepts. */
  static UsageException notAChoice(SearchOption option, String value) {
    return expected(option, orOf(option.choices()), value);
  }

  /** Returns the error for a value that is not what the option expects. */
  public static UsageException expected(SearchOption option, String expected, String value) {
    return new UsageException(
        option.longName()
            + ": expected "
            + expected
            + (value.isEmpty() ? ", not an empty value" : ", not '" + value + "'"));
  }

  /** Returns the error for a value that names nothing, with what was probably meant. */
  static UsageException unknown(
      SearchOption option, String kind, String value, List<String> nearest) {
    return new UsageException(
        option.longName() + ": unknown " + kind + " '" + value + "'" + didYouMean(nearest));
  }

  /** Returns the error for a word that names nothing, with the nearest of {@code right}, if any. */
  public static UsageException unknown(String kind, String word, Collection<String> right) {
    return new UsageException(
        "unknown " + kind + " '" + word + "'" + didYouMean(Suggestion.nearest(word, right)));
  }

  /** Returns {@code ; did you mean …?}, or nothing. */
  static String didYouMean(List<String> nearest) {
    return nearest.isEmpty() ? "" : "; did you mean " + orOf(nearest) + "?";
  }

  /** Returns {@code a, b or c}. */
  static String orOf(List<String> words) {
    return joined(words, " or ");
  }

  /** Returns {@code a, b and c}. */
  static String andOf(List<String> words) {
    return joined(words, " and ");
  }

  private static String joined(List<String> words, String last) {
    int end = words.size() - 1;
    return end < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, end)) + last + words.get(end);
  }
}
