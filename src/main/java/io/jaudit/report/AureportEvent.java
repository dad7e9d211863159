package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Decision;
import io.jaudit.describe.EventView;
import io.jaudit.describe.Outcome;
import io.jaudit.interpret.field.Endian;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What aureport takes from the records of an event: of each kind of value but files and keys one,
 * that of the last record that has it. Which fields of which records it reads was observed with
 * aureport 3.0.9 and logs of one record of each type. Reused. For use by one thread.
 */
final class AureportEvent {
  private static final ByteSlice UNKNOWN_HOST = ByteSlice.of("?");
  private static final ByteSlice NULL = ByteSlice.of("(null)");
  private static final ByteSlice NONE = ByteSlice.of("(none)");
  private static final ByteSlice UNSET = ByteSlice.of("4294967295");

  private static final int FIRST_OF_PROGRAMS = 1100;
  private static final int LAST_OF_PROGRAMS = 1199;
  private static final int FIRST_OF_MORE_PROGRAMS = 2100;
  private static final int LAST_OF_MORE_PROGRAMS = 2999;
  private static final int LAST_OF_DAEMON = 1299;
  private static final int FIRST_OF_INTEGRITY = 1800;
  private static final int LAST_OF_INTEGRITY = 1805;

  /** Lists the kinds of values of which an event has one. */
  enum Fact {
    USER(FieldId.AUID),
    TERMINAL(FieldId.TTY),
    HOST(FieldId.HOSTNAME),
    EXE(FieldId.EXE),
    COMM(FieldId.COMM),
    PID(FieldId.PID);

    private final int field;

    Fact(int field) {
      this.field = field;
    }
  }

  private final Map<Fact, ByteSlice> facts = new EnumMap<>(Fact.class);
  private final List<ByteSlice> files = new ArrayList<>();
  private final List<ByteSlice> keys = new ArrayList<>();
  private Outcome outcome = Outcome.UNKNOWN;
  private boolean isCall;

  /** Goes to an event. */
  void of(EventView event) {
    facts.clear();
    files.clear();
    keys.clear();
    outcome = Outcome.UNKNOWN;
    isCall = false;
    RecordList records = event.records();
    for (int i = 0; i < records.size(); i++) {
      take(records.get(i), records);
    }
  }

  /** Returns the one value of this kind; null without any. */
  @Nullable ByteSlice fact(Fact of) {
    return facts.get(of);
  }

  /** Returns the names of files as they are logged. */
  List<ByteSlice> files() {
    return files;
  }

  /** Returns the keys of rules, also of changed ones. */
  List<ByteSlice> keys() {
    return keys;
  }

  /** Returns the result that the last record with one has. */
  Outcome outcome() {
    return outcome;
  }

  /** Returns true if it is a failed system call; number 0 is not taken for one. */
  boolean isFailedCall() {
    return isCall && outcome == Outcome.FAILED;
  }

  private void take(AuditRecord record, RecordList records) {
    int type = record.type().number();
    switch (type) {
      case RecordType.SYSCALL -> ofCall(record);
      case RecordType.LOGIN -> take(record, Fact.PID, Fact.USER);
      case RecordType.TTY -> take(record, Fact.PID, Fact.USER, Fact.COMM);
      case RecordType.SECCOMP, RecordType.ANOM_ABEND ->
          take(record, Fact.PID, Fact.USER, Fact.COMM, Fact.EXE);
      case RecordType.ANOM_PROMISCUOUS -> take(record, Fact.USER);
      case RecordType.NETFILTER_CFG,
          RecordType.FEATURE_CHANGE,
          RecordType.EVENT_LISTENER,
          RecordType.ANOM_LINK ->
          complete(record);
      case RecordType.AVC -> ofDecision(record);
      case RecordType.AVC_PATH -> file(record, FieldId.PATH);
      case RecordType.PATH -> file(record, FieldId.NAME);
      case RecordType.SOCKADDR -> ofSocket(record, records);
      case RecordType.CONFIG_CHANGE -> {
        ofChange(record);
        file(record, FieldId.PATH);
      }
      default -> {
        if (isOfProgram(type)) {
          ofProgram(record);
        } else if (type >= RecordType.DAEMON_START && type <= LAST_OF_DAEMON) {
          ofDaemon(record);
        } else if (type >= RecordType.MAC_POLICY_LOAD && type <= RecordType.MAC_UNLBL_STCDEL) {
          ofChange(record);
        } else if (type >= FIRST_OF_INTEGRITY && type <= LAST_OF_INTEGRITY) {
          take(record, Fact.PID, Fact.USER, Fact.COMM);
          file(record, FieldId.NAME);
          result(record);
        }
      }
    }
  }

