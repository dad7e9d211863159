package io.jaudit.options;

import io.jaudit.filter.EventFilter;
import io.jaudit.options.time.TimeExpression.Edge;
import io.jaudit.process.ProcessSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Holds the options that a command line gives, and their values as typed. Immutable. */
public final class SearchOptions {
  /** The value of {@code -ts} that means the position of the checkpoint. */
  static final String FROM_CHECKPOINT = "checkpoint";

  private static final long MAX_POLL_MILLIS = 3_600_000;

  private final Map<SearchOption, List<String>> values;
  private final Map<SearchOption, List<String>> negated;
  private final List<String> operands;

  /**
   * @param negated the values of options after {@code --not}
   */
  SearchOptions(
      Map<SearchOption, List<String>> values,
      Map<SearchOption, List<String>> negated,
      List<String> operands) {
    this.values = new HashMap<>(values);
    this.negated = new HashMap<>(negated);
    this.operands = List.copyOf(operands);
  }

  /**
   * Parses the words after {@code jaudit search}. Values are not checked yet, except that they are
   * there.
   *
   * @throws UsageException if an option is unknown, lacks its value, has an empty one, or is given
   *     twice
   */
  public static SearchOptions parse(List<String> words) throws UsageException {
    return parse(words, SearchOption.all());
  }

  /** Parses words, as the other method does, that may have the options {@code rows}. */
  static SearchOptions parse(List<String> words, List<SearchOption> rows) throws UsageException {
    SearchOptions ordinary = new QuickParser(words, rows).parse();
    return ordinary == null ? new OptionParser(words, rows).parse() : ordinary;
  }

  /** Returns the same options without one. */
  SearchOptions without(SearchOption option) {
    SearchOptions others = new SearchOptions(values, negated, operands);
    others.values.remove(option);
    return others;
  }

  /** Returns the same options with the values of one as those of another. */
  public SearchOptions withInstead(FilterOption option, FilterOption other) {
    SearchOptions others = new SearchOptions(values, negated, operands);
    List<String> moved = others.values.remove(option);
    if (moved != null) {
      others.values.put(other, moved);
    }
    return others;
  }

  /** Returns every value of an option, in the order given. */
  public List<String> all(SearchOption option) {
    return values.getOrDefault(option, List.of());
  }

  /** Returns every value of an option after {@code --not}, in the order given. */
  List<String> negated(FilterOption option) {
    return negated.getOrDefault(option, List.of());
  }

  /** Returns the value of an option that can be given once. */
  public Optional<String> one(SearchOption option) {
    List<String> all = all(option);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
  }

  /** Returns whether an option is given. */
  public boolean has(SearchOption option) {
    return values.containsKey(option);
  }

  /** Returns the files and folders to read, and {@code -} for standard input. */
  public List<String> logs() {
    List<String> logs = new ArrayList<>(all(RunOption.INPUT));
    logs.addAll(operands);
    return logs;
  }

  /** Returns whether the search begins at the position of a checkpoint ({@code -ts checkpoint}). */
  public boolean startsFromCheckpoint() {
    return all(FilterOption.START).equals(List.of(FROM_CHECKPOINT));
  }

  /**
   * Returns the time after which an event is complete, in seconds of log time; empty if the command
   * line doesn't give it.
   *
   * @throws UsageException if the value is wrong
   */
  public OptionalInt eventTimeout() throws UsageException {
    Optional<String> value = one(RunOption.EOE_TIMEOUT);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    long seconds = Numbers.decimal(value.get()).orElse(0);
    if (seconds < 1 || seconds > Integer.MAX_VALUE) {
      throw UsageErrors.expected(
          RunOption.EOE_TIMEOUT, "a number of seconds, 1 or more", value.get());
    }
    return OptionalInt.of((int) seconds);
  }

  /**
   * Returns how processes are followed; empty if they need not be.
   *
   * @throws UsageException if a value is wrong, or an option has no effect
   */
  public Optional<ProcessSettings> processes() throws UsageException {
    boolean isAsked =
        has(RunOption.WITH_PARENTS)
            || has(RunOption.MAX_ANCESTORS)
            || has(RunOption.MAX_PROCESSES)
            || has(RunOption.PID_MAX);
    return isAsked ? ProcessOptions.of(this) : Optional.empty();
  }

  /**
   * Returns which folder of its path names the host of a log, 1 for the first below what was named;
   * empty if the command line doesn't give it.
   *
   * @throws UsageException if the value is wrong
   */
  public OptionalInt nodeFolder() throws UsageException {
    Optional<String> value = one(RunOption.NODE_FROM);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    String place = value.get();
    long folder = place.equals("path") ? 1 : 0;
    if (place.startsWith("path:")) {
      folder = Numbers.decimal(place.substring("path:".length())).orElse(0);
    }
    if (folder < 1 || folder > Integer.MAX_VALUE) {
      throw UsageErrors.expected(
          RunOption.NODE_FROM, "path, or path:2 for the second folder, and so on", place);
    }
    return OptionalInt.of((int) folder);
  }

