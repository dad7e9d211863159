package io.jaudit.output.formats;

import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter.Extra;
import io.jaudit.output.ecs.EcsSettings;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.output.records.RecordsSettings;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds the settings of the output options; each format uses the ones it supports. Immutable.
 *
 * @param zone the zone in which times are shown; determined at the first one
 * @param identities names of users and groups
 * @param dates the form of dates
 * @param width the columns of a line that is cut to fit; {@link LineWriter#UNLIMITED} for none
 * @param escape the characters to escape
 * @param columns additional columns of CSV
 * @param formulas how to write cells that a spreadsheet would evaluate
 * @param jsonRecords the content of the member {@code records} of JSON
 * @param jsonNulls what becomes of members of JSON without a value
 * @param ecs the settings of ECS; null if another format is used
 * @param records the settings of records; null if another format is used
 */
public record FormatSettings(
    Supplier<ZoneId> zone,
    Identities identities,
    DateStyle dates,
    int width,
    Escape escape,
    Set<Extra> columns,
    Formulas formulas,
    JsonRecords jsonRecords,
    JsonNulls jsonNulls,
    @Nullable EcsSettings ecs,
    @Nullable RecordsSettings records) {
  /** Returns a new clock with these settings. */
  public LocalClock clock() {
    return new LocalClock(zone, dates);
  }
}
