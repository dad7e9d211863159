package io.jaudit.describe;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Fact.Reading;
import io.jaudit.interpret.field.Endian;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.field.PathText;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Converts the facts of an {@link EventSummary} to text, unescaped: the result may contain any
 * bytes. For use by one thread at a time.
 */
public final class FactText {
  private static final int PROCESSES_SHOWN = 3;
  private static final ByteSlice TWO_DOTS = ByteSlice.of("..");
  private static final ByteSlice UNSET = ByteSlice.of("unset");
  private static final ByteSlice SYSTEM = ByteSlice.of("system");

  private final FieldInterpreter interpreter;
  private final ByteBuilder meaning = new ByteBuilder(256);

  private RecordList records = RecordList.empty();

  /** Writes meanings with this interpreter. */
  public FactText(FieldInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Goes to the event of the facts that come next. */
  public void begin(EventView view) {
    records = view.records();
    interpreter.begin(records);
  }

  /** Appends a fact; nothing for null. */
  public void append(@Nullable Fact fact, ByteBuilder out) {
    if (fact == null) {
      return;
    }
    AuditRecord record = fact.record();
    if (record == null) {
      out.append(fact.word());
      return;
    }
    switch (fact.reading()) {
      case WORD, MEANING -> interpreter.append(record, fact.index(), out);
      case SUBJECT -> {
        ByteSlice name = meaning(record, fact.index());
        out.append(name.equals(UNSET) ? SYSTEM : name);
      }
      case PATH -> out.append(path(meaning(record, fact.index()), fact.directory()));
      case SOCKET -> appendSocket(record, fact.index(), out);
      case PORT -> appendPort(fact.value(), out);
      case PROCESSES -> appendProcesses(Integer.MAX_VALUE, out);
      case KEY -> out.append(RuleKeys.split(FieldText.of(record, field(record, fact))).get(0));
      case NAME -> out.append(field(record, fact).name());
    }
  }

  /**
   * Like {@link #append}, but of processes only the first three, in parentheses, as in a sentence.
   */
  public void appendBriefly(@Nullable Fact fact, ByteBuilder out) {
    if (fact == null || fact.reading() != Reading.PROCESSES) {
      append(fact, out);
      return;
    }
    out.append('(');
    appendProcesses(PROCESSES_SHOWN, out);
    out.append(')');
  }

  private void appendSocket(AuditRecord record, int index, ByteBuilder out) {
    SocketAddress address = address(record.fields().value(index));
    String words = address == null ? null : address.address();
    ByteSlice path = address == null ? null : address.path();
    if (words != null) {
      out.append(words);
    } else if (path != null && !path.isEmpty()) {
      out.append(path);
    } else if (address != null && address.familyName() != null) {
      out.append(address.familyName());
    } else {
      interpreter.append(record, index, out);
    }
  }

  private void appendPort(ByteSlice hex, ByteBuilder out) {
    SocketAddress address = address(hex);
    if (address != null && address.port().isPresent()) {
      out.appendDecimal(address.port().getAsInt());
    } else if (address != null
        && address.family() == SocketAddress.NETLINK
        && address.netlinkPid() >= 0) {
      out.appendDecimal(address.netlinkPid());
    }
  }

  private @Nullable SocketAddress address(ByteSlice hex) {
    return SocketAddress.decode(hex, Endian.of(records)).orElse(null);
  }

  private void appendProcesses(int shown, ByteBuilder out) {
    int processes = 0;
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      int pid = record.is(RecordType.OBJ_PID) ? record.fields().indexOf(FieldId.OPID, 0) : -1;
      if (pid >= 0 && processes == shown) {
        out.append(",...");
        return;
      }
      if (pid >= 0) {
        out.append(processes == 0 ? "" : ",").append(record.fields().value(pid));
        processes++;
      }
    }
  }

  private static Field field(AuditRecord record, Fact fact) {
    return record.fields().get(fact.index());
  }

  private ByteSlice meaning(AuditRecord record, int index) {
    meaning.clear();
    interpreter.append(record, index, meaning);
    return meaning.toSlice();
  }

  /** Normalized only if it contains {@code ..}, as in ausearch. */
  private static ByteSlice path(ByteSlice name, @Nullable ByteSlice directory) {
    boolean absolute = !name.isEmpty() && name.at(0) == '/';
    if (!absolute && directory == null) {
      return name;
    }
    ByteSlice path = absolute || directory == null ? name : PathText.join(directory, name);
    return path.contains(TWO_DOTS) ? PathText.clean(path) : path;
  }
}
