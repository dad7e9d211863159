package io.jaudit.interpret;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.Fact.Reading;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes an event with a system call (docs/ausearch-semantics.md §5.7, compound events):
 * subject and means from its SYSCALL record, action and object from the first record that reports
 * more than the call, else from the call. For use by one thread at a time.
 */
final class SyscallNormalizer {
  private static final Fact TRIGGERED = Fact.word("triggered-audit-rule");
  private static final Fact TRIGGERED_UNKNOWN = Fact.word("triggered-unknown-audit-rule");
  private static final Fact DENIED = Fact.word("accessed-mac-policy-controlled-object");
  private static final Fact SCANNED = Fact.word("accessed-policy-controlled-file");

  /** The index after SYSCALL and CWD. */
  private static final int FIRST_PATH = 2;

  private static final long UNSET = Identities.UNSET;

  private final SyscallNames names = new SyscallNames();

  void describe(AuditEvent event, AuditRecord syscall, EventSummary deed) {
    RecordFacts.setSubject(syscall, deed);
    deed.outcome = RecordFacts.outcome(syscall, "success");
    deed.how = RecordFacts.program(syscall);
    deed.key = Fact.key(syscall);
    AuditRecord first = event.records().get(0);
    if (first.is(RecordType.ANOM_LINK)) {
      describe(first, deed);
      setPath(event.records(), FIRST_PATH, EventSummary.UNKNOWN, deed);
    } else if (first.is(RecordType.CONFIG_CHANGE)) {
      describeConfigChange(first, deed);
    } else if (!describeByRecord(event, syscall, deed)) {
      describeByCall(event, syscall, deed);
    }
  }

  /**
   * The operation is the action; if it changes a setting, the name of the setting is the object.
   */
  private static void describeConfigChange(AuditRecord record, EventSummary deed) {
    RecordFacts.setConfiguration(record, deed);
    Fact operation = Fact.field(record, "op");
    deed.action = operation == null ? Fact.word("changed-audit-configuration") : operation;
    boolean sets = deed.action.value().is("set") || deed.action.value().is("seccomp-logging");
    if (sets && deed.object != null) {
      deed.object = deed.object.named();
    }
  }

  /**
   * Uses the first record that reports more than the system call; returns false if there is none.
   */
  private boolean describeByRecord(AuditEvent event, AuditRecord syscall, EventSummary deed) {
    for (AuditRecord record : event.records()) {
      if (describeByRecord(record, event, syscall, deed)) {
        return true;
      }
    }
    return false;
  }

