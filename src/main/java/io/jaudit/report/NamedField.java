package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.where.QueryField.Form;
import io.jaudit.filter.where.WhereException;
import io.jaudit.record.FieldId;
import io.jaudit.report.ReportColumn.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A field with the IDs of users, groups or sessions, for which a table has names. Events are still
 * grouped by ID. Safe for use by several threads, except for its readers.
 */
final class NamedField implements ReportField {
  /** The IDs of a process, whose names EventMemory may know. */
  private static final Set<String> OF_PROCESS =
      Set.of("auid", "uid", "euid", "suid", "fsuid", "gid", "egid", "sgid", "fsgid");

  private static final String USER = "user.";

  private final LoggedField ids;
  private final LoggedField words;
  private final LoggedNames names = new LoggedNames();

  private NamedField(LoggedField ids, LoggedField words) {
    this.ids = ids;
    this.words = words;
  }

  /** Returns a field with its names if it has IDs; else the field itself. */
  static ReportField of(LoggedField field) throws WhereException {
    String last = field.name().substring(field.name().lastIndexOf('.') + 1);
    boolean isOfActor = field.name().equals(last) || field.name().equals(USER + last);
    if (isOfActor && OF_PROCESS.contains(last)) {
      return new NamedField(field, LoggedField.named(USER + last + "_name"));
    }
    return FieldId.kind(FieldId.of(last)).mayBeUnset()
        ? new NamedField(field, new LoggedField(field.name(), field.sources(), Form.WORDS))
        : field;
  }

  @Override
  public ReportColumn column() {
    return new ReportColumn(ids.name(), Kind.TEXT, ReportColumn.ABSENT, names);
  }

  @Override
  public boolean needsProcesses() {
    return ids.needsProcesses();
  }

  @Override
  public String condition(@Nullable ByteSlice value, int sources) {
    return ids.condition(value, sources);
  }

  @Override
  public ValueReader reader() {
    return new Reader();
  }

  /** Reads the IDs of one thread, and their names unless they are those of earlier records. */
  private final class Reader implements ValueReader {
    private final ValueReader idReader = ids.reader();
    private final ValueReader wordReader = words.reader();
    private final FieldValues found = new FieldValues();
    private @Nullable EventMemory memory;

    /** Its bit is set of records whose names were taken. */
    private int taken;

    @Override
    public boolean read(CountedEvent event, FieldValues values) {
      boolean isKnown = idReader.read(event, values);
      EventMemory known = event.memory();
      if (known != memory) {
        memory = known;
        taken = known.bit();
      }
      if (!known.isNoted(taken)) {
        boolean areSame = take(event, values);
        if (isKnown && areSame && values.size() <= 1) { // of several, none was taken
          known.note(taken);
        }
      }
      return isKnown;
    }

    /** Takes the name of an ID; returns true if it depends on the known records only. */
    private boolean take(CountedEvent event, FieldValues values) {
      found.clear();
      boolean areSame = wordReader.read(event, found);
      if (values.size() == 1 && found.size() == 1) {
        names.add(values.value(0), found.value(0));
      }
      return areSame;
    }
  }
}
