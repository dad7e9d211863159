package io.jaudit.output.ecs;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.bytes.NameTable;
import io.jaudit.describe.Arguments;
import io.jaudit.describe.Decision;
import io.jaudit.describe.EventView;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.output.json.MemberName;
import io.jaudit.output.json.MemberName.Twin;
import io.jaudit.output.json.MemberNames;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.Field.Scope;
import io.jaudit.record.FieldId;
import io.jaudit.record.FieldKind;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code auditd.data}: every field that no other member contains, by its logged name, and
 * {@code auditd.paths}. A name that occurs again with another value gets a number. Not safe for use
 * by several threads.
 */
final class EcsData {
  /** In this object. */
  private static final byte KEPT = 0;

  /** Another member of the event, of any value. */
  private static final byte DROPPED = 1;

  /** Another member of the event has the first value. */
  private static final byte MOVED = 2;

  /** As {@link #MOVED}, unless the users of the event are not those of the process. */
  private static final byte OF_PROCESS = 3;

  private static final int[] IDS_OF_PROCESS = {
    FieldId.UID, FieldId.GID, FieldId.EUID, FieldId.EGID
  };

  private static final int[] MOVED_FIELDS = {
    FieldId.AUID,
    FieldId.SUID,
    FieldId.SGID,
    FieldId.FSUID,
    FieldId.FSGID,
    FieldId.SES,
    FieldId.PID,
    FieldId.PPID,
    FieldId.COMM,
    FieldId.EXE,
    FieldId.CWD,
    FieldId.PROCTITLE,
    FieldId.SUBJ
  };

  private static final int[] DROPPED_FIELDS = {
    FieldId.KEY, FieldId.SUCCESS, FieldId.RES, FieldId.RESULT
  };

  private static final byte[] PLACES = places();

  /** The members that Elastic's mapping declares as numbers. */
  private static final NameTable NUMBERS =
      new NameTable(
          "argc",
          "items",
          "removed",
          "added",
          "changed",
          "entries",
          "lport",
          "rport",
          "sport",
          "dport",
          "seqno",
          "nargs",
          "spid",
          "opid",
          "vm_pid",
          "audit_pid",
          "nlnk_pid",
          "old_vcpu",
          "new_vcpu");

  private static final ByteSlice SOCKET = ByteSlice.of("socket");
  private static final ByteSlice TEXT = ByteSlice.of("text");
  private static final ByteSlice RESULT = ByteSlice.of("seresult");
  private static final ByteSlice PERMISSIONS = ByteSlice.of("seperms");

  private final EcsText json;
  private final MemberNames names = new MemberNames();
  private final ByteBuilder words = new ByteBuilder();
  private final ByteBuilder renamed = new ByteBuilder();

  /** The first value of each field of the table, as logged. */
  private final @Nullable ByteSlice[] first = new ByteSlice[FieldId.highest() + 1];

  EcsData(EcsText json) {
    this.json = json;
  }

  private static byte[] places() {
    byte[] places = new byte[FieldId.highest() + 1];
    put(MOVED_FIELDS, MOVED, places);
    put(IDS_OF_PROCESS, OF_PROCESS, places);
    put(DROPPED_FIELDS, DROPPED, places);
    return places;
  }

  private static void put(int[] fields, byte place, byte[] places) {
    for (int id : fields) {
      places[id] = place;
    }
  }

  /** Writes the members {@code data} and {@code paths}. */
  void write(EventView view, Normalization norm, EcsFields fields) {
    names.clear();
    words.clear();
    Arrays.fill(first, null);
    names.claim(SOCKET);
    json.object(EcsMember.DATA);
    List<AuditRecord> records = fields.records();
    for (int i = 0; i < records.size(); i++) {
      write(records.get(i), view, norm);
    }
    writeOthers(view);
    writeSocket(view.socket());
    writeDecisions(view.decisions());
    if (words.length() > 0) {
      json.string(names.claim(TEXT), words.toSlice());
    }
    json.endObject();
    writePaths(view.records());
  }

  private void write(AuditRecord record, EventView view, Normalization norm) {
    Fields fields = record.fields();
    boolean isDecision = record.is(RecordType.AVC) || record.is(RecordType.USER_AVC);
    for (int i = 0; i < fields.firstEnriched(); i++) {
      Form form = fields.form(i);
      if (form == Form.WORD) {
        if (!isDecision) {
          append(fields.raw(i));
        }
      } else if (form != Form.NESTED
          && EcsFields.isKnown(fields, i)
          && !isElsewhere(fields, i, norm)) {
        write(record, i, view);
      }
    }
  }

  private void append(ByteSlice word) {
    if (words.length() > 0) {
      words.append(' ');
    }
    words.append(word);
  }

  private boolean isElsewhere(Fields fields, int index, Normalization norm) {
    int id = fields.id(index);
    int place = fields.scope(index) == Scope.USER ? placeInMessage(id) : PLACES[id];
    if (place == DROPPED || id == FieldId.NONE || FieldId.isPrefix(id) || fields.isFormer(index)) {
      return place == DROPPED;
    }
    ByteSlice value = fields.raw(index);
    ByteSlice known = first[id];
    if (known != null) {
      return known.equals(value);
    }
    first[id] = value;
    return switch (place) {
      case KEPT -> norm.hasSource() && id == FieldId.ADDR;
      case OF_PROCESS -> !norm.isMapped();
      default -> true;
    };
  }

