package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the table of a report in a format. For use by one thread. */
public abstract class ReportFormat {
  /** The names of the formats. */
  public static final List<String> NAMES = List.of("table", "csv", "json", ReportFormat.PAGE);

  /** The name of the format of pages. */
  public static final String PAGE = "html";

  /** Returns the format of this name; null if there is none. */
  public static @Nullable ReportFormat named(String name, ReportLayout layout) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "table" -> new TableFormat(layout.zone(), layout.width());
      case "csv" -> new CsvFormat(layout.cells());
      case "json" -> new JsonFormat();
      case PAGE -> new PageFormat();
      default -> null;
    };
  }

  /** Returns true if names of users and groups are written instead of their IDs. */
  boolean showsNames() {
    return false;
  }

  /**
   * Appends a table.
   *
   * @param total the counts of all events of the run
   * @param isNext whether another one was written before it
   */
  abstract void write(ReportTable table, Counts total, boolean isNext, ByteBuilder out);
}
