package io.jaudit.options;

import io.jaudit.filter.where.QueryField;
import io.jaudit.filter.where.QueryField.Form;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter.Extra;
import io.jaudit.output.ecs.EcsSettings;
import io.jaudit.output.ecs.EcsSettings.Original;
import io.jaudit.output.formats.FormatFeature;
import io.jaudit.output.formats.FormatSettings;
import io.jaudit.output.formats.OutputFormat;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.output.records.RecordsSettings;
import io.jaudit.output.records.RecordsSettings.Join;
import io.jaudit.output.records.RecordsSettings.MeaningNames;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Holds the output settings of the options. Immutable.
 *
 * @param options all options, of which the other settings are read
 * @param format the format
 * @param fields the fields to print; empty to print whole events
 * @param width the given width of a line; empty for that of the terminal
 * @param escape the characters to escape
 * @param jsonRecords what the records of a JSON event contain
 * @param color when colors are used
 */
public record OutputChoice(
    SearchOptions options,
    OutputFormat format,
    List<QueryField> fields,
    OptionalInt width,
    Escape escape,
    JsonRecords jsonRecords,
    Color color) {
  /** The environment variable with the format of searches whose options select none. */
  public static final String FORMAT_VARIABLE = "JAUDIT_FORMAT";

  /** The formats of {@code --fields}, in addition to tab-separated values. */
  private static final List<String> FIELD_FORMATS = List.of("tsv", "csv", "json");

  private static final int MAX_WIDTH = 1_000_000;

  /** Selects when colors are used. */
  public enum Color {
    /** If standard output is a terminal that shows them. */
    AUTO,
    ALWAYS,
    NEVER
  }

  /**
   * Reads and checks all options of the output.
   *
   * @param preferred the name of the format if no option selects one; empty for ausearch's
   * @throws UsageException if a value is wrong, or if options don't go together
   */
  public static OutputChoice of(SearchOptions options, String preferred) throws UsageException {
    OutputFormat format = format(options, preferred);
    refuseStrays(options, format);
    if (options.has(RunOption.RECORDS_CASE)) { // its class is not loaded for other formats
      choice(options, RunOption.RECORDS_CASE, MeaningNames.class, MeaningNames.UPPER);
    }
    return new OutputChoice(
        options,
        format,
        options.has(RunOption.FIELDS) ? FieldsOption.fields(options) : List.of(),
        width(options),
        escape(options),
        choice(options, RunOption.JSON_RECORDS, JsonRecords.class, JsonRecords.FULL),
        choice(options, RunOption.COLOR, Color.class, Color.AUTO));
  }

  /** Returns true if a field to print is known only if processes are followed. */
  public boolean needsProcesses() {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).needsProcesses()) {
        return true;
      }
    }
    return false;
  }

  /** Returns a writer of the format, or of the chosen fields. */
  public EventWriter writer(FormatSettings settings) {
    if (fields.isEmpty()) {
      return format.writer(settings);
    }
    Form form = options.has(RunOption.INTERPRET) ? Form.WORDS : Form.PLAIN;
    return FieldsOption.writer(fields, form, format, settings);
  }

  /**
   * Returns the settings for a writer of the format.
   *
   * @param zone the zone in which times are shown; determined at the first one
   * @param identities names of users and groups
   * @param hostId the ID of the host whose log is read; empty if it is that of another host
   * @param terminalWidth the columns of the terminal; {@link LineWriter#UNLIMITED} without one
   */
  public FormatSettings settings(
      Supplier<ZoneId> zone, Identities identities, String hostId, int terminalWidth) {
    return new FormatSettings(
        zone,
        identities,
        options.has(RunOption.ISO_TIME) ? DateStyle.ISO : DateStyle.MONTH_FIRST,
        width.orElse(terminalWidth),
        escape,
        columns(),
        options.has(RunOption.CSV_SAFE) ? Formulas.DISARMED : Formulas.KEPT,
        jsonRecords,
        options.has(RunOption.JSON_NULLS) ? JsonNulls.WRITTEN : JsonNulls.OMITTED,
        format.has(FormatFeature.ECS) ? ecs(hostId) : null,
        format.has(FormatFeature.RECORDS) ? records() : null);
  }

  private RecordsSettings records() {
    boolean isLower = options.one(RunOption.RECORDS_CASE).orElse("upper").equals("lower");
    return new RecordsSettings(
        isLower ? MeaningNames.LOWER : MeaningNames.UPPER,
        options.has(RunOption.JOIN) ? Join.EVENT : Join.RECORD);
  }

  private EcsSettings ecs(String hostId) {
    return new EcsSettings(
        options.one(RunOption.HOST_ID).orElse(""),
        hostId,
        options.one(RunOption.ECS_DATASET).orElse(EcsSettings.DATASET),
        options.has(RunOption.ECS_ORIGINAL) ? Original.WRITTEN : Original.OMITTED);
  }

  private Set<Extra> columns() {
    Set<Extra> columns = EnumSet.noneOf(Extra.class);
    add(Extra.TIME, RunOption.EXTRA_TIME, columns);
    add(Extra.LABELS, RunOption.EXTRA_LABELS, columns);
    add(Extra.SECOND_OBJECT, RunOption.EXTRA_OBJ2, columns);
    add(Extra.KEY, RunOption.EXTRA_KEYS, columns);
    add(Extra.ARGUMENTS, RunOption.EXTRA_ARGV, columns);
    return columns;
  }

  private void add(Extra column, RunOption option, Set<Extra> columns) {
    if (options.has(option)) {
      columns.add(column);
    }
  }

  /** Refuses options that have no effect in the format. */
  private static void refuseStrays(SearchOptions options, OutputFormat format)
      throws UsageException {
    for (RunOption option : RunOption.values()) {
      FormatFeature feature = option.feature();
      if (feature != null && options.has(option) && !format.has(feature)) {
        String formats = UsageErrors.orOf(OutputFormat.namesWith(feature));
        throw new UsageException(option.longName() + " requires --format " + formats);
      }
    }
  }

  /** Returns the width of a line; empty if the command line does not give it. */
  static OptionalInt width(SearchOptions options) throws UsageException {
    String value = options.one(RunOption.WIDTH).orElse("");
    if (!options.has(RunOption.WIDTH)) {
      return OptionalInt.empty();
    }
    long columns = Numbers.decimal(value).orElse(0);
    if (columns < 1 || columns > MAX_WIDTH) {
      throw UsageErrors.expected(RunOption.WIDTH, "a number of columns, 1 to " + MAX_WIDTH, value);
    }
    return OptionalInt.of((int) columns);
  }

  /** Returns the characters to escape. */
  static Escape escape(SearchOptions options) throws UsageException {
    return choice(options, RunOption.ESCAPE, Escape.class, Escape.TTY);
  }

  private static OutputFormat format(SearchOptions options, String preferred)
      throws UsageException {
    if (options.has(RunOption.FIELDS)) {
      return formatOfFields(options);
    }
    List<String> chosen = new ArrayList<>(options.all(RunOption.FORMAT));
    if (options.has(RunOption.INTERPRET)) {
      chosen.remove("default"); // ausearch accepts it next to -i
      chosen.add("interpret");
    }
    if (options.has(RunOption.RAW)) {
      chosen.add(0, "raw");
    }
    if (chosen.size() > 1) {
      throw new UsageException(
          "only one output format is possible, not " + UsageErrors.andOf(chosen));
    }
    boolean isPreferred = chosen.isEmpty() && !preferred.isEmpty();
    String word = isPreferred ? preferred : chosen.isEmpty() ? "default" : chosen.get(0);
    OutputFormat format = OutputFormat.named(word.equals("interp") ? "interpret" : word);
    if (format == null && isPreferred) {
      throw UsageErrors.notAFormat(FORMAT_VARIABLE, word);
    }
    if (format == null && word.equals("tsv")) {
      throw new UsageException("--format tsv requires --fields NAMES");
    }
    if (format == null) {
      throw UsageErrors.notAChoice(RunOption.FORMAT, word);
    }
    return format;
  }

  /** The default is tab-separated, whatever the environment prefers; -i selects words. */
  private static OutputFormat formatOfFields(SearchOptions options) throws UsageException {
    String word = options.has(RunOption.RAW) ? "raw" : options.one(RunOption.FORMAT).orElse("");
    if (!word.isEmpty() && !FIELD_FORMATS.contains(word)) {
      throw new UsageException(
          RunOption.FIELDS.longName()
              + " prints --format "
              + UsageErrors.orOf(FIELD_FORMATS)
              + ", not '"
              + word
              + "'; without --format, it prints tsv"
              + (word.startsWith("interp") ? "; -i selects words" : ""));
    }
    OutputFormat format = OutputFormat.named(word);
    return format == null ? OutputFormat.DEFAULT : format;
  }

  private static <E extends Enum<E>> E choice(
      SearchOptions options, RunOption option, Class<E> type, E usual) throws UsageException {
    String word = options.one(option).orElse("");
    if (!options.has(option)) {
      return usual;
    }
    if (!option.choices().contains(word)) {
      throw UsageErrors.notAChoice(option, word);
    }
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
