package io.jaudit.cli;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.Actor;
import io.jaudit.describe.EventView;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventHandler;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.where.QueryField;
import io.jaudit.filter.where.WantedValues;
import io.jaudit.filter.where.WhereFilter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.options.FilterOption;
import io.jaudit.options.SearchCondition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts the events that meet each condition of a search, and those that meet all others; their
 * times, and keys, record types and login users if conditions test these. Ends after some seconds,
 * because a user waits. Memory is bounded: by {@link #MOST_NAMES} keys and types. For use by one
 * thread.
 */
final class ConditionCounts implements EventHandler {
  private static final int MOST_NAMES = 1000;
  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final int CLOCK_EVERY = 256;

  private final List<SearchCondition> conditions;
  private final Set<FilterOption> asked = EnumSet.noneOf(FilterOption.class);
  private final @Nullable EventFilter withUserId;
  private final LongSupplier nanoTime;
  private final long start;
  private final EventView view = new EventView(Identities.ofLog());
  private final long[] met;
  private final long[] metOthers;
  private long metAll;
  private final List<@Nullable FieldValueCounts> values = new ArrayList<>();
  private final Map<ByteSlice, Long> keys = new HashMap<>();
  private final Map<ByteSlice, Long> types = new HashMap<>();
  private long events;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;
  private boolean anyLoginUser;
  private long ofUserId;
  private boolean isCut;
  private boolean isOfAll = true;

  /**
   * @param withUserId matches events that meet the conditions with the user ID instead of that of
   *     the login; empty if that is not of use
   * @param nanoTime as {@link System#nanoTime}
   */
  ConditionCounts(
      List<SearchCondition> conditions, Optional<EventFilter> withUserId, LongSupplier nanoTime) {
    this.conditions = conditions;
    this.withUserId = withUserId.orElse(null);
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
    this.met = new long[conditions.size()];
    this.metOthers = new long[conditions.size()];
    for (SearchCondition condition : conditions) {
      boolean isFile = condition.option() == FilterOption.WHERE_FILE;
      asked.add(isFile ? FilterOption.WHERE : condition.option());
      Optional<QueryField> field = field(condition);
      values.add(field.isEmpty() ? null : new FieldValueCounts(field.get()));
    }
  }

  @Override
  public boolean event(AuditEvent event) {
    view.of(event);
    events++;
    long millis = event.id().timeMillis();
    firstMillis = Math.min(firstMillis, millis);
    lastMillis = Math.max(lastMillis, millis);
    if (asked.contains(FilterOption.KEY)) {
      count(view.keys(), keys);
    }
    if (asked.contains(FilterOption.MESSAGE) || asked.contains(FilterOption.WHERE)) {
      count(view.types(), types);
    }
    if (asked.contains(FilterOption.LOGINUID) || asked.contains(FilterOption.WHERE)) {
      long login = view.actor().id(Actor.AUID);
      anyLoginUser |= login != Actor.NONE && login != Identities.UNSET;
    }
    if (withUserId != null) {
      ofUserId += withUserId.matches(view) ? 1 : 0;
    }
    countValues();
    int failed = 0;
    int lastFailed = 0;
    for (int i = 0; i < met.length; i++) {
      if (conditions.get(i).filter().matches(view)) {
        met[i]++;
      } else {
        failed++;
        lastFailed = i;
      }
    }
    if (failed == 1) {
      metOthers[lastFailed]++;
    } else if (failed == 0) {
      metAll++;
    }
    isCut = events % CLOCK_EVERY == 0 && nanoTime.getAsLong() - start > PATIENCE_NANOS;
    return !isCut;
  }

  /** Returns the field whose values tell what was probably meant. */
  private static Optional<QueryField> field(SearchCondition condition) {
    if (condition.filter() instanceof WhereFilter where) {
      return where.wanted().map(WantedValues::field);
    }
    return switch (condition.option()) {
      case COMM -> QueryField.named("comm");
      case EXECUTABLE -> QueryField.named("exe");
      case FILE -> QueryField.named("name");
      case TERMINAL -> QueryField.named("tty");
      case VM_NAME -> QueryField.named("vm");
      default -> Optional.empty();
    };
  }

  private void countValues() {
    for (int i = 0; i < values.size(); i++) {
      FieldValueCounts counts = values.get(i);
      if (counts != null && met[i] == 0) {
        counts.add(view);
      }
    }
  }

  private static void count(List<@Nullable ByteSlice> names, Map<ByteSlice, Long> counts) {
    for (int i = 0; i < names.size(); i++) {
      ByteSlice name = names.get(i);
      if (name != null) {
        count(name, counts);
      }
    }
  }

  static void count(ByteSlice name, Map<ByteSlice, Long> counts) {
    if (counts.size() < MOST_NAMES || counts.containsKey(name)) {
      counts.merge(counts.containsKey(name) ? name : name.copy(), 1L, Long::sum);
    }
  }

  long events() {
    return events;
  }

  /** Returns true if events were left that were not counted. */
  boolean isCut() {
    return isCut;
  }

  /** Returns the time of the earliest event. */
  long firstMillis() {
    return firstMillis;
  }

  /** Returns the time of the latest event. */
  long lastMillis() {
    return lastMillis;
  }

  /** Returns how many events meet a condition. */
  long met(int condition) {
    return met[condition];
  }

  /** Returns how many events meet all conditions but one. */
  long metAllBut(int condition) {
    return metOthers[condition];
  }

  /** Returns how many events meet all conditions. */
  long metAll() {
    return metAll;
  }

  /**
   * Returns the values of the field that a condition tests, the most frequent first, if no event
   * meets it; empty if it is not a test for certain values.
   */
  List<String> values(int condition) {
    FieldValueCounts counts = values.get(condition);
    return counts == null ? List.of() : mostFrequentFirst(counts.counts());
  }

  /** Notes that there are more events, of which nothing is known. */
  void cut() {
    isCut = true;
  }

  /** Notes that the logs have other events, which were left out. */
  void notOfAll() {
    isOfAll = false;
  }

  /** Returns true if all events of the logs were counted. */
  boolean isOfAll() {
    return isOfAll && !isCut;
  }

  /** Returns how many events meet the conditions if the user ID is compared. */
  long ofUserId() {
    return ofUserId;
  }

  /** Returns true if the login user of some event is set. */
  boolean anyLoginUser() {
    return anyLoginUser;
  }

  /** Returns the keys of rules, the most frequent first. */
  List<String> keys() {
    return mostFrequentFirst(keys);
  }

  /** Returns the record types, the most frequent first. */
  List<String> types() {
    return mostFrequentFirst(types);
  }

  private static List<String> mostFrequentFirst(Map<ByteSlice, Long> counts) {
    List<Map.Entry<ByteSlice, Long>> entries = new ArrayList<>(counts.entrySet());
    entries.sort(
        Map.Entry.<ByteSlice, Long>comparingByValue(Comparator.reverseOrder())
            .thenComparing(entry -> entry.getKey().utf8()));
    return entries.stream().map(entry -> entry.getKey().utf8()).toList();
  }
}
