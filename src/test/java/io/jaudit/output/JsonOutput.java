package io.jaudit.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.process.ProcessSettings;
import io.jaudit.process.ProcessTable;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lines of a log to what {@link JsonWriter} prints of them, held to the schema. */
public final class JsonOutput {
  private JsonOutput() {}

  /** The JSON of a log, events joined as a search does; lines without a header are left out. */
  public static byte[] ofLog(byte[] log, JsonRecords records, JsonNulls nulls) {
    List<AuditEvent> events = join(log);
    JsonWriter writer = new JsonWriter(Identities.ofLog(), records, nulls);
    ByteBuilder out = new ByteBuilder();
    events.forEach(event -> writer.write(event, out));
    return out.toSlice().toByteArray();
  }

  /** The same with what all events tell of processes. */
  public static byte[] ofLogWithParents(byte[] log, JsonRecords records, JsonNulls nulls) {
    ProcessTable table = new ProcessTable(ProcessSettings.DEFAULT);
    JsonWriter writer = new JsonWriter(Identities.ofLog(), records, nulls);
    ByteBuilder out = new ByteBuilder();
    for (AuditEvent event : join(log)) {
      table.take(event, 0);
      writer.write(event, out);
    }
    return out.toSlice().toByteArray();
  }

  private static List<AuditEvent> join(byte[] log) {
    List<AuditEvent> events = new ArrayList<>();
    EventAssembler assembler = new EventAssembler(2, Long.MAX_VALUE, events::add);
    for (AuditRecord record : parse(log)) {
      assembler.accept(record);
    }
    assembler.finish(event -> true);
    return events;
  }

  /** The one event of these lines, which must have a header each. */
  public static JsonNode event(String... lines) {
    return event(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  public static JsonNode event(byte[] lines) {
    AuditEvent event = new AuditEvent(parse(lines));
    ByteBuilder out = new ByteBuilder();
    new JsonWriter(Identities.ofLog(), JsonRecords.FULL, JsonNulls.OMITTED).write(event, out);
    return JsonLines.check(out.toSlice().toByteArray()).get(0);
  }

  public static List<AuditRecord> parse(byte[] log) {
    List<AuditRecord> records = new ArrayList<>();
    RecordParser parser = new RecordParser();
    ByteSlice all = ByteSlice.of(log);
    int start = 0;
    while (start < log.length) {
      int newline = all.indexOf((byte) '\n', start);
      int end = newline < 0 ? log.length : newline;
      try {
        records.add(parser.parse(all.slice(start, end), start));
      } catch (MalformedRecordException e) {
        // Such a line is in no event.
      }
      start = end + 1;
    }
    return records;
  }
}