  /** In the message of a program, only these are what the other members are made from. */
  private static int placeInMessage(int id) {
    boolean isMoved = id == FieldId.EXE || id == FieldId.CWD || id == FieldId.COMM;
    return isMoved || PLACES[id] == DROPPED ? PLACES[id] : KEPT;
  }

  private void write(AuditRecord record, int index, EventView view) {
    Fields fields = record.fields();
    FieldKind kind = FieldId.kind(fields.id(index));
    ByteSlice text = FieldText.of(record, index);
    boolean isNamed = kind == FieldKind.ARCH || kind == FieldKind.SYSCALL || kind == FieldKind.EXIT;
    ByteSlice meaning = isNamed ? view.meaning().of(record, index, kind) : null;
    write(claim(fields, index), meaning == null ? text : meaning);
  }

  private void write(MemberName name, ByteSlice text) {
    if (NUMBERS.find(name.text()) == NameTable.NONE) {
      json.string(name, text);
      return;
    }
    long number = Ascii.decimal(text, Long.MIN_VALUE);
    if (number == Long.MIN_VALUE) {
      json.string(names.claim(name, Twin.RAW), text);
    } else {
      json.number(name, number);
    }
  }

  /** Returns the name; dashes and points, which would begin an object, become underscores. */
  private MemberName claim(Fields fields, int index) {
    ByteSlice name = fields.name(index);
    if (name.indexOf((byte) '-', 0) < 0 && name.indexOf((byte) '.', 0) < 0) {
      return names.claim(fields, index);
    }
    renamed.clear();
    renamed.append(name);
    renamed.replace(0, (byte) '-', (byte) '_');
    renamed.replace(0, (byte) '.', (byte) '_');
    return names.claim(renamed.toSlice());
  }

  /** Writes what EXECVE records have besides the arguments. */
  private void writeOthers(EventView view) {
    RecordList records = view.records();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      if (record.is(RecordType.EXECVE)) {
        Fields fields = record.fields();
        for (int field = 0; field < fields.firstEnriched(); field++) {
          if (fields.form(field) == Form.WORD) {
            append(fields.raw(field));
          } else if (!Arguments.isArgument(fields.get(field)) && !isLength(fields.name(field))) {
            write(record, field, view);
          }
        }
      }
    }
  }

  /** Returns true for {@code a1_len}, which belongs to the arguments. */
  private static boolean isLength(ByteSlice name) {
    return name.length() > 4 && name.at(0) == 'a' && name.slice(name.length() - 4).is("_len");
  }

  private void writeSocket(@Nullable SocketAddress socket) {
    if (socket == null) {
      return;
    }
    json.object(EcsMember.SOCKET);
    switch (socket.family()) {
      case SocketAddress.LOCAL -> json.plain(EcsMember.FAMILY, "unix");
      case SocketAddress.INET -> json.plain(EcsMember.FAMILY, "ipv4");
      case SocketAddress.INET6 -> json.plain(EcsMember.FAMILY, "ipv6");
      case SocketAddress.NETLINK -> json.plain(EcsMember.FAMILY, "netlink");
      default -> json.plain(EcsMember.FAMILY, Integer.toString(socket.family()));
    }
    String address = socket.address();
    ByteSlice path = socket.path();
    if (address != null) {
      json.plain(EcsMember.ADDR, address);
      json.count(EcsMember.PORT, socket.port().orElse(-1));
    } else if (path != null) {
      json.string(EcsMember.PATH, path);
    } else {
      json.string(EcsMember.SADDR, Hex.encode(socket.bytes()));
    }
    json.endObject();
  }

  private void writeDecisions(Decision decisions) {
    while (decisions.next()) {
      List<@Nullable ByteSlice> permissions = decisions.permissions();
      ByteSlice result = decisions.result();
      if (permissions.isEmpty() || result == null) {
        continue;
      }
      renamed.clear();
      for (int i = 0; i < permissions.size(); i++) {
        ByteSlice permission = permissions.get(i);
        renamed.append(i == 0 ? "" : ",").append(permission == null ? ByteSlice.EMPTY : permission);
      }
      ByteSlice joined = renamed.toSlice().copy();
      json.string(names.claim(RESULT), result);
      json.string(names.claim(PERMISSIONS), joined);
    }
  }

  private void writePaths(RecordList records) {
    json.array(EcsMember.PATHS);
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).is(RecordType.PATH)) {
        writePath(records.get(i));
      }
    }
    json.endArray();
  }

  private void writePath(AuditRecord record) {
    names.clear();
    words.clear();
    json.element();
    Fields fields = record.fields();
    for (int i = 0; i < fields.firstEnriched(); i++) {
      if (fields.form(i) == Form.WORD) {
        append(fields.raw(i));
      } else if (fields.scope(i) == Scope.RECORD && EcsFields.isKnown(fields, i)) {
        json.string(claim(fields, i), FieldText.of(record, i));
      }
    }
    if (words.length() > 0) {
      json.string(names.claim(TEXT), words.toSlice());
    }
    json.endObject();
  }
}
