package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.process.EventCounts;
import io.jaudit.process.LoginSession;
import io.jaudit.process.ProcessEnd;
import io.jaudit.process.ProcessImage;
import io.jaudit.process.ProcessNode;
import io.jaudit.process.Program;
import io.jaudit.process.ProgramSource;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one process per line, schema {@code jaudit.process/1}: the object {@code process} that
 * {@code --with-parents} gives to the last event of the process, its programs, its end, and counts
 * of its matching events. Described exactly in {@code docs/jaudit.process-1.schema.json}. Not safe
 * for use by several threads.
 */
public final class ProcessJson {
  /** Finds the names of users. */
  public interface UserNames {
    /**
     * Returns the name of a user on the host of a process, one character a byte; null if it is not
     * known.
     */
    @Nullable String name(ProcessNode process, long id);
  }

  /** The beginning of a line: its first member. */
  private static final ByteSlice SCHEMA = ByteSlice.of("{\"schema\":\"jaudit.process/1\"");

  private final JsonText json;
  private final JsonLineage lineages;
  private final UserNames users;
  private final int mostAncestors;
  private final MemberNames keys = new MemberNames();

  /**
   * @param nulls whether members without a value are written
   * @param users the names of users
   * @param mostAncestors how many ancestors a process has at most
   */
  public ProcessJson(JsonNulls nulls, UserNames users, int mostAncestors) {
    this.json = new JsonText(nulls);
    this.lineages = new JsonLineage(nulls);
    this.users = users;
    this.mostAncestors = mostAncestors;
  }

  /** Appends the line of a process. */
  public void write(ProcessNode process, ByteBuilder out) {
    json.appendTo(out);
    json.append(SCHEMA, true);
    json.latin1Member(Member.NODE, process.host());
    json.numberMember(Member.PID, process.id().pid());
    writeNumber(Member.PPID, process.ppid());
    ProcessImage last = process.lastImage();
    json.stringMember(Member.EXE, last == null ? null : last.program().executable());
    json.stringMember(Member.CMDLINE, last == null ? null : last.program().commandLine());
    writeUser(process, last == null ? -1 : last.uid());
    lineages.write(process.lineage(mostAncestors), loginUser(process), json);
    writeEnd(process);
    writePrograms(process);
    json.flagMember(Member.EXEC_FAILED, process.failedToExecute());
    writeCounts(process.counts());
    json.flagMember(Member.HIT, process.isHit());
    json.endObject();
    json.newline();
  }

  private void writeNumber(Member name, int number) {
    if (number < 0) {
      json.nullMember(name);
    } else {
      json.numberMember(name, number);
    }
  }

  private void writeUser(ProcessNode process, int uid) {
    long id = Integer.toUnsignedLong(uid);
    JsonUser.writeId(Member.UID, id, json);
    json.latin1Member(Member.UID_NAME, uid == -1 ? null : users.name(process, id));
  }

  private @Nullable ByteSlice loginUser(ProcessNode process) {
    LoginSession session = process.session();
    String name =
        session == null || session.auid() < 0 ? null : users.name(process, session.auid());
    return name == null ? null : ByteSlice.of(name.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void writeEnd(ProcessNode process) {
    ProcessEnd end = process.end();
    json.name(Member.END).beginObject();
    json.stringMember(Member.TIME, end == null ? null : time(process.endMillis()));
    json.plainMember(Member.HOW, end == null ? null : end.word());
    writeNumber(Member.STATUS, end == ProcessEnd.EXIT ? process.exitStatus() : -1);
    writeNumber(Member.SIGNAL, process.signal());
    json.endObject();
  }

  private void writePrograms(ProcessNode process) {
    json.beginArray(Member.EXECS);
    for (ProcessImage image = process.firstImage(); image != null; image = image.next()) {
      Program program = image.program();
      if (image.source() == ProgramSource.EXEC) {
        json.beginObject();
        json.stringMember(Member.TIME, time(program.execMillis()));
        json.plainMember(Member.ID, JsonLineage.stamp(program.execMillis(), program.execSerial()));
        json.stringMember(Member.EXE, program.executable());
        json.stringMember(Member.CMDLINE, program.commandLine());
        writeUser(process, image.uid());
        json.endObject();
      }
    }
    json.endArray();
  }

  private void writeCounts(EventCounts counts) {
    json.numberMember(Member.EVENTS, counts.events());
    json.numberMember(Member.FAILED, counts.failed());
    json.name(Member.KEYS).beginObject();
    keys.clear();
    for (Map.Entry<ByteSlice, Long> key : counts.keys().entrySet()) {
      json.name(keys.claim(key.getKey())).number(key.getValue());
    }
    json.endObject();
  }

  private static ByteSlice time(long millis) {
    ByteBuilder text = new ByteBuilder(32);
    UtcTime.append(millis, text);
    return text.toSlice();
  }
}
