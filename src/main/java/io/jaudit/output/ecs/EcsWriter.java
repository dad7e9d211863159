package io.jaudit.output.ecs;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.CommandLine;
import io.jaudit.describe.EventView;
import io.jaudit.describe.PathInfo;
import io.jaudit.describe.ProcessInfo;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.ecs.EcsFields.Found;
import io.jaudit.output.ecs.EcsSettings.Original;
import io.jaudit.output.ecs.EcsUsers.Identity;
import io.jaudit.output.json.UtcTime;
import io.jaudit.process.Lineage;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes each event as a line of JSON with the fields of the Elastic Common Schema, as Elastic's
 * integration {@code auditd_manager} fills them. Described in {@code docs/ecs.md} and, exactly, in
 * {@code docs/ecs.schema.json}.
 *
 * <p>The output is JSON for any bytes in the log. Keeps buffers: for use by one thread at a time.
 */
public final class EcsWriter implements EventWriter {
  /** The version of ECS that the integration declares. */
  static final String VERSION = "8.11.0";

  private static final String[] INTERPRETERS = {
    "/usr/bin/python", "/usr/bin/sh", "/usr/bin/bash", "/usr/bin/perl"
  };

  private static final String[] CAPABILITY_FIELDS = {"cap_pe", "new_pe", "pe"};

  private final Identities identities;
  private final EcsSettings settings;
  private final ByteSlice hostId;
  private final ByteSlice dataset;
  private final EventView view;
  private final EcsFields fields = new EcsFields();
  private final EcsText json = new EcsText();
  private final EcsUsers users = new EcsUsers(json);
  private final EcsData data = new EcsData(json);
  private final EcsLineage lineages = new EcsLineage(json);
  private final EcsObject object = new EcsObject(json);
  private final ByteBuilder scratch = new ByteBuilder(256);
  private final List<String> merged = new ArrayList<>();

  /** The meaning of the event: of its first record, else of its system call. */
  private Normalization norm = Normalization.NONE;

  /** The meaning of the system call; that of the event if there is none. */
  private Normalization callNorm = Normalization.NONE;

  /** The PATH record that is the object. */
  private @Nullable AuditRecord file;

  /**
   * @param identities the names for the IDs of users and groups
   * @param settings host ID, data set, and whether lines are written
   */
  public EcsWriter(Identities identities, EcsSettings settings) {
    this.identities = identities;
    this.settings = settings;
    this.hostId = ByteSlice.of(settings.hostId());
    this.dataset = ByteSlice.of(settings.dataset());
    this.view = new EventView(identities);
  }

  @Override
  public EcsWriter another() {
    return new EcsWriter(identities, settings);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    fields.of(view);
    normalize();
    json.begin(out);
    writeBase(event);
    writeEvent(event);
    writeHost(event.id().nodeName());
    json.strings(EcsMember.TAGS, view.keys());
    users.write(view, norm, fields);
    Lineage shown = Lineage.shownOf(event);
    writeProcess(view.process(), shown != null && shown.isKnown() ? shown : null);
    if (file != null) {
      object.writeFile(view.paths().goTo(file));
    }
    object.writeNetwork(view, norm, fields);
    writeAuditd(event);
    json.end();
  }

  private void normalize() {
    String call = view.call().name();
    Normalization ofCall = call == null ? null : Normalization.ofSyscall(call);
    AuditRecord first = view.records().get(0);
    boolean isCall = first.is(RecordType.SYSCALL) || first.is(RecordType.URINGOP);
    Normalization ofType = isCall ? null : Normalization.ofType(first, fields);
    Normalization any = ofCall == null ? Normalization.NONE : ofCall;
    norm = ofType == null ? any : ofType;
    callNorm = ofCall == null ? norm : ofCall;
    Normalization ofFile = norm.isOfFile() ? norm : callNorm;
    file = ofFile.isOfFile() ? EcsObject.file(view.records(), ofFile.pathIndex()) : null;
  }

  private void writeBase(AuditEvent event) {
    scratch.clear();
    UtcTime.append(event.id().timeMillis(), scratch);
    json.string(EcsMember.TIMESTAMP, scratch.toSlice());
    json.object(EcsMember.ECS);
    json.plain(EcsMember.VERSION, VERSION);
    json.endObject();
    json.object(EcsMember.DATA_STREAM);
    json.string(EcsMember.DATASET, dataset);
    json.endObject();
    json.object(EcsMember.SERVICE);
    json.plain(EcsMember.TYPE, "auditd");
    json.endObject();
  }