  private boolean describeByRecord(
      AuditRecord record, AuditEvent event, AuditRecord syscall, EventSummary deed) {
    switch (record.type().number()) {
      case RecordType.AVC -> {
        describeByCall(event, syscall, deed);
        deed.action = DENIED;
        if (deed.object == null && Fact.field(record, "apparmor") != null) {
          deed.object = Fact.field(record, "name"); // for which there may be no PATH
        }
      }
      case RecordType.FANOTIFY -> {
        describeByCall(event, syscall, deed);
        deed.action = SCANNED;
      }
      case RecordType.LOGIN -> {
        deed.subject = Fact.field(Reading.SUBJECT, record, "old-auid");
        describe(record, deed);
      }
      case RecordType.SELINUX_ERR -> set("caused-mac-policy-error", null, "system", deed);
      case RecordType.NETFILTER_CFG,
          RecordType.MAC_POLICY_LOAD,
          RecordType.MAC_STATUS,
          RecordType.MAC_CONFIG_CHANGE ->
          describe(record, deed);
      case RecordType.ANOM_PROMISCUOUS ->
          set(promiscuousAction(record), Fact.field(record, "dev"), "socket", deed);
      case RecordType.KERN_MODULE -> describeModule(record, syscall, deed);
      case RecordType.TIME_INJOFFSET, RecordType.TIME_ADJNTPVAL ->
          set("changed-system-time", null, "system", deed);
      case RecordType.BPF -> {
        describe(record, deed);
        deed.action = RecordNormalizer.bpfAction(record);
      }
      case RecordType.EVENT_LISTENER -> {
        describe(record, deed);
        deed.action = RecordNormalizer.listenerAction(record);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void set(
      String action, @Nullable Fact object, String objectKind, EventSummary deed) {
    deed.action = Fact.word(action);
    deed.object = object;
    deed.objectKind = objectKind;
  }

  /** Uses the row of the record's type. */
  private static void describe(AuditRecord record, EventSummary deed) {
    RecordAction action = RecordAction.of(record.type());
    if (action != null) {
      action.describe(record, deed);
    }
  }

  private static String promiscuousAction(AuditRecord record) {
    Fact now = Fact.field(record, "prom");
    return now != null && now.value().is("0")
        ? "left-promiscuous-mode-on-device"
        : "entered-promiscuous-mode-on-device";
  }

  /** The kernel writes the same record when a module is unloaded. */
  private void describeModule(AuditRecord record, AuditRecord syscall, EventSummary deed) {
    SyscallAction call = action(syscall);
    boolean unloaded = call != null && call.action().word().startsWith("unloaded");
    String action = unloaded ? "unloaded-kernel-module" : "loaded-kernel-module";
    set(action, Fact.field(record, "name"), "file", deed);
  }

  /** Returns null if the call only triggers a rule. */
  private @Nullable SyscallAction action(AuditRecord syscall) {
    Field arch = syscall.find(FieldId.ARCH);
    Field call = syscall.find(FieldId.SYSCALL);
    long number = call == null ? -1 : Ascii.decimal(call.value(), -1);
    String name = arch == null || number < 0 ? null : names.syscall(arch.value(), number);
    return name == null ? null : SyscallAction.of(name);
  }

  private void describeByCall(AuditEvent event, AuditRecord syscall, EventSummary deed) {
    SyscallAction call = action(syscall);
    if (call == null) {
      deed.action = deed.key == null ? TRIGGERED_UNKNOWN : TRIGGERED;
      deed.object = deed.key;
      deed.objectKind = "admin-defined-rule";
      return;
    }
    deed.action = call.action();
    deed.objectKind = call.objectKind();
    List<AuditRecord> records = event.records();
    setSecondObject(call, records, syscall, deed);
    switch (call.rule()) {
      case NONE -> {
        // The action is enough.
      }
      case PATH -> setPath(records, call.from(), call.objectKind(), deed);
      case FILE -> {
        setPath(records, call.from(), call.objectKind(), deed);
        deed.objectKind = call.objectKind();
      }
      case MOUNT -> {
        boolean mounted = deed.outcome == Outcome.SUCCEEDED;
        setPath(records, call.from() + (mounted ? 1 : 0), call.objectKind(), deed);
        deed.secondObject = mounted ? deed.secondObject : null;
      }
      case DEVICE -> {
        setPath(records, call.from(), call.objectKind(), deed);
        deed.action = deviceAction(deed.objectKind, call.action());
      }
      case FIELD -> deed.object = fieldFrom(records, call.from(), call.field());
      case PROCESS -> {
        deed.object = deed.how;
        deed.how = Fact.field(syscall, "syscall");
      }
      case PROGRAM -> deed.object = deed.how;
      case MEMORY -> {
        if (deed.outcome == Outcome.SUCCEEDED) {
          deed.action = Fact.word("allocated-memory-in");
          deed.object = Fact.field(syscall, "comm");
        }
      }
      case SIGNAL -> describeSignal(records, deed);
    }
  }

  private static Fact deviceAction(String kind, Fact otherwise) {
    return switch (kind) {
      case "character-device" -> Fact.word("made-character-device");
      case "block-device" -> Fact.word("made-block-device");
      default -> otherwise;
    };
  }

  private static void describeSignal(List<AuditRecord> records, EventSummary deed) {
    int targets = 0;
    for (AuditRecord record : records) {
      targets += record.is(RecordType.OBJ_PID) ? 1 : 0;
    }
    if (targets > 1) {
      deed.action = Fact.word("killed-list-of-pids");
      deed.objectKind = "process-group";
    }
  }

  private static void setPath(
      List<AuditRecord> records, int from, String kindOtherwise, EventSummary deed) {
    AuditRecord path = path(records, from);
    deed.objectKind = kindOtherwise;
    if (path == null) {
      deed.objectLabel = fieldFrom(records, 0, "obj");
      return;
    }
    deed.object = Fact.path(path, directory(records));
    deed.objectDetail = Fact.field(path, "inode");
    deed.objectLabel = Fact.field(path, "obj");
    Fact mode = Fact.field(path, "mode");
    deed.objectKind = mode == null ? kindOtherwise : kind(mode.value(), kindOtherwise);
  }

  /** Returns the first PATH from there on that is not PARENT, else the first PATH. */
  private static @Nullable AuditRecord path(List<AuditRecord> records, int from) {
    AuditRecord parent = null;
    for (int i = from; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (record.is(RecordType.PATH)) {
        Fact type = Fact.field(record, "nametype");
        type = type == null ? Fact.field(record, "objtype") : type; // before Linux 3.16
        if (type == null || !type.value().is("PARENT")) {
          return record;
        }
        parent = parent == null ? record : parent;
      }
    }
    return parent;
  }

  private static @Nullable ByteSlice directory(List<AuditRecord> records) {
    for (AuditRecord record : records) {
      Field field = record.is(RecordType.CWD) ? record.find(FieldId.CWD) : null;
      if (field != null) {
        return FieldText.of(record, field);
      }
    }
    return null;
  }

  private static String kind(ByteSlice mode, String otherwise) {
    String name = FileMode.name(mode).orElse("");
    int comma = name.indexOf(',');
    return switch (comma < 0 ? name : name.substring(0, comma)) {
      case "file" -> "file";
      case "dir" -> "directory";
      case "character" -> "character-device";
      case "block" -> "block-device";
      case "fifo" -> "fifo";
      case "link" -> "symlink";
      case "socket" -> "socket";
      default -> otherwise;
    };
  }

  private static void setSecondObject(
      SyscallAction call, List<AuditRecord> records, AuditRecord syscall, EventSummary deed) {
    for (String argument : call.arguments()) {
      Fact term = Fact.field(syscall, argument);
      if (term != null && (Ascii.hexadecimal(term.value(), UNSET) & UNSET) != UNSET) {
        deed.secondObject = term;
        return;
      }
    }
    if (call.secondNameFrom() >= 0) {
      for (int i = call.secondNameFrom(); i < records.size() && deed.secondObject == null; i++) {
        deed.secondObject = Fact.path(records.get(i), directory(records));
      }
    }
  }

  private static @Nullable Fact fieldFrom(List<AuditRecord> records, int from, String name) {
    Fact found = null;
    for (int i = from; i < records.size() && found == null; i++) {
      found = Fact.field(records.get(i), name);
    }
    return found;
  }
}
