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
  public static final Interest ALL =
      new Interest(Literals.NONE, Set.of(), TimeSpan.ALWAYS, List.of());

  /** The interest in no event. */
  public static final Interest NONE =
      new Interest(Literals.NONE, Set.of(), TimeSpan.NEVER, List.of());

  private final Literals literals;
  private final Set<RecordType> types;
  private final TimeSpan times;
  private final List<List<EventIdPattern>> ids;

  /**
   * Holds literals, and the classes of the records that count.
   *
   * @param any empty if none are known
   * @param classes a set of {@link RecordClass}es
   */
  private record Literals(Set<Needle> any, int classes) {
    static final Literals NONE = new Literals(Set.of(), RecordClass.ANY_TYPE);

    /** Returns the literals that are found in fewer places. */
    Literals orRarer(Literals other) {
      int more = selectivity(other.any) - selectivity(any);
      return more > 0 || (more == 0 && other.any.size() < any.size()) ? other : this;
    }

    /** Returns the selectivity of the literal that is found most often; 0 if there are none. */
    private static int selectivity(Set<Needle> literals) {
      int least = Integer.MAX_VALUE;
      for (Needle literal : literals) {
        least = Math.min(least, literal.selectivity());
      }
      return literals.isEmpty() ? 0 : least;
    }
  }

  private Interest(
      Literals literals, Set<RecordType> types, TimeSpan times, List<List<EventIdPattern>> ids) {
    this.literals = literals;
    this.types = types;
    this.times = times;
    this.ids = ids;
  }

  /** Returns the interest in events with one of {@code literals}; in every event if empty. */
  public static Interest literals(Set<Needle> literals) {
    return literals(literals, RecordClass.ANY_TYPE);
  }

  /**
   * Returns the interest in events with one of {@code literals} in the body of a record whose type
   * is in one of {@code classes}; in every event if there are no literals.
   *
   * @param classes a set of {@link RecordClass}es
   */
  public static Interest literals(Set<Needle> literals, int classes) {
    return new Interest(
        literals.isEmpty() ? Literals.NONE : new Literals(literals, classes),
        Set.of(),
        TimeSpan.ALWAYS,
        List.of());
  }

  /** Returns the interest in events with a record of one of {@code types}; in all if empty. */
  public static Interest types(Set<RecordType> types) {
    return new Interest(Literals.NONE, types, TimeSpan.ALWAYS, List.of());
  }

  /** Returns the interest in events of these times. */
  public static Interest times(TimeSpan times) {
    return new Interest(Literals.NONE, Set.of(), times, List.of());
  }

  /**
   * Returns the same interest, with literals that count only in the body of a record whose type is
   * in one of {@code classes}.
   *
   * @param classes a set of {@link RecordClass}es
   */
  public Interest inRecordsOf(int classes) {
    return literals.any.isEmpty()
        ? this
        : new Interest(new Literals(literals.any, classes), types, times, ids);
  }

  /** Returns the interest in events whose id matches {@code wanted}. */
  public static Interest id(EventIdPattern wanted) {
    return new Interest(Literals.NONE, Set.of(), TimeSpan.ALWAYS, List.of(List.of(wanted)));
  }

  /** Returns the interest in events that are of both interests. */
  public Interest and(Interest other) {
    List<List<EventIdPattern>> both = new ArrayList<>(ids);
    both.addAll(other.ids);
    return new Interest(
        literals.orRarer(other.literals),
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
    return !literals.any.isEmpty() || !types.isEmpty() || !ids.isEmpty() || !times.isAlways();
  }

  /** Returns the literals of which one occurs in each event of interest; empty if unknown. */
  public Set<Needle> literals() {
    return literals.any;
  }

  /**
   * Returns the set of the {@link RecordClass}es of which a record has one of {@link #literals} in
   * its body, in each event of interest; {@link RecordClass#ANY_TYPE} if any line may.
   */
  public int literalClasses() {
    return literals.classes;
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
    private int literalClasses;

    void add(Interest interest) {
      hasAny = true;
      times = times.or(interest.times);
      lacksLiterals |= interest.literals().isEmpty();
      literalClasses |= interest.literalClasses();
      lacksTypes |= interest.types.isEmpty();
      lacksIds |= interest.ids.isEmpty();
      if (!lacksLiterals) {
        literals.addAll(interest.literals());
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
              lacksLiterals
                  ? Literals.NONE
                  : new Literals(Needle.withoutCovered(literals), literalClasses),
              lacksTypes ? Set.of() : types,
              times,
              lacksIds ? List.of() : List.of(ids))
          : NONE;
    }
  }
}
