package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.Identities;
import io.jaudit.interpret.Outcome;
import io.jaudit.interpret.RuleKeys;
import io.jaudit.interpret.SyscallNames;
import io.jaudit.interpret.UringOp;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line, schema {@code jaudit.event/1}: every member always there, numbers as
 * numbers, null for what is unknown, and the records without loss. Described in {@code
 * docs/json.md} and, exactly, in {@code docs/jaudit.event-1.schema.json}.
 *
 * <p>Whatever bytes stand in a log, what comes out is JSON. Keeps buffers: for use by one thread at
 * a time.
 */
public final class JsonWriter implements EventWriter {
  private final Identities identities;
  private final JsonRecords records;
  private final JsonText json = new JsonText();
  private final SyscallNames syscalls = new SyscallNames();
  private final FieldMeaning meaning;
  private final EventFields fields;
  private final JsonSummary deed;
  private final JsonProcess process = new JsonProcess();
  private final JsonPaths paths;
  private final JsonMessage message = new JsonMessage();
  private final JsonRecordFields recordFields;

  /**
   * @param identities who stands behind the ids of users and groups
   * @param records what to say of the single records
   */
  public JsonWriter(Identities identities, JsonRecords records) {
    this.identities = identities;
    this.records = records;
    this.meaning = new FieldMeaning(identities, syscalls);
    this.fields = new EventFields(meaning);
    this.deed = new JsonSummary(identities);
    this.paths = new JsonPaths(meaning);
    this.recordFields = new JsonRecordFields(meaning);
  }

  @Override
  public JsonWriter another() {
    return new JsonWriter(identities, records);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    meaning.begin(event);
    fields.read(event);
    json.appendTo(out);
    json.beginObject();
    writeHead(event);
    writeResult();
    deed.write(event, json);
    JsonUser.write(fields, json);
    process.write(event, fields, json);
    paths.write(event, fields.text(EventFields.CWD), json);
    JsonNet.write(event, json);
    message.write(fields, json);
    JsonAvc.write(event, json);
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
    json.stringsMember("types", types(event));
    json.stringsMember("keys", keys(event));
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

  private static List<@Nullable ByteSlice> types(AuditEvent event) {
    DistinctTexts types = new DistinctTexts();
    RecordType last = null;
    for (AuditRecord record : event.records()) {
      if (!record.type().equals(last)) {
        last = record.type();
        types.add(ByteSlice.of(last.name().getBytes(StandardCharsets.ISO_8859_1)));
      }
    }
    return types.list();
  }

  /** What stands for no key, {@code (null)} and nothing between quotes, is left out. */
  private static List<@Nullable ByteSlice> keys(AuditEvent event) {
    DistinctTexts keys = new DistinctTexts();
    for (AuditRecord record : event.records()) {
      if (EventFields.maySay(record)) {
        for (ByteSlice key : RuleKeys.of(record)) {
          if (!key.isEmpty() && !key.is("(null)")) {
            keys.add(key);
          }
        }
      }
    }
    return keys.list();
  }

  private void writeResult() {
    json.flagMember("success", success());
    json.latin1Member("syscall", syscall());
    ByteSlice arch = fields.value(EventFields.ARCH);
    json.latin1Member("arch", arch == null ? null : syscalls.arch(arch));
    long exit = fields.number(EventFields.EXIT, Long.MIN_VALUE);
    if (exit == Long.MIN_VALUE) {
      json.nullMember("exit").nullMember("exit_name");
    } else {
      json.numberMember("exit", exit).plainMember("exit_name", SyscallNames.exit(exit));
    }
  }

  private @Nullable Boolean success() {
    for (int member : new int[] {EventFields.SUCCESS, EventFields.RES, EventFields.RESULT}) {
      ByteSlice value = fields.value(member);
      if (value != null) {
        Outcome outcome = Outcome.of(value);
        return outcome == Outcome.UNKNOWN ? null : outcome == Outcome.SUCCEEDED;
      }
    }
    return null;
  }

  private @Nullable String syscall() {
    AuditRecord record = fields.record(EventFields.SYSCALL);
    if (record == null) {
      long operation = fields.number(EventFields.URING_OP, -1);
      return UringOp.name(operation).orElse(null);
    }
    long number = fields.number(EventFields.SYSCALL, -1);
    Field arch = record.find(FieldId.ARCH);
    String name = number < 0 ? null : syscalls.syscall(arch == null ? null : arch.value(), number);
    if (name == null || name.startsWith("unknown-")) {
      Field enriched = record.fields().enriched(fields.index(EventFields.SYSCALL));
      if (enriched != null && FieldMeaning.isKnown(enriched.value())) {
        return enriched.value().latin1();
      }
    }
    return name;
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
        json.name("fields");
        recordFields.write(record, json);
      }
      json.endObject();
    }
    json.endArray();
  }
}
