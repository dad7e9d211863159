package io.jaudit.record;

import io.jaudit.bytes.Needle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Describes what a stage needs to see, as data: it may see more, but it must see every event that
 * satisfies all of these conditions. The scanner skips what no stage is interested in. Immutable.
 *
 * <p>An event satisfies the literals if one of them occurs in one of its lines, the types if one of
 * its records has one of them, the times if its own is among them, and the ids if a pattern of each
 * group matches. An empty set of literals, types or ids excludes nothing.
 */
public final class Interest {
  /** The interest in every event. */
  public static final Interest ALL = new Interest(Set.of(), Set.of(), TimeSpan.ALWAYS, List.of());

  /** The interest in no event. */
  public static final Interest NONE = new Interest(Set.of(), Set.of(), TimeSpan.NEVER, List.of());

  private final Set<Needle> literals;
  private final Set<RecordType> types;
  private final TimeSpan times;
  private final List<List<EventIdPattern>> ids;

  private Interest(
      Set<Needle> literals, Set<RecordType> types, TimeSpan times, List<List<EventIdPattern>> ids) {
    this.literals = literals;
    this.types = types;
    this.times = times;
    this.ids = ids;
  }

  /** Returns the interest in events with one of {@code literals}; in every event if empty. */
  public static Interest literals(Set<Needle> literals) {
    return new Interest(literals, Set.of(), TimeSpan.ALWAYS, List.of());
  }

  /** Returns the interest in events with a record of one of {@code types}; in all if empty. */
  public static Interest types(Set<RecordType> types) {
    return new Interest(Set.of(), types, TimeSpan.ALWAYS, List.of());
  }

  /** Returns the interest in events of these times. */
  public static Interest times(TimeSpan times) {
    return new Interest(Set.of(), Set.of(), times, List.of());
  }

  /** Returns the interest in events whose id matches {@code wanted}. */
  public static Interest id(EventIdPattern wanted) {
    return new Interest(Set.of(), Set.of(), TimeSpan.ALWAYS, List.of(List.of(wanted)));
  }

  /** Returns the interest in events that are of both interests. */
  public Interest and(Interest other) {
    List<List<EventIdPattern>> both = new ArrayList<>(ids);
    both.addAll(other.ids);
    return new Interest(
        rarer(literals, other.literals),
        types.isEmpty() ? other.types : types,
        times.and(other.times),
        both);
  }

  /** Returns the interest in events that are of one of {@code interests}; in none if empty. */
  public static Interest anyOf(Collection<Interest> interests) {
    Union union = new Union();
    for (Interest interest : interests) {
      if (interest != NONE) {
        union.add(interest);
      }
    }
    return union.result();
  }

  /** Returns the interest in events that are of one or both interests. */
  public Interest or(Interest other) {
    return anyOf(List.of(this, other));
  }

  /** Returns the literals that are found in fewer places. */
  private static Set<Needle> rarer(Set<Needle> one, Set<Needle> other) {
    int more = selectivity(other) - selectivity(one);
    return more > 0 || (more == 0 && other.size() < one.size()) ? other : one;
  }

  /** Returns the selectivity of the literal that is found most often; 0 if there are none. */
  private static int selectivity(Set<Needle> literals) {
    int least = Integer.MAX_VALUE;
    for (Needle literal : literals) {
      least = Math.min(least, literal.selectivity());
    }
    return literals.isEmpty() ? 0 : least;
  }

  /** Returns false only if an event of this id is of no interest, whatever it contains. */
  public boolean admits(EventId id) {
    if (!times.contains(id.timeMillis())) {
      return false;
    }
    for (int i = 0; i < ids.size(); i++) {
      if (!matchesAny(ids.get(i), id)) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesAny(List<EventIdPattern> patterns, EventId id) {
    for (int i = 0; i < patterns.size(); i++) {
      if (patterns.get(i).matches(id)) {
        return true;
      }
    }
    return false;
  }

  /** Returns false if every event is of interest. */
  public boolean isSelective() {
    return !literals.isEmpty() || !types.isEmpty() || !ids.isEmpty() || !times.isAlways();
  }

  /** Returns the literals of which one occurs in each event of interest; empty if unknown. */
  public Set<Needle> literals() {
    return literals;
  }

  /** Returns the types of which each event of interest has a record; empty if unknown. */
  public Set<RecordType> types() {
    return types;
  }

  /** Returns the times of the events of interest. */
  public TimeSpan times() {
    return times;
  }

  /** Collects what several interests have in common: each part is dropped if one lacks it. */
  private static final class Union {
    private final Set<Needle> literals = new LinkedHashSet<>();
    private final Set<RecordType> types = new HashSet<>();
    private final List<EventIdPattern> ids = new ArrayList<>();
    private TimeSpan times = TimeSpan.NEVER;
    private boolean hasAny;
    private boolean lacksLiterals;
    private boolean lacksTypes;
    private boolean lacksIds;

    void add(Interest interest) {
      hasAny = true;
      times = times.or(interest.times);
      lacksLiterals |= interest.literals.isEmpty();
      lacksTypes |= interest.types.isEmpty();
      lacksIds |= interest.ids.isEmpty();
      if (!lacksLiterals) {
        literals.addAll(interest.literals);
      }
      if (!lacksTypes) {
        types.addAll(interest.types);
      }
      if (!lacksIds) {
        ids.addAll(interest.ids.get(0)); // one group is enough for correctness
      }
    }

    Interest result() {
      return hasAny
          ? new Interest(
              lacksLiterals ? Set.of() : Needle.withoutCovered(literals),
              lacksTypes ? Set.of() : types,
              times,
              lacksIds ? List.of() : List.of(ids))
          : NONE;
    }
  }
}
