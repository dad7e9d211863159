package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds the result of a report. Immutable.
 *
 * @param report the name of the report
 * @param columns its columns
 * @param rows as many cells each; null for no value
 * @param omitted the number of rows that {@code --top} leaves out
 * @param notes what to report about it, a sentence each
 */
public record ReportTable(
    String report,
    List<ReportColumn> columns,
    List<List<@Nullable ByteSlice>> rows,
    long omitted,
    List<String> notes) {}
