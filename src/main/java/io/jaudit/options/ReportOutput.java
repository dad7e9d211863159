package io.jaudit.options;

import io.jaudit.output.csv.CsvCells;
import io.jaudit.output.csv.CsvCells.Formulas;
import java.util.List;
import java.util.OptionalInt;

/**
 * Holds those of the search's options about output that reports have, too. Immutable.
 *
 * @param width the given width of a line; empty for that of the terminal
 * @param cells how cells of CSV are written
 * @param search the options without them
 */
public record ReportOutput(OptionalInt width, CsvCells cells, SearchOptions search) {
  private static final List<RunOption> OF_CSV = List.of(RunOption.ESCAPE, RunOption.CSV_SAFE);

  /**
   * Reads the options.
   *
   * @param format the name of the format of the reports
   * @throws UsageException if a value is wrong, or if an option has no effect in the format
   */
  public static ReportOutput of(SearchOptions options, String format) throws UsageException {
    SearchOptions others = options.without(RunOption.WIDTH);
    if (options.has(RunOption.WIDTH) && !format.equalsIgnoreCase("table")) {
      throw new UsageException(RunOption.WIDTH.longName() + " requires --format table");
    }
    for (RunOption option : OF_CSV) {
      if (options.has(option) && !format.equalsIgnoreCase("csv")) {
        throw new UsageException(option.longName() + " requires --format csv");
      }
      others = others.without(option);
    }
    Formulas formulas = options.has(RunOption.CSV_SAFE) ? Formulas.DISARMED : Formulas.KEPT;
    CsvCells cells = new CsvCells(OutputChoice.escape(options), formulas);
    return new ReportOutput(OutputChoice.width(options), cells, others);
  }
}