  private static boolean isOfProgram(int type) {
    return type == RecordType.USER
        || (type >= FIRST_OF_PROGRAMS && type <= LAST_OF_PROGRAMS)
        || (type >= FIRST_OF_MORE_PROGRAMS && type <= LAST_OF_MORE_PROGRAMS);
  }

  private void ofCall(AuditRecord record) {
    take(record, Fact.PID, Fact.USER, Fact.TERMINAL, Fact.COMM, Fact.EXE);
    keys(record);
    ByteSlice number = text(record, FieldId.SYSCALL);
    isCall = number != null && !number.is("0");
    outcome = Outcome.ofCall(record);
  }

  private void ofProgram(AuditRecord record) {
    take(record, Fact.PID, Fact.USER, Fact.COMM, Fact.EXE);
    set(Fact.TERMINAL, text(record, FieldId.TERMINAL));
    ByteSlice host = text(record, FieldId.HOSTNAME);
    ByteSlice address = text(record, FieldId.ADDR);
    boolean isNamed = host == null || !host.equals(UNKNOWN_HOST) || address == null;
    set(Fact.HOST, isNamed ? host : address);
    if (record.is(RecordType.VIRT_RESOURCE)) {
      file(record, record.find(FieldId.PATH) == null ? FieldId.NEW_DISK : FieldId.PATH);
    }
    result(record);
  }

  private void ofDaemon(AuditRecord record) {
    if (record.is(RecordType.DAEMON_ACCEPT) || record.is(RecordType.DAEMON_CLOSE)) {
      set(Fact.HOST, text(record, FieldId.ADDR));
    } else {
      take(record, Fact.PID, Fact.USER);
    }
  }

  /** Of a change of rules, or of a security module. */
  private void ofChange(AuditRecord record) {
    take(record, Fact.USER);
    keys(record);
    result(record);
  }

  private void ofDecision(AuditRecord record) {
    take(record, Fact.PID);
    if (fact(Fact.COMM) == null) {
      take(record, Fact.COMM);
    }
    file(record, record.find(FieldId.PATH) == null ? FieldId.NAME : FieldId.PATH);
    Outcome decision = Decision.outcome(record);
    outcome = decision == Outcome.UNKNOWN ? outcome : decision;
  }

  private void ofSocket(AuditRecord record, RecordList records) {
    Field saddr = record.find(FieldId.SADDR);
    SocketAddress address =
        saddr == null ? null : SocketAddress.decode(saddr.value(), Endian.of(records)).orElse(null);
    String host = address == null ? null : address.address();
    ByteSlice path = address == null ? null : address.path();
    set(Fact.HOST, host == null ? null : ByteSlice.of(host));
    if (path != null) {
      files.add(path);
    }
  }

  /** Of records that have the fields of a call, some of them: what is missing has a placeholder. */
  private void complete(AuditRecord record) {
    completeWith(record, Fact.USER, UNSET);
    completeWith(record, Fact.TERMINAL, NONE);
    completeWith(record, Fact.EXE, NULL);
    completeWith(record, Fact.COMM, NULL);
    completeWith(record, Fact.PID, null);
  }

  private void completeWith(AuditRecord record, Fact fact, @Nullable ByteSlice placeholder) {
    if (fact(fact) == null) {
      ByteSlice text = text(record, fact.field);
      set(fact, text == null ? placeholder : text);
    }
  }

  private void take(AuditRecord record, Fact... wanted) {
    for (Fact fact : wanted) {
      set(fact, text(record, fact.field));
    }
  }

  private void set(Fact fact, @Nullable ByteSlice value) {
    if (value != null) {
      facts.put(fact, value);
    }
  }

  private void file(AuditRecord record, int field) {
    ByteSlice name = text(record, field);
    if (name != null) {
      files.add(name);
    }
  }

  private void keys(AuditRecord record) {
    Field first = record.find(FieldId.KEY);
    if (first != null && !first.raw().equals(NULL)) {
      keys.addAll(RuleKeys.of(record));
    }
  }

  private void result(AuditRecord record) {
    Field res = record.find(FieldId.RES);
    Field result = res == null ? record.find(FieldId.RESULT) : res;
    outcome = result == null ? outcome : Outcome.of(result.value());
  }

  private static @Nullable ByteSlice text(AuditRecord record, int field) {
    Fields fields = record.fields();
    int index = fields.indexOf(field, 0);
    while (index >= 0 && fields.isFormer(index)) {
      index = fields.indexOf(field, index + 1);
    }
    return index < 0 ? null : FieldText.of(record, index);
  }
}
