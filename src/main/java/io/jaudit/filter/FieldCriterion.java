package io.jaudit.filter;

import static io.jaudit.filter.RecordClass.ANOMALY;
import static io.jaudit.filter.RecordClass.AVC;
import static io.jaudit.filter.RecordClass.AVC_PATH;
import static io.jaudit.filter.RecordClass.CONFIG;
import static io.jaudit.filter.RecordClass.CWD;
import static io.jaudit.filter.RecordClass.DAEMON;
import static io.jaudit.filter.RecordClass.GROUP_CHANGE;
import static io.jaudit.filter.RecordClass.GROUP_MANAGEMENT;
import static io.jaudit.filter.RecordClass.INTEGRITY;
import static io.jaudit.filter.RecordClass.IPC;
import static io.jaudit.filter.RecordClass.KERNEL;
import static io.jaudit.filter.RecordClass.LOGIN;
import static io.jaudit.filter.RecordClass.MAC_CONFIG;
import static io.jaudit.filter.RecordClass.OBJ_PID;
import static io.jaudit.filter.RecordClass.PACKET;
import static io.jaudit.filter.RecordClass.PATH;
import static io.jaudit.filter.RecordClass.SECCOMP;
import static io.jaudit.filter.RecordClass.SYSCALL;
import static io.jaudit.filter.RecordClass.TASK;
import static io.jaudit.filter.RecordClass.TTY;
import static io.jaudit.filter.RecordClass.USER;
import static io.jaudit.filter.RecordClass.USER_AVC;
import static io.jaudit.filter.RecordClass.VIRTUAL_MACHINE;
import static io.jaudit.filter.RecordClass.VIRTUAL_RESOURCE;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.bytes.Needle;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which fields of which records a criterion looks at: the tables of docs/ausearch-semantics.md §3.4
 * and §3.5, a constant a criterion and a row a field. Where ausearch lets the value of one record
 * replace that of another, here any record counts (docs/ausearch-differences.md no. 10). Immutable.
 */
final class FieldCriterion {
  static final FieldCriterion PID =
      of(row("pid", SYSCALL, TASK, USER, LOGIN, DAEMON, AVC, ANOMALY, INTEGRITY, TTY, KERNEL));
  static final FieldCriterion PPID = of(row("ppid", SYSCALL, TASK));

  static final FieldCriterion UID =
      of(row("uid", SYSCALL, TASK, USER, LOGIN, DAEMON, ANOMALY, INTEGRITY, TTY, KERNEL));
  static final FieldCriterion EUID = of(row("euid", SYSCALL, TASK));
  private static final RecordClass[] OF_SESSIONS = {
    SYSCALL, TASK, USER, LOGIN, DAEMON, ANOMALY, CONFIG, MAC_CONFIG, INTEGRITY, TTY, KERNEL
  };
  static final FieldCriterion LOGIN_UID =
      of(row("auid", OF_SESSIONS), row("loginuid", OF_SESSIONS));
  static final FieldCriterion SESSION = of(row("ses", OF_SESSIONS));

  static final FieldCriterion GID =
      of(row("gid", SYSCALL, TASK, ANOMALY, GROUP_MANAGEMENT), row("id", GROUP_CHANGE));
  static final FieldCriterion EGID = of(row("egid", SYSCALL, TASK));

  static final FieldCriterion SYSCALL_NUMBER =
      of(row("syscall", SYSCALL, SECCOMP), row("uring_op", SYSCALL));
  static final FieldCriterion ARCH = of(row("arch", SYSCALL, SECCOMP));
  static final FieldCriterion EXIT = of(row("exit", SYSCALL));

  static final FieldCriterion KEY = of(row("key", SYSCALL, CONFIG, MAC_CONFIG));
  static final FieldCriterion COMMAND =
      of(row("comm", SYSCALL, TASK, AVC, USER, ANOMALY, INTEGRITY, TTY, KERNEL));
  static final FieldCriterion EXECUTABLE = of(row("exe", SYSCALL, TASK, USER, ANOMALY, KERNEL));
  static final FieldCriterion TERMINAL =
      of(row("tty", SYSCALL, TASK, KERNEL), row("terminal", USER));
  static final FieldCriterion FILE =
      of(
          row("name", PATH, AVC, INTEGRITY),
          row("path", AVC, AVC_PATH, CONFIG, VIRTUAL_RESOURCE),
          row("new-disk", VIRTUAL_RESOURCE),
          row("cwd", CWD, USER));

  static final FieldCriterion VM_NAME = of(row("vm", USER));
  static final FieldCriterion UUID = of(row("uuid", USER));

