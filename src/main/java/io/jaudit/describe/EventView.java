package io.jaudit.describe;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.interpret.field.FieldMeaning;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the facts of one event on demand: the only place that interprets an event.
 *
 * <p>In: an event, by {@link #of}. Out: numbers, and slices of its lines or of decoded text. An
 * object is reused for one event after another; what it returned is valid until the next one. Never
 * throws because of the content of a log. For use by one thread at a time.
 *
 * <p>If several records have a fact, the SYSCALL or URINGOP record counts first, then the first
 * record that has it. Filters, for which any record counts, look at all records.
 */
public final class EventView {
  private static final int UNSPECIFIED = 0;

  private final Identities identities;
  private final Normalizer normalizer;
  private final FieldMeaning meaning;
  private final MainFields fields;
  private final Actor actor;
  private final SystemCall call;
  private final ProcessInfo process;
  private final PathInfo paths;
  private final SocketInfo sockets = new SocketInfo();
  private final HostInfo hosts = new HostInfo();
  private final Decision decisions = new Decision();
  private @Nullable AuditEvent event;
  private RecordList records = RecordList.empty();
  private @Nullable Outcome outcome;
  private @Nullable EventSummary summary;
  private @Nullable Fact subjectLabel;
  private @Nullable Arguments arguments;
  private @Nullable ByteSlice directory;
  private boolean labeled;
  private boolean located;
  private boolean read;

  /** The view of the same event with other names; null before it is asked for. */
  private @Nullable EventView renamed;

  private boolean isRenamedCurrent;

  private @Nullable FactText factText;

  /**
   * @param identities the names of users and groups that the log does not have
   */
  public EventView(Identities identities) {
    this.identities = identities;
    SyscallNames syscalls = new SyscallNames();
    meaning = new FieldMeaning(identities, syscalls);
    normalizer = new Normalizer(identities, syscalls);
    fields = new MainFields(meaning);
    actor = new Actor(this);
    call = new SystemCall(this, syscalls);
    process = new ProcessInfo(this);
    paths = new PathInfo(this, meaning);
  }

  /** Goes to {@code next}; returns this view. */
  public EventView of(AuditEvent next) {
    event = next;
    records = next.records();
    outcome = null;
    summary = null;
    arguments = null;
    labeled = false;
    located = false;
    read = false;
    isRenamedCurrent = false;
    meaning.begin(records);
    return this;
  }

  /**
   * Returns the view of this event with other names of users and groups, which is valid as long as
   * this one. It is reused, so it should be asked for with the same names each time.
   */
  public EventView named(Identities others) {
    if (others.equals(identities)) {
      return this;
    }
    EventView view = renamed;
    if (view == null || !view.identities.equals(others)) {
      view = new EventView(others);
      renamed = view;
      isRenamedCurrent = false;
    }
    if (!isRenamedCurrent) {
      view.of(event());
      isRenamedCurrent = true;
    }
    return view;
  }

  /**
   * Returns the event.
   *
   * @throws IllegalStateException if {@link #of} was not called
   */
  public AuditEvent event() {
    if (event == null) {
      throw new IllegalStateException("a view of no event");
    }
    return event;
  }

  /**
   * Returns true if the beginning or the end of the event is missing, or arguments of its program.
   */
  public boolean isIncomplete() {
    return event().isIncomplete() || !hasAllArguments();
  }

  /** Returns the records of the event. */
  public RecordList records() {
    return records;
  }

  /** Returns the meaning of fields, in words; it is at this event. */
  public FieldMeaning meaning() {
    return meaning;
  }

  /** Returns how the event ended. */
  public Outcome outcome() {
    Outcome known = outcome;
    if (known == null) {
      known = Outcome.of(records);
      outcome = known;
    }
    return known;
  }

  /** Returns who acted: all ids of users and groups, with names. */
  public Actor actor() {
    return actor;
  }

  /** Returns the system call, or the operation of io_uring. */
  public SystemCall call() {
    return call;
  }

  /** Returns the process that acted. */
  public ProcessInfo process() {
    return process;
  }

  /**
   * Returns the directory from which relative paths are resolved, decoded; null if no record has
   * it. A program may log one in its message.
   */
  public @Nullable ByteSlice directory() {
    if (!located) {
      ByteSlice cwd = text(RecordType.CWD, FieldId.CWD);
      directory = cwd == null ? fields().text(MainFields.CWD) : cwd;
      located = true;
    }
    return directory;
  }

  /** Returns the folder that relative names in the PATH records are relative to. */
  public NameFolder nameFolder() {
    return NameFolder.of(call.name());
  }

  /** Returns false if arguments of the program are missing. */
  public boolean hasAllArguments() {
    return arguments().isComplete();
  }

  /**
   * Returns the directory that a relative name in this PATH record is relative to; null if that is
   * not known.
   */
  @Nullable ByteSlice folderOf(AuditRecord path) {
    return NameFolder.isWorkingDirectory(this, path) ? directory() : null;
  }

  /** Returns the PATH records, before the first one. */
  public PathInfo paths() {
    return paths.begin();
  }

  /** Returns the addresses of the SOCKADDR records, before the first one. */
  public SocketInfo sockets() {
    return sockets.begin(records);
  }

  /** Returns the first socket address that has a family; else the first one; null without any. */
  public @Nullable SocketAddress socket() {
    SocketAddress unspecified = null;
    SocketInfo each = sockets();
    while (each.next()) {
      if (each.address().family() != UNSPECIFIED) {
        return each.address();
      }
      unspecified = unspecified == null ? each.address() : unspecified;
    }
    return unspecified;
  }

  /** Returns the remote hosts, before the first one. */
  public HostInfo hosts() {
    return hosts.begin(records);
  }

  /** Returns the IP address that the event came from; null if no record has one. */
  public @Nullable ByteSlice sourceAddress() {
    return SourceAddress.of(this);
  }

  /** Returns true if {@link #sourceAddress} may be in a SOCKADDR record: that of a peer. */
  public boolean isFromPeer() {
    return SourceAddress.isOfPeer(this);
  }

  /** Returns the decisions of security modules, before the first one. */
  public Decision decisions() {
    return decisions.begin(records);
  }

  /** Returns the first denial of a security module, else its first decision; null without one. */
  @Nullable Decision decision() {
    Decision first = decisions();
    while (first.next()) {
      if (first.isDenial()) {
        return first;
      }
    }
    Decision decision = decisions();
    while (decision.next()) {
      if (decision.result() != null) {
        return decision;
      }
    }
    return null;
  }

  /** Returns the keys of all records, each once; {@code (null)} and the empty key are left out. */
  public List<@Nullable ByteSlice> keys() {
    DistinctTexts keys = null;
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (MainFields.isSource(record) && record.fields().indexOf(FieldId.KEY, 0) >= 0) {
        for (ByteSlice key : RuleKeys.of(record)) {
          if (!key.isEmpty() && !key.is("(null)")) {
            keys = keys == null ? new DistinctTexts() : keys;
            keys.add(key);
          }
        }
      }
    }
    return keys == null ? List.of() : keys.list();
  }

  /** Returns the names of the record types, each once, in logged order. */
  public List<@Nullable ByteSlice> types() {
    DistinctTexts types = new DistinctTexts();
    RecordType last = null;
    for (int i = 0; i < records.size(); i++) {
      RecordType type = records.get(i).type();
      if (!type.equals(last)) {
        last = type;
        types.add(type.nameBytes());
      }
    }
    return types.list();
  }

  /** Returns the first record with a message of a program, {@code msg='…'}; null without one. */
  public @Nullable AuditRecord messageRecord() {
    return fields().messageRecord();
  }

  /** Returns the index of the field {@code msg} in that record. */
  public int messageIndex() {
    return fields().messageIndex();
  }

  /** Returns who did what to what, with what result, and how. */
  public EventSummary summary() {
    EventSummary known = summary;
    if (known == null) {
      known = normalizer.normalize(this);
      summary = known;
    }
    return known;
  }

  /**
   * Returns where the object of this event with a system call comes from, by the call alone.
   *
   * @throws IllegalStateException if the event does not begin with a SYSCALL record
   */
  public ObjectSource objectSource() {
    return normalizer.objectSource(this);
  }

  /** Returns the number of processes that the event is about, as of a signal: OBJ_PID records. */
  public int targets() {
    int targets = 0;
    for (int i = 0; i < records.size(); i++) {
      targets += records.get(i).is(RecordType.OBJ_PID) ? 1 : 0;
    }
    return targets;
  }

  /** Returns the arguments of the program; none without an EXECVE record. */
  Arguments arguments() {
    Arguments known = arguments;
    if (known == null) {
      known = process.hasArguments() ? Arguments.of(records) : Arguments.NONE;
      arguments = known;
    }
    return known;
  }

  /** Returns the text of the first field with this number in a record of this type, or null. */
  @Nullable ByteSlice text(int type, int fieldId) {
    AuditRecord record = event().first(type);
    int index = record == null ? -1 : record.fields().indexOf(fieldId, 0);
    return record == null || index < 0 ? null : SummaryText.of(record, index);
  }

  /** Returns a fact of the summary in the words of the text format; null for a placeholder. */
  public @Nullable ByteSlice words(@Nullable Fact fact) {
    AuditRecord record = fact == null ? null : fact.record();
    if (fact == null || (record != null && SummaryText.of(record, fact.index()) == null)) {
      return null;
    }
    FactText text = factText;
    if (text == null) {
      text = new FactText(new FieldInterpreter(identities));
      factText = text;
    }
    text.begin(this);
    ByteBuilder words = new ByteBuilder();
    text.append(fact, words);
    return words.toSlice();
  }

  /** Returns the security label of the process; null if no record has the field. */
  @Nullable Fact processLabel() {
    return SecurityLabel.ofProcess(records);
  }

  /** Returns the security label of the subject; null if no record has the field. */
  public @Nullable Fact subjectLabel() {
    if (!labeled) {
      subjectLabel = SecurityLabel.ofSubject(records);
      labeled = true;
    }
    return subjectLabel;
  }

  /** Returns the security label of the object of the summary; null if no record has one. */
  public @Nullable Fact objectLabel() {
    AuditRecord path = summary().path;
    Fact label = path == null ? null : new ObjectLabels(records).of(path);
    return label == null && !isPath(summary().object()) ? SecurityLabel.ofObject(records) : label;
  }

  private static boolean isPath(@Nullable Fact object) {
    AuditRecord record = object == null ? null : object.record();
    return record != null && record.is(RecordType.PATH);
  }

  /** Returns the positions of the main fields, which are located once per event. */
  MainFields fields() {
    if (!read) {
      fields.read(event());
      read = true;
    }
    return fields;
  }
}
