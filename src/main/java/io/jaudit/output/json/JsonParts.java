package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ObjectSource;
import io.jaudit.describe.PathInfo;
import io.jaudit.describe.ProcessInfo;
import io.jaudit.describe.SystemCall;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.output.SyscallLine;
import io.jaudit.output.json.MemberName.Twin;
import io.jaudit.process.Lineage;
import io.jaudit.process.LoginSession;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.NodeSource;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Writes each {@link Part} of an event: from the texts of earlier events ({@link EventTexts}), from
 * the numbers of its SYSCALL record, or plainly. Not safe for use by several threads.
 */
final class JsonParts {
  /** The beginning of an event: its first member. */
  private static final ByteSlice SCHEMA = ByteSlice.of("{\"schema\":\"jaudit.event/1\"");

  private static final MemberName ITEMS = new MemberName(ByteSlice.of("items"));

  private final JsonText json;
  private final EventView view;
  private final EventTexts texts;
  private final TemplateRecorder recorder;
  private final JsonLineage lineages;
  private final JsonStamp stamp = new JsonStamp();
  private final TypeLists types = new TypeLists();
  private final ArgumentTexts argumentTexts = new ArgumentTexts();
  private final JsonSummary summary;
  private final JsonProcess process;
  private final JsonRecordFields fields;
  private final ArgumentName[] arguments = new ArgumentName[SyscallLine.ARGUMENTS];

  /** The call of the template that is being written; null if the event is written plainly. */
  private EventTemplate.@Nullable Call call;

  /** The names of the members of an argument. */
  private static final class ArgumentName {
    final MemberName value;
    final MemberName meaning;
    final MemberName meaningInHex;

    ArgumentName(String name) {
      value = new MemberName(ByteSlice.of(name));
      meaning = new MemberName(ByteSlice.of(name + Twin.NAME.ending));
      meaningInHex = new MemberName(ByteSlice.of(name + Twin.NAME.ending + Twin.HEX.ending));
    }
  }

