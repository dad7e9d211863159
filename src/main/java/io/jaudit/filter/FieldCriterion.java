package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.bytes.Needle;
import io.jaudit.describe.EventView;
import io.jaudit.describe.SecurityLabel;
import io.jaudit.interpret.field.FieldText;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.Field.Form;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the fields that a criterion reads in the records of an event: one row for each field,
 * with the record types in which it counts. Immutable.
 */
final class FieldCriterion {
  /** The test that a field must pass. */
  interface Test {
    /**
     * Returns true if the field is wanted.
     *
     * @param index of the field in the fields of {@code record}
     * @param text of the field, without quotes and hex
     */
    boolean passes(AuditRecord record, int index, ByteSlice text);

    /** Returns bytes that the text of every matching field contains; empty if none are known. */
    default ByteSlice literal() {
      return ByteSlice.EMPTY;
    }

    /** Returns literals of which every matching event contains at least one. */
    default Set<Needle> needles(FieldCriterion fields) {
      return literal().isEmpty() ? Set.of() : fields.needlesOf(literal());
    }

    /** Returns a test that this or {@code other} passes; null if they can't be one. */
    default @Nullable Test or(Test other) {
      return null;
    }

    /** Returns what {@link EventFilter#problems} does. */
    default List<String> problems() {
      return List.of();
    }
  }

  /** A field of some types of records. */
  record Row(int field, ByteSlice start, int classes, boolean encoded) {
    boolean isIn(RecordType type) {
      return classes == RecordClass.ANY_TYPE || type.isAnyOf(classes);
    }

    /**
     * Returns false only if no such field of a record can contain {@code literal}. Most records
     * need not be split into fields then, which saves a third of the time of a search for a key.
     */
    boolean mayHold(ByteSlice content, ByteSlice literal) {
      if (FieldId.isPrefix(field)) {
        return content.contains(start);
      }
      boolean absent = false; // true for the first field, and so for any later one
      for (int at = content.indexOf(start, 0); at >= 0; at = content.indexOf(start, at + 1)) {
        int value = at + start.length();
        boolean hex =
            encoded && value < content.length() && Hex.upperNibble(content.at(value)) >= 0;
        if (hex || (!absent && content.indexOf(literal, value) >= 0)) {
          return true;
        }
        absent = true;
      }
      return false;
    }
  }

  private final List<Row> rows;

  /** All classes of records that have one of the fields. */
  private final int classes;

  private FieldCriterion(List<Row> rows) {
    this.rows = rows;
    int all = 0;
    for (Row row : rows) {
      all |= row.classes;
    }
    this.classes = all;
  }

  /** Returns the criterion that reads the fields of {@code rows}. */
  static FieldCriterion of(Row... rows) {
    return new FieldCriterion(List.of(rows));
  }

  /** Returns a field of the records of some classes. */
  static Row row(int field, RecordClass... classes) {
    return row(field, RecordClass.setOf(classes));
  }

  /** Returns the fields with a security label. */
  static FieldCriterion of(List<SecurityLabel.Source> labels) {
    List<Row> rows = new ArrayList<>();
    for (SecurityLabel.Source label : labels) {
      rows.add(row(label.field(), label.classes()));
    }
    return new FieldCriterion(List.copyOf(rows));
  }

  /** Returns a field of the records of a set of classes. */
  static Row row(int field, int classes) {
    // Of the types in classes, only those of decisions have other encodings, namely more.
    boolean encoded =
        FieldText.isEncoded(RecordType.of(RecordType.SYSCALL), field)
            || FieldText.isEncoded(RecordType.of(RecordType.AVC), field);
    String name = FieldId.name(field);
    ByteSlice start =
        ByteSlice.of(
            FieldId.isPrefix(field) ? name.substring(0, name.length() - 1) : name.concat("="));
    return new Row(field, start, classes, encoded);
  }

  /** Returns a filter for events with one of these fields that passes {@code test}. */
  EventFilter matching(Test test) {
    return new FieldFilter(this, test);
  }

  /**
   * Returns filters of which one matches if one of {@code filters} does. A field is looked up once
   * for all tests that can be one, however many they are.
   */
  static List<EventFilter> combined(List<EventFilter> filters) {
    List<EventFilter> before = filters;
    List<EventFilter> after = combinedPairs(filters);
    while (after.size() < before.size()) {
      before = after;
      after = combinedPairs(before);
    }
    return after;
  }

  private static List<EventFilter> combinedPairs(List<EventFilter> filters) {
    List<EventFilter> combined = new ArrayList<>();
    for (int i = 0; i < filters.size(); i++) {
      EventFilter filter = filters.get(i);
      EventFilter next = i + 1 < filters.size() ? filters.get(i + 1) : null;
      EventFilter both =
          filter instanceof FieldFilter one && next instanceof FieldFilter other
              ? one.or(other)
              : null;
      combined.add(both == null ? filter : both);
      i += both == null ? 0 : 1;
    }
    return combined;
  }

  /** Matches the events with a field that passes. */
  private record FieldFilter(FieldCriterion fields, Test test) implements EventFilter {
    @Override
    public boolean matches(EventView event) {
      return fields.anyPasses(event, test);
    }

    @Nullable FieldFilter or(FieldFilter other) {
      Test both = fields == other.fields ? test.or(other.test) : null;
      return both == null ? null : new FieldFilter(fields, both);
    }

    @Override
    public Interest interest() {
      return Interest.literals(test.needles(fields), fields.classes);
    }

    @Override
    public List<String> problems() {
      return test.problems();
    }
  }

  /**
   * Returns literals of which every event has one whose field contains {@code text}, which isn't
   * empty.
   */
  Set<Needle> needlesOf(ByteSlice text) {
    Needle plain = Needle.exactly(text);
    return mayBeEncoded() ? Set.of(plain, Needle.hexOf(text)) : Set.of(plain);
  }

  /**
   * Returns literals of which every event has one whose field is a number or a word that {@code
   * wanted} accepts.
   */
  Set<Needle> needlesOf(NumberOrWord wanted) {
    Set<Needle> needles = new LinkedHashSet<>();
    for (Row row : rows) {
      int selectivity = row.start.length() + wanted.digits();
      needles.add(Needle.exactly(row.start).followedBy(wanted, selectivity));
    }
    return needles;
  }

  private boolean mayBeEncoded() {
    for (Row row : rows) {
      if (row.encoded) {
        return true;
      }
    }
    return false;
  }

  /** Returns true if one of these fields of {@code event} passes {@code test}. */
  boolean anyPasses(EventView event, Test test) {
    RecordList records = event.records();
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      for (int j = 0; j < rows.size(); j++) {
        Row row = rows.get(j);
        if (row.isIn(record.type())
            && row.mayHold(record.contentAsLogged(), test.literal())
            && anyPasses(record, row, test)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean anyPasses(AuditRecord record, Row row, Test test) {
    Fields fields = record.fields();
    for (int i = fields.indexOf(row.field, 0); i >= 0; i = fields.indexOf(row.field, i + 1)) {
      if (!fields.isFormer(i) && test.passes(record, i, text(fields.get(i), row.encoded))) {
        return true;
      }
    }
    return false;
  }

  private static ByteSlice text(Field field, boolean encoded) {
    return encoded && field.form() == Form.BARE
        ? Hex.decode(field.raw()).orElse(field.raw())
        : field.value();
  }
}
