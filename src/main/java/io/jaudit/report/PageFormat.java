package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.page.PageJson;
import io.jaudit.page.PagePart;
import io.jaudit.page.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps tables, and writes them into a page for a browser. For use by one thread. */
public final class PageFormat extends ReportFormat implements PagePart {
  /** The limits of a page, without its script and what else is always there. */
  private static final int MOST_ROWS = 50_000;

  private static final int MOST_BYTES = 4_900_000;

  private final List<ReportTable> tables = new ArrayList<>();

  @Override
  boolean showsNames() {
    return true;
  }

  @Override
  void write(ReportTable table, Counts total, boolean isNext, ByteBuilder out) {
    tables.add(table);
  }

  @Override
  public void write(PageJson json) {
    int rowsLeft = MOST_ROWS;
    json.beginArray("tables");
    for (ReportTable table : tables) {
      rowsLeft -= write(table, rowsLeft, json);
    }
    json.endArray();
  }

  /** Writes a table; returns how many of its rows, because a page has limits. */
  private static int write(ReportTable table, int most, PageJson json) {
    json.beginElement().text("name", table.report()).beginArray("columns");
    for (ReportColumn column : table.columns()) {
      json.beginElement().text("name", column.name());
      json.text("kind", column.kind().name().toLowerCase(Locale.ROOT));
      json.text("absent", column.absent()).end();
    }
    json.endArray().beginArray("cells");
    int rows = 0;
    while (rows < Math.min(most, table.rows().size()) && json.length() < MOST_BYTES) {
      List<@Nullable ByteSlice> row = table.rows().get(rows++);
      for (int i = 0; i < row.size(); i++) {
        write(table.columns().get(i), row.get(i), json);
      }
    }
    json.endArray().number("omitted", table.omitted() + table.rows().size() - rows);
    json.texts("notes", table.notes()).end();
    return rows;
  }

  private static void write(ReportColumn column, @Nullable ByteSlice cell, PageJson json) {
    switch (column.kind()) {
      case NUMBER, TIME -> {
        if (cell == null) {
          json.element(null);
        } else {
          json.number(cell);
        }
      }
      case TEXT -> json.element(cell == null ? null : Texts.shown(column.shown(cell)));
      case SEARCH -> json.element(cell == null ? null : cell.utf8());
    }
  }
}
