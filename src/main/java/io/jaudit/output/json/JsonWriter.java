package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.SystemCall;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import java.util.List;

/**
 * Writes one JSON object per line, schema {@code jaudit.event/1}: numbers are numbers, what is
 * unknown is left out or null, and the records are complete. Described in {@code docs/json.md} and,
 * exactly, in {@code docs/jaudit.event-1.schema.json}.
 *
 * <p>The output is JSON for any bytes in the log. Keeps buffers: for use by one thread at a time.
 */
public final class JsonWriter implements EventWriter {
  private static final ByteSlice SCHEMA = ByteSlice.of("jaudit.event/1");

  private final Identities identities;
  private final JsonRecords records;
  private final JsonNulls nulls;
  private final JsonText json;
  private final EventView view;
  private final JsonStamp stamp = new JsonStamp();
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
    json.flagMember(Member.INCOMPLETE, view.isIncomplete());
    writeRecords(event);
    json.endObject();
    json.newline();
  }

  private void writeHead(AuditEvent event) {
    EventId id = event.id();
    json.stringMember(Member.SCHEMA, SCHEMA);
    stamp.write(id, json);
    json.latin1Member(Member.NODE, id.loggedNode());
    json.stringMember(Member.TYPE, event.type().nameBytes());
    json.stringsMember(Member.TYPES, view.types());
    json.requiredStringsMember(Member.KEYS, view.keys());
  }

  private void writeResult() {
    json.flagMember(
        Member.SUCCESS,
        switch (view.outcome()) {
          case SUCCEEDED -> Boolean.TRUE;
          case FAILED -> Boolean.FALSE;
          case UNKNOWN -> null;
        });
    SystemCall call = view.call();
    json.latin1Member(Member.SYSCALL, call.name());
    json.latin1Member(Member.ARCH, call.arch());
    long exit = call.exit();
    if (exit == SystemCall.NONE) {
      json.nullMember(Member.EXIT).nullMember(Member.EXIT_NAME);
    } else {
      json.numberMember(Member.EXIT, exit).plainMember(Member.EXIT_NAME, SyscallNames.exit(exit));
    }
  }

  private void writeRecords(AuditEvent event) {
    if (records == JsonRecords.NONE) {
      return;
    }
    json.beginArray(Member.RECORDS);
    List<AuditRecord> all = event.records();
    for (int i = 0; i < all.size(); i++) { // an iterator for each event would be garbage
      AuditRecord record = all.get(i);
      json.beginObject();
      json.stringMember(Member.TYPE, record.type().nameBytes());
      if (records == JsonRecords.RAW) {
        json.stringMember(Member.RAW, record.line());
      } else {
        recordFields.write(record, json);
      }
      json.endObject();
    }
    json.endArray();
  }
}
