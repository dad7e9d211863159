package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Fact.Reading;
import io.jaudit.describe.ObjectSource.Kind;
import io.jaudit.interpret.field.FileMode;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
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

  private final SyscallNames names;

  SyscallNormalizer(SyscallNames names) {
    this.names = names;
  }

  void describe(EventView view, AuditRecord syscall, EventSummary summary) {
    RecordFacts.setSubject(syscall, summary);
    summary.how = RecordFacts.program(syscall);
    summary.key = Fact.key(syscall);
    AuditRecord first = view.records().get(0);
    if (first.is(RecordType.ANOM_LINK)) {
      describe(first, summary);
      setPath(view, FIRST_PATH, EventSummary.UNKNOWN, summary);
    } else if (first.is(RecordType.CONFIG_CHANGE)) {
      describeConfigChange(first, summary);
    } else if (!describeByRecord(view, syscall, summary)) {
      describeByCall(view, syscall, summary);
      if (summary.action == TRIGGERED_UNKNOWN) {
        summary.object = Fact.field(syscall, FieldId.SYSCALL); // there is nothing else
      }
    }
  }

  /**
   * The operation is the action; if it changes a setting, the name of the setting is the object.
   */
  private static void describeConfigChange(AuditRecord record, EventSummary summary) {
    RecordFacts.setConfiguration(record, summary);
    Fact operation = Fact.field(record, FieldId.OP);
    summary.action = operation == null ? Fact.word("changed-audit-configuration") : operation;
    boolean sets = summary.action.value().is("set") || summary.action.value().is("seccomp-logging");
    if (sets && summary.object != null) {
      summary.object = summary.object.named();
    }
  }

  /**
   * Uses the first record that reports more than the system call; returns false if there is none.
   */
  private boolean describeByRecord(EventView view, AuditRecord syscall, EventSummary summary) {
    for (AuditRecord record : view.records()) {
      if (describeByRecord(record, view, syscall, summary)) {
        return true;
      }
    }
    return false;
  }

  private boolean describeByRecord(
      AuditRecord record, EventView view, AuditRecord syscall, EventSummary summary) {
    switch (record.type().number()) {
      case RecordType.AVC -> {
        describeByCall(view, syscall, summary);
        summary.action = DENIED;
        setDenied(record, view, summary);
      }
      case RecordType.FANOTIFY -> {
        describeByCall(view, syscall, summary);
        summary.action = SCANNED;
      }
      case RecordType.LOGIN -> {
        summary.subject = Fact.field(Reading.SUBJECT, record, FieldId.OLD_AUID);
        describe(record, summary);
      }
      case RecordType.SELINUX_ERR -> set("caused-mac-policy-error", null, "system", summary);
      case RecordType.NETFILTER_CFG,
          RecordType.MAC_POLICY_LOAD,
          RecordType.MAC_STATUS,
          RecordType.MAC_CONFIG_CHANGE ->
          describe(record, summary);
      case RecordType.ANOM_PROMISCUOUS ->
          set(promiscuousAction(record), Fact.field(record, FieldId.DEV), "socket", summary);
      case RecordType.KERN_MODULE -> describeModule(record, syscall, summary);
      case RecordType.TIME_INJOFFSET, RecordType.TIME_ADJNTPVAL ->
          set("changed-system-time", null, "system", summary);
      case RecordType.BPF -> {
        describe(record, summary);
        summary.action = RecordNormalizer.bpfAction(record);
      }
      case RecordType.EVENT_LISTENER -> {
        describe(record, summary);
        summary.action = RecordNormalizer.listenerAction(record);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * Sets what was denied: the file that the decision names, which PATH may name in full, or a
   * capability. Only if the decision names neither, it is the object of the call, such as its
   * memory.
   */
  private static void setDenied(AuditRecord decision, EventView view, EventSummary summary) {
    Fact name = Decision.checkedName(decision);
    Fact capability = Decision.capability(decision);
    if (name == null && capability != null) {
      set(DENIED.word(), capability, EventSummary.UNKNOWN, summary);
    } else if (name == null) {
      summary.object = summary.object == null ? Decision.checked(decision) : summary.object;
    } else if (summary.path == null || !Decision.isNameOf(name, summary.path)) {
      summary.object = name;
      summary.objectDetail = null;
      setPath(view, pathOf(name, view), "file", summary);
    }
  }

  /** Returns the PATH record of a file that a decision names; null without one. */
  private static @Nullable AuditRecord pathOf(Fact name, EventView view) {
    for (AuditRecord record : view.records()) {
      if (record.is(RecordType.PATH) && Decision.isNameOf(name, record)) {
        return record;
      }
    }
    return null;
  }

  private static void set(
      String action, @Nullable Fact object, String objectKind, EventSummary summary) {
    summary.action = Fact.word(action);
    summary.object = object;
    summary.objectKind = objectKind;
  }

  /** Uses the row of the record's type. */
  private static void describe(AuditRecord record, EventSummary summary) {
    RecordAction action = RecordAction.of(record.type());
    if (action != null) {
      action.describe(record, summary);
    }
  }

  private static String promiscuousAction(AuditRecord record) {
    Fact now = Fact.field(record, FieldId.PROM);
    return now != null && now.value().is("0")
        ? "left-promiscuous-mode-on-device"
        : "entered-promiscuous-mode-on-device";
  }

  /** The kernel writes the same record when a module is unloaded. */
  private void describeModule(AuditRecord record, AuditRecord syscall, EventSummary summary) {
    SyscallAction call = action(syscall);
    boolean unloaded = call != null && call.action().word().startsWith("unloaded");
    String action = unloaded ? "unloaded-kernel-module" : "loaded-kernel-module";
    set(action, Fact.field(record, FieldId.NAME), "file", summary);
  }

  /** Returns null if the call only triggers a rule. */
  private @Nullable SyscallAction action(AuditRecord syscall) {
    Field arch = syscall.find(FieldId.ARCH);
    Field call = syscall.find(FieldId.SYSCALL);
    String name =
        call == null ? null : names.call(arch == null ? null : arch.value(), call.value());
    return name == null ? null : SyscallAction.of(name);
  }

  /** Returns where {@link #describeByCall} finds the object. */
  ObjectSource objectSource(AuditRecord syscall) {
    SyscallAction call = action(syscall);
    if (call == null) {
      return ObjectSource.OF_CALL;
    }
    int name = call.secondNameFrom();
    boolean argument = call.arguments().length > 0;
    return switch (call.rule()) {
      case NONE, PROCESS, PROGRAM, MEMORY, SIGNAL -> new ObjectSource(Kind.CALL, 0, name, argument);
      case PATH, FILE, EXEC -> new ObjectSource(Kind.PATH, call.from(), name, argument);
      case SOCKET -> new ObjectSource(Kind.SOCKET, call.from(), name, argument);
      case DEVICE, FIELD, MOUNT -> ObjectSource.OTHER;
    };
  }

  private void describeByCall(EventView view, AuditRecord syscall, EventSummary summary) {
    SyscallAction call = action(syscall);
    if (call == null) {
      summary.action = summary.key == null ? TRIGGERED_UNKNOWN : TRIGGERED;
      summary.object = summary.key;
      summary.objectKind = EventSummary.RULE;
      return;
    }
    summary.action = call.action();
    summary.objectKind = call.objectKind();
    setSecondObject(call, view, syscall, summary);
    setObject(call, view, syscall, summary);
  }

  private static void setObject(
      SyscallAction call, EventView view, AuditRecord syscall, EventSummary summary) {
    RecordList records = view.records();
    switch (call.rule()) {
      case NONE -> {
        // The action is enough.
      }
      case PATH -> setPath(view, call.from(), call.objectKind(), summary);
      case FILE -> {
        setPath(view, call.from(), call.objectKind(), summary);
        summary.objectKind = call.objectKind();
      }
      case EXEC -> {
        setPath(view, call.from(), call.objectKind(), summary);
        if (summary.object == null && summary.outcome == Outcome.SUCCEEDED) {
          summary.object =
              Fact.field(syscall, FieldId.EXE); // without PATH, which a rule may exclude
        }
      }
      case MOUNT -> setMounted(call, view, summary);
      case DEVICE -> {
        setPath(view, call.from(), call.objectKind(), summary);
        summary.action = deviceAction(summary.objectKind, call.action());
      }
      case FIELD -> summary.object = fieldFrom(Reading.MEANING, records, call.from(), call.field());
      case PROCESS -> {
        summary.object = summary.how;
        summary.how = Fact.field(syscall, FieldId.SYSCALL);
      }
      case PROGRAM -> summary.object = summary.how;
      case MEMORY -> setMemory(syscall, summary);
      case SIGNAL -> setProcesses(view, summary);
      case SOCKET -> {
        summary.object = fieldFrom(Reading.SOCKET, records, call.from(), FieldId.SADDR);
        summary.objectDetail = fieldFrom(Reading.PORT, records, call.from(), FieldId.SADDR);
      }
    }
  }

  private static void setMounted(SyscallAction call, EventView view, EventSummary summary) {
    boolean mounted = summary.outcome == Outcome.SUCCEEDED;
    int found = PathRoles.of(view.records()).onlyFrom(mounted ? call.from() + 1 : call.from());
    setPath(view, found < 0 ? null : view.records().get(found), call.objectKind(), summary);
    summary.secondObject = mounted ? summary.secondObject : null;
  }

  private static void setMemory(AuditRecord syscall, EventSummary summary) {
    if (summary.outcome == Outcome.SUCCEEDED) {
      summary.action = Fact.word("allocated-memory-in");
      summary.object = Fact.field(syscall, FieldId.COMM);
    }
  }

  private static Fact deviceAction(String kind, Fact otherwise) {
    return switch (kind) {
      case "character-device" -> Fact.word("made-character-device");
      case "block-device" -> Fact.word("made-block-device");
      default -> otherwise;
    };
  }

  private static void setProcesses(EventView view, EventSummary summary) {
    AuditRecord target = view.event().first(RecordType.OBJ_PID);
    summary.object = target == null ? null : Fact.field(Reading.PROCESSES, target, FieldId.OPID);
    if (view.targets() > 1) {
      summary.action = Fact.word("killed-list-of-pids");
      summary.objectKind = "process-group";
    }
  }

  private static void setPath(
      EventView view, int from, String kindOtherwise, EventSummary summary) {
    int found = PathRoles.of(view.records()).objectFrom(from);
    setPath(view, found < 0 ? null : view.records().get(found), kindOtherwise, summary);
  }

  private static void setPath(
      EventView view, @Nullable AuditRecord path, String kindOtherwise, EventSummary summary) {
    summary.objectKind = kindOtherwise;
    if (path == null) {
      return;
    }
    summary.object = Fact.path(path, view);
    summary.objectDetail = Fact.field(path, FieldId.INODE);
    summary.path = path;
    Fact mode = Fact.field(path, FieldId.MODE);
    summary.objectKind = mode == null ? kindOtherwise : kind(mode.value(), kindOtherwise);
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
      SyscallAction call, EventView view, AuditRecord syscall, EventSummary summary) {
    RecordList records = view.records();
    for (int argument : call.arguments()) {
      Fact fact = Fact.field(syscall, argument);
      if (fact != null && (Ascii.hexadecimal(fact.value(), UNSET) & UNSET) != UNSET) {
        summary.secondObject = fact;
        return;
      }
    }
    if (call.secondNameFrom() >= 0) {
      for (int i = call.secondNameFrom(); i < records.size() && summary.secondObject == null; i++) {
        summary.secondObject = Fact.path(records.get(i), view);
      }
    }
  }

  private static @Nullable Fact fieldFrom(
      Reading reading, RecordList records, int from, int field) {
    Fact found = null;
    for (int i = from; i < records.size() && found == null; i++) {
      found = Fact.field(reading, records.get(i), field);
    }
    return found;
  }
}
