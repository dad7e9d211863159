package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.Escape;
import io.jaudit.report.ReportColumn.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Columns for a person: numbers at the right, local times, a dash for no value. The search of a row
 * is left out.
 */
final class TableFormat extends ReportFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String GAP = "  ";

  private final Supplier<ZoneId> zone;

  TableFormat(Supplier<ZoneId> zone) {
    this.zone = zone;
  }

  @Override
  void write(ReportTable table, Counts total, boolean isNext, ByteBuilder out) {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).kind() != Kind.SEARCH) {
        shown.add(i);
      }
    }
    List<List<String>> lines = new ArrayList<>();
    lines.add(shown.stream().map(i -> table.columns().get(i).name()).toList());
    for (List<@Nullable ByteSlice> row : table.rows()) {
      lines.add(shown.stream().map(i -> cell(table.columns().get(i), row.get(i))).toList());
    }
    int[] widths = new int[shown.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    out.append(isNext ? "\n" : "");
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String blanks = " ".repeat(widths[i] - width(line.get(i)));
        boolean isNumber = table.columns().get(shown.get(i)).kind() == Kind.NUMBER;
        text.append(isNumber ? blanks + line.get(i) : line.get(i) + blanks).append(GAP);
      }
      out.append(ByteSlice.of(text.toString().stripTrailing())).append('\n');
    }
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private String cell(ReportColumn column, @Nullable ByteSlice value) {
    if (value == null) {
      return column.absent();
    }
    if (column.kind() == Kind.TIME) {
      return TIME.format(Instant.ofEpochMilli(Long.parseLong(value.latin1())).atZone(zone.get()));
    }
    ByteBuilder text = new ByteBuilder().append(value);
    Escape.TTY.applyFrom(0, text);
    return text.toSlice().utf8();
  }
}
