package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member {@code process}: what ran. Not safe for use by several threads. */
final class JsonProcess {
  private final ByteBuilder line = new ByteBuilder(256);
  private final RenderedBodyCache titles = new RenderedBodyCache();

  void write(AuditEvent event, EventFields fields, JsonText json) {
    json.name("process").beginObject();
    JsonFields.writeNumber("pid", fields.value(EventFields.PID), json);
    JsonFields.writeNumber("ppid", fields.value(EventFields.PPID), json);
    json.stringMember("comm", fields.text(EventFields.COMM));
    json.stringMember("exe", fields.text(EventFields.EXE));
    json.stringMember("cwd", fields.text(EventFields.CWD));
    json.stringMember("tty", fields.text(EventFields.TTY));
    json.stringMember("subj", fields.text(EventFields.SUBJ));
    writeArguments(event, json);
    writeTitle(event, json);
    json.endObject();
  }

  private void writeArguments(AuditEvent event, JsonText json) {
    AuditRecord execve = event.first(RecordType.EXECVE);
    if (execve == null) {
      json.beginArray("args").endArray().nullMember("cmdline");
      return;
    }
    long argc = JsonFields.number(execve.find(FieldId.ARGC), 0);
    List<@Nullable ByteSlice> arguments = Arguments.of(event.records()).complete(argc);
    json.stringsMember("args", arguments);
    if (arguments.isEmpty()) {
      json.nullMember("cmdline");
      return;
    }
    line.clear();
    CommandLine.append(arguments, line);
    json.stringMember("cmdline", line.toSlice());
  }

  /** Every system call of a process comes with the same one. */
  private void writeTitle(AuditEvent event, JsonText json) {
    AuditRecord record = event.first(RecordType.PROCTITLE);
    if (record == null) {
      json.nullMember("title");
      return;
    }
    ByteSlice content = record.content();
    ByteBuilder out = json.beginValue();
    if (!titles.append(record, content, out)) {
      int start = out.length();
      json.stringMember("title", title(record));
      titles.put(record, content, out.toSlice(start));
    }
    json.endValue();
  }

  private static @Nullable ByteSlice title(AuditRecord record) {
    ByteSlice title = SummaryText.find(record, "proctitle");
    if (title == null || title.indexOf((byte) 0, 0) < 0) {
      return title;
    }
    byte[] bytes = title.toByteArray();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == 0 ? (byte) ' ' : bytes[i];
    }
    return ByteSlice.of(bytes);
  }
}
