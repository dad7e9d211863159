package io.jaudit.options;

import io.jaudit.report.ReportFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the options that only {@code jaudit report} has. One row each. Immutable. */
public enum ReportOption implements SearchOption {
  BY(
      Arity.REPEATABLE,
      "FIELDS",
      "Count events by these fields, named as in --where. Also key, file, dir, user, host, addr,"
          + " port, terminal and process. May be repeated.",
      "--by"),
  BUCKET(Arity.ONE, "SPAN", "Count for each minute (1m), hour (1h) or day (1d).", "--bucket") {
    @Override
    public List<String> choices() {
      return List.of("1m", "1h", "1d");
    }
  },
  TOP(
      Arity.ONE,
      "N",
      "Rows to print, of each SPAN with --bucket (default: 20, all of a list); 0 for all. Of a"
          + " list, the newest.",
      "--top"),
  FORMAT(
      Arity.ONE,
      "FORMAT",
      "table (default), csv, json or html, a page for a browser.",
      "--format") {
    @Override
    public List<String> choices() {
      return ReportFormat.NAMES;
    }
  },
  HTML(Arity.ONE, "FILE", "Write a page to FILE, of the summary if there is no NAME.", "--html"),
  COMPAT(Arity.NONE, "", "Count as aureport does. For summary and keys.", "--compat");

  @SuppressWarnings("ImmutableEnumChecker") // its names are made by List.of
  private final OptionForm form;

  ReportOption(Arity arity, String label, String help, String name) {
    this.form = new OptionForm(Section.OUTPUT, arity, label, help, List.of(name));
  }

  @Override
  public OptionForm form() {
    return form;
  }

  /** Returns the option that a word names, with or without a value; null if it names none. */
  public static @Nullable ReportOption named(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    for (ReportOption option : values()) {
      if (option.longName().equals(name)) {
        return option;
      }
    }
    return null;
  }
}
