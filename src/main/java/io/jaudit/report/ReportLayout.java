package io.jaudit.report;

import io.jaudit.output.csv.CsvCells;
import java.time.ZoneId;
import java.util.function.Supplier;

/**
 * Holds how reports are written. Immutable.
 *
 * @param zone in which the times of a table are
 * @param width of a line of a table, in columns; {@link Integer#MAX_VALUE} if it is not cut
 * @param cells how cells of CSV are written
 */
public record ReportLayout(Supplier<ZoneId> zone, int width, CsvCells cells) {}
