package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.describe.PathRoles;
import io.jaudit.describe.ValueSink;
import io.jaudit.filter.where.QueryField;
import io.jaudit.filter.where.QueryField.Dependence;
import io.jaudit.filter.where.QueryField.Form;
import io.jaudit.interpret.field.Endian;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.output.ContentHash;
import io.jaudit.output.KernelOrder;
import io.jaudit.output.Repeats;
import io.jaudit.output.UsualEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the values of fields in the records of earlier events. Most records of a log repeat an
 * earlier one, so that finding it by its bytes replaces locating and decoding its fields.
 *
 * <p>A value may only be kept for a record if it depends on nothing else: see {@link Dependence}.
 * What is kept is limited; if it is too much, all is forgotten. For use by one thread.
 */
final class EventMemory {
  /** The process is not known. */
  static final int NO_PROCESS = -1;

  private static final int SLOTS = 16 * 1024;

  private static final int MAX_RECORDS = UsualEvent.MAX_RECORDS;

  private final EventView view;
  private final int maxSize;
  private final List<QueryField> fields = new ArrayList<>();
  private final List<Form> forms = new ArrayList<>();
  private final List<Dependence> dependences = new ArrayList<>();
  private final UsualEvent event = new UsualEvent();
  private final ContentHash hash = new ContentHash();
  private final Repeats repeats = new Repeats();
  private final @Nullable KnownRecord[] known = new KnownRecord[SLOTS];
  private final @Nullable KnownRecord[] found = new KnownRecord[MAX_RECORDS];
  private RecordList records = RecordList.empty();
  private int size;
  private @Nullable KnownRecord call;
  private int notes;
  private int bits;
  private int kept;

  /**
   * @param view that will be at the events
   * @param maxSize about how many bytes are kept; 0 for none
   */
  EventMemory(EventView view, int maxSize) {
    this.view = view;
    this.maxSize = maxSize;
  }

