package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The member {@code process}: what ran. Not safe for use by several threads. */
final class JsonProcess {
  private final ByteBuilder line = new ByteBuilder(256);

  void write(AuditEvent event, EventFields fields, JsonText json) {
    json.name("process").beginObject();
    writeNumber("pid", EventFields.PID, fields, json);
    writeNumber("ppid", EventFields.PPID, fields, json);
    json.stringMember("comm", fields.text(EventFields.COMM));
    json.stringMember("exe", fields.text(EventFields.EXE));
    json.stringMember("cwd", fields.text(EventFields.CWD));
    json.stringMember("tty", fields.text(EventFields.TTY));
    json.stringMember("subj", fields.text(EventFields.SUBJ));
    writeArguments(event, json);
    json.stringMember("title", title(event));
    json.endObject();
  }

  private static void writeNumber(String name, int member, EventFields fields, JsonText json) {
    long number = fields.number(member, Long.MIN_VALUE);
    if (number == Long.MIN_VALUE) {
      json.nullMember(name);
    } else {
      json.numberMember(name, number);
    }
  }

  private void writeArguments(AuditEvent event, JsonText json) {
    AuditRecord execve = event.first(RecordType.EXECVE);
    if (execve == null) {
      json.beginArray("args").endArray().nullMember("cmdline");
      return;
    }
    long argc = JsonFields.number(execve.find("argc"), 0);
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

  private @Nullable ByteSlice title(AuditEvent event) {
    AuditRecord record = event.first(RecordType.PROCTITLE);
    ByteSlice title = record == null ? null : KnownText.find(record, "proctitle");
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
