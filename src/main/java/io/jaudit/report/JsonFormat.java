package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonText;
import io.jaudit.output.json.MemberName;
import io.jaudit.output.json.MemberNames;
import io.jaudit.report.ReportColumn.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document of schema {@code jaudit.report/1} on one line for each report. */
final class JsonFormat extends ReportFormat {
  private static final String SCHEMA = "jaudit.report/1";

  private final JsonText json = new JsonText(JsonNulls.WRITTEN);
  private final MemberNames members = new MemberNames();
  private final MemberName schema = claim("schema");
  private final MemberName report = claim("report");
  private final MemberName rows = claim("rows");
  private final MemberName range = claim("range");
  private final MemberName events = claim("events");
  private final MemberName skipped = claim("skipped");
  private final MemberName first = new MemberNames().claim(ByteSlice.of("first"));
  private final MemberName last = new MemberNames().claim(ByteSlice.of("last"));

  private MemberName claim(String name) {
    return members.claim(ByteSlice.of(name));
  }

  @Override
  void write(ReportTable table, Counts total, boolean isNext, ByteBuilder out) {
    MemberNames unique = new MemberNames();
    List<MemberName> names = new ArrayList<>();
    for (ReportColumn column : table.columns()) {
      names.add(unique.claim(ByteSlice.of(column.name())));
    }
    json.appendTo(out);
    json.beginObject();
    json.name(schema).plain(SCHEMA);
    json.string(report, ByteSlice.of(table.report()));
    json.beginArray(rows);
    for (List<@Nullable ByteSlice> row : table.rows()) {
      json.beginObject();
      for (int i = 0; i < row.size(); i++) {
        json.name(names.get(i));
        value(table.columns().get(i).kind(), row.get(i));
      }
      json.endObject();
    }
    json.endArray();
    json.name(range).beginObject();
    json.name(first);
    time(total, total.first());
    json.name(last);
    time(total, total.last());
    json.endObject();
    json.name(events).number(total.events());
    json.name(skipped).number(table.omitted());
    json.endObject();
    json.newline();
  }

  private void time(Counts total, long millis) {
    value(Kind.TIME, total.events() == 0 ? null : ByteSlice.of(Long.toString(millis)));
  }

  private void value(Kind kind, @Nullable ByteSlice value) {
    if (value == null) {
      json.nullValue();
    } else if (kind == Kind.NUMBER) {
      json.rendered(value);
    } else {
      json.string(kind == Kind.TIME ? CsvFormat.utc(value) : value);
    }
  }
}