  /** Returns a number for a field in this form, by which its values are kept. */
  int field(QueryField field, Form form) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(field.name()) && forms.get(i) == form) {
        return i;
      }
    }
    fields.add(field);
    forms.add(form);
    dependences.add(field.dependence());
    forget(); // what is known has no room for it
    return fields.size() - 1;
  }

  /** Returns a bit for {@link #isNoted}; 0 if there is none left. */
  int bit() {
    return bits < Integer.SIZE ? 1 << bits++ : 0;
  }

  private void forget() {
    Arrays.fill(known, null);
    kept = 0;
  }

  /** Goes to the event that the view is at. */
  void begin() {
    records = view.records();
    size = maxSize > 0 && records.size() <= MAX_RECORDS ? records.size() : 0;
    call = null;
    notes = size == 0 ? 0 : -1;
    boolean isUsual = size > 0 && event.read(records);
    for (int i = 0; i < size; i++) {
      KnownRecord record = i == 0 && isUsual ? findCall() : find(i, isUsual);
      found[i] = record;
      notes &= record == null ? 0 : record.notes();
    }
  }

  /** Finds the call of a usual event. */
  private @Nullable KnownRecord findCall() {
    int hashed = event.line().addTo(hash.begin()).value();
    KnownRecord record = known[hashed & SLOTS - 1];
    if (record == null || !record.isOf(event.line())) {
      record = repeats.isRepeated(hashed) && isCallReusable() ? keptCall(hashed) : null;
    }
    call = record;
    if (record != null && record.folder() != null) {
      event.setFolder(record.folder());
    }
    return record;
  }

  private boolean isCallReusable() {
    AuditRecord record = records.get(0);
    return KernelOrder.isKept(record.fields())
        && record.damage() == null
        && !view.call().isMultiplexed()
        && Endian.ofArch(event.line().arch()) != Endian.UNKNOWN;
  }

  private KnownRecord keptCall(int hashed) {
    boolean isFailed = view.outcome() == Outcome.FAILED;
    return keep(hashed, new KnownRecord(event.line(), view.nameFolder(), isFailed, fields.size()));
  }

  private KnownRecord keep(int hashed, KnownRecord record) {
    if (kept > maxSize) {
      forget();
    }
    kept += record.size();
    known[hashed & SLOTS - 1] = record;
    return record;
  }

  private @Nullable KnownRecord find(int index, boolean isUsual) {
    AuditRecord record = records.get(index);
    if (!record.type().continuesEvent()) { // it has a process ID, so that it does not repeat
      return null;
    }
    ByteSlice content = record.contentAsLogged();
    int hashed = hash.begin().add(content).value() + record.type().number();
    KnownRecord one = known[hashed & SLOTS - 1];
    ByteSlice context = isUsual && isDirectoryKnown() ? event.directory() : ByteSlice.EMPTY;
    if (one != null && one.isOf(record, content, context)) {
      return one;
    }
    if (!repeats.isRepeated(hashed) || record.isTruncated()) {
      return null;
    }
    record.fields(); // finds damage
    if (record.damage() != null || record.is(RecordType.SYSCALL)) {
      return null;
    }
    boolean isIndependent = !record.is(RecordType.PATH) || isIndependent(record);
    return isIndependent || !context.isEmpty()
        ? keep(
            hashed,
            new KnownRecord(record, isIndependent ? ByteSlice.EMPTY : context, fields.size()))
        : null;
  }

  private boolean isDirectoryKnown() {
    return call != null && event.isDirectoryKnown();
  }

  /** Returns true if what the name in a PATH record means does not depend on any directory. */
  private static boolean isIndependent(AuditRecord path) {
    int name = path.fields().indexOf(FieldId.NAME, 0);
    return name >= 0
        && path.fields().indexOf(FieldId.NAME, name + 1) < 0
        && FieldText.of(path, name).startsWith("/")
        && !PathRoles.mayBeParent(path);
  }

  /** Returns true if the event failed. */
  boolean isFailed() {
    return call == null ? view.outcome() == Outcome.FAILED : call.isFailed();
  }

  /** Returns true if {@link #note} was called for each record of the event. */
  boolean isNoted(int bit) {
    return (notes & bit) != 0;
  }

  /** Notes that something was done with the values of all records of the event. */
  void note(int bit) {
    for (int i = 0; i < size; i++) {
      KnownRecord record = found[i];
      if (record != null) {
        record.note(bit);
      }
    }
  }

  /**
   * Passes the values of a field to {@code sink}.
   *
   * @return true if none of them, now and for each later event with these records, depends on more
   *     than the records that are known
   */
  boolean read(int field, ValueSink sink) {
    return switch (size == 0 ? Dependence.EVENT : dependences.get(field)) {
      case RECORD, NUMBER -> readRecords(field, sink);
      case CALL -> call == null ? readPlainly(field, sink) : readCall(call, field, sink);
      case PATH -> call == null ? readPlainly(field, sink) : readPaths(field, sink);
      case PID -> call == null ? readPlainly(field, sink) : readPid(sink);
      case EVENT -> readPlainly(field, sink);
    };
  }

  private boolean readPlainly(int field, ValueSink sink) {
    fields.get(field).read(view, forms.get(field), sink);
    return false;
  }

  /** Returns the process that made the call, if that is known; else {@link #NO_PROCESS}. */
  int processId() {
    long pid = call == null ? NO_PROCESS : event.line().pid();
    return pid >= 0 && pid <= Integer.MAX_VALUE ? (int) pid : NO_PROCESS;
  }

  private boolean readPid(ValueSink sink) {
    sink.number(ByteSlice.of(Long.toString(event.line().pid())));
    return false;
  }

  private boolean readRecords(int field, ValueSink sink) {
    boolean isKnown = true;
    for (int i = 0; i < size; i++) {
      KnownRecord record = found[i];
      KnownValues values = record == null ? KnownValues.UNKNOWN : valuesOf(record, i, field);
      if (values == KnownValues.UNKNOWN) {
        fields.get(field).read(view, records.get(i), forms.get(field), sink);
        isKnown = false;
      } else {
        pass(values, sink);
      }
    }
    return isKnown;
  }

  private static void pass(KnownValues values, ValueSink sink) {
    for (int i = 0; i < values.size(); i++) {
      sink.text(values.value(i));
    }
  }

  private KnownValues valuesOf(KnownRecord record, int index, int field) {
    KnownValues values = record.values(field);
    if (values == null) {
      values = new KnownValues();
      fields.get(field).read(view, records.get(index), forms.get(field), values);
      values = isKeepable(values, index, field) ? values.compact() : KnownValues.UNKNOWN;
      record.keep(field, values);
    }
    return values;
  }

  private boolean isKeepable(KnownValues values, int index, int field) {
    boolean isCall = records.get(index).is(RecordType.SYSCALL);
    if (forms.get(field) == Form.WORDS && values.size() > 0) { // others may depend on more
      return isCall && fields.get(field).name().equals(LoggedField.SYSCALL);
    }
    return !isCall || dependences.get(field) != Dependence.NUMBER;
  }

  private boolean readCall(KnownRecord of, int field, ValueSink sink) {
    KnownValues values = of.values(field);
    if (values == null) {
      values = KnownValues.UNKNOWN;
      if (records.get(0).fields().indexOf(fields.get(field).callField(), 0) >= 0) {
        values = new KnownValues();
        fields.get(field).read(view, forms.get(field), values);
        values = values.compact();
      }
      of.keep(field, values);
    }
    if (values == KnownValues.UNKNOWN) {
      return readPlainly(field, sink);
    }
    pass(values, sink);
    return true;
  }

  private boolean readPaths(int field, ValueSink sink) {
    boolean isKnown = true;
    for (int i = 0; i < size && isKnown; i++) {
      KnownRecord record = found[i];
      isKnown = !isPath(i) || (record != null && record.values(field) != null);
    }
    if (!isKnown) {
      PathValues values = new PathValues();
      fields.get(field).read(view, forms.get(field), values);
      values.keep(field);
      values.pass(sink);
      return false;
    }
    for (int i = 0; i < size; i++) {
      KnownRecord record = found[i];
      KnownValues values = record == null || !isPath(i) ? null : record.values(field);
      if (values != null) {
        pass(values, sink);
      }
    }
    return true;
  }

  private boolean isPath(int index) {
    return records.get(index).is(RecordType.PATH);
  }

  /** Takes one value, or null, for each PATH record of the event. */
  private final class PathValues implements ValueSink {
    private final List<@Nullable ByteSlice> values = new ArrayList<>();

    @Override
    public void text(@Nullable ByteSlice text) {
      values.add(text);
    }

    @Override
    public void number(ByteSlice text) {
      text(text);
    }

    /** Keeps the values for the records that are known. */
    void keep(int field) {
      int next = 0;
      for (int i = 0; i < size; i++) {
        if (isPath(i)) {
          KnownRecord record = found[i];
          if (record != null && next < values.size()) {
            record.keep(field, KnownValues.of(values.get(next)));
          }
          next++;
        }
      }
    }

    void pass(ValueSink sink) {
      for (int i = 0; i < values.size(); i++) {
        sink.text(values.get(i));
      }
    }
  }
}
