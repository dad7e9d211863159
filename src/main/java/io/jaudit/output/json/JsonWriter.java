package io.jaudit.output.json;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ObjectSource;
import io.jaudit.describe.SystemCall;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.GappedText;
import io.jaudit.output.KernelOrder;
import io.jaudit.output.MarkedEvent;
import io.jaudit.process.Lineage;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import org.jspecify.annotations.Nullable;

/**
 * Writes one JSON object per line, schema {@code jaudit.event/1}: numbers are numbers, what is
 * unknown is left out or null, and the records are complete. Described in {@code docs/json.md} and,
 * exactly, in {@code docs/jaudit.event-1.schema.json}.
 *
 * <p>The output is JSON for any bytes in the log. Keeps buffers: for use by one thread at a time.
 */
public final class JsonWriter implements EventWriter {
  private final Identities identities;
  private final JsonRecords records;
  private final JsonNulls nulls;
  private final @Nullable JsonMemory memory;
  private final JsonText json;
  private final EventView view;
  private final JsonSummary summary;
  private final JsonProcess process = new JsonProcess();
  private final JsonMessage message = new JsonMessage();
  private final EventTexts texts;
  private final MessageTexts messages;
  private final TemplateRecorder recorder;
  private final JsonParts parts;

  /** Writes events with markers; created on first use. */
  private @Nullable JsonWriter plain;

  /** Where the head of the event ends in the output. */
  private int headEnd;

  /**
   * @param identities the names for the IDs of users and groups
   * @param records the content of the member {@code records}
   * @param nulls what becomes of members without a value
   */
  public JsonWriter(Identities identities, JsonRecords records, JsonNulls nulls) {
    this(identities, records, nulls, new JsonMemory());
  }

  JsonWriter(
      Identities identities, JsonRecords records, JsonNulls nulls, @Nullable JsonMemory memory) {
    this.identities = identities;
    this.records = records;
    this.nulls = nulls;
    this.memory = memory;
    this.json = new JsonText(nulls);
    this.view = new EventView(identities);
    this.summary = new JsonSummary(identities);
    this.texts = new EventTexts(view, memory);
    this.messages = new MessageTexts(records == JsonRecords.RAW ? null : memory);
    this.recorder = new TemplateRecorder(json);
    this.parts =
        new JsonParts(
            json,
            view,
            texts,
            recorder,
            summary,
            process,
            new JsonLineage(nulls),
            new JsonRecordFields(view.meaning()));
  }

  /** Returns a writer that uses nothing of earlier events: what the others write, but slowly. */
  static JsonWriter withoutMemory(Identities identities, JsonRecords records, JsonNulls nulls) {
    return new JsonWriter(identities, records, nulls, null);
  }

  @Override
  public JsonWriter another() {
    return new JsonWriter(identities, records, nulls, memory);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    json.appendTo(out);
    boolean hasLineage = Lineage.shownOf(event) != null; // then a message has more members
    MessageText message = hasLineage ? null : messages.find(event);
    if (message != null) {
      parts.writeHead();
      messages.append(message, out);
      return;
    }
    texts.begin();
    EventTemplate template = texts.template();
    if (template != null) {
      parts.write(template);
    } else if (texts.isTemplateWanted()) {
      record(event);
    } else if (!hasLineage && messages.isWanted()) {
      writeMessage(event);
    } else {
      writePlainly(event);
    }
    texts.end();
    for (int i = texts.wantedFile(0); i >= 0; i = texts.wantedFile(i + 1)) {
      keepFile(event, i);
    }
  }

  /** Keeps what was written for a record with gaps for its values. */
  private void keepFile(AuditEvent event, int index) {
    AuditEvent marked = texts.markedFile(event, index);
    if (marked != null) {
      texts.keepFile(index, plain().textsOf(marked, index));
    }
  }

  /** Returns what is written for a record of an event, by use; the object is that of the event. */
  private @Nullable ByteSlice[] textsOf(AuditEvent event, int index) {
    view.of(event);
    texts.beginKeeping();
    json.appendTo(new ByteBuilder());
    recorder.begin(0);
    writePlainly(event);
    recorder.end();
    @Nullable ByteSlice[] all = texts.textsOf(index);
    all[RecordTexts.OBJECT] = recorder.object();
    return all;
  }

