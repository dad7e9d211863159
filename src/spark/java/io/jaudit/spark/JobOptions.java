package io.jaudit.spark;

import io.jaudit.Query;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.options.OptionContext;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.options.time.TimeExpressionException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Holds the options of {@link SearchJob}: its own, and those of {@code jaudit search}. Immutable.
 *
 * @param path of the archive
 * @param layout of it
 * @param target where the output goes; empty for standard output
 * @param isParquet true for the columns of the events as Parquet
 * @param words those of the command line
 * @param options the same, parsed
 * @param query what is searched for
 */
record JobOptions(
    String path,
    Layout layout,
    String target,
    boolean isParquet,
    List<String> words,
    SearchOptions options,
    Query query) {
  private static final String PATH = "--path";
  private static final String OUTPUT = "--output";

  /** What needs this host's files or processes, or all events of a host in order. */
  private static final Set<RunOption> REFUSED =
      EnumSet.of(
          RunOption.INPUT,
          RunOption.INPUT_LOGS,
          RunOption.NODE_FROM,
          RunOption.NO_EXTERNAL,
          RunOption.FOLLOW,
          RunOption.POLL,
          RunOption.PASSWD,
          RunOption.GROUP,
          RunOption.LOCAL_NAMES,
          RunOption.WITH_PARENTS,
          RunOption.MAX_ANCESTORS,
          RunOption.MAX_PROCESSES,
          RunOption.PID_MAX,
          RunOption.COLOR,
          RunOption.REVERSE,
          RunOption.LINE_BUFFERED,
          RunOption.CHECKPOINT_FILE,
          RunOption.CHECKPOINT_STRICT,
          RunOption.CHECKPOINT_OUT,
          RunOption.VERBOSE,
          RunOption.DEBUG,
          RunOption.HELP,
          RunOption.VERSION);

  /**
   * Reads the words of a command line.
   *
   * @throws UsageException if one is wrong, or has no meaning on a cluster
   */
  static JobOptions of(List<String> given) throws UsageException {
    List<String> words = new ArrayList<>(given);
    String path = take(words, PATH);
    Layout layout = layout(take(words, "--layout"));
    String target = take(words, OUTPUT);
    boolean isParquet = takeParquet(words);
    if (path.isEmpty()) {
      throw new UsageException("expected --path URI: the folder that has the logs");
    }
    if (isParquet && target.isEmpty()) {
      throw new UsageException("--format parquet requires --output URI");
    }
    SearchOptions options = SearchOptions.parse(words);
    refuseOthers(options);
    Query query =
        Query.of(
            options,
            new OptionContext(
                Clock.system(ZoneId.systemDefault()),
                now -> {
                  throw new TimeExpressionException(
                      "the time of 'boot' is unknown on a cluster; use a date and a time instead");
                },
                Arch.host(),
                IdNames.none(),
                IdNames.none()));
    if (!target.isEmpty() && (query.limit() < Long.MAX_VALUE || options.has(RunOption.COUNT))) {
      throw new UsageException("--output can't be combined with --limit, --just-one or --count");
    }
    return new JobOptions(path, layout, target, isParquet, List.copyOf(words), options, query);
  }

  private static Layout layout(String text) throws UsageException {
    try {
      return Layout.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private static void refuseOthers(SearchOptions options) throws UsageException {
    for (RunOption option : REFUSED) {
      if (options.has(option)) {
        throw new UsageException(option.longName() + " can't be used on a cluster");
      }
    }
    if (!options.logs().isEmpty()) {
      throw new UsageException(
          "'" + options.logs().get(0) + "': name the logs with --path URI on a cluster");
    }
    if (options.startsFromCheckpoint()) {
      throw new UsageException("--start: there is no checkpoint on a cluster; expected a time");
    }
  }

  /** Takes the value of an option out of the words; returns an empty one if it is not given. */
  private static String take(List<String> words, String option) throws UsageException {
    String value = "";
    Iterator<String> each = words.iterator();
    while (each.hasNext()) {
      String word = each.next();
      boolean isNext = word.equals(option);
      if (!isNext && !word.startsWith(option + "=")) {
        continue;
      }
      each.remove();
      if (!value.isEmpty()) {
        throw new UsageException(option + " is given twice");
      }
      if (isNext && each.hasNext()) {
        value = each.next();
        each.remove();
      } else if (!isNext) {
        value = word.substring(option.length() + 1);
      }
      if (value.isEmpty()) {
        throw new UsageException(option + " needs a value");
      }
    }
    return value;
  }

  private static boolean takeParquet(List<String> words) {
    int at = words.indexOf("--format=parquet");
    if (at >= 0) {
      words.remove(at);
      return true;
    }
    at = words.indexOf("--format");
    if (at >= 0 && at + 1 < words.size() && words.get(at + 1).equals("parquet")) {
      words.subList(at, at + 2).clear();
      return true;
    }
    return false;
  }
}
