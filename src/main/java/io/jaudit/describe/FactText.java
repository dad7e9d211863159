package io.jaudit.describe;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.interpret.field.Endian;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.interpret.field.PathText;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts the facts of an {@link EventSummary} to text, unescaped: the result may contain any
 * bytes. For use by one thread at a time.
 */
public final class FactText {
  private static final ByteSlice TWO_DOTS = ByteSlice.of("..");
  private static final ByteSlice UNSET = ByteSlice.of("unset");
  private static final ByteSlice SYSTEM = ByteSlice.of("system");

  private final FieldInterpreter interpreter;
  private final ByteBuilder meaning = new ByteBuilder(256);

  private List<AuditRecord> records = List.of();

  public FactText(FieldInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** Goes to the event of the facts that come next. */
  public void begin(EventView view) {
    records = view.records();
    interpreter.begin(records);
  }

  /** Appends a fact; nothing for null. */
  public void append(@Nullable Fact term, ByteBuilder out) {
    if (term == null) {
      return;
    }
    AuditRecord record = term.record();
    if (record == null) {
      out.append(term.word());
      return;
    }
    switch (term.reading()) {
      case WORD, MEANING -> interpreter.append(record, term.index(), out);
      case SUBJECT -> {
        ByteSlice name = meaning(record, term.index());
        out.append(name.equals(UNSET) ? SYSTEM : name);
      }
      case PATH -> out.append(path(meaning(record, term.index()), term.directory()));
      case KEY -> out.append(RuleKeys.split(FieldText.of(record, field(record, term))).get(0));
      case NAME -> out.append(field(record, term).name());
    }
  }

  /** Like {@link #append}, but of a socket only the address, or else the family. */
  public void appendBriefly(@Nullable Fact term, ByteBuilder out) {
    AuditRecord record = term == null ? null : term.record();
    if (term != null && record != null && field(record, term).id() == FieldId.SADDR) {
      String address = briefAddress(field(record, term).value());
      if (address != null) {
        out.append(address);
        return;
      }
    }
    append(term, out);
  }

  private @Nullable String briefAddress(ByteSlice hex) {
    SocketAddress address = SocketAddress.decode(hex, Endian.of(records)).orElse(null);
    if (address == null) {
      return null;
    }
    String numeric = address.address();
    return numeric != null ? numeric : address.familyName();
  }

  private static Field field(AuditRecord record, Fact term) {
    return record.fields().get(term.index());
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
