package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.CommandLine;
import io.jaudit.describe.ProcessInfo;
import io.jaudit.process.Lineage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the member {@code process}: the process that caused the event. Not safe for use by several
 * threads.
 */
final class JsonProcess {
  private final ByteBuilder line = new ByteBuilder(256);

  /**
   * Writes the member.
   *
   * @param lineage what other events tell about the process; null if that is not written
   */
  void write(ProcessInfo info, @Nullable Lineage lineage, JsonText json, JsonParts parts) {
    json.name(Member.PROCESS).beginObject();
    parts.write(Part.PID);
    parts.write(Part.PARENT_PID);
    json.stringMember(Member.COMM, info.command());
    ByteSlice executable = info.executable();
    if (executable == null && lineage != null) {
      executable = lineage.program().executable();
    }
    json.stringMember(Member.EXE, executable);
    parts.write(Part.DIRECTORY);
    json.stringMember(Member.TTY, info.terminal());
    json.stringMember(Member.SUBJ, info.label());
    parts.write(Part.ARGUMENTS);
    parts.write(Part.TITLE);
    parts.write(Part.LINEAGE);
    json.endObject();
  }

  void writeArguments(ProcessInfo info, @Nullable Lineage lineage, JsonText json) {
    if (!info.hasArguments()) {
      writeNoArguments(info.userCommand(), lineage, json);
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

  /**
   * Writes the arguments of an event that has none.
   *
   * @param command the command that a user ran with other rights; null without one
   */
  static void writeNoArguments(
      @Nullable ByteSlice command, @Nullable Lineage lineage, JsonText json) {
    ByteSlice line = command == null && lineage != null ? lineage.program().commandLine() : command;
    json.beginArray(Member.ARGS).endArray().stringMember(Member.CMDLINE, line);
  }

  static void writeTitle(ProcessInfo info, JsonText json) {
    json.stringMember(Member.TITLE, info.titleRecord() == null ? null : info.title());
  }
}
