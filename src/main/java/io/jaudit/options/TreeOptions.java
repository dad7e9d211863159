package io.jaudit.options;

import io.jaudit.output.json.JsonNulls;
import io.jaudit.tree.TreeFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Holds what the command line of {@code jaudit tree} requests. Immutable.
 *
 * @param up levels above the processes with a matching event; empty for all
 * @param down levels below them; empty for all
 * @param isFiltered whether an option selects events
 * @param pids the processes to show even if they have no event: those that {@code --pid} names, if
 *     nothing else is required of events but their time and host; else empty
 * @param nodes the hosts of these processes; empty for all
 * @param showsOnlyFailures whether only processes that failed are shown
 * @param folds whether equal processes are one line
 * @param showsEvents whether the matching events are drawn
 * @param depth levels to draw; empty for all
 * @param limit lines to draw; empty for all
 * @param width in columns; empty for that of the terminal
 * @param isAscii whether trees are drawn in ASCII
 * @param format what is printed
 * @param html the file that a page is written to; empty for none
 * @param nulls whether JSON has members without a value
 * @param search the options of the search
 */
public record TreeOptions(
    OptionalInt up,
    OptionalInt down,
    boolean isFiltered,
    Set<Integer> pids,
    Set<String> nodes,
    boolean showsOnlyFailures,
    boolean folds,
    boolean showsEvents,
    OptionalInt depth,
    OptionalInt limit,
    OptionalInt width,
    boolean isAscii,
    TreeFormat format,
    Optional<String> html,
    JsonNulls nulls,
    SearchOptions search) {
  private static final int MOST = 1_000_000_000;

  /** Options about how a tree is drawn. */
  private static final List<SearchOption> OF_TEXT =
      List.of(
          TreeOption.FOLD,
          TreeOption.EVENTS,
          TreeOption.DEPTH,
          TreeOption.ASCII,
          RunOption.LIMIT,
          RunOption.WIDTH,
          RunOption.COLOR);

  /** Options that name processes, which are shown with all below them. */
  private static final List<FilterOption> OF_PROCESSES =
      List.of(FilterOption.PID, FilterOption.EVENT, FilterOption.SESSION);

  /** Options whose conditions a process without events can meet. */
  private static final List<FilterOption> OF_ALL_EVENTS =
      List.of(FilterOption.PID, FilterOption.NODE, FilterOption.START, FilterOption.END);

  /**
   * Parses the words after {@code jaudit tree}.
   *
   * @throws UsageException if an option is unknown or does not apply, or a value is wrong
   */
  public static TreeOptions parse(List<String> words) throws UsageException {
    List<SearchOption> rows = new ArrayList<>(SearchOption.all());
    rows.addAll(List.of(TreeOption.values()));
    SearchOptions options = SearchOptions.parse(words, rows);
    if (!options.has(RunOption.HELP)) {
      AllowedOptions.TREE.check(options);
      AllowedOptions.TREE.checkStart(options);
    }
    TreeFormat format = format(options);
    boolean isFiltered = options.has(RunOption.INVERT);
    for (FilterOption option : FilterOption.values()) {
      isFiltered |= options.has(option) || !options.negated(option).isEmpty();
    }
    boolean namesProcesses = false;
    for (FilterOption option : OF_PROCESSES) {
      namesProcesses |= options.has(option);
    }
    OptionalInt down = number(options, TreeOption.DOWN, 0);
    boolean hidesBelow = isFiltered && !namesProcesses;
    return new TreeOptions(
        number(options, TreeOption.UP, 0),
        hidesBelow && down.isEmpty() ? OptionalInt.of(0) : down,
        isFiltered,
        namesOnlyProcesses(options) ? pids(options) : Set.of(),
        new HashSet<>(each(options, FilterOption.NODE)),
        options.has(TreeOption.FAILED),
        folds(options),
        options.has(TreeOption.EVENTS),
        number(options, TreeOption.DEPTH, 1),
        number(options, RunOption.LIMIT, 1),
        OutputChoice.width(options),
        options.has(TreeOption.ASCII),
        format,
        options.one(TreeOption.HTML),
        options.has(RunOption.JSON_NULLS) ? JsonNulls.WRITTEN : JsonNulls.OMITTED,
        options
            .without(RunOption.WIDTH)
            .without(RunOption.LIMIT)
            .without(RunOption.FORMAT)
            .without(RunOption.JSON_NULLS));
  }

  private static boolean namesOnlyProcesses(SearchOptions options) {
    boolean isOnly = !options.has(RunOption.INVERT) && !options.has(RunOption.REGEX);
    for (FilterOption option : FilterOption.values()) {
      isOnly &= OF_ALL_EVENTS.contains(option) || !options.has(option);
      isOnly &= options.negated(option).isEmpty();
    }
    return isOnly;
  }

  private static Set<Integer> pids(SearchOptions options) throws UsageException {
    Set<Integer> pids = new HashSet<>();
    for (String value : each(options, FilterOption.PID)) {
      pids.add((int) Numbers.decimal(value).orElse(-1)); // a wrong one is reported with the filter
    }
    return pids;
  }

  private static List<String> each(SearchOptions options, FilterOption option)
      throws UsageException {
    List<String> each = new ArrayList<>();
    for (String word : options.all(option)) {
      each.addAll(ValueList.of(option, word));
    }
    return each;
  }

  private static TreeFormat format(SearchOptions options) throws UsageException {
    List<String> words = options.all(RunOption.FORMAT);
    if (words.size() > 1) {
      throw new UsageException("only one format is possible, not " + UsageErrors.andOf(words));
    }
    boolean isPage = options.has(TreeOption.HTML);
    TreeFormat format = TreeFormat.named(words.isEmpty() ? isPage ? "html" : "text" : words.get(0));
    if (format == null) {
      throw UsageErrors.expected(
          RunOption.FORMAT, UsageErrors.orOf(TreeFormat.names()), words.get(0));
    }
    if (isPage && format != TreeFormat.HTML) {
      throw new UsageException("--html and --format can't be combined");
    }
    for (SearchOption option : OF_TEXT) {
      boolean isOfPage = format == TreeFormat.HTML && option == TreeOption.FOLD;
      if (format != TreeFormat.TEXT && !isOfPage && options.has(option)) {
        throw new UsageException(option.longName() + " requires --format text");
      }
    }
    if (format != TreeFormat.JSON && options.has(RunOption.JSON_NULLS)) {
      throw new UsageException(RunOption.JSON_NULLS.longName() + " requires --format json");
    }
    return format;
  }

  private static boolean folds(SearchOptions options) throws UsageException {
    String word = options.one(TreeOption.FOLD).orElse("auto");
    if (!TreeOption.FOLD.choices().contains(word)) {
      throw UsageErrors.notAChoice(TreeOption.FOLD, word);
    }
    return word.equals("auto");
  }

  private static OptionalInt number(SearchOptions options, SearchOption option, int least)
      throws UsageException {
    Optional<String> value = options.one(option);
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    long number = Numbers.decimal(value.get()).orElse(-1);
    if (number < least || number > MOST) {
      throw UsageErrors.expected(option, "a number from " + least + " to " + MOST, value.get());
    }
    return OptionalInt.of((int) number);
  }

  /** Returns true if what is below a process may be shown. */
  public boolean showsBelow() {
    return down.isEmpty() || down.getAsInt() > 0;
  }
}