  JsonParts(
      JsonText json,
      EventView view,
      EventTexts texts,
      TemplateRecorder recorder,
      JsonSummary summary,
      JsonProcess process,
      JsonLineage lineages,
      JsonRecordFields fields) {
    this.json = json;
    this.view = view;
    this.texts = texts;
    this.recorder = recorder;
    this.summary = summary;
    this.process = process;
    this.lineages = lineages;
    this.fields = fields;
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = new ArgumentName("a" + i);
    }
  }

  /** Writes the event by a template. */
  void write(EventTemplate template) {
    call = template.call();
    view.meaning().beginCall(template.call().arch(), template.call().number());
    template.write(this, texts.tail(), json);
    call = null;
  }

  /** Writes what an event begins with, which does not depend on its fields. */
  void writeHead() {
    json.append(SCHEMA, true);
    write(Part.STAMP);
    write(Part.NODE);
  }

  /** Writes a part. */
  void write(Part part) {
    if (recorder.isRecording()) {
      recorder.beginPart(part);
      writeUnrecorded(part);
      recorder.endPart();
    } else {
      writeUnrecorded(part);
    }
  }

  private void writeNode(EventId id) {
    NodeSource source = id.nodeSource();
    json.latin1Member(Member.NODE, id.nodeName());
    json.latin1Member(Member.NODE_SOURCE, source == null ? null : source.label());
  }

  private void writeUnrecorded(Part part) {
    boolean isPlain = call == null;
    SyscallLine line = texts.line();
    switch (part) {
      case STAMP -> stamp.write(view.event().id(), json);
      case NODE -> writeNode(view.event().id());
      case TYPES -> writeTypes();
      case EXIT -> {
        if (isPlain) {
          writeExit(view.call().exit(), view.call().error());
        } else {
          writeExit(line.exit(), SyscallNames.exit(line.exit()));
        }
      }
      case EXIT_FIELD -> writeExitField(line.exit());
      case OBJECT -> writeObject(call);
      case PID -> writeNumber(Member.PID, isPlain ? view.process().pid() : line.pid());
      case PARENT_PID ->
          writeNumber(Member.PPID, isPlain ? view.process().parentPid() : line.parentPid());
      case DIRECTORY -> writeMember(part, RecordType.CWD);
      case ARGUMENTS -> writeMember(part, RecordType.EXECVE);
      case TITLE -> writeMember(part, RecordType.PROCTITLE);
      case LINEAGE -> writeLineage();
      case PATHS -> writePaths();
      case NET -> writeMember(part, RecordType.SOCKADDR);
      case PEER -> json.stringMember(Member.SOURCE_IP, view.sourceAddress());
      case INCOMPLETE ->
          json.flagMember(
              Member.INCOMPLETE, view.event().isIncomplete() || !texts.hasAllArguments());
      case A0 -> writeArgument(0, line);
      case A1 -> writeArgument(1, line);
      case A2 -> writeArgument(2, line);
      case A3 -> writeArgument(3, line);
      case ITEMS -> json.name(ITEMS).number(line.items());
      case OTHER_RECORDS -> writeOtherRecords();
      case RAW_RECORDS -> writeRawRecords();
    }
  }

  private void writeTypes() {
    ByteSlice known = types.find(view.records());
    if (known != null) {
      json.append(known, true);
    } else {
      int start = json.length();
      json.stringsMember(Member.TYPES, view.types());
      types.keep(view.records(), json.since(start));
    }
  }

  private void writeExit(long exit, @Nullable String error) {
    if (exit == SystemCall.NONE) {
      json.nullMember(Member.EXIT);
    } else {
      json.numberMember(Member.EXIT, exit);
    }
    json.plainMember(Member.EXIT_NAME, error);
  }

  /** Unlike a member of the event, the meaning of a field is never null. */
  private void writeExitField(long exit) {
    json.numberMember(Member.EXIT, exit);
    String name = SyscallNames.exit(exit);
    if (name != null) {
      json.plainMember(Member.EXIT_NAME, name);
    }
  }

  private void writeNumber(Member name, long number) {
    if (number == ProcessInfo.NONE) {
      json.nullMember(name);
    } else {
      json.numberMember(name, number);
    }
  }

  private void writeArgument(int argument, SyscallLine line) {
    ByteSlice value = line.argument(argument);
    EventTemplate.Call of = call;
    if (of == null || !view.meaning().isIndependent(argument)) {
      writeArgument(argument, value);
      return;
    }
    ByteSlice known = argumentTexts.find(of, argument, value);
    if (known != null) {
      json.append(known, true);
    } else {
      int start = json.length();
      writeArgument(argument, value);
      argumentTexts.keep(of, argument, value, json.since(start));
    }
  }

  private void writeArgument(int argument, ByteSlice value) {
    ArgumentName name = arguments[argument];
    json.string(name.value, value);
    if (call != null && view.meaning().isPlain(argument)) {
      return;
    }
    ByteSlice words = view.meaning().ofArgument(argument, value);
    if (words != null && !json.string(name.meaning, words)) {
      json.name(name.meaningInHex).hex(words);
    }
  }

  private void writeObject(EventTemplate.@Nullable Call ofTemplate) {
    if (ofTemplate == null) {
      summary.writeObject(view, json);
      return;
    }
    ObjectSource source = ofTemplate.source();
    switch (source.kind()) {
      case CALL -> json.append(ofTemplate.object(), texts.tail(), true);
      case PATH -> writeObject(texts.objectFrom(source.from()));
      case SOCKET -> {
        int socket = texts.indexOf(RecordType.SOCKADDR);
        writeObject(socket < source.from() ? EventTexts.NONE : socket);
      }
      case OTHER -> throw new IllegalStateException("no template has such an object");
    }
  }

  /** Writes the object that is the record at {@code index}, or none. */
  private void writeObject(int index) {
    if (texts.writeMember(index, RecordTexts.OBJECT, json)) {
      return;
    }
    int start = json.length();
    summary.writeObject(view, json);
    if (index >= 0) {
      texts.keep(index, RecordTexts.OBJECT, start, json);
    }
  }

  /**
   * Writes the part that is made of the first record of this type. What is written of its first
   * member depends on whether others come before that.
   */
  private void writeMember(Part part, int type) {
    int first = texts.indexOf(type);
    int index = json.isAfterMember() ? first : EventTexts.NONE;
    if (texts.writeMember(index, RecordTexts.MEMBER, json)) {
      return;
    }
    if (call != null && first < 0) {
      writeAbsent(part);
      return;
    }
    int start = json.length();
    switch (part) {
      case DIRECTORY -> json.stringMember(Member.CWD, view.directory());
      case ARGUMENTS -> process.writeArguments(view.process(), Lineage.shownOf(view.event()), json);
      case TITLE -> JsonProcess.writeTitle(view.process(), json);
      default -> JsonNet.write(view.socket(), json);
    }
    texts.keep(index, RecordTexts.MEMBER, start, json);
  }

  /** Writes the part of an event that has no record for it, and none that may replace it. */
  private void writeAbsent(Part part) {
    switch (part) {
      case DIRECTORY -> json.nullMember(Member.CWD);
      case ARGUMENTS -> JsonProcess.writeNoArguments(null, Lineage.shownOf(view.event()), json);
      case TITLE -> json.nullMember(Member.TITLE);
      default -> json.nullMember(Member.NET);
    }
  }

  private void writeLineage() {
    Lineage lineage = Lineage.shownOf(view.event());
    if (lineage != null) {
      lineages.write(lineage, loginUser(lineage.session(), view.actor()), json);
    }
  }

  /** Returns the name that the event has for the user of the session; null if it has none. */
  private static @Nullable ByteSlice loginUser(@Nullable LoginSession session, Actor actor) {
    boolean isOfEvent = session != null && actor.id(Actor.AUID) == session.auid();
    return isOfEvent ? actor.name(Actor.AUID) : null;
  }

  private void writePaths() {
    RecordList records = view.records();
    PathInfo paths = view.paths();
    json.beginArray(Member.PATHS);
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).is(RecordType.PATH) && !texts.writeElement(i, RecordTexts.MEMBER, json)) {
        int start = json.beginElement();
        JsonPaths.write(paths.goTo(records.get(i)), json);
        texts.keep(i, RecordTexts.MEMBER, start, json);
      }
    }
    json.endArray();
  }

  private void writeOtherRecords() {
    for (int i = 1; i < view.records().size(); i++) {
      writeRecord(i);
    }
  }

  /** Writes an element of {@code records}. */
  void writeRecord(int index) {
    if (texts.writeElement(index, RecordTexts.RECORD, json)) {
      return;
    }
    AuditRecord record = view.records().get(index);
    int start = json.beginElement();
    json.beginObject();
    json.stringMember(Member.TYPE, record.type().nameBytes());
    fields.write(record, json, recorder);
    json.endObject();
    texts.keep(index, RecordTexts.RECORD, start, json);
  }

  private void writeRawRecords() {
    RecordList records = view.records();
    for (int i = 0; i < records.size(); i++) { // an iterator for each event would be garbage
      AuditRecord record = records.get(i);
      json.beginObject();
      json.stringMember(Member.TYPE, record.type().nameBytes());
      json.stringMember(Member.RAW, record.line());
      json.endObject();
    }
  }
}
