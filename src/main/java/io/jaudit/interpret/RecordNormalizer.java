package io.jaudit.interpret;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.Fact.Reading;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Fields;
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
  private static final long SECCOMP_ALLOW = 0x7fff_0000L;

  private final IdNames users;

  RecordNormalizer(IdNames users) {
    this.users = users;
  }

  void describe(AuditRecord record, EventSummary deed) {
    RecordFacts.setSubject(record, deed);
    deed.outcome = RecordFacts.outcome(record, "res");
    deed.how = RecordFacts.program(record);
    RecordAction action = RecordAction.of(record.type());
    if (action != null) {
      action.describe(record, deed);
    }
    int type = record.type().number();
    if (type >= FIRST_DAEMON && type <= LAST_DAEMON) {
      describeDaemon(type, deed);
    } else if (type >= FIRST_NETLABEL && type <= LAST_NETLABEL) {
      describeNetlabel(record, deed);
    } else {
      correct(type, record, deed);
    }
  }

  private void correct(int type, AuditRecord record, EventSummary deed) {
    switch (type) {
      case RecordType.LOGIN -> {
        deed.subject = Fact.field(Reading.SUBJECT, record, "old-auid");
        deed.how = null;
      }
      case RecordType.USER_LOGIN -> describeLogin(record, deed);
      case RecordType.USER_AVC -> {
        describeContexts(record, deed);
        deed.outcome = Outcome.UNKNOWN;
      }
      case RecordType.AVC -> describeAvc(record, deed);
      case RecordType.TTY -> deed.how = Fact.field(record, "comm");
      case RecordType.ANOM_EXEC -> deed.how = Fact.field(record, "terminal");
      case RecordType.CONFIG_CHANGE -> describeConfigChange(record, deed);
      case RecordType.SECCOMP -> {
        deed.outcome = seccompOutcome(record);
        deed.how = Fact.field(record, "exe");
      }
      case RecordType.ANOM_ABEND -> deed.how = Fact.field(record, "sig");
      case RecordType.ANOM_PROMISCUOUS -> deed.how = null;
      case RecordType.NETFILTER_CFG -> {
        describeAsOfTheSystem(deed);
        deed.how = Fact.field(record, "comm");
      }
      case RecordType.BPF -> {
        describeAsOfTheSystem(deed);
        deed.action = bpfAction(record);
        deed.how = null;
      }
      case RecordType.EVENT_LISTENER -> {
        deed.action = listenerAction(record);
        deed.how = Fact.field(record, "exe");
      }
      case RecordType.URINGOP -> {
        deed.outcome = RecordFacts.outcome(record, "success");
        deed.key = Fact.key(record);
      }
      default -> {
        // The table is enough.
      }
    }
  }

  private static void describeDaemon(int type, EventSummary deed) {
    deed.subjectKind = "auditd";
    deed.objectKind = "service";
    deed.how =
        switch (type) {
          case RecordType.DAEMON_START -> Fact.word("init");
          case RecordType.DAEMON_END, 1203, 1204, 1205, 1206 -> Fact.word("signal");
          default -> null;
        };
  }

  private static void describeNetlabel(AuditRecord record, EventSummary deed) {
    deed.secondSubject = null;
    deed.subjectKind = RecordFacts.accountKind(deed.subject);
    deed.objectKind = SECURITY_POLICY;
    deed.how = null;
    if (record.is(RecordType.MAC_UNLBL_ALLOW)) {
      Fact accept = Fact.field(record, "unlbl_accept");
      boolean allowed = accept != null && accept.value().is("1");
      deed.action =
          Fact.word(
              allowed
                  ? "is-allowing-unlabeled-network-traffic"
                  : "is-disallowing-unlabeled-network-traffic");
    }
  }

  /** No user is logged in yet: the account identifies the user. */
  private void describeLogin(AuditRecord record, EventSummary deed) {
    deed.secondSubject = null;
    deed.subject = Fact.field(Reading.SUBJECT, record, "id");
    if (deed.subject != null) {
      deed.subjectKind = RecordFacts.accountKind(deed.subject);
      return;
    }
    deed.subject = Fact.field(record, "acct");
    deed.subjectKind = deed.subject == null ? "" : AccountKind.of(id(record, deed.subject));
  }

  private long id(AuditRecord record, Fact account) {
    ByteSlice name = FieldText.of(record, record.fields().get(account.index()));
    return name.is("root") ? 0 : users.id(name.latin1()).orElse(-1);
  }

  private static void describeContexts(AuditRecord record, EventSummary deed) {
    Fact context = Fact.field(record, "scontext");
    if (context != null) {
      deed.subject = context;
    }
    deed.objectContext = Fact.field(record, "tcontext");
  }

  private static void describeAvc(AuditRecord record, EventSummary deed) {
    describeContexts(record, deed);
    deed.subjectKind = AccountKind.UNKNOWN;
    deed.how = Fact.field(record, "comm");
    deed.outcome = decision(record);
    if (deed.objectContext == null) {
      deed.object = Fact.field(record, "name"); // AppArmor has no contexts
    }
  }

  /** Returns the decision of SELinux or AppArmor. */
  private static Outcome decision(AuditRecord record) {
    Fact apparmor = Fact.field(record, "apparmor");
    if (apparmor != null) {
      ByteSlice word = apparmor.value();
      boolean allowed = word.is("ALLOWED") || word.is("AUDIT");
      return word.is("DENIED") ? Outcome.FAILED : allowed ? Outcome.SUCCEEDED : Outcome.UNKNOWN;
    }
    Fields fields = record.fields();
    for (int i = 0; i < fields.size(); i++) {
      Field word = fields.get(i);
      if (word.form() == Form.WORD && word.raw().is("denied")) {
        return Outcome.FAILED;
      }
      if (word.form() == Form.WORD && word.raw().is("granted")) {
        return Outcome.SUCCEEDED;
      }
    }
    return Outcome.UNKNOWN;
  }

  private static void describeConfigChange(AuditRecord record, EventSummary deed) {
    deed.secondSubject = null;
    deed.subjectKind = "";
    deed.how = null;
    RecordFacts.setConfiguration(record, deed);
    Fact operation = Fact.field(record, "op");
    deed.action = Fact.word(configAction(operation));
  }

  private static String configAction(@Nullable Fact operation) {
    if (operation != null && operation.value().startsWith("add_rule")) {
      return "added-audit-rule";
    }
    return operation != null && operation.value().startsWith("remove_rule")
        ? "deleted-audit-rule"
        : "changed-audit-configuration";
  }

  private static Outcome seccompOutcome(AuditRecord record) {
    Fact code = Fact.field(record, "code");
    if (code == null) {
      return Outcome.UNKNOWN;
    }
    boolean allowed = Ascii.hexadecimal(code.value(), 0) == SECCOMP_ALLOW;
    return allowed ? Outcome.SUCCEEDED : Outcome.FAILED;
  }

  private static void describeAsOfTheSystem(EventSummary deed) {
    deed.session = null;
    deed.subject = null;
    deed.secondSubject = null;
    deed.subjectKind = OF_THE_SYSTEM;
    deed.outcome = Outcome.UNKNOWN;
  }

  static Fact bpfAction(AuditRecord record) {
    Fact operation = Fact.field(record, "op");
    boolean loaded = operation != null && operation.value().is("LOAD");
    return Fact.word(loaded ? "loaded-bpf-program" : "unloaded-bpf-program");
  }

  static Fact listenerAction(AuditRecord record) {
    Fact operation = Fact.field(record, "op");
    boolean connected = operation != null && operation.value().is("connect");
    return Fact.word(connected ? "connected-to" : "disconnected-from");
  }
}
