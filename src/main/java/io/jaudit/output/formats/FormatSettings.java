package io.jaudit.output.formats;

import io.jaudit.interpret.Identities;
import io.jaudit.output.CsvCells.Formulas;
import io.jaudit.output.CsvWriter.Extra;
import io.jaudit.output.Escape;
import io.jaudit.output.JsonRecords;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the options say about the output; a format uses what it has.
 *
 * @param zone the zone in which times are shown; asked for when the first one is shown
 * @param identities names of users and groups
 * @param dates how dates are written
 * @param escape which characters are escaped
 * @param columns additional columns of CSV
 * @param formulas what is done about cells that a spreadsheet takes for formulas
 * @param jsonRecords what the member {@code records} of JSON contains
 */
public record FormatSettings(
    Supplier<ZoneId> zone,
    Identities identities,
    DateStyle dates,
    Escape escape,
    Set<Extra> columns,
    Formulas formulas,
    JsonRecords jsonRecords) {
  /** Returns a new clock that shows times as these settings say. */
  public LocalClock clock() {
    return new LocalClock(zone, dates);
  }
}
