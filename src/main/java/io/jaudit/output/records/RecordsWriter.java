package io.jaudit.output.records;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.Arguments;
import io.jaudit.describe.CommandLine;
import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.FieldMeaning;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonText;
import io.jaudit.output.json.MemberName;
import io.jaudit.output.json.MemberName.Twin;
import io.jaudit.output.json.MemberNames;
import io.jaudit.output.json.UtcTime;
import io.jaudit.output.records.RecordsSettings.Join;
import io.jaudit.output.records.RecordsSettings.MeaningNames;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes each record as a line of JSON, an object without objects in it: its fields as decoded
 * strings by their logged names, and the meaning of IDs, system calls and addresses, which auditd
 * writes into enriched logs, for every log. Described in {@code docs/records.md} and, exactly, in
 * {@code docs/records.schema.json}.
 *
 * <p>The output is JSON for any bytes in the log. Keeps buffers: for use by one thread at a time.
 */
public final class RecordsWriter implements EventWriter {
  private static final ByteSlice TIME = ByteSlice.of("time");
  private static final ByteSlice ID = ByteSlice.of("id");
  private static final ByteSlice SERIAL = ByteSlice.of("serial");
  private static final ByteSlice NODE = ByteSlice.of("node");
  private static final ByteSlice TYPE = ByteSlice.of("type");
  private static final ByteSlice KEY = ByteSlice.of("key");
  private static final ByteSlice KEYS = ByteSlice.of("keys");
  private static final ByteSlice KEYS_MEMBER = ByteSlice.of(",\"keys\":");
  private static final ByteSlice TEXT = ByteSlice.of("text");
  private static final ByteSlice COMMAND_LINE = ByteSlice.of("cmdline");
  private static final String OF_MESSAGE = "msg_";

  private final Identities identities;
  private final RecordsSettings settings;
  private final EventView view;
  private final JsonText json = new JsonText(JsonNulls.OMITTED);
  private final MemberNames names = new MemberNames();
  private final ByteBuilder words = new ByteBuilder();
  private final ByteBuilder scratch = new ByteBuilder(256);
  private final List<ByteSlice> keys = new ArrayList<>();

  /** The names of meanings in capitals, by field; created on first use. */
  private final @Nullable ByteSlice[] capitals = new ByteSlice[FieldId.highest() + 1];

  private ByteSlice time = ByteSlice.EMPTY;
  private ByteSlice id = ByteSlice.EMPTY;
  private @Nullable ByteSlice node;

  /** The name of the first key in the current record. */
  private MemberName key = names.claim(KEY);

  private final EventFields eventFields;

  /**
   * @param identities the names for the IDs of users and groups
   * @param settings how meanings are named, and what a line contains
   */
  public RecordsWriter(Identities identities, RecordsSettings settings) {
    this.identities = identities;
    this.settings = settings;
    this.view = new EventView(identities);
    this.eventFields = new EventFields();
  }

