package io.jaudit.output.json;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ObjectSource;
import io.jaudit.describe.SystemCall;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.KernelOrder;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable JsonMemory memory;
  private final JsonText json;
  private final EventView view;
  private final JsonSummary summary;
  private final JsonProcess process = new JsonProcess();
  private final JsonMessage message = new JsonMessage();
  private final EventTexts texts;
  private final TemplateRecorder recorder;
  private final JsonParts parts;

  /**
   * @param identities the names for the IDs of users and groups
   * @param records the content of the member {@code records}
   * @param nulls what becomes of members without a value
   */
  public JsonWriter(Identities identities, JsonRecords records, JsonNulls nulls) {
    this(identities, records, nulls, new JsonMemory());
  }

  JsonWriter(
      Identities identities, JsonRecords records, JsonNulls nulls, @Nullable JsonMemory memory) {
    this.identities = identities;
    this.records = records;
    this.nulls = nulls;
    this.memory = memory;
    this.json = new JsonText(nulls);
    this.view = new EventView(identities);
    this.summary = new JsonSummary(identities);
    this.texts = new EventTexts(view, memory);
    this.recorder = new TemplateRecorder(json);
    this.parts =
        new JsonParts(
            json, view, texts, recorder, summary, process, new JsonRecordFields(view.meaning()));
  }

  /** Returns a writer that uses nothing of earlier events: what the others write, but slowly. */
  static JsonWriter withoutMemory(Identities identities, JsonRecords records, JsonNulls nulls) {
    return new JsonWriter(identities, records, nulls, null);
  }

  @Override
  public JsonWriter another() {
    return new JsonWriter(identities, records, nulls, memory);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    texts.begin();
    json.appendTo(out);
    EventTemplate known = texts.template();
    if (known != null) {
      parts.write(known);
    } else if (texts.isTemplateWanted()) {
      record(event);
    } else {
      writePlainly(event);
    }
    texts.end();
  }

  /** Writes an event and stores its template. */
  private void record(AuditEvent event) {
    int start = json.length();
    recorder.begin();
    writePlainly(event);
    EventTemplate made = recorder.end(texts.line(), call());
    if (isReusable(event) && recorder.isExact(made, start, parts)) {
      texts.put(made);
    }
  }

  private EventTemplate.Call call() {
    AuditRecord syscall = view.records().get(0);
    Field number = syscall.find(FieldId.SYSCALL);
    return new EventTemplate.Call(
        texts.line().arch().copy(),
        number == null ? -1 : Ascii.decimal(number.value(), -1),
        view.nameFolder(),
        view.objectSource(),
        recorder.object());
  }

  /**
   * Returns false if what is written depends on more than head and tail of the SYSCALL record. What
   * socketcall and ipc do depends on an argument.
   */
  private boolean isReusable(AuditEvent event) {
    AuditRecord syscall = event.records().get(0);
    return KernelOrder.isKept(syscall.fields())
        && syscall.damage() == null
        && call().number() >= 0
        && !view.call().isMultiplexed()
        && view.objectSource().kind() != ObjectSource.Kind.OTHER;
  }

  private void writePlainly(AuditEvent event) {
    json.beginObject();
    json.stringMember(Member.SCHEMA, SCHEMA);
    parts.write(Part.STAMP);
    parts.write(Part.NODE);
    json.stringMember(Member.TYPE, event.type().nameBytes());
    parts.write(Part.TYPES);
    json.requiredStringsMember(Member.KEYS, view.keys());
    writeResult();
    summary.write(view, json, parts);
    JsonUser.write(view.actor(), json);
    process.write(view.process(), json, parts);
    parts.write(Part.PATHS);
    parts.write(Part.NET);
    message.write(view, json);
    JsonAvc.write(view.decisions(), json);
    parts.write(Part.INCOMPLETE);
    writeRecords();
    json.endObject();
    json.newline();
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
    parts.write(Part.EXIT);
  }

  private void writeRecords() {
    if (records == JsonRecords.NONE) {
      return;
    }
    json.beginArray(Member.RECORDS);
    if (records == JsonRecords.RAW) {
      parts.write(Part.RAW_RECORDS);
    } else {
      parts.writeRecord(0);
      parts.write(Part.OTHER_RECORDS);
    }
    json.endArray();
  }
}