  /** Writes an event of one record and keeps its text. */
  private void writeMessage(AuditEvent event) {
    writePlainly(event);
    ByteSlice written = json.since(headEnd);
    AuditEvent marked = messages.marked(event);
    if (marked != null) {
      ByteBuilder text = new ByteBuilder();
      plain().write(marked, text);
      messages.keep(text.toSlice(plain().headEnd), written);
    }
  }

  /** Writes an event and stores its template. */
  private void record(AuditEvent event) {
    int start = json.length();
    writePlainly(event);
    AuditEvent marked =
        isReusable(event) ? MarkedEvent.of(event, texts.line(), texts.tail()) : null;
    if (marked != null) {
      EventTemplate made = plain().template(marked, texts);
      if (isExact(made, json.since(start))) {
        texts.put(made);
      }
    }
  }

  private boolean isExact(EventTemplate template, ByteSlice expected) {
    ByteBuilder copy = new ByteBuilder(expected.length());
    ByteBuilder target = json.redirect(copy);
    parts.write(template);
    json.redirect(target);
    return GappedText.isExact(copy.toSlice(), expected);
  }

  /** Returns the template of an event with markers, in place of the one that {@code of} is at. */
  private EventTemplate template(AuditEvent marked, EventTexts of) {
    view.of(marked);
    texts.begin();
    json.appendTo(new ByteBuilder());
    recorder.begin(of.tail().size());
    writePlainly(marked);
    return recorder.end(of.line(), of.tail(), call(of));
  }

  /** Returns a writer that remembers nothing. */
  private JsonWriter plain() {
    JsonWriter known = plain;
    if (known == null) {
      known = withoutMemory(identities, records, nulls);
      plain = known;
    }
    return known;
  }

  private EventTemplate.Call call(EventTexts of) {
    return new EventTemplate.Call(
        of.line().arch().copy(),
        number(view.records().get(0)),
        view.nameFolder(),
        view.objectSource(),
        GappedText.of(recorder.object(), of.tail().size()));
  }

  private static long number(AuditRecord syscall) {
    Field number = syscall.find(FieldId.SYSCALL);
    return number == null ? -1 : Ascii.decimal(number.value(), -1);
  }

  /**
   * Returns false if what is written depends on more than head and tail of the SYSCALL record. What
   * socketcall and ipc do depends on an argument.
   */
  private boolean isReusable(AuditEvent event) {
    AuditRecord syscall = event.records().get(0);
    return KernelOrder.isKept(syscall.fields())
        && syscall.damage() == null
        && number(syscall) >= 0
        && !view.call().isMultiplexed()
        && view.objectSource().kind() != ObjectSource.Kind.OTHER;
  }

  private void writePlainly(AuditEvent event) {
    parts.writeHead();
    headEnd = json.length();
    json.stringMember(Member.TYPE, event.type().nameBytes());
    parts.write(Part.TYPES);
    json.requiredStringsMember(Member.KEYS, view.keys());
    writeResult();
    summary.write(view, json, parts);
    JsonUser.write(view.actor(), json);
    process.write(view.process(), Lineage.shownOf(view.event()), json, parts);
    parts.write(Part.PATHS);
    parts.write(Part.NET);
    writeSource();
    message.write(view, json);
    JsonAvc.write(view.decisions(), json);
    parts.write(Part.INCOMPLETE);
    writeRecords();
    json.endObject();
    json.newline();
  }

  private void writeResult() {
    json.flagMember(
        Member.SUCCESS,
        switch (view.outcome()) {
          case SUCCEEDED -> Boolean.TRUE;
          case FAILED -> Boolean.FALSE;
          case UNKNOWN -> null;
        });
    SystemCall call = view.call();
    json.latin1Member(Member.SYSCALL, call.name());
    json.latin1Member(Member.ARCH, call.arch());
    parts.write(Part.EXIT);
  }

  private void writeSource() {
    if (view.isFromPeer()) {
      parts.write(Part.PEER);
    } else {
      json.stringMember(Member.SOURCE_IP, view.sourceAddress());
    }
  }

  private void writeRecords() {
    if (records == JsonRecords.NONE) {
      return;
    }
    json.beginArray(Member.RECORDS);
    if (records == JsonRecords.RAW) {
      parts.write(Part.RAW_RECORDS);
    } else {
      parts.writeRecord(0);
      parts.write(Part.OTHER_RECORDS);
    }
    json.endArray();
  }
}
