package io.jaudit.options;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ValueSink;
import io.jaudit.filter.where.QueryField;
import io.jaudit.filter.where.QueryField.Form;
import io.jaudit.filter.where.WhereException;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.columns.Column;
import io.jaudit.output.columns.Column.Shape;
import io.jaudit.output.columns.ObjectWriter;
import io.jaudit.output.columns.RowWriter;
import io.jaudit.output.csv.CsvCells;
import io.jaudit.output.formats.FormatFeature;
import io.jaudit.output.formats.FormatSettings;
import io.jaudit.output.formats.OutputFormat;
import io.jaudit.output.json.UtcTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the value of {@code --fields}, whose names are those of {@code --where}. Separate, because
 * few searches use it. Stateless.
 */
final class FieldsOption {
  private FieldsOption() {}

  /**
   * Finds the fields.
   *
   * @throws UsageException if a name is unknown, or if an option has no effect on chosen fields
   */
  static List<QueryField> fields(SearchOptions options) throws UsageException {
    for (RunOption option : RunOption.values()) {
      boolean isOfColumns = option.feature() == FormatFeature.COLUMNS;
      if (isOfColumns && option != RunOption.CSV_SAFE && options.has(option)) {
        throw new UsageException(
            option.longName() + " adds a column to --format csv; with --fields, name a field");
      }
    }
    try {
      return QueryField.list(String.join(",", options.all(RunOption.FIELDS)));
    } catch (WhereException e) {
      throw new UsageException(RunOption.FIELDS.longName() + ": " + e.getMessage(), e.excerpt());
    }
  }

  /** Returns a writer of the fields. */
  static EventWriter writer(
      List<QueryField> fields, Form form, OutputFormat format, FormatSettings settings) {
    List<Column> columns = new ArrayList<>();
    for (QueryField field : fields) {
      Shape shape = field.isList() ? Shape.LIST : field.isSingle() ? Shape.SINGLE : Shape.VALUE;
      columns.add(new Column(field.name(), shape, reader(field, form, settings)));
    }
    Identities names = settings.identities();
    return switch (format) {
      case CSV ->
          RowWriter.csv(columns, names, new CsvCells(settings.escape(), settings.formulas()));
      case JSON -> new ObjectWriter(columns, names, settings.jsonNulls());
      default -> RowWriter.tabbed(columns, names);
    };
  }

  private static Column.Reader reader(QueryField field, Form form, FormatSettings settings) {
    if (!field.isTime()) {
      return (event, sink) -> field.read(event, form, sink);
    }
    return field.form(form) == Form.WORDS
        ? new LocalTime(new LocalClock(settings.zone(), DateStyle.ISO))
        : (event, sink) -> sink.text(utc(event));
  }

  private static ByteSlice utc(EventView event) {
    ByteBuilder time = new ByteBuilder();
    UtcTime.append(event.event().id().timeMillis(), time);
    return time.toSlice();
  }

  /** Reads the local time of events. */
  private record LocalTime(LocalClock clock) implements Column.Reader {
    @Override
    public void read(EventView event, ValueSink sink) {
      ByteBuilder time = new ByteBuilder();
      clock.set(event.event().id());
      clock.appendTimestamp(time);
      sink.text(time.toSlice());
    }

    @Override
    public LocalTime another() {
      return new LocalTime(clock.another());
    }
  }
}
