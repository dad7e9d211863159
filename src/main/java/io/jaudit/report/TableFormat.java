package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.DisplayWidth;
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
 * Columns for a person: numbers at the right, local times, names of users, a dash for no value. The
 * search of a row is left out. If lines have a width, the widest texts are cut.
 */
final class TableFormat extends ReportFormat {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final String GAP = "  ";
  private static final String CUT = "…";

  /** Columns of text are not made narrower than this. */
  private static final int NARROWEST = 8;

  private final Supplier<ZoneId> zone;
  private final int width;

  /**
   * @param width of a line, in columns of the terminal; {@link Integer#MAX_VALUE} for any
   */
  TableFormat(Supplier<ZoneId> zone, int width) {
    this.zone = zone;
    this.width = width;
  }

  @Override
  boolean showsNames() {
    return true;
  }

  @Override
  void write(ReportTable table, Counts total, boolean isNext, ByteBuilder out) {
    List<ReportColumn> columns = new ArrayList<>();
    List<List<String>> lines = new ArrayList<>();
    lines.add(new ArrayList<>());
    for (int i = 0; i < table.rows().size(); i++) {
      lines.add(new ArrayList<>());
    }
    for (int i = 0; i < table.columns().size(); i++) {
      ReportColumn column = table.columns().get(i);
      if (column.kind() != Kind.SEARCH) {
        columns.add(column);
        lines.get(0).add(column.name());
        for (int row = 0; row < table.rows().size(); row++) {
          lines.get(row + 1).add(cell(column, table.rows().get(row).get(i)));
        }
      }
    }
    int[] widths = widths(columns, lines);
    out.append(isNext ? "\n" : "");
    for (List<String> line : lines) {
      append(line, columns, widths, out);
    }
  }

  private static void append(
      List<String> line, List<ReportColumn> columns, int[] widths, ByteBuilder out) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cut(line.get(i), widths[i]);
      String blanks = " ".repeat(Math.max(0, widths[i] - width(cell)));
      boolean isNumber = columns.get(i).kind() == Kind.NUMBER;
      text.append(isNumber ? blanks + cell : cell + blanks).append(GAP);
    }
    out.append(ByteSlice.of(text.toString().stripTrailing())).append('\n');
  }

  /** Returns the widths of the columns; the widest texts are cut until a line fits, if it can. */
  private int[] widths(List<ReportColumn> columns, List<List<String>> lines) {
    int[] widths = new int[columns.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    long excess = (long) GAP.length() * (widths.length - 1) - width;
    for (int each : widths) {
      excess += each;
    }
    while (excess > 0) {
      int widest = widestText(columns, widths);
      if (widest < 0) {
        return widths;
      }
      int next = NARROWEST;
      for (int i = 0; i < widths.length; i++) {
        boolean isShorter = columns.get(i).kind() == Kind.TEXT && widths[i] < widths[widest];
        next = isShorter ? Math.max(next, widths[i]) : next;
      }
      int less = (int) Math.min(excess, Math.max(1, widths[widest] - next));
      widths[widest] -= less;
      excess -= less;
    }
    return widths;
  }

  /** Returns the index of the widest column of text that may be cut; -1 if there is none. */
  private static int widestText(List<ReportColumn> columns, int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean mayBeCut = columns.get(i).kind() == Kind.TEXT && widths[i] > NARROWEST;
      widest = mayBeCut && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
    }
    return widest;
  }

  /** Cuts a text; of a path, the end is what tells it from others. */
  private static String cut(String cell, int columns) {
    if (width(cell) <= columns) {
      return cell;
    }
    ByteSlice bytes = ByteSlice.of(cell);
    int room = columns - 1;
    if (cell.startsWith("/") && cell.indexOf(' ') < 0) {
      int start = 0;
      int over = width(cell) - room;
      while (width(cell.substring(0, start)) < over) {
        start = cell.offsetByCodePoints(start, 1);
      }
      int folder = cell.indexOf('/', start);
      boolean isNear = folder >= 0 && folder - start < room / 3;
      return CUT + cell.substring(isNear ? folder : start);
    }
    return bytes.slice(0, DisplayWidth.fitting(bytes, room)).utf8() + CUT;
  }

  private static int width(String cell) {
    return DisplayWidth.of(ByteSlice.of(cell));
  }

  private String cell(ReportColumn column, @Nullable ByteSlice value) {
    if (value == null) {
      return column.absent();
    }
    if (column.kind() == Kind.TIME) {
      return TIME.format(Instant.ofEpochMilli(Long.parseLong(value.latin1())).atZone(zone.get()));
    }
    ByteBuilder text = new ByteBuilder().append(column.shown(value));
    Escape.TTY.applyFrom(0, text);
    return text.toSlice().utf8();
  }
}
