package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.Escape;
import io.jaudit.output.csv.CsvCells;
import io.jaudit.output.json.UtcTime;
import io.jaudit.report.ReportColumn.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CSV (RFC 4180, lines end with LF): a header and a line for each row, times in UTC. */
final class CsvFormat extends ReportFormat {
  private final CsvCells cells;
  private final CsvCells ownCells;

  /**
   * @param cells writes text of a log
   */
  CsvFormat(CsvCells cells) {
    this.cells = cells;
    this.ownCells = cells.with(Escape.TTY); // nothing else may change the search of a row
  }

  @Override
  void write(ReportTable table, Counts total, boolean isNext, ByteBuilder out) {
    out.append(isNext ? "\n" : "");
    for (int i = 0; i < table.columns().size(); i++) {
      append(i, ByteSlice.of(table.columns().get(i).name()), cells, out);
    }
    out.append('\n');
    for (List<@Nullable ByteSlice> row : table.rows()) {
      for (int i = 0; i < row.size(); i++) {
        ByteSlice value = row.get(i);
        Kind kind = table.columns().get(i).kind();
        boolean isTime = value != null && kind == Kind.TIME;
        CsvCells writer = kind == Kind.TEXT ? cells : ownCells;
        append(i, isTime && value != null ? utc(value) : value, writer, out);
      }
      out.append('\n');
    }
  }

  /** Returns a number of ms since the epoch as a time. */
  static ByteSlice utc(ByteSlice millis) {
    ByteBuilder time = new ByteBuilder();
    UtcTime.append(Long.parseLong(millis.latin1()), time);
    return time.toSlice();
  }

  private static void append(
      int index, @Nullable ByteSlice value, CsvCells writer, ByteBuilder out) {
    out.append(index == 0 ? "" : ",");
    int start = out.length();
    if (value != null) {
      out.append(value);
      writer.finish(start, out);
    }
  }
}
