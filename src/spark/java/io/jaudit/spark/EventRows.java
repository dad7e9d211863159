package io.jaudit.spark;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.output.lines.RawWriter;
import io.jaudit.record.AuditRecord;
import io.jaudit.source.LogPosition;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Makes rows of events; only of the columns that are wanted. For use by one thread. */
final class EventRows {
  /** A host has no more events in a piece of a log. */
  private static final int COUNT_BITS = 40;

  private static final long MICROS = 1000;

  private final StructType schema;
  private final StructType ofJson;
  private final List<Integer> jsonColumns = new ArrayList<>();
  private final int recordsAt;
  private final JsonWriter members;
  private final JsonWriter lines;
  private final JsonValues values = new JsonValues();
  private final ByteBuilder text = new ByteBuilder();
  private int begun;
  private List<String> files = List.of();
  private UTF8String host = UTF8String.EMPTY_UTF8;
  private long next;
  private InternalRow row = new GenericInternalRow(0);

  EventRows(StructType schema) {
    this.schema = schema;
    List<StructField> json = new ArrayList<>();
    int records = -1;
    for (int i = 0; i < schema.fields().length; i++) {
      StructField field = schema.fields()[i];
      if (isOfJson(field.name())) {
        records = field.name().equals(EventColumns.RECORDS) ? json.size() : records;
        json.add(field);
        jsonColumns.add(i);
      }
    }
    this.ofJson = new StructType(json.toArray(new StructField[0]));
    this.recordsAt = records;
    Identities names = Identities.ofLog();
    JsonRecords content = records < 0 ? JsonRecords.NONE : JsonRecords.FULL;
    this.members = new JsonWriter(names, content, JsonNulls.OMITTED);
    this.lines = new JsonWriter(names, JsonRecords.FULL, JsonNulls.OMITTED);
  }

  private static boolean isOfJson(String column) {
    return switch (column) {
      case EventColumns.HOST,
          EventColumns.TIME,
          EventColumns.ID,
          EventColumns.SERIAL,
          EventColumns.RAW,
          EventColumns.JSON,
          EventColumns.FILE,
          EventColumns.POS ->
          false;
      default -> true;
    };
  }

  /** Makes the row of the event that {@code events} is at. */
  void of(HostEvents events) {
    if (events.begun() != begun) {
      begun = events.begun();
      begin(events.host(), events.files());
    }
    AuditEvent event = events.event();
    long position = events.position();
    StructField[] fields = schema.fields();
    @Nullable Object[] columns = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      columns[i] = column(fields[i].name(), event, position);
    }
    next++;
    if (!jsonColumns.isEmpty()) {
      addMembers(event, columns);
    }
    row = new GenericInternalRow(columns);
  }

  private void begin(HostLogs logs, List<String> names) {
    host = UTF8String.fromString(logs.host());
    next = (long) logs.number() << COUNT_BITS;
    files = names;
  }

  private void addMembers(AuditEvent event, @Nullable Object[] columns) {
    text.clear();
    members.write(event, text);
    @Nullable Object[] read = new Object[jsonColumns.size()];
    values.read(text.toByteArray(), ofJson, read);
    if (recordsAt >= 0) {
      addRaw(event, read[recordsAt], elements(ofJson.fields()[recordsAt]));
    }
    for (int i = 0; i < read.length; i++) {
      columns[jsonColumns.get(i)] = read[i];
    }
  }

  private static StructType elements(StructField field) {
    return (StructType) ((ArrayType) field.dataType()).elementType();
  }

  /** Adds the lines of the records, which JSON has only of those that can't be read. */
  private static void addRaw(AuditEvent event, @Nullable Object records, StructType type) {
    int raw = List.of(type.fieldNames()).indexOf(EventColumns.RAW);
    if (raw < 0 || !(records instanceof ArrayData array)) {
      return;
    }
    List<AuditRecord> all = event.records();
    for (int i = 0; i < array.numElements() && i < all.size(); i++) {
      array.getStruct(i, type.size()).update(raw, utf8(all.get(i).line()));
    }
  }

  private @Nullable Object column(String name, AuditEvent event, long position) {
    return switch (name) {
      case EventColumns.HOST -> host;
      case EventColumns.TIME -> event.id().timeMillis() * MICROS;
      case EventColumns.ID -> UTF8String.fromString(event.id().stamp());
      case EventColumns.SERIAL -> event.id().serial();
      case EventColumns.RAW -> line(new RawWriter(), event);
      case EventColumns.JSON -> line(lines, event);
      case EventColumns.FILE -> file(LogPosition.source(position));
      case EventColumns.POS -> next;
      default -> null;
    };
  }

  private @Nullable UTF8String file(int source) {
    return source < files.size() ? UTF8String.fromString(files.get(source)) : null;
  }

  /** Returns what is written, without the newline at its end. */
  private UTF8String line(EventWriter writer, AuditEvent event) {
    text.clear();
    writer.write(event, text);
    int length = text.length();
    if (length > 0 && text.at(length - 1) == '\n') {
      text.truncate(length - 1);
    }
    return UTF8String.fromBytes(text.toByteArray());
  }

  private static UTF8String utf8(ByteSlice bytes) {
    return UTF8String.fromBytes(bytes.toByteArray());
  }

  /** Returns the last row that was made. */
  InternalRow row() {
    return row;
  }
}
