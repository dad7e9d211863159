package io.jaudit.cli;

import io.jaudit.Query;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.options.FilterOption;
import io.jaudit.options.OptionContext;
import io.jaudit.options.OutputChoice;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.source.FileProblem;
import java.io.IOException;
import java.util.Optional;

/**
 * The options of a search, with values that were checked: a wrong one is reported even if there is
 * no log.
 *
 * @param context what values depend on, without names: whose names apply is known after the logs
 *     are opened
 * @param output the format that events are printed in
 * @param users the names that {@code --passwd} gives
 * @param groups the names that {@code --group} gives
 */
record SearchValues(
    SearchOptions options,
    Environment environment,
    OptionContext context,
    OutputChoice output,
    Optional<IdNames> users,
    Optional<IdNames> groups) {
  /**
   * Checks all values, and reads the files that options name, but not the logs.
   *
   * @throws UsageException if a value is wrong, or a file can't be read
   */
  static SearchValues of(SearchOptions options, Environment environment) throws UsageException {
    OptionContext context =
        new OptionContext(
            environment.clock(),
            Uptime.ofThisHost(),
            Arch.host(),
            IdNames.none(),
            IdNames.none(),
            new TextFiles(environment.in(), options.logs()));
    if (options.has(RunOption.FOLLOW) && options.has(FilterOption.END)) {
      throw new UsageException(
          "--follow and --end can't be combined: a search that follows a log has no end; use --limit"
              + " N, or interrupt it");
    }
    Query.of(options, context);
    options.pollMillis();
    options.processes();
    options.nodeFolder();
    return new SearchValues(
        options,
        environment,
        context,
        OutputChoice.of(options, environment.format()),
        names(options, RunOption.PASSWD),
        names(options, RunOption.GROUP));
  }

  private static Optional<IdNames> names(SearchOptions options, RunOption option)
      throws UsageException {
    Optional<String> file = options.one(option);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(IdNames.read(SearchInput.path(file.get())));
    } catch (IOException e) {
      throw new UsageException(
          option.longName() + ": can't read " + file.get() + ": " + FileProblem.reason(e));
    }
  }
}