  /**
   * Returns how often a log that is followed is examined, in ms; empty if the command line doesn't
   * give it.
   *
   * @throws UsageException if the value is wrong
   */
  public OptionalLong pollMillis() throws UsageException {
    Optional<String> value = one(RunOption.POLL);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!has(RunOption.FOLLOW)) {
      throw new UsageException(
          RunOption.POLL.longName() + " requires " + RunOption.FOLLOW.longName());
    }
    String text = value.get();
    boolean isMillis = text.endsWith("ms");
    int end = text.length() - (isMillis ? 2 : text.endsWith("s") ? 1 : 0);
    long millis = Numbers.decimal(text.substring(0, end)).orElse(0);
    millis = isMillis ? millis : millis > MAX_POLL_MILLIS ? millis : millis * 1000;
    if (end == text.length() || millis < 1 || millis > MAX_POLL_MILLIS) {
      throw UsageErrors.expected(RunOption.POLL, "an interval from 1ms to 3600s", text);
    }
    return OptionalLong.of(millis);
  }

  /**
   * Returns how many events are wanted; {@link Long#MAX_VALUE} for all.
   *
   * @throws UsageException if the number is wrong
   */
  public long limit() throws UsageException {
    long limit = has(RunOption.JUST_ONE) ? 1 : Long.MAX_VALUE;
    Optional<String> text = one(RunOption.LIMIT);
    if (text.isEmpty()) {
      return limit;
    }
    long number = Numbers.decimal(text.get()).orElse(0);
    if (number < 1) {
      throw UsageErrors.expected(RunOption.LIMIT, "a number of events, at least 1", text.get());
    }
    return Math.min(limit, number);
  }

  /**
   * Returns the options that select events, the whole-word switch and the limits, as words that can
   * be parsed again anywhere: each option and its value in one word, times as milliseconds, {@code
   * b64} and {@code b32} as the architecture that they mean.
   *
   * @throws UsageException if a time is wrong
   */
  public List<String> queryWords(OptionContext context) throws UsageException {
    OptionValues reader = new OptionValues(this, context);
    List<String> words = new ArrayList<>();
    for (FilterOption option : FilterOption.values()) {
      for (String value : all(option)) {
        words.add(portable(option, value, reader));
      }
      for (String value : negated(option)) {
        words.add(RunOption.NOT.longName());
        words.add(portable(option, value, reader));
      }
    }
    for (String value : all(RunOption.EOE_TIMEOUT)) {
      words.add(RunOption.EOE_TIMEOUT.longName() + "=" + value);
    }
    for (String value : all(RunOption.LIMIT)) {
      words.add(RunOption.LIMIT.longName() + "=" + value);
    }
    for (RunOption option :
        List.of(RunOption.WORD, RunOption.REGEX, RunOption.INVERT, RunOption.JUST_ONE)) {
      if (has(option)) {
        words.add(option.longName());
      }
    }
    return words;
  }

  private static String portable(FilterOption option, String word, OptionValues reader)
      throws UsageException {
    List<String> each = new ArrayList<>();
    for (String value : ValueList.of(option, word)) {
      each.add(option.portable(value, reader));
    }
    return option.portableName() + "=" + String.join(",", each);
  }

  /** Returns a time in ms since the epoch as the value of {@code -ts} or {@code -te}. */
  public static String epoch(long millis) {
    long fraction = Math.floorMod(millis, 1000L);
    return "@"
        + Math.floorDiv(millis, 1000L)
        + (fraction < 10 ? ".00" : fraction < 100 ? ".0" : ".")
        + fraction;
  }

  /**
   * Returns the filter that the options describe: different options are joined by AND, the values
   * of a repeated option by OR, but expressions by AND.
   *
   * @throws UsageException if a value is wrong
   */
  public EventFilter filter(OptionContext context) throws UsageException {
    return checked(context).filter();
  }

  /**
   * Returns the conditions that an event must meet, of which {@link #filter} is the sum.
   *
   * @throws UsageException if a value is wrong
   */
  public List<SearchCondition> conditions(OptionContext context) throws UsageException {
    return checked(context).list();
  }

  private SearchConditions checked(OptionContext context) throws UsageException {
    OptionValues reader = new OptionValues(this, context);
    refuseEmptySpan(reader);
    refuseBoth(RunOption.WORD, RunOption.REGEX, "for the whole field, write ^ and $ in TEXT");
    refuseRegexWithoutText();
    return new SearchConditions(this, reader);
  }

  private void refuseRegexWithoutText() throws UsageException {
    if (!has(RunOption.REGEX)) {
      return;
    }
    List<String> names = new ArrayList<>();
    for (FilterOption option : FilterOption.values()) {
      if (option.form().label().equals("TEXT")) {
        if (!all(option).isEmpty() || !negated(option).isEmpty()) {
          return;
        }
        names.add(option.form().names().get(0));
      }
    }
    throw new UsageException(
        RunOption.REGEX.longName()
            + " needs an option that takes TEXT: "
            + UsageErrors.orOf(names)
            + "; for other fields, use --where 'FIELD ~ /REGEX/'");
  }

  private void refuseBoth(RunOption one, RunOption other, String advice) throws UsageException {
    if (has(one) && has(other)) {
      throw new UsageException(
          one.longName() + " and " + other.longName() + " can't be combined; " + advice);
    }
  }

  /** No event can be both after {@code -ts} and before an earlier {@code -te}. */
  private void refuseEmptySpan(OptionValues reader) throws UsageException {
    String start = one(FilterOption.START).orElse("");
    String end = one(FilterOption.END).orElse("");
    if (!has(FilterOption.START) || !has(FilterOption.END) || startsFromCheckpoint()) {
      return;
    }
    long first = reader.time(FilterOption.START, start, Edge.START);
    long last = reader.time(FilterOption.END, end, Edge.END);
    if (first > last) {
      throw new UsageException(
          "the start '%s' (%s) is after the end '%s' (%s), so no event can match"
              .formatted(start, reader.shown(first), end, reader.shown(last)));
    }
  }
}