  private void writeEvent(AuditEvent event) {
    json.object(EcsMember.EVENT);
    json.plain(EcsMember.KIND, norm.kind().isEmpty() ? "event" : norm.kind());
    json.plain(EcsMember.MODULE, "auditd");
    json.string(EcsMember.DATASET, dataset);
    json.number(EcsMember.SEQUENCE, event.id().serial());
    json.plain(EcsMember.ACTION, norm.action());
    json.plains(EcsMember.CATEGORY, merged(norm.category(), callNorm.category()));
    json.plains(EcsMember.TYPE, merged(norm.type(), callNorm.type()));
    json.plain(
        EcsMember.OUTCOME,
        switch (view.outcome()) {
          case SUCCEEDED -> "success";
          case FAILED -> "failure";
          case UNKNOWN -> "unknown";
        });
    Found reason = fields.find("reason");
    json.string(EcsMember.REASON, reason == null ? null : reason.text());
    if (settings.original() == Original.WRITTEN) {
      json.string(EcsMember.ORIGINAL, lines());
    }
    json.endObject();
  }

  private List<String> merged(List<String> words, List<String> others) {
    if (words == others) {
      return words;
    }
    merged.clear();
    merged.addAll(words);
    for (int i = 0; i < others.size(); i++) {
      if (!merged.contains(others.get(i))) {
        merged.add(others.get(i));
      }
    }
    return merged;
  }

  private ByteSlice lines() {
    scratch.clear();
    RecordList records = view.records();
    for (int i = 0; i < records.size(); i++) {
      scratch.append(i == 0 ? "" : "\n").append(records.get(i).line());
    }
    return scratch.toSlice();
  }

  private void writeHost(@Nullable String node) {
    json.object(EcsMember.HOST);
    json.object(EcsMember.OS);
    json.plain(EcsMember.TYPE, "linux");
    json.endObject();
    if (!hostId.isEmpty()) {
      json.string(EcsMember.ID, hostId);
    } else if (node == null) {
      json.plain(EcsMember.ID, settings.ownHostId());
    } else {
      json.latin1(EcsMember.ID, node);
    }
    json.latin1(EcsMember.NAME, node);
    json.latin1(EcsMember.HOSTNAME, node);
    json.endObject();
  }

  private void writeProcess(ProcessInfo process, @Nullable Lineage lineage) {
    json.object(EcsMember.PROCESS);
    if (lineage != null) {
      lineages.write(lineage);
    }
    json.count(EcsMember.PID, process.pid());
    json.string(EcsMember.NAME, command());
    json.string(EcsMember.EXECUTABLE, process.executable());
    json.string(EcsMember.TITLE, process.titleRecord() == null ? null : process.title());
    json.string(EcsMember.WORKING_DIRECTORY, process.directory());
    if (process.hasArguments()) {
      List<@Nullable ByteSlice> arguments = process.arguments();
      json.strings(EcsMember.ARGS, arguments);
      json.number(EcsMember.ARGS_COUNT, arguments.size());
      scratch.clear();
      CommandLine.append(arguments, scratch);
      json.string(EcsMember.COMMAND_LINE, scratch.toSlice());
    } else if (lineage != null) {
      json.string(EcsMember.COMMAND_LINE, lineage.program().commandLine());
    }
    json.object(EcsMember.PARENT);
    lineages.writeParent(lineage, process);
    json.endObject();
    writeCapabilities();
    json.endObject();
  }

  /** Returns the name of the process; in the message of a program, it may be about another one. */
  private @Nullable ByteSlice command() {
    ByteSlice command = view.process().command();
    Found reported = command == null ? fields.find("comm") : null;
    return reported == null ? command : reported.text();
  }

  /** Writes the effective capabilities that a record of a program's or process's tells. */
  private void writeCapabilities() {
    AuditRecord record = view.event().first(RecordType.CAPSET);
    record = record == null ? view.event().first(RecordType.BPRM_FCAPS) : record;
    int index = -1;
    for (int i = 0; record != null && i < CAPABILITY_FIELDS.length && index < 0; i++) {
      index = record.fields().indexOf(CAPABILITY_FIELDS[i], 0);
    }
    ByteSlice words =
        record == null || index < 0 ? null : view.meaning().of(record, index, FieldKind.TEXT);
    if (words == null || !Ascii.isLetter(words.at(0)) || words.is("none")) {
      return;
    }
    List<@Nullable ByteSlice> capabilities = new ArrayList<>();
    int from = 0;
    while (from <= words.length()) {
      int comma = words.indexOf((byte) ',', from);
      int end = comma < 0 ? words.length() : comma;
      ByteBuilder name = new ByteBuilder().append("CAP_");
      for (int i = from; i < end; i++) {
        byte b = words.at(i);
        name.append(b >= 'a' && b <= 'z' ? (byte) (b - 'a' + 'A') : b);
      }
      capabilities.add(name.toSlice());
      from = end + 1;
    }
    json.object(EcsMember.THREAD);
    json.object(EcsMember.CAPABILITIES);
    json.strings(EcsMember.EFFECTIVE, capabilities);
    json.endObject();
    json.endObject();
  }