  @Override
  public RecordsWriter another() {
    return new RecordsWriter(identities, settings);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    json.appendTo(out);
    ByteBuilder head = new ByteBuilder(64);
    UtcTime.append(event.id().timeMillis(), head);
    time = head.toSlice();
    id = ByteSlice.of(event.id().stamp());
    String name = event.id().nodeName();
    node = name == null ? null : ByteSlice.of(name.getBytes(StandardCharsets.ISO_8859_1));
    if (settings.join() == Join.EVENT) {
      eventFields.of(view);
    }
    boolean hasArguments = false;
    RecordList records = view.records();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      boolean isFirst = record.is(RecordType.EXECVE) && !hasArguments;
      hasArguments |= isFirst;
      write(record, isFirst ? Arguments.of(records) : null);
    }
  }

  /**
   * Writes a line.
   *
   * @param arguments those of the event, in its first EXECVE record
   */
  private void write(AuditRecord record, @Nullable Arguments arguments) {
    names.clear();
    words.clear();
    json.beginObject();
    writeHead(record);
    Fields fields = record.fields();
    boolean isExecve = record.is(RecordType.EXECVE);
    for (int i = 0; i < fields.firstEnriched(); i++) {
      Form form = fields.form(i);
      if (form == Form.WORD) {
        append(fields.raw(i));
      } else if (form != Form.NESTED
          && fields.scope(i) == Scope.RECORD
          && fields.id(i) != FieldId.KEY
          && !(isExecve && isOfArguments(fields.get(i)))) {
        write(record, i, names.claim(fields, i));
      }
    }
    writeMessage(record);
    if (arguments != null) {
      write(arguments);
    }
    writeRest(record);
    writeKeys(record);
    if (words.length() > 0) {
      write(names.claim(TEXT), words.toSlice());
    }
    if (settings.join() == Join.EVENT) {
      eventFields.write();
    }
    json.endObject();
    json.newline();
  }

  /** Writes what every line begins with, whose names no field may take. */
  private void writeHead(AuditRecord record) {
    write(names.claim(TIME), time);
    write(names.claim(ID), id);
    json.name(names.claim(SERIAL)).number(record.id().serial());
    MemberName nodeName = names.claim(NODE);
    if (node != null) {
      write(nodeName, node);
    }
    write(names.claim(TYPE), record.type().nameBytes());
    key = names.claim(KEY);
    names.claim(KEYS);
  }

  private void append(ByteSlice word) {
    if (words.length() > 0) {
      words.append(' ');
    }
    words.append(word);
  }

  private static boolean isOfArguments(Field field) {
    ByteSlice name = field.name();
    boolean isLength =
        name.length() > 4 && name.at(0) == 'a' && name.slice(name.length() - 4).is("_len");
    return isLength || Arguments.isArgument(field);
  }

  /** Writes a field and its meaning. */
  private void write(AuditRecord record, int index, MemberName name) {
    Fields fields = record.fields();
    ByteSlice text = FieldText.of(record, index);
    write(name, fields.id(index) == FieldId.PROCTITLE ? separated(text) : text);
    FieldKind kind = FieldId.kind(fields.id(index));
    if (!FieldId.isEnriched(fields.id(index)) && fields.partner(index) < 0) {
      return;
    }
    ByteSlice meaning = view.meaning().of(record, index, kind);
    if (meaning != null) {
      MemberName twin =
          settings.names() == MeaningNames.LOWER
              ? names.claim(name, Twin.NAME)
              : names.claim(capitals(fields, index));
      write(twin, meaning);
    }
  }

  private ByteSlice capitals(Fields fields, int index) {
    int field = fields.id(index);
    ByteSlice known = capitals[field];
    if (known == null) {
      known = ByteSlice.of(fields.name(index).utf8().toUpperCase(Locale.ROOT));
      if (field != FieldId.NONE && !FieldId.isPrefix(field)) {
        capitals[field] = known;
      }
    }
    return known;
  }

  /** Returns the title of a process with a blank for each NUL between arguments. */
  private ByteSlice separated(ByteSlice title) {
    if (title.indexOf((byte) 0, 0) < 0) {
      return title;
    }
    scratch.clear();
    scratch.append(title).replace(0, (byte) 0, (byte) ' ');
    return scratch.toSlice();
  }

  /** Writes the fields of a program's message; a name that the record has gets a prefix. */
  private void writeMessage(AuditRecord record) {
    Fields fields = record.fields();
    for (int i = 0; i < fields.firstEnriched(); i++) {
      if (fields.scope(i) != Scope.USER
          || fields.form(i) == Form.WORD
          || fields.id(i) == FieldId.KEY) {
        continue;
      }
      ByteSlice name = fields.name(i);
      if (names.contains(name)) {
        scratch.clear();
        name = scratch.append(OF_MESSAGE).append(name).toSlice().copy();
        write(record, i, names.claim(name));
      } else {
        write(record, i, names.claim(fields, i));
      }
    }
  }

  private void write(Arguments arguments) {
    List<@Nullable ByteSlice> values = arguments.values();
    for (int i = 0; i < values.size(); i++) {
      ByteSlice value = values.get(i);
      if (value != null) {
        scratch.clear();
        ByteSlice name = scratch.append('a').appendDecimal(arguments.number(i)).toSlice();
        write(names.claim(name), value);
      }
    }
    if (!values.isEmpty()) {
      scratch.clear();
      CommandLine.append(values, scratch);
      write(names.claim(COMMAND_LINE), scratch.toSlice());
    }
  }

  /** Writes the enriched names that belong to no field of the record. */
  private void writeRest(AuditRecord record) {
    Fields fields = record.fields();
    for (int i = fields.firstEnriched(); i < fields.size(); i++) {
      if (!fields.isWhole(i)
          || hasMeaning(record, fields.partner(i))
          || !FieldMeaning.isKnown(fields.value(i))) {
        continue;
      }
      ByteSlice name =
          settings.names() == MeaningNames.LOWER
              ? FieldMeaning.twinName(fields.get(i))
              : fields.name(i);
      write(names.claim(name), fields.value(i));
    }
  }

  /** Returns true for a field whose meaning is the member after it. */
  private static boolean hasMeaning(AuditRecord record, int index) {
    return index >= 0
        && record.fields().form(index) != Form.NESTED
        && record.fields().id(index) != FieldId.KEY
        && !(record.is(RecordType.EXECVE) && isOfArguments(record.fields().get(index)));
  }

  private void writeKeys(AuditRecord record) {
    if (record.fields().indexOf(FieldId.KEY, 0) < 0) {
      return;
    }
    keys.clear();
    for (ByteSlice each : RuleKeys.of(record)) {
      if (!each.isEmpty() && !each.is("(null)")) {
        keys.add(each);
      }
    }
    if (!keys.isEmpty()) {
      write(key, keys.get(0));
      json.beginArray(KEYS_MEMBER);
      for (int i = 0; i < keys.size(); i++) {
        json.string(keys.get(i));
      }
      json.endArray();
    }
  }

  /** Writes a string, and all its bytes in hex if it isn't UTF-8. */
  private void write(MemberName name, ByteSlice text) {
    if (!json.string(name, text)) {
      json.name(names.claim(name, Twin.HEX)).hex(text);
    }
  }

  /** The fields of the event that each of its records gets. */
  private final class EventFields {
    private static final int COUNT = 6;

    private final ByteSlice[] fieldNames = {
      ByteSlice.of("ev_cwd"),
      ByteSlice.of("ev_exe"),
      ByteSlice.of("ev_comm"),
      ByteSlice.of("ev_uid"),
      ByteSlice.of("ev_auid"),
      ByteSlice.of("ev_key")
    };

    private final @Nullable ByteSlice[] values = new ByteSlice[COUNT];

    void of(EventView event) {
      values[0] = event.directory();
      values[1] = event.process().executable();
      values[2] = event.process().command();
      values[3] = number(event.actor().id(Actor.UID));
      values[4] = number(event.actor().id(Actor.AUID));
      List<@Nullable ByteSlice> eventKeys = event.keys();
      values[5] = eventKeys.isEmpty() ? null : eventKeys.get(0);
    }

    private static @Nullable ByteSlice number(long id) {
      return id < 0 ? null : new ByteBuilder(12).appendDecimal(id).toSlice();
    }

    void write() {
      for (int i = 0; i < COUNT; i++) {
        ByteSlice value = values[i];
        if (value != null) {
          RecordsWriter.this.write(names.claim(fieldNames[i]), value);
        }
      }
    }
  }
}
