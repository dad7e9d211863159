package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts the events of one thread by the values of fields. For use by one thread at a time. */
final class GroupCollector implements Collector {
  /** Groups that are kept here; beyond this, they are passed on. */
  private static final int MOST = 4096;

  private final List<ReportField> fields;
  private final List<ValueReader> readers = new ArrayList<>();
  private final Restriction restriction;
  private final Groups target;
  private final List<FieldValues> values = new ArrayList<>();
  private final @Nullable ByteSlice[] chosen;
  private final ByteBuilder key = new ByteBuilder();
  private Map<ByteSlice, Group> groups = new HashMap<>();

  GroupCollector(List<ReportField> fields, Restriction restriction, Groups target) {
    this.fields = fields;
    for (ReportField field : fields) {
      readers.add(field.reader());
    }
    this.restriction = restriction;
    this.target = target;
    this.chosen = new ByteSlice[fields.size()];
    for (int i = 0; i < fields.size(); i++) {
      values.add(new FieldValues());
    }
  }

  @Override
  public void event(CountedEvent event) {
    if (!restriction.admits(event)) {
      return;
    }
    boolean isAny = false;
    for (int i = 0; i < fields.size(); i++) {
      FieldValues of = values.get(i);
      of.clear();
      readers.get(i).read(event, of);
      isAny |= of.size() > 0 && (fields.size() == 1 || !(fields.get(i) instanceof TimeSpan));
    }
    if (!isAny) {
      return;
    }
    if (fields.size() == 1) {
      FieldValues of = values.get(0);
      for (int i = 0; i < of.size(); i++) {
        chosen[0] = of.value(i);
        count(of.value(i), of.sources(i), event);
      }
    } else {
      choose(0, 0, event);
    }
    if (groups.size() > MOST) {
      flush();
    }
  }

  /** Counts the event once for each combination of the values of its fields. */
  private void choose(int field, int sources, CountedEvent event) {
    if (field == fields.size()) {
      key.clear();
      for (ByteSlice value : chosen) {
        key.appendDecimal(value == null ? -1 : value.length()).append(' ');
        if (value != null) {
          key.append(value);
        }
      }
      count(key.toSlice(), sources, event);
      return;
    }
    FieldValues of = values.get(field);
    for (int i = 0; i < Math.max(1, of.size()); i++) {
      chosen[field] = of.size() == 0 ? null : of.value(i);
      choose(field + 1, sources | (of.size() == 0 ? 0 : of.sources(i)), event);
    }
  }

  private void count(ByteSlice groupKey, int sources, CountedEvent event) {
    Group group = groups.get(groupKey);
    if (group == null) {
      List<@Nullable ByteSlice> copies = new ArrayList<>();
      for (ByteSlice value : chosen) {
        copies.add(value == null ? null : value.copy());
      }
      group = new Group(copies);
      ByteSlice only = copies.get(0);
      groups.put(fields.size() == 1 && only != null ? only : groupKey.copy(), group);
    }
    group.add(event);
    group.found(sources);
  }

  @Override
  public void flush() {
    target.add(groups);
    groups = new HashMap<>();
    Arrays.fill(chosen, null);
  }
}
