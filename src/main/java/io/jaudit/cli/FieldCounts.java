package io.jaudit.cli;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.SummaryText;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.where.QueryName;
import io.jaudit.interpret.field.RuleKeys;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field.Form;
import io.jaudit.record.FieldId;
import io.jaudit.record.Fields;
import io.jaudit.record.RecordList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the fields of records and the facts of events that have a value, instead of writing
 * events. Memory is bounded: by {@link #MOST} names for each thread, each with one value of limited
 * length. For use by one thread; {@link #another} counts for the same rows on another one.
 */
final class FieldCounts implements EventWriter {
  /** Names that are counted. */
  static final int MOST = 10_000;

  private static final int EXAMPLE_LENGTH = 60;

  /** Values that mean that there is no ID. */
  private static final Set<String> UNSET = Set.of("4294967295", "-1", "unset");

  /** Those of all threads. */
  private final List<FieldCounts> all;

  private final Map<ByteSlice, Count> fields = new HashMap<>();
  private final Map<String, Count> facts = new HashMap<>();
  private final Identities identities;
  private final EventView view;
  private long event;
  private long record;
  private long position;
  private boolean isCut;

  /** How often a name occurs. */
  private static final class Count {
    private final String name;
    private long records;
    private long events;
    private long lastRecord;
    private long lastEvent;
    private String example = "";
    private boolean isPoor = true;
    private long place = Long.MAX_VALUE;

    Count(String name) {
      this.name = name;
    }

    void add(long event, long record, long position, int id, ByteSlice value) {
      events += lastEvent == event ? 0 : 1;
      records += lastRecord == record ? 0 : 1;
      lastEvent = event;
      lastRecord = record;
      if (isPoor || position < place) {
        offer(shortened(shown(id, value).utf8()), position);
      }
    }

    void add(Count other) {
      events += other.events;
      records += other.records;
      offer(other.example, other.place);
    }

    /** Keeps the first value in the log; one that means that an ID is not set only if all do. */
    private void offer(String value, long position) {
      boolean isUnset = value.isEmpty() || UNSET.contains(value);
      if (isPoor == isUnset ? position < place : isPoor) {
        example = value;
        isPoor = isUnset;
        place = position;
      }
    }
  }

  FieldCounts(Identities identities) {
    this(identities, Collections.synchronizedList(new ArrayList<>()));
  }

  private FieldCounts(Identities identities, List<FieldCounts> all) {
    this.identities = identities;
    this.view = new EventView(identities);
    this.all = all;
    all.add(this);
  }

  @Override
  public FieldCounts another() {
    return new FieldCounts(identities, all);
  }

  @Override
  public void write(AuditEvent next, ByteBuilder out) {
    event++;
    position = next.position();
    view.of(next);
    RecordList records = next.records();
    for (int i = 0; i < records.size(); i++) {
      record++;
      add(records.get(i));
    }
    QueryName.facts(view, this::addFact);
  }

  private void add(AuditRecord next) {
    Fields names = next.fields();
    for (int i = 0; i < names.firstEnriched(); i++) {
      boolean isField = names.form(i) != Form.WORD && !names.isFormer(i);
      ByteSlice value = isField ? SummaryText.of(next, i) : null;
      Count count = value == null ? null : count(names.name(i));
      if (value != null && count != null) {
        count.add(event, record, position, names.id(i), value);
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
    count.add(event, event, position, FieldId.NONE, value);
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
    boolean isAnyCut = false;
    for (FieldCounts counts : all) {
      isAnyCut |= counts.isCut;
    }
    return isAnyCut;
  }

  /** Returns the rows: name, source, type, records, events, example; the most frequent first. */
  List<List<String>> rows() {
    Map<String, Count> allFields = new HashMap<>();
    Map<String, Count> allFacts = new HashMap<>();
    for (FieldCounts counts : all) {
      addAll(counts.fields.values(), allFields);
      addAll(counts.facts.values(), allFacts);
    }
    List<List<String>> rows = new ArrayList<>();
    for (Count count : sorted(allFields.values())) {
      rows.add(row(count, QueryName.Source.FIELD, QueryName.typeOf(count.name), count.records));
    }
    Map<String, String> types = new HashMap<>();
    for (QueryName name : QueryName.all()) {
      types.put(name.name(), name.type());
    }
    for (Count count : sorted(allFacts.values())) {
      String type = types.getOrDefault(count.name, "text");
      rows.add(row(count, QueryName.Source.FACT, type, -1));
    }
    return rows;
  }

  private static void addAll(Iterable<Count> counts, Map<String, Count> sums) {
    for (Count count : counts) {
      Count sum = sums.get(count.name);
      if (sum == null) {
        sum = new Count(count.name);
        sums.put(count.name, sum);
      }
      sum.add(count);
    }
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
        count.example);
  }
}
