package io.jaudit.options;

import io.jaudit.process.ProcessSettings;
import java.util.Optional;

/** Reads the options that tell how processes are followed. Stateless. */
final class ProcessOptions {
  private static final int HIGHEST_PID = 4 * 1024 * 1024;
  private static final int MOST_PROCESSES = 100_000_000;
  private static final int MOST_ANCESTORS = 1000;

  private ProcessOptions() {}

  /**
   * Returns how processes are followed.
   *
   * @throws UsageException if a value is wrong, or an option has no effect
   */
  static Optional<ProcessSettings> of(SearchOptions options) throws UsageException {
    int ancestors =
        number(
            options, RunOption.MAX_ANCESTORS, 0, MOST_ANCESTORS, ProcessSettings.DEFAULT_ANCESTORS);
    int processes =
        number(
            options,
            RunOption.MAX_PROCESSES,
            ProcessSettings.LEAST_PROCESSES,
            MOST_PROCESSES,
            ProcessSettings.DEFAULT_PROCESSES);
    int pidMax = number(options, RunOption.PID_MAX, 1024, HIGHEST_PID, 0);
    if (options.has(RunOption.WITH_PARENTS)) {
      if (options.has(RunOption.FIELDS)) {
        throw new UsageException(
            RunOption.WITH_PARENTS.longName()
                + " and "
                + RunOption.FIELDS.longName()
                + " can't be combined; whole events have parents");
      }
      return Optional.of(new ProcessSettings(processes, pidMax, ancestors));
    }
    if (options.has(RunOption.MAX_ANCESTORS)) {
      throw new UsageException(
          RunOption.MAX_ANCESTORS.longName() + " requires " + RunOption.WITH_PARENTS.longName());
    }
    return Optional.of(new ProcessSettings(processes, pidMax, ProcessSettings.HIDDEN));
  }

  private static int number(SearchOptions options, RunOption option, int least, int most, int usual)
      throws UsageException {
    Optional<String> value = options.one(option);
    if (value.isEmpty()) {
      return usual;
    }
    long number = Numbers.decimal(value.get()).orElse(-1);
    if (number < least || number > most) {
      throw UsageErrors.expected(option, "a number from " + least + " to " + most, value.get());
    }
    return (int) number;
  }
}
