package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Outcome;
import io.jaudit.record.EventId;
import io.jaudit.record.EventIdPattern;
import io.jaudit.record.RecordType;
import io.jaudit.record.TimeSpan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Creates filters: combinations, and those that {@link FieldFilters} does not create, named after
 * ausearch's options.
 *
 * <p>An event matches if any of its records has a matching value (docs/ausearch-semantics.md §3.4
 * to §3.6, docs/ausearch-differences.md nos. 1, 6 to 11). All are immutable and safe for use by
 * several threads.
 */
public final class Filters {
  /**
   * Up to this number, searching for the texts one by one is faster, because each can rule out a
   * line.
   */
  private static final int FEW = 4;

  private Filters() {}

  /**
   * Returns a filter that matches if all of {@code filters} do: different options. Without filters
   * it matches every event.
   */
  public static EventFilter all(List<EventFilter> filters) {
    return filters.size() == 1 ? filters.get(0) : new AllOf(filters);
  }

  /**
   * Returns a filter that matches if any of {@code filters} does: a repeated option. Without
   * filters it matches no event.
   */
  public static EventFilter any(List<EventFilter> filters) {
    List<EventFilter> parts = filters.size() > FEW ? FieldCriterion.combined(filters) : filters;
    return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
  }

  /** Returns a filter that matches if {@code condition} does not. */
  public static EventFilter not(EventFilter condition) {
    return new Not(condition);
  }

  static boolean needProcesses(List<EventFilter> parts) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).needsProcesses()) {
        return true;
      }
    }
    return false;
  }

  static List<String> problems(List<EventFilter> parts) {
    List<String> problems = new ArrayList<>();
    for (EventFilter part : parts) {
      problems.addAll(part.problems());
    }
    return problems;
  }

  /** Returns the filter of {@code -a SERIAL}. */
  public static EventFilter serial(long serial) {
    return new ById(EventIdPattern.serial(serial));
  }

  /** Returns the filter of {@code -a SEC.MS:SERIAL}, of any node. */
  public static EventFilter stamp(long timeMillis, long serial) {
    return new ById(EventIdPattern.stamp(timeMillis, serial));
  }

  /**
   * Returns the filter of {@code -a NODE/SEC.MS:SERIAL}; an ID without a node matches an event
   * without a node.
   */
  public static EventFilter id(EventId wanted) {
    return new ById(EventIdPattern.exactly(wanted));
  }

  /** Returns the filter of {@code -n}; the whole name as logged. */
  public static EventFilter node(String name) {
    return new ById(EventIdPattern.node(ByteSlice.of(name).latin1()));
  }

  /**
   * Returns the filter of {@code -ts} and {@code -te}.
   *
   * @param fromMillis first matching instant, in milliseconds since the epoch
   * @param untilMillis last matching instant
   */
  public static EventFilter time(long fromMillis, long untilMillis) {
    return new ByTime(new TimeSpan(fromMillis, untilMillis));
  }

  /** Returns the filter of {@code -m}: an event with a record of any of these types. */
  public static EventFilter types(Collection<RecordType> types) {
    return new ByType(Set.copyOf(types));
  }

  /** Returns the filter of {@code -sv}. */
  public static EventFilter outcome(Outcome wanted) {
    return new ByOutcome(wanted);
  }

  /** Returns the filter of {@code -f}: any file, as logged and resolved. */
  public static EventFilter file(String name, TextMatch match) {
    return new ByFile(new WantedText(name, match));
  }

  /** Returns the filter of {@code -hn}: a host name, or an address in its numeric form. */
  public static EventFilter host(String name, TextMatch match) {
    return new ByHost(new WantedText(name, match));
  }
}
