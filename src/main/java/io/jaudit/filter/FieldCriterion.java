package io.jaudit.filter;

import static io.jaudit.record.RecordClass.ANOMALY;
import static io.jaudit.record.RecordClass.AVC;
import static io.jaudit.record.RecordClass.AVC_PATH;
import static io.jaudit.record.RecordClass.CONFIG;
import static io.jaudit.record.RecordClass.CWD;
import static io.jaudit.record.RecordClass.DAEMON;
import static io.jaudit.record.RecordClass.GROUP_CHANGE;
import static io.jaudit.record.RecordClass.GROUP_MANAGEMENT;
import static io.jaudit.record.RecordClass.INTEGRITY;
import static io.jaudit.record.RecordClass.IPC;
import static io.jaudit.record.RecordClass.KERNEL;
import static io.jaudit.record.RecordClass.LABELS;
import static io.jaudit.record.RecordClass.LOGIN;
import static io.jaudit.record.RecordClass.MAC_ACCESS;
import static io.jaudit.record.RecordClass.MAC_CONFIG;
import static io.jaudit.record.RecordClass.OBJ_PID;
import static io.jaudit.record.RecordClass.PACKET;
import static io.jaudit.record.RecordClass.PATH;
import static io.jaudit.record.RecordClass.SECCOMP;
import static io.jaudit.record.RecordClass.SYSCALL;
import static io.jaudit.record.RecordClass.TASK;
import static io.jaudit.record.RecordClass.TTY;
import static io.jaudit.record.RecordClass.USER;
import static io.jaudit.record.RecordClass.USER_AVC;
import static io.jaudit.record.RecordClass.VIRTUAL_MACHINE;
import static io.jaudit.record.RecordClass.VIRTUAL_RESOURCE;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.bytes.Needle;
import io.jaudit.describe.EventView;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields and record types that a criterion reads: the tables of docs/ausearch-semantics.md §3.4
 * and §3.5, one constant per criterion and one row per field. In ausearch the value of one record
 * replaces that of another; here any record counts (docs/ausearch-differences.md no. 10).
 * Immutable.
 */
final class FieldCriterion {
  static final FieldCriterion PID =
      of(
          row(
              FieldId.PID,
              SYSCALL,
              TASK,
              USER,
              LOGIN,
              DAEMON,
              AVC,
              MAC_ACCESS,
              ANOMALY,
              INTEGRITY,
              TTY,
              KERNEL));
  static final FieldCriterion PPID = of(row(FieldId.PPID, SYSCALL, TASK));

  static final FieldCriterion UID =
      of(row(FieldId.UID, SYSCALL, TASK, USER, LOGIN, DAEMON, ANOMALY, INTEGRITY, TTY, KERNEL));
  static final FieldCriterion EUID = of(row(FieldId.EUID, SYSCALL, TASK));
  private static final RecordClass[] OF_SESSIONS = {
    SYSCALL, TASK, USER, LOGIN, DAEMON, ANOMALY, CONFIG, MAC_CONFIG, INTEGRITY, TTY, KERNEL
  };
  static final FieldCriterion LOGIN_UID =
      of(row(FieldId.AUID, OF_SESSIONS), row(FieldId.LOGINUID, OF_SESSIONS));
  static final FieldCriterion SESSION = of(row(FieldId.SES, OF_SESSIONS));

  static final FieldCriterion GID =
      of(row(FieldId.GID, SYSCALL, TASK, ANOMALY, GROUP_MANAGEMENT), row(FieldId.ID, GROUP_CHANGE));
  static final FieldCriterion EGID = of(row(FieldId.EGID, SYSCALL, TASK));

  static final FieldCriterion SYSCALL_NUMBER =
      of(row(FieldId.SYSCALL, SYSCALL, SECCOMP), row(FieldId.URING_OP, SYSCALL));
  static final FieldCriterion ARCH = of(row(FieldId.ARCH, SYSCALL, SECCOMP));
  static final FieldCriterion EXIT = of(row(FieldId.EXIT, SYSCALL));

  static final FieldCriterion KEY = of(row(FieldId.KEY, SYSCALL, CONFIG, MAC_CONFIG));
  static final FieldCriterion COMMAND =
      of(row(FieldId.COMM, SYSCALL, TASK, AVC, MAC_ACCESS, USER, ANOMALY, INTEGRITY, TTY, KERNEL));
  static final FieldCriterion EXECUTABLE =
      of(row(FieldId.EXE, SYSCALL, TASK, USER, ANOMALY, KERNEL));
  static final FieldCriterion TERMINAL =
      of(row(FieldId.TTY, SYSCALL, TASK, KERNEL), row(FieldId.TERMINAL, USER));
  static final FieldCriterion FILE =
      of(
          row(FieldId.NAME, PATH, AVC, MAC_ACCESS, INTEGRITY),
          row(FieldId.PATH, AVC, MAC_ACCESS, AVC_PATH, CONFIG, VIRTUAL_RESOURCE),
          row(FieldId.NEW_DISK, VIRTUAL_RESOURCE),
          row(FieldId.CWD, CWD, USER));

  static final FieldCriterion VM_NAME = of(row(FieldId.VM, USER));
  static final FieldCriterion UUID = of(row(FieldId.UUID, USER));

