package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.ProcessInfo;
import io.jaudit.output.CommandLine;
import io.jaudit.output.RenderedBodyCache;
import io.jaudit.record.AuditRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the member {@code process}: the process that caused the event. Not safe for use by several
 * threads.
 */
final class JsonProcess {
  private final ByteBuilder line = new ByteBuilder(256);
  private final RenderedBodyCache titles = new RenderedBodyCache();

  void write(ProcessInfo info, JsonText json) {
    json.name(Member.PROCESS).beginObject();
    writeNumber(Member.PID, info.pid(), json);
    writeNumber(Member.PPID, info.parentPid(), json);
    json.stringMember(Member.COMM, info.command());
    json.stringMember(Member.EXE, info.executable());
    json.stringMember(Member.CWD, info.directory());
    json.stringMember(Member.TTY, info.terminal());
    json.stringMember(Member.SUBJ, info.label());
    writeArguments(info, json);
    writeTitle(info, json);
    json.endObject();
  }

  private static void writeNumber(Member name, long number, JsonText json) {
    if (number == ProcessInfo.NONE) {
      json.nullMember(name);
    } else {
      json.numberMember(name, number);
    }
  }

  private void writeArguments(ProcessInfo info, JsonText json) {
    if (!info.hasArguments()) {
      json.beginArray(Member.ARGS).endArray().nullMember(Member.CMDLINE);
      return;
    }
    List<@Nullable ByteSlice> arguments = info.arguments();
    json.stringsMember(Member.ARGS, arguments);
    if (arguments.isEmpty()) {
      json.nullMember(Member.CMDLINE);
      return;
    }
    line.clear();
    CommandLine.append(arguments, line);
    json.stringMember(Member.CMDLINE, line.toSlice());
  }

  /** Every system call of a process comes with the same title. */
  private void writeTitle(ProcessInfo info, JsonText json) {
    AuditRecord record = info.titleRecord();
    if (record == null) {
      json.nullMember(Member.TITLE);
      return;
    }
    ByteSlice content = record.content();
    ByteSlice known = titles.find(record, content);
    if (known != null) {
      json.name(Member.TITLE).rendered(known);
      return;
    }
    ByteSlice title = info.title();
    json.stringMember(Member.TITLE, title);
    line.clear();
    if (title != null && JsonString.append(title, line.append('"'))) {
      titles.put(record, content, line.append('"').toSlice());
    }
  }
}
