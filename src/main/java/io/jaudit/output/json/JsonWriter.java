package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.describe.EventView;
import io.jaudit.describe.SystemCall;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;

/**
 * Writes one JSON object per line, schema {@code jaudit.event/1}: numbers are numbers, what is
 * unknown is left out or null, and the records are complete. Described in {@code docs/json.md} and,
 * exactly, in {@code docs/jaudit.event-1.schema.json}.
 *
 * <p>The output is JSON for any bytes in the log. Keeps buffers: for use by one thread at a time.
 */
public final class JsonWriter implements EventWriter {
  private final Identities identities;
  private final JsonRecords records;
  private final JsonNulls nulls;
  private final JsonText json;
  private final EventView view;
  private final JsonSummary summary;
  private final JsonProcess process = new JsonProcess();
  private final JsonMessage message = new JsonMessage();
  private final JsonRecordFields recordFields;

  /**
   * @param identities the names for the IDs of users and groups
   * @param records the content of the member {@code records}
   * @param nulls what becomes of members without a value
   */
  public JsonWriter(Identities identities, JsonRecords records, JsonNulls nulls) {
    this.identities = identities;
    this.records = records;
    this.nulls = nulls;
    this.json = new JsonText(nulls);
    this.view = new EventView(identities);
    this.summary = new JsonSummary(identities);
    this.recordFields = new JsonRecordFields(view.meaning());
  }

  @Override
  public JsonWriter another() {
    return new JsonWriter(identities, records, nulls);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    json.appendTo(out);
    json.beginObject();
    writeHead(event);
    writeResult();
    summary.write(view, json);
    JsonUser.write(view.actor(), json);
    process.write(view.process(), json);
    JsonPaths.write(view.paths(), json);
    JsonNet.write(view.socket(), json);
    message.write(view, json);
    JsonAvc.write(view.decisions(), json);
    json.flagMember("incomplete", event.isIncomplete());
    writeRecords(event);
    json.endObject();
    json.newline();
  }

  private void writeHead(AuditEvent event) {
    EventId id = event.id();
    json.plainMember("schema", "jaudit.event/1");
    UtcTime.append(id.timeMillis(), json.name("time").beginQuoted());
    json.endQuoted();
    appendStamp(id, json.name("id").beginQuoted());
    json.endQuoted();
    json.numberMember("serial", id.serial());
    json.latin1Member("node", id.node());
    json.latin1Member("type", event.type().name());
    json.stringsMember("types", view.types());
    json.requiredStringsMember("keys", view.keys());
  }

  private static void appendStamp(EventId id, ByteBuilder out) {
    int millis = (int) Math.floorMod(id.timeMillis(), 1000L);
    out.appendDecimal(id.seconds())
        .append('.')
        .append((char) ('0' + millis / 100))
        .append((char) ('0' + millis / 10 % 10))
        .append((char) ('0' + millis % 10))
        .append(':')
        .appendDecimal(id.serial());
  }

  private void writeResult() {
    json.flagMember(
        "success",
        switch (view.outcome()) {
          case SUCCEEDED -> Boolean.TRUE;
          case FAILED -> Boolean.FALSE;
          case UNKNOWN -> null;
        });
    SystemCall call = view.call();
    json.latin1Member("syscall", call.name());
    json.latin1Member("arch", call.arch());
    long exit = call.exit();
    if (exit == SystemCall.NONE) {
      json.nullMember("exit").nullMember("exit_name");
    } else {
      json.numberMember("exit", exit).plainMember("exit_name", SyscallNames.exit(exit));
    }
  }

  private void writeRecords(AuditEvent event) {
    if (records == JsonRecords.NONE) {
      return;
    }
    json.beginArray("records");
    for (AuditRecord record : event.records()) {
      json.beginObject();
      json.latin1Member("type", record.type().name());
      if (records == JsonRecords.RAW) {
        json.stringMember("raw", record.line());
      } else {
        recordFields.write(record, json);
      }
      json.endObject();
    }
    json.endArray();
  }
}
