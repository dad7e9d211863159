package io.jaudit.cli;

import io.jaudit.interpret.Identities;
import io.jaudit.output.DefaultWriter;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.InterpretWriter;
import io.jaudit.output.JsonRecords;
import io.jaudit.output.JsonWriter;
import io.jaudit.output.OutputFormat;
import io.jaudit.output.RawWriter;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The options that say how events are printed, to a writer. */
final class OutputChoice {
  private static final List<String> LATER = List.of("csv", "text");
  private static final List<String> COLUMNS =
      List.of("--extra-keys", "--extra-labels", "--extra-time");

  private OutputChoice() {}

  static EventWriter writer(SearchOptions options, ZoneId zone, Identities identities)
      throws UsageException {
    OutputFormat format = format(options);
    for (String column : COLUMNS) {
      if (options.has(column)) {
        throw new UsageException(
            column + ": goes with --format csv, which comes with a later version");
      }
    }
    Escape escape = escape(options);
    return switch (format) {
      case RAW -> new RawWriter();
      case JSON -> new JsonWriter(identities, records(options));
      case DEFAULT -> new DefaultWriter(zone, escape);
      case INTERPRET -> new InterpretWriter(zone, escape, identities);
    };
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
    if (LATER.contains(format)) {
      throw new UsageException(
          "the format "
              + format
              + " comes with a later version; there is default, interpret, raw and json");
    }
    return switch (format) {
      case "default" -> OutputFormat.DEFAULT;
      case "interpret", "interp" -> OutputFormat.INTERPRET;
      case "raw" -> OutputFormat.RAW;
      case "json" -> OutputFormat.JSON;
      default ->
          throw new UsageException(
              "--format: expected default, interpret, raw or json, not '" + format + "'");
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
