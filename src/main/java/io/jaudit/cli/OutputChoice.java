package io.jaudit.cli;

import io.jaudit.interpret.Identities;
import io.jaudit.output.CsvCells;
import io.jaudit.output.CsvCells.Formulas;
import io.jaudit.output.CsvWriter;
import io.jaudit.output.CsvWriter.Extra;
import io.jaudit.output.DefaultWriter;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.InterpretWriter;
import io.jaudit.output.JsonRecords;
import io.jaudit.output.JsonWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.OutputFormat;
import io.jaudit.output.RawWriter;
import io.jaudit.output.TextWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The options that say how events are printed, to a writer. */
final class OutputChoice {
  private static final List<String> OF_CSV =
      List.of(
          "--extra-keys",
          "--extra-labels",
          "--extra-obj2",
          "--extra-time",
          "--extra-argv",
          "--csv-safe");

  private OutputChoice() {}

  static EventWriter writer(SearchOptions options, Supplier<ZoneId> zone, Identities identities)
      throws UsageException {
    OutputFormat format = format(options);
    refuseStrays(options, format);
    Escape escape = escape(options);
    return switch (format) {
      case RAW -> new RawWriter();
      case JSON -> new JsonWriter(identities, records(options));
      case DEFAULT -> new DefaultWriter(zone, escape);
      case INTERPRET -> new InterpretWriter(identities, clock(options, zone), escape);
      case CSV -> csv(options, identities, clock(options, zone), escape);
      case TEXT -> new TextWriter(identities, clock(options, zone), escape);
    };
  }

  /** Options that go with other formats only. */
  private static void refuseStrays(SearchOptions options, OutputFormat format)
      throws UsageException {
    for (String option : OF_CSV) {
      if (format != OutputFormat.CSV && options.has(option)) {
        throw new UsageException(option + ": goes with --format csv only");
      }
    }
    boolean hasDates =
        format == OutputFormat.CSV
            || format == OutputFormat.TEXT
            || format == OutputFormat.INTERPRET;
    if (!hasDates && options.has("--iso-time")) {
      throw new UsageException("--iso-time: goes with --format interpret, csv and text only");
    }
  }

  private static LocalClock clock(SearchOptions options, Supplier<ZoneId> zone) {
    return new LocalClock(zone, options.has("--iso-time") ? DateStyle.ISO : DateStyle.MONTH_FIRST);
  }

  private static CsvWriter csv(
      SearchOptions options, Identities identities, LocalClock clock, Escape escape) {
    Set<Extra> extras = EnumSet.noneOf(Extra.class);
    add(Extra.TIME, options.has("--extra-time"), extras);
    add(Extra.LABELS, options.has("--extra-labels"), extras);
    add(Extra.SECOND_OBJECT, options.has("--extra-obj2"), extras);
    add(Extra.KEY, options.has("--extra-keys"), extras);
    add(Extra.ARGUMENTS, options.has("--extra-argv"), extras);
    Formulas formulas = options.has("--csv-safe") ? Formulas.DISARMED : Formulas.KEPT;
    return new CsvWriter(identities, clock, extras, new CsvCells(escape, formulas));
  }

  private static void add(Extra extra, boolean wanted, Set<Extra> extras) {
    if (wanted) {
      extras.add(extra);
    }
  }

  static OutputFormat format(SearchOptions options) throws UsageException {
    List<String> chosen = new ArrayList<>(options.one("--format").stream().toList());
    if (options.has("--interpret")) {
      chosen.remove("default"); // which ausearch takes beside -i
    }
    if (options.has("--raw")) {
      chosen.add("raw");
    }
    if (options.has("--interpret")) {
      chosen.add("interpret");
    }
    if (chosen.size() > 1) {
      throw new UsageException(
          "expected one format, not " + String.join(" and ", chosen) + "; leave one out");
    }
    String format = chosen.isEmpty() ? "default" : chosen.get(0);
    return switch (format) {
      case "default" -> OutputFormat.DEFAULT;
      case "interpret", "interp" -> OutputFormat.INTERPRET;
      case "raw" -> OutputFormat.RAW;
      case "csv" -> OutputFormat.CSV;
      case "text" -> OutputFormat.TEXT;
      case "json" -> OutputFormat.JSON;
      default ->
          throw new UsageException(
              "--format: expected default, interpret, raw, csv, text or json, not '"
                  + format
                  + "'");
    };
  }

  static boolean isInColour(SearchOptions options, Terminals terminals) throws UsageException {
    String when = options.one("--color").orElse("auto");
    return switch (when) {
      case "auto" -> terminals.out() && terminals.inColour();
      case "always" -> true;
      case "never" -> false;
      default ->
          throw new UsageException("--color: expected auto, always or never, not '" + when + "'");
    };
  }

  private static Escape escape(SearchOptions options) throws UsageException {
    String way = options.one("--escape").orElse("tty");
    return switch (way) {
      case "raw" -> Escape.RAW;
      case "tty" -> Escape.TTY;
      case "shell" -> Escape.SHELL;
      case "shell_quote" -> Escape.SHELL_QUOTE;
      default ->
          throw new UsageException(
              "--escape: expected raw, tty, shell or shell_quote, not '" + way + "'");
    };
  }

  private static JsonRecords records(SearchOptions options) throws UsageException {
    String which = options.one("--json-records").orElse("full");
    return switch (which) {
      case "full" -> JsonRecords.FULL;
      case "raw" -> JsonRecords.RAW;
      case "none" -> JsonRecords.NONE;
      default ->
          throw new UsageException(
              "--json-records: expected full, raw or none, not '" + which + "'");
    };
  }
}
