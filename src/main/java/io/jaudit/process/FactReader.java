package io.jaudit.process;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Arguments;
import io.jaudit.describe.CommandLine;
import io.jaudit.describe.SummaryText;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.field.SyscallNames;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of an event about processes. Never throws because of the content of a log. Not
 * safe for use by several threads.
 *
 * <p>Based on {@code audit_log_exit} in {@code kernel/auditsc.c}, and for the arguments of clone on
 * {@code kernel/fork.c} of Linux 6.18.
 */
final class FactReader {
  private static final int SYSTEM_BOOT = 1127;
  private static final int DAEMON_FIRST = RecordType.DAEMON_START;
  private static final int DAEMON_LAST = 1299;

  private final SyscallNames names = new SyscallNames();
  private final @Nullable CallLine usual;
  private final ProcessFacts own = new ProcessFacts();
  private ProcessFacts facts = own;
  private final ByteBuilder line = new ByteBuilder();

  FactReader() {
    this.usual = new CallLine(names);
  }

  private FactReader(@Nullable CallLine usual) {
    this.usual = usual;
  }

  /** Returns a reader that reads all records by their fields. */
  static FactReader byFields() {
    return new FactReader(null);
  }

  /** Reads an event; what is returned is valid until the next one. */
  ProcessFacts read(AuditEvent event) {
    read(event, own);
    return own;
  }

  /** Reads an event. */
  void read(AuditEvent event, ProcessFacts into) {
    facts = into;
    RecordList records = event.records();
    facts.clear();
    facts.records = records;
    facts.millis = event.id().timeMillis();
    facts.serial = event.id().serial();
    AuditRecord call = null;
    AuditRecord other = null;
    AuditRecord login = null;
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      int type = record.type().number();
      if (type == RecordType.SYSCALL || type == RecordType.URINGOP) {
        call = call == null ? record : call;
      } else if (!record.type().continuesEvent()) {
        facts.isOfDaemon |= isOfDaemon(type);
        facts.isBoot |= type == SYSTEM_BOOT;
        facts.signal = type == RecordType.ANOM_ABEND ? number(record, FieldId.SIG) : facts.signal;
        login = type == RecordType.LOGIN ? record : login;
        other = other == null && namesProcess(record, type) ? record : other;
      }
    }
    if (call != null && (readUsual(call) || readProcess(call))) {
      if (!facts.isOfCall) {
        readCall(call);
      }
    } else if (other != null) {
      readProcess(other);
      facts.ppid = ProcessFacts.NONE;
    }
    if (login != null) {
      readLogin(login);
    }
    if (facts.isExec()) {
      facts.commandLine = commandLine(records);
    }
  }

  /** Reads a record of the form that nearly all have. */
  private boolean readUsual(AuditRecord record) {
    facts.isOfCall = usual != null && record.is(RecordType.SYSCALL) && usual.read(record, facts);
    if (!facts.isOfCall) {
      clearCall();
    }
    return facts.isOfCall;
  }

  private void clearCall() {
    facts.call = ProcessCall.OTHER;
    facts.succeeded = false;
    facts.exit = ProcessFacts.NONE;
    facts.flags = 0;
    facts.pid = 0;
  }

  /** Reads the session that a process begins; a SYSCALL record may have the one before. */
  private void readLogin(AuditRecord record) {
    ByteSlice result = value(record, FieldId.RES);
    facts.isLogin = result == null || !result.is("0");
    if (facts.isLogin) {
      facts.auid = number(record, FieldId.AUID);
      facts.session = number(record, FieldId.SES);
    }
  }

  private static boolean isOfDaemon(int type) {
    return type >= DAEMON_FIRST && type <= DAEMON_LAST;
  }

  /** Returns true if the record may name the process that the event is about. */
  private static boolean namesProcess(AuditRecord record, int type) {
    return !isOfDaemon(type)
        && type != RecordType.CONFIG_CHANGE
        && record.fields().indexOf(FieldId.PID, 0) >= 0;
  }

  /** Returns false if the record names no process. */
  private boolean readProcess(AuditRecord record) {
    long pid = number(record, FieldId.PID);
    if (pid <= 0 || pid > PidClock.HIGHEST) {
      return false;
    }
    facts.pid = (int) pid;
    facts.ppid = number(record, FieldId.PPID);
    facts.uid = number(record, FieldId.UID);
    facts.auid = number(record, FieldId.AUID);
    facts.session = number(record, FieldId.SES);
    int exe = record.fields().indexOf(FieldId.EXE, 0);
    facts.executable = exe < 0 ? null : SummaryText.of(record, exe);
    return true;
  }

  private void readCall(AuditRecord record) {
    facts.isOfCall = true;
    ByteSlice number = value(record, FieldId.SYSCALL);
    ByteSlice arch = value(record, FieldId.ARCH);
    ByteSlice success = value(record, FieldId.SUCCESS);
    facts.succeeded = success != null && success.is("yes");
    facts.exit = number(record, FieldId.EXIT);
    if (number == null) {
      return;
    }
    facts.call = ProcessCall.named(names.call(arch, number));
    int argument = facts.call.flagsArgument(arch);
    ByteSlice flags = argument < 0 ? null : value(record, FieldId.A0 + argument);
    facts.flags = flags == null ? 0 : Ascii.hexadecimal(flags, 0);
  }

  private static @Nullable ByteSlice value(AuditRecord record, int field) {
    int index = index(record.fields(), field);
    return index < 0 ? null : record.fields().value(index);
  }

  private static long number(AuditRecord record, int field) {
    ByteSlice value = value(record, field);
    return value == null ? ProcessFacts.NONE : Ascii.decimal(value, ProcessFacts.NONE);
  }

  /** Returns the index of the first field of the record itself, not of a message in it. */
  private static int index(Fields fields, int field) {
    int index = fields.indexOf(field, 0);
    while (index >= 0 && (fields.scope(index) != Scope.RECORD || fields.isFormer(index))) {
      index = fields.indexOf(field, index + 1);
    }
    return index;
  }

  private @Nullable ByteSlice commandLine(RecordList records) {
    List<@Nullable ByteSlice> arguments = Arguments.of(records).values();
    if (arguments.isEmpty()) {
      return null;
    }
    line.clear();
    CommandLine.append(arguments, line);
    return line.toSlice();
  }

  /** Returns the title of the process, as one line; null without a PROCTITLE record. */
  static @Nullable ByteSlice title(RecordList records) {
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      int title =
          record.is(RecordType.PROCTITLE) ? record.fields().indexOf(FieldId.PROCTITLE, 0) : -1;
      if (title >= 0) {
        byte[] text = FieldText.of(record, title).toByteArray();
        for (int at = 0; at < text.length; at++) {
          text[at] = text[at] == 0 ? (byte) ' ' : text[at];
        }
        return ByteSlice.of(text);
      }
    }
    return null;
  }
}
