package io.jaudit.options;

import io.jaudit.interpret.tables.Suggestion;
import java.util.Collection;
import java.util.List;

/** Words the errors of a command line, each in one line. Stateless. */
public final class UsageErrors {
  private UsageErrors() {}

  /** Returns the error for an option that doesn't exist. */
  static UsageException unknownOption(String word, Collection<String> right) {
    int equals = word.indexOf('=');
    String instead = instead(equals < 0 ? word : word.substring(0, equals));
    return instead.isEmpty()
        ? unknown("option", word, right)
        : new UsageException("unknown option '" + word + "'; " + instead);
  }

  /** Returns what to write instead of an option of another program; empty if that is not known. */
  private static String instead(String word) {
    return switch (word) {
      case "-M", "-V", "--exclude", "--invert-match" ->
          "use --not before a condition: --not -m CRYPTO_KEY_USER";
      case "--since", "-S", "--after", "--from" -> "use -ts TIME, such as -ts today";
      case "--until", "-U", "--before", "--to" -> "use -te TIME";
      case "--json", "--csv", "--text", "--line", "--ecs" -> "use --format " + word.substring(2);
      case "--jsonl", "--ndjson", "--raw-json" -> "use --format json";
      case "--output", "--output-format" -> "use --format FORMAT";
      case "--max-count", "--max", "--lines", "--head", "--first" -> "use --limit N";
      case "--tail", "--last" ->
          "use --limit N --reverse for the last events, -F for new ones as they are logged, or -ts"
              + " TIME";
      case "--sort", "--sort-by", "--order", "--order-by", "--desc", "--newest", "--latest" ->
          "events are printed oldest first; use --reverse for the newest first";
      case "--asc", "--oldest" -> "events are printed oldest first";
      case "--user", "-u" -> "use -ui (real), -ue (effective) or -ul USER (login)";
      case "--type", "-t" -> "use -m TYPE";
      case "--ignore-case" -> "use --regex with a TEXT such as (?i)bash";
      case "--grep", "-g", "--filter", "--query" ->
          "use an option such as -k, -x or -f, or --where EXPR";
      case "--field", "--columns", "--column", "--select", "--output-fields" ->
          "use --fields NAMES, such as --fields time,exe,key";
      case "--boot", "-b" -> "use -ts boot";
      case "--unit", "--user-unit" -> "use --where EXPR, such as --where 'unit = sshd'";
      default -> word.matches("-n[0-9]+") ? "use --limit " + word.substring(2) : "";
    };
  }

  /** Returns the error for {@code --not} that is not before an option that can be negated. */
  static UsageException notWithoutCondition() {
    return new UsageException(
        RunOption.NOT.longName()
            + ": expected a condition after it, such as --not -k KEY; times can't be negated, use"
            + " -ts and -te");
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

  /** Returns the error for an environment variable that names no format. */
  static UsageException notAFormat(String variable, String value) {
    return new UsageException(
        "the environment variable "
            + variable
            + ": expected "
            + orOf(RunOption.FORMAT.choices())
            + ", not '"
            + value
            + "'");
  }

  /** Returns the error for a value that is not what the option expects. */
  public static UsageException expected(SearchOption option, String expected, String value) {
    return new UsageException(
        option.longName()
            + ": expected "
            + expected
            + (value.isEmpty() ? ", not an empty value" : ", not '" + value + "'"));
  }

  /**
   * Returns the error for a value that names nothing.
   *
   * @param nearest what was probably meant
   * @param otherwise what to write if nothing is near; empty if that is not known
   */
  static UsageException unknown(
      SearchOption option, String kind, String value, List<String> nearest, String otherwise) {
    boolean isAdvised = nearest.isEmpty() && !otherwise.isEmpty();
    return new UsageException(
        option.longName()
            + ": unknown "
            + kind
            + " '"
            + value
            + "'"
            + (isAdvised ? "; " + otherwise : didYouMean(nearest)));
  }

  /**
   * Refuses a pattern of names, which {@code --where} accepts.
   *
   * @param field the name in {@code --where} of what the option tests
   */
  static void refuseWildcards(SearchOption option, String field, String value)
      throws UsageException {
    if (hasWildcard(value)) {
      throw new UsageException(
          option.longName()
              + " takes no wildcards, found '"
              + value
              + "'; use --where '"
              + field
              + " = "
              + value
              + "'");
    }
  }

  /** Returns true if a shell, or {@code --where}, would read the value as a pattern. */
  public static boolean hasWildcard(String value) {
    return value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
  }

  /**
   * Returns the error for a word that names nothing, with the nearest of {@code right}; with all of
   * them if none is near.
   */
  public static UsageException unknownOf(String kind, String word, List<String> right) {
    List<String> nearest = Suggestion.nearest(word, right);
    return new UsageException(
        "unknown "
            + kind
            + " '"
            + word
            + "'"
            + (nearest.isEmpty() ? "; expected " + orOf(right) : didYouMean(nearest)));
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
  public static String orOf(List<String> words) {
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