  private static final Row SUBJ =
      row(
          "subj",
          SYSCALL,
          TASK,
          USER,
          LOGIN,
          DAEMON,
          CONFIG,
          MAC_CONFIG,
          ANOMALY,
          INTEGRITY,
          KERNEL);
  static final FieldCriterion SUBJECT =
      of(SUBJ, row("scontext", AVC), row("profile", AVC), row("vm-ctx", VIRTUAL_MACHINE));
  static final FieldCriterion OBJECT =
      of(
          row("obj", PATH, IPC, OBJ_PID, PACKET),
          row("tcontext", AVC, USER_AVC),
          row("img-ctx", VIRTUAL_MACHINE));

  /** What a field that is looked at has to pass. */
  interface Test {
    /**
     * True where the field is wanted.
     *
     * @param index of the field in the fields of {@code record}
     * @param text of the field, without quotes and hex
     */
    boolean passes(AuditRecord record, int index, ByteSlice text);

    /** Bytes that stand in the text of every field that passes; empty where none are known. */
    default ByteSlice literal() {
      return ByteSlice.EMPTY;
    }

    /** Of which every event has one that has a field of {@code fields} that passes. */
    default Set<Needle> needles(FieldCriterion fields) {
      return literal().isEmpty() ? Set.of() : fields.needlesOf(literal());
    }
  }

  /** A field of some types of records. */
  private record Row(String field, ByteSlice start, RecordClass types, boolean encoded) {
    /**
     * False only where no such field of the line can have {@code literal} in its text. Spares most
     * records the search for all their fields; a third of the time of a search for a key.
     */
    boolean mayHold(ByteSlice line, ByteSlice literal) {
      boolean absent = false; // from the first field on, and so from any later one
      for (int at = line.indexOf(start, 0); at >= 0; at = line.indexOf(start, at + 1)) {
        int value = at + start.length();
        boolean hex = encoded && value < line.length() && Hex.nibble(line.at(value)) >= 0;
        if (hex || (!absent && line.indexOf(literal, value) >= 0)) {
          return true;
        }
        absent = true;
      }
      return false;
    }
  }

  private final List<Row> rows;

  private FieldCriterion(List<Row> rows) {
    this.rows = rows;
  }

  private static FieldCriterion of(Row... rows) {
    return new FieldCriterion(List.of(rows));
  }

  private static Row row(String field, RecordClass... classes) {
    // None of the types whose fields are encoded otherwise is in a class.
    boolean encoded = FieldText.isEncoded(RecordType.of(RecordType.SYSCALL), ByteSlice.of(field));
    ByteSlice start = ByteSlice.of(field + "=");
    return new Row(field, start, RecordClass.union(classes), encoded);
  }

  /** A filter for the events of which one of these fields passes {@code test}. */
  EventFilter where(Test test) {
    return new Where(this, test);
  }

  /** Wants the events of which a field passes. */
  private record Where(FieldCriterion fields, Test test) implements EventFilter {
    @Override
    public boolean matches(AuditEvent event) {
      return fields.anyPasses(event, test);
    }

    @Override
    public Set<Needle> requiredLiterals() {
      return test.needles(fields);
    }
  }

  /** Of which every event has one whose field holds {@code text}, which isn't empty. */
  Set<Needle> needlesOf(ByteSlice text) {
    Needle plain = Needle.exactly(text);
    return mayBeEncoded() ? Set.of(plain, Needle.hexOf(text)) : Set.of(plain);
  }

  /** Of which every event has one whose field is a number that {@code wanted} takes. */
  Set<Needle> needlesOf(NumberContinuation wanted) {
    Set<Needle> needles = new LinkedHashSet<>();
    for (Row row : rows) {
      int worth = row.start.length() + wanted.digits();
      needles.add(Needle.exactly(row.start).followedBy(wanted, worth));
    }
    return needles;
  }

  private boolean mayBeEncoded() {
    for (Row row : rows) {
      if (row.encoded) {
        return true;
      }
    }
    return false;
  }

  /** True where one of these fields of {@code event} passes {@code test}. */
  boolean anyPasses(AuditEvent event, Test test) {
    List<AuditRecord> records = event.records();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      for (int j = 0; j < rows.size(); j++) {
        Row row = rows.get(j);
        if (row.types.has(record)
            && row.mayHold(record.line(), test.literal())
            && anyPasses(record, row, test)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean anyPasses(AuditRecord record, Row row, Test test) {
    Fields fields = record.fields();
    for (int i = fields.indexOf(row.field, 0); i >= 0; i = fields.indexOf(row.field, i + 1)) {
      if (!fields.isFormer(i) && test.passes(record, i, text(fields.get(i), row.encoded))) {
        return true;
      }
    }
    return false;
  }

  private static ByteSlice text(Field field, boolean encoded) {
    return encoded && field.form() == Form.BARE
        ? Hex.decode(field.raw()).orElse(field.raw())
        : field.value();
  }
}
