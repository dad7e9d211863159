package io.jaudit.output.columns;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ValueSink;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.columns.Column.Shape;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonText;
import io.jaudit.output.json.MemberName;
import io.jaudit.output.json.MemberNames;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes chosen columns of each event as a flat JSON object. Several values are an array; a column
 * without a value is left out, or null if that is selected. Bytes that are not UTF-8 are replaced
 * by U+FFFD. Keeps buffers: for use by one thread at a time.
 */
public final class ObjectWriter implements EventWriter {
  private final List<Column> columns;
  private final Identities identities;
  private final JsonNulls nulls;
  private final List<MemberName> names = new ArrayList<>();
  private final EventView view;
  private final JsonText json;
  private final Values values = new Values();

  /** Writes these columns. */
  public ObjectWriter(List<Column> columns, Identities identities, JsonNulls nulls) {
    this.columns = columns;
    this.identities = identities;
    this.nulls = nulls;
    this.view = new EventView(identities);
    this.json = new JsonText(nulls);
    MemberNames all = new MemberNames();
    for (Column column : columns) {
      names.add(all.claim(ByteSlice.of(column.name())));
    }
  }

  @Override
  public ObjectWriter another() {
    return new ObjectWriter(Column.another(columns), identities, nulls);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    json.appendTo(out);
    json.beginObject();
    for (int i = 0; i < columns.size(); i++) {
      values.clear();
      columns.get(i).reader().read(view, values);
      write(names.get(i), columns.get(i).shape());
    }
    json.endObject();
    json.newline();
  }

  private void write(MemberName name, Shape shape) {
    if (values.isEmpty) {
      json.name(name).nullValue();
    } else if (shape == Shape.LIST || values.texts.size() > 1) {
      json.beginArray(name);
      for (int i = 0; i < values.texts.size(); i++) {
        write(values.texts.get(i), values.isNumber.get(i));
      }
      json.endArray();
    } else {
      json.name(name);
      write(values.texts.get(0), values.isNumber.get(0));
    }
  }

  private void write(@Nullable ByteSlice text, boolean isNumber) {
    if (text == null) {
      json.nullValue();
    } else if (isNumber && isDecimal(text)) {
      json.rendered(text);
    } else {
      json.string(text);
    }
  }

  /** Returns true if JSON writes the number as the log does. */
  private static boolean isDecimal(ByteSlice text) {
    int first = text.startsWith("-") ? 1 : 0;
    boolean isPadded = text.length() > first + 1 && text.at(first) == '0';
    return !isPadded && Ascii.decimal(text, Long.MIN_VALUE) != Long.MIN_VALUE;
  }

  /** The values of one column. */
  private static final class Values implements ValueSink {
    private final List<@Nullable ByteSlice> texts = new ArrayList<>();
    private final List<Boolean> isNumber = new ArrayList<>();
    private boolean isEmpty = true;

    void clear() {
      texts.clear();
      isNumber.clear();
      isEmpty = true;
    }

    @Override
    public void text(@Nullable ByteSlice text) {
      texts.add(text);
      isNumber.add(false);
      isEmpty &= text == null;
    }

    @Override
    public void number(ByteSlice text) {
      texts.add(text);
      isNumber.add(true);
      isEmpty = false;
    }
  }
}
