package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Fact.Reading;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Summarizes an event without a system call by its first record (docs/ausearch-semantics.md §5.7,
 * simple events). For most types the table of {@link RecordAction} is enough; this class handles
 * the others.
 */
final class RecordNormalizer {
  private static final int FIRST_DAEMON = 1200;
  private static final int LAST_DAEMON = 1298;
  private static final int FIRST_NETLABEL = RecordType.MAC_UNLBL_ALLOW;
  private static final int LAST_NETLABEL = 1499;
  private static final String SECURITY_POLICY = "security-policy";
  private static final String OF_THE_SYSTEM = "system";

  private final IdNames users;

  RecordNormalizer(IdNames users) {
    this.users = users;
  }

  void describe(AuditRecord record, EventSummary summary) {
    RecordFacts.setSubject(record, summary);
    summary.how = RecordFacts.program(record);
    RecordAction action = RecordAction.of(record.type());
    if (action != null) {
      action.describe(record, summary);
    }
    int type = record.type().number();
    if (type >= FIRST_DAEMON && type <= LAST_DAEMON) {
      describeDaemon(type, record, summary);
    } else if (type >= FIRST_NETLABEL && type <= LAST_NETLABEL) {
      describeNetlabel(record, summary);
    } else {
      describeSpecialCase(type, record, summary);
    }
  }

  private void describeSpecialCase(int type, AuditRecord record, EventSummary summary) {
    if (Decision.isSource(record)) {
      describeContexts(record, summary);
    } else if (RecordClass.INTEGRITY.has(record)) {
      describeIntegrity(record, summary);
    }
    switch (type) {
      case RecordType.LOGIN -> {
        summary.subject = Fact.field(Reading.SUBJECT, record, FieldId.OLD_AUID);
        summary.how = null;
      }
      case RecordType.USER_LOGIN -> describeLogin(record, summary);
      case RecordType.AVC -> describeAvc(record, summary);
      case RecordType.TTY -> summary.how = Fact.field(record, FieldId.COMM);
      case RecordType.ANOM_EXEC -> summary.how = Fact.field(record, FieldId.TERMINAL);
      case RecordType.CONFIG_CHANGE -> describeConfigChange(record, summary);
      case RecordType.SECCOMP -> summary.how = Fact.field(record, FieldId.EXE);
      case RecordType.ANOM_ABEND -> summary.how = Fact.field(record, FieldId.SIG);
      case RecordType.ANOM_PROMISCUOUS -> summary.how = null;
      case RecordType.NETFILTER_CFG -> {
        describeAsOfTheSystem(summary);
        summary.how = Fact.field(record, FieldId.COMM);
      }
      case RecordType.BPF -> {
        describeAsOfTheSystem(summary);
        summary.action = bpfAction(record);
        summary.how = null;
      }
      case RecordType.EVENT_LISTENER -> {
        summary.action = listenerAction(record);
        summary.how = Fact.field(record, FieldId.EXE);
      }
      case RecordType.URINGOP -> {
        summary.key = Fact.key(record);
        summary.object = Fact.field(record, FieldId.URING_OP);
      }
      case RecordType.SELINUX_ERR, RecordType.DM_CTRL ->
          summary.object = Fact.field(record, FieldId.OP);
      case RecordType.NETFILTER_PKT -> {
        summary.object = Fact.field(record, FieldId.SADDR);
        summary.secondObject = Fact.field(record, "daddr");
      }
      default -> {
        // The table is enough.
      }
    }
  }

  private static void describeDaemon(int type, AuditRecord record, EventSummary summary) {
    if (RecordClass.DAEMON_CONNECTION.has(record)) {
      summary.object = Fact.field(record, FieldId.ADDR);
    }
    summary.subjectKind = "auditd";
    summary.objectKind = "service";
    summary.how =
        switch (type) {
          case RecordType.DAEMON_START -> Fact.word("init");
          case RecordType.DAEMON_END, 1203, 1204, 1205, 1206 -> Fact.word("signal");
          default -> null;
        };
  }

  private static void describeNetlabel(AuditRecord record, EventSummary summary) {
    summary.secondSubject = null;
    summary.subjectKind = RecordFacts.accountKind(summary.subject);
    summary.objectKind = SECURITY_POLICY;
    summary.how = null;
    if (record.is(RecordType.MAC_UNLBL_ALLOW)) {
      Fact accept = Fact.field(record, FieldId.UNLBL_ACCEPT);
      boolean allowed = accept != null && accept.value().is("1");
      summary.action =
          Fact.word(
              allowed
                  ? "is-allowing-unlabeled-network-traffic"
                  : "is-disallowing-unlabeled-network-traffic");
    }
  }

  /** No user is logged in yet: the account identifies the user. */
  private void describeLogin(AuditRecord record, EventSummary summary) {
    summary.secondSubject = null;
    summary.subject = Fact.field(Reading.SUBJECT, record, FieldId.ID);
    if (summary.subject != null) {
      summary.subjectKind = RecordFacts.accountKind(summary.subject);
      return;
    }
    summary.subject = Fact.field(record, FieldId.ACCT);
    summary.subjectKind =
        summary.subject == null ? "" : AccountKind.of(id(record, summary.subject));
  }

  private long id(AuditRecord record, Fact account) {
    ByteSlice name = FieldText.of(record, record.fields().get(account.index()));
    return name.is("root") ? 0 : users.id(name.latin1()).orElse(-1);
  }

  private static void describeContexts(AuditRecord record, EventSummary summary) {
    Fact context = SecurityLabel.checkedSubject(record);
    if (context != null) {
      summary.subject = context;
    }
    summary.objectContext =
        Decision.isOfAppArmor(record) ? null : SecurityLabel.checkedObject(record);
    summary.object = Decision.checked(record);
  }

  private static void describeAvc(AuditRecord record, EventSummary summary) {
    summary.subjectKind = AccountKind.UNKNOWN;
    summary.how = Fact.field(record, FieldId.COMM);
  }

  /** The records of the kernel's integrity subsystem have no action in ausearch's words. */
  private static void describeIntegrity(AuditRecord record, EventSummary summary) {
    summary.object = Fact.field(record, FieldId.FILE);
    summary.object = summary.object == null ? Fact.field(record, FieldId.NAME) : summary.object;
  }

  private static void describeConfigChange(AuditRecord record, EventSummary summary) {
    summary.secondSubject = null;
    summary.subjectKind = "";
    summary.how = null;
    RecordFacts.setConfiguration(record, summary);
    Fact operation = Fact.field(record, FieldId.OP);
    summary.action = Fact.word(configAction(operation));
  }

  private static String configAction(@Nullable Fact operation) {
    if (operation != null && operation.value().startsWith("add_rule")) {
      return "added-audit-rule";
    }
    return operation != null && operation.value().startsWith("remove_rule")
        ? "deleted-audit-rule"
        : "changed-audit-configuration";
  }

  private static void describeAsOfTheSystem(EventSummary summary) {
    summary.session = null;
    summary.subject = null;
    summary.secondSubject = null;
    summary.subjectKind = OF_THE_SYSTEM;
  }

  static Fact bpfAction(AuditRecord record) {
    Fact operation = Fact.field(record, FieldId.OP);
    boolean loaded = operation != null && operation.value().is("LOAD");
    return Fact.word(loaded ? "loaded-bpf-program" : "unloaded-bpf-program");
  }

  static Fact listenerAction(AuditRecord record) {
    Fact operation = Fact.field(record, FieldId.OP);
    boolean connected = operation != null && operation.value().is("connect");
    return Fact.word(connected ? "connected-to" : "disconnected-from");
  }
}
