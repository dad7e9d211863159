package io.jaudit.cli;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.SummaryText;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventHandler;
import io.jaudit.filter.where.QueryName;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.interpret.names.Identities;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fields of records and the facts of events that have a value. Memory is bounded: by
 * {@link #MOST} names, each with one value of limited length. For use by one thread.
 */
final class FieldCounts implements EventHandler {
  /** Names that are counted. */
  static final int MOST = 10_000;

  private static final int EXAMPLE_LENGTH = 60;

  private final Map<ByteSlice, Count> fields = new HashMap<>();
  private final Map<String, Count> facts = new HashMap<>();
  private final EventView view;
  private long event;
  private long record;
  private boolean isCut;

  /** How often a name occurs. */
  private static final class Count {
    private final String name;
    private long records;
    private long events;
    private long lastRecord;
    private long lastEvent;
    private @Nullable String example;

    Count(String name) {
      this.name = name;
    }

    void add(long event, long record, int id, ByteSlice value) {
      events += lastEvent == event ? 0 : 1;
      records += lastRecord == record ? 0 : 1;
      lastEvent = event;
      lastRecord = record;
      if (example == null) {
        example = shortened(shown(id, value).utf8());
      }
    }
  }

  FieldCounts(Identities identities) {
    this.view = new EventView(identities);
  }

  @Override
  public boolean event(AuditEvent next) {
    event++;
    view.of(next);
    List<AuditRecord> records = next.records();
    for (int i = 0; i < records.size(); i++) {
      record++;
      add(records.get(i));
    }
    QueryName.facts(view, this::addFact);
    return true;
  }

  private void add(AuditRecord next) {
    Fields all = next.fields();
    for (int i = 0; i < all.firstEnriched(); i++) {
      boolean isField = all.form(i) != Form.WORD && !all.isFormer(i);
      ByteSlice value = isField ? SummaryText.of(next, i) : null;
      Count count = value == null ? null : count(all.name(i));
      if (value != null && count != null) {
        count.add(event, record, all.id(i), value);
      }
    }
  }

  /** Returns one of several keys; a title with a blank for each NUL between arguments. */
  private static ByteSlice shown(int id, ByteSlice value) {
    if (id == FieldId.KEY) {
      return RuleKeys.split(value).get(0);
    }
    return id == FieldId.PROCTITLE ? ByteSlice.of(value.utf8().replace('\0', ' ')) : value;
  }

  private @Nullable Count count(ByteSlice name) {
    Count count = fields.get(name);
    if (count == null && fields.size() < MOST) {
      count = new Count(name.utf8());
      fields.put(name.copy(), count);
    }
    isCut |= count == null;
    return count;
  }

  private void addFact(String name, ByteSlice value) {
    Count count = facts.get(name);
    if (count == null) {
      count = new Count(name);
      facts.put(name, count);
    }
    count.add(event, event, FieldId.NONE, value);
  }

  private static String shortened(String value) {
    if (value.length() <= EXAMPLE_LENGTH) {
      return value;
    }
    int end = Character.isHighSurrogate(value.charAt(EXAMPLE_LENGTH - 1)) ? 1 : 0;
    return value.substring(0, EXAMPLE_LENGTH - end) + "...";
  }

  /** Returns true if there were more names than are counted. */
  boolean isCut() {
    return isCut;
  }

  /** Returns the rows: name, source, type, records, events, example; the most frequent first. */
  List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Count count : sorted(fields.values())) {
      rows.add(row(count, QueryName.Source.FIELD, QueryName.typeOf(count.name), count.records));
    }
    Map<String, String> types = new HashMap<>();
    for (QueryName name : QueryName.all()) {
      types.put(name.name(), name.type());
    }
    for (Count count : sorted(facts.values())) {
      String type = types.getOrDefault(count.name, "text");
      rows.add(row(count, QueryName.Source.FACT, type, -1));
    }
    return rows;
  }

  private static List<Count> sorted(Iterable<Count> counts) {
    List<Count> sorted = new ArrayList<>();
    counts.forEach(sorted::add);
    sorted.sort(
        Comparator.comparingLong((Count count) -> count.events)
            .reversed()
            .thenComparing(count -> count.name));
    return sorted;
  }

  private static List<String> row(Count count, QueryName.Source source, String type, long records) {
    return List.of(
        count.name,
        source.name().toLowerCase(Locale.ROOT),
        type,
        records < 0 ? "" : Long.toString(records),
        Long.toString(count.events),
        count.example == null ? "" : count.example);
  }
}