  private void writeAuditd(AuditEvent event) {
    json.object(EcsMember.AUDITD);
    json.latin1(EcsMember.MESSAGE_TYPE, lowerCase(event.type().name()));
    json.plain(
        EcsMember.RESULT,
        switch (view.outcome()) {
          case SUCCEEDED -> "success";
          case FAILED -> "fail";
          case UNKNOWN -> "unknown";
        });
    long session = view.actor().session();
    if (session >= 0 && session != Identities.UNSET) {
      json.plain(EcsMember.SESSION, Long.toString(session));
    }
    writeSummary();
    users.writeOthers(view.actor(), view.process().label());
    if (file != null) {
      json.object(EcsMember.FILE);
      EcsLabel.write(view.paths().goTo(file).label(), json);
      json.endObject();
    }
    data.write(view, norm, fields);
    if (settings.original() == Original.WRITTEN) {
      json.lines(EcsMember.MESSAGES, view.records());
    }
    json.endObject();
  }

  private static String lowerCase(String type) {
    char[] chars = type.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      chars[i] = chars[i] >= 'A' && chars[i] <= 'Z' ? (char) (chars[i] - 'A' + 'a') : chars[i];
    }
    return new String(chars);
  }

  private void writeSummary() {
    json.object(EcsMember.SUMMARY);
    json.object(EcsMember.ACTOR);
    Identity first = EcsUsers.subject(norm.subjectPrimary(), Actor.AUID, view, fields);
    json.string(EcsMember.PRIMARY, first.nameOrId());
    Identity second = EcsUsers.subject(norm.subjectSecondary(), Actor.UID, view, fields);
    json.string(EcsMember.SECONDARY, second.nameOrId());
    json.endObject();
    json.object(EcsMember.OBJECT);
    writeObject();
    json.endObject();
    json.string(EcsMember.HOW, how());
    json.endObject();
  }

  private void writeObject() {
    if (norm.isOfFile() && file != null) {
      PathInfo path = view.paths().goTo(file);
      String type = EcsObject.fileType(path.mode());
      json.plain(EcsMember.TYPE, type == null ? norm.objectType() : type);
      ByteSlice resolved = path.resolved();
      json.string(EcsMember.PRIMARY, resolved == null ? path.name() : resolved);
      return;
    }
    json.plain(EcsMember.TYPE, norm.objectType());
    SocketAddress socket = norm.isOfSocket() ? view.socket() : null;
    if (socket != null) {
      String address = socket.address();
      if (address == null) {
        json.string(EcsMember.PRIMARY, socket.path());
      } else {
        json.plain(EcsMember.PRIMARY, address);
        json.plain(EcsMember.SECONDARY, Integer.toString(socket.port().orElse(0)));
      }
      return;
    }
    json.string(EcsMember.PRIMARY, words(fields.find(norm.objectPrimary())));
    json.string(EcsMember.SECONDARY, words(fields.find(norm.objectSecondary())));
  }

  /** Returns the text of a field, with the name of a user, group or system call. */
  private @Nullable ByteSlice words(@Nullable Found found) {
    if (found == null) {
      return null;
    }
    FieldKind kind = FieldId.kind(found.record().fields().id(found.index()));
    boolean isNamed = kind.isId() || kind == FieldKind.SYSCALL;
    ByteSlice name = isNamed ? view.meaning().of(found.record(), found.index(), kind) : null;
    return name == null ? found.text() : name;
  }

  /** Returns the means: a program; if that only runs scripts, the name of the process. */
  private @Nullable ByteSlice how() {
    ByteSlice logged = words(fields.find(norm.how()));
    if (logged != null) {
      return logged;
    }
    ByteSlice program = view.process().executable();
    ByteSlice command = command();
    return program == null || (command != null && isInterpreter(program)) ? command : program;
  }

  private static boolean isInterpreter(ByteSlice program) {
    for (String interpreter : INTERPRETERS) {
      if (program.startsWith(interpreter)) {
        return true;
      }
    }
    return false;
  }
}
