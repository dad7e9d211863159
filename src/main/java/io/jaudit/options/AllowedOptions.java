package io.jaudit.options;

import java.util.ArrayList;
import java.util.List;

/**
 * Lists the options of a search that another command has with the same meaning: those that name
 * logs and read events, and some of its own. Immutable.
 */
public final class AllowedOptions {
  private static final List<RunOption> COMMON =
      List.of(
          RunOption.INPUT,
          RunOption.INPUT_LOGS,
          RunOption.NODE_FROM,
          RunOption.NO_EXTERNAL,
          RunOption.EOE_TIMEOUT,
          RunOption.PASSWD,
          RunOption.GROUP,
          RunOption.LOCAL_NAMES,
          RunOption.WORD,
          RunOption.REGEX,
          RunOption.QUIET,
          RunOption.HELP);

  /** The options of {@code jaudit report}. */
  public static final AllowedOptions REPORT =
      new AllowedOptions(
          "report",
          RunOption.WIDTH,
          RunOption.ESCAPE,
          RunOption.CSV_SAFE,
          RunOption.VERBOSE,
          RunOption.DEBUG);

  /** The options of {@code jaudit fields}. */
  public static final AllowedOptions FIELDS =
      new AllowedOptions("fields", RunOption.FORMAT, RunOption.JUST_ONE);

  /** The options of {@code jaudit tree}. */
  public static final AllowedOptions TREE =
      new AllowedOptions(
          "tree",
          RunOption.INVERT,
          RunOption.MAX_PROCESSES,
          RunOption.PID_MAX,
          RunOption.COLOR,
          RunOption.WIDTH,
          RunOption.LIMIT,
          RunOption.FORMAT,
          RunOption.JSON_NULLS,
          RunOption.VERBOSE,
          RunOption.DEBUG,
          RunOption.VERSION);

  private final String command;
  private final List<RunOption> allowed;

  /**
   * @param command its name, such as {@code report}
   * @param more options that it has in addition to the common ones
   */
  private AllowedOptions(String command, RunOption... more) {
    this.command = command;
    this.allowed = new ArrayList<>(COMMON);
    this.allowed.addAll(List.of(more));
  }

  /** Returns true if the command has an option of a search. */
  public boolean has(SearchOption option) {
    return option instanceof FilterOption || option == RunOption.NOT || allowed.contains(option);
  }

  /**
   * Checks that the command has all options that are given.
   *
   * @throws UsageException naming the first one that it does not have
   */
  public void check(SearchOptions options) throws UsageException {
    for (RunOption option : RunOption.values()) {
      if (options.has(option) && !has(option)) {
        throw new UsageException(
            option.longName() + " is not an option of jaudit " + command + advice(option));
      }
    }
  }

  /**
   * Checks that a search does not begin at the position of a checkpoint.
   *
   * @throws UsageException if it does
   */
  public void checkStart(SearchOptions options) throws UsageException {
    if (options.startsFromCheckpoint()) {
      throw new UsageException("jaudit " + command + " has no checkpoint; use -ts with a time");
    }
  }

  private String advice(RunOption option) {
    return option == RunOption.INVERT && command.equals("report")
        ? "; use --not before each condition, or --where"
        : "";
  }
}
