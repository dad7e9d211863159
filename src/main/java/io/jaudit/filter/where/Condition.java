package io.jaudit.filter.where;

import io.jaudit.record.AuditRecord;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import io.jaudit.record.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A part of an expression that holds or does not. Immutable data. */
sealed interface Condition {
  /** Returns true if it holds. */
  boolean holds(Scope scope);

  /** Returns conditions that every event satisfies for which it holds. */
  default Interest interest() {
    return Interest.ALL;
  }

  /** Returns what {@link io.jaudit.filter.EventFilter#needsProcesses} does. */
  default boolean needsProcesses() {
    return false;
  }

  /** Returns what {@link io.jaudit.filter.EventFilter#problems} does. */
  default List<String> problems() {
    return List.of();
  }

  /** {@code a and b and c}. */
  record All(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).holds(scope)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Interest interest() {
      Interest all = Interest.ALL;
      for (Condition part : parts) {
        all = all.and(part.interest());
      }
      return all;
    }

    @Override
    public boolean needsProcesses() {
      return needProcesses(parts);
    }

    @Override
    public List<String> problems() {
      return problemsOf(parts);
    }
  }

  /** {@code a or b or c}. */
  record Any(List<Condition> parts) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).holds(scope)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Interest interest() {
      List<Interest> interests = new ArrayList<>();
      for (Condition part : parts) {
        interests.add(part.interest());
      }
      return Interest.anyOf(interests);
    }

    @Override
    public boolean needsProcesses() {
      return needProcesses(parts);
    }

    @Override
    public List<String> problems() {
      return problemsOf(parts);
    }
  }

  /** {@code not a}. */
  record Negation(Condition part) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return !part.holds(scope);
    }

    @Override
    public boolean needsProcesses() {
      return part.needsProcesses();
    }

    @Override
    public List<String> problems() {
      return part.problems();
    }
  }

  /** {@code PATH(a)}: it holds for one record of the type. */
  record InOneRecord(RecordType type, Condition part) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      RecordList records = scope.records();
      for (int i = 0; i < records.size(); i++) {
        AuditRecord record = records.get(i);
        if (record.type().equals(type) && part.holds(scope.only(record))) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Interest interest() {
      return Interest.types(Set.of(type)).and(part.interest());
    }

    @Override
    public boolean needsProcesses() {
      return part.needsProcesses();
    }

    @Override
    public List<String> problems() {
      return part.problems();
    }
  }

  /** {@code f = v}, {@code f ~ /x/}, and {@code f}: a value of the field passes. */
  record Has(Subject subject, ValueTest test, Interest interest) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return subject.any(scope, test);
    }

    @Override
    public boolean needsProcesses() {
      return subject.needsProcesses();
    }

    @Override
    public List<String> problems() {
      return test.problems();
    }
  }

  /** {@code f != v}: the field has values, none of which passes. */
  record HasOnlyOthers(Subject subject, ValueTest test) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      return subject.any(scope, new ValueTest.Present()) && !subject.any(scope, test);
    }

    @Override
    public boolean needsProcesses() {
      return subject.needsProcesses();
    }

    @Override
    public List<String> problems() {
      return test.problems();
    }
  }

  /** {@code time >= today}: the event is of one of these times. */
  record AtTime(List<TimeSpan> spans) implements Condition {
    @Override
    public boolean holds(Scope scope) {
      long time = scope.event().event().id().timeMillis();
      for (int i = 0; i < spans.size(); i++) {
        if (spans.get(i).contains(time)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Interest interest() {
      List<Interest> interests = new ArrayList<>();
      for (TimeSpan span : spans) {
        interests.add(Interest.times(span));
      }
      return Interest.anyOf(interests);
    }
  }

  private static boolean needProcesses(List<Condition> parts) {
    for (Condition part : parts) {
      if (part.needsProcesses()) {
        return true;
      }
    }
    return false;
  }

  private static List<String> problemsOf(List<Condition> parts) {
    List<String> problems = new ArrayList<>();
    for (Condition part : parts) {
      problems.addAll(part.problems());
    }
    return problems;
  }
}