  private static final RecordClass[] OF_SUBJECTS = {
    SYSCALL, TASK, USER, LOGIN, DAEMON, CONFIG, MAC_CONFIG, ANOMALY, INTEGRITY, KERNEL, LABELS
  };
  private static final RecordClass[] OF_OBJECTS = {PATH, IPC, OBJ_PID, PACKET, LABELS};
  static final FieldCriterion SUBJECT =
      of(
          row(FieldId.SUBJ, OF_SUBJECTS),
          row(FieldId.SUBJ_LSM, OF_SUBJECTS),
          row(FieldId.SCONTEXT, AVC, USER_AVC),
          row(FieldId.PROFILE, AVC, USER_AVC),
          row(FieldId.SUBJECT, AVC),
          row(FieldId.VM_CTX, VIRTUAL_MACHINE));
  static final FieldCriterion OBJECT =
      of(
          row(FieldId.OBJ, OF_OBJECTS),
          row(FieldId.OBJ_LSM, OF_OBJECTS),
          row(FieldId.TCONTEXT, AVC, USER_AVC),
          row(FieldId.OBJECT, AVC),
          row(FieldId.IMG_CTX, VIRTUAL_MACHINE));

  /** The test that a field must pass. */
  interface Test {
    /**
     * Returns true if the field is wanted.
     *
     * @param index of the field in the fields of {@code record}
     * @param text of the field, without quotes and hex
     */
    boolean passes(AuditRecord record, int index, ByteSlice text);

    /** Returns bytes that the text of every matching field contains; empty if none are known. */
    default ByteSlice literal() {
      return ByteSlice.EMPTY;
    }

    /** Returns literals of which every matching event contains at least one. */
    default Set<Needle> needles(FieldCriterion fields) {
      return literal().isEmpty() ? Set.of() : fields.needlesOf(literal());
    }

    /** Returns a test that this or {@code other} passes; null if they can't be one. */
    default @Nullable Test or(Test other) {
      return null;
    }
  }

  /** A field of some types of records. */
  private record Row(int field, ByteSlice start, int classes, boolean encoded) {
    /**
     * Returns false only if no such field of the line can contain {@code literal}. Most records
     * need not be split into fields then, which saves a third of the time of a search for a key.
     */
    boolean mayHold(ByteSlice line, ByteSlice literal) {
      if (FieldId.isPrefix(field)) {
        return line.contains(start);
      }
      boolean absent = false; // true for the first field, and so for any later one
      for (int at = line.indexOf(start, 0); at >= 0; at = line.indexOf(start, at + 1)) {
        int value = at + start.length();
        boolean hex = encoded && value < line.length() && Hex.upperNibble(line.at(value)) >= 0;
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

  private static Row row(int field, RecordClass... classes) {
    // No type with other encodings is in a class.
    boolean encoded = FieldText.isEncoded(RecordType.of(RecordType.SYSCALL), field);
    String name = FieldId.name(field);
    ByteSlice start =
        ByteSlice.of(
            FieldId.isPrefix(field) ? name.substring(0, name.length() - 1) : name.concat("="));
    return new Row(field, start, RecordClass.setOf(classes), encoded);
  }

  /** Returns a filter for events with one of these fields that passes {@code test}. */
  EventFilter matching(Test test) {
    return new FieldFilter(this, test);
  }

  /**
   * Returns filters of which one matches if one of {@code filters} does. A field is looked up once
   * for all tests that can be one, however many they are.
   */
  static List<EventFilter> combined(List<EventFilter> filters) {
    List<EventFilter> before = filters;
    List<EventFilter> after = combinedPairs(filters);
    while (after.size() < before.size()) {
      before = after;
      after = combinedPairs(before);
    }
    return after;
  }

  private static List<EventFilter> combinedPairs(List<EventFilter> filters) {
    List<EventFilter> combined = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      EventFilter filter = filters.get(i);
      EventFilter next = i + 1 < filters.size() ? filters.get(i + 1) : null;
      EventFilter both =
          filter instanceof FieldFilter one && next instanceof FieldFilter other
              ? one.or(other)
              : null;
      combined.add(both == null ? filter : both);
      i += both == null ? 0 : 1;
    }
    return combined;
  }

  /** Matches the events with a field that passes. */
  private record FieldFilter(FieldCriterion fields, Test test) implements EventFilter {
    @Override
    public boolean matches(EventView event) {
      return fields.anyPasses(event, test);
    }

    @Nullable FieldFilter or(FieldFilter other) {
      Test both = fields == other.fields ? test.or(other.test) : null;
      return both == null ? null : new FieldFilter(fields, both);
    }

    @Override
    public Interest interest() {
      return Interest.literals(test.needles(fields));
    }
  }

  /**
   * Returns literals of which every event has one whose field contains {@code text}, which isn't
   * empty.
   */
  Set<Needle> needlesOf(ByteSlice text) {
    Needle plain = Needle.exactly(text);
    return mayBeEncoded() ? Set.of(plain, Needle.hexOf(text)) : Set.of(plain);
  }

  /**
   * Returns literals of which every event has one whose field is a number that {@code wanted}
   * accepts.
   */
  Set<Needle> needlesOf(NumberContinuation wanted) {
    Set<Needle> needles = new LinkedHashSet<>();
    for (Row row : rows) {
      int selectivity = row.start.length() + wanted.digits();
      needles.add(Needle.exactly(row.start).followedBy(wanted, selectivity));
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

  /** Returns true if one of these fields of {@code event} passes {@code test}. */
  boolean anyPasses(EventView event, Test test) {
    List<AuditRecord> records = event.records();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      for (int j = 0; j < rows.size(); j++) {
        Row row = rows.get(j);
        if (record.type().isAnyOf(row.classes)
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
