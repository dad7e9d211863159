package io.jaudit;

import io.jaudit.filter.EventFilter;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.options.FilterOption;
import io.jaudit.options.OptionContext;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.options.time.TimeExpressionException;
import io.jaudit.record.TimeSpan;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Describes which events are wanted, and how many: options of {@code jaudit search} as data. All
 * times are resolved when it is made, so it finds the same events whenever and wherever it is run.
 * {@link #words} makes the same query in another process, except for {@linkplain Builder#names
 * names}, which must be given again; {@link #equals} does not compare them either. Immutable and
 * safe for use by several threads.
 *
 * <pre>{@code
 * Query.parse("-k", "MyMonitor", "-ts", "today")
 * Query.builder().words("-sc", "execve").from(start).names(users, groups).build()
 * }</pre>
 */
public final class Query {
  private static final List<RunOption> ALLOWED =
      List.of(
          RunOption.WORD,
          RunOption.REGEX,
          RunOption.INVERT,
          RunOption.JUST_ONE,
          RunOption.LIMIT,
          RunOption.EOE_TIMEOUT);

  private final List<String> words;
  private final EventFilter filter;
  private final OptionalInt eventTimeout;
  private final long limit;

  private Query(List<String> words, EventFilter filter, OptionalInt timeout, long limit) {
    this.words = List.copyOf(words);
    this.filter = filter;
    this.eventTimeout = timeout;
    this.limit = limit;
  }

  /**
   * Parses options of {@code jaudit search}: those that select events, and {@code --word}, {@code
   * --regex}, {@code --invert}, {@code --just-one}, {@code --limit} and {@code --eoe-timeout}.
   * Times are meant in the default time zone.
   *
   * @throws IllegalArgumentException if a word is not such an option, or a value is wrong; the
   *     message is one line that names the option, and what was expected
   */
  public static Query parse(String... words) {
    return builder().words(words).build();
  }

  /** Returns a builder of a query that wants every event. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Makes the query of options that were parsed already. For the command line, which reports a
   * wrong value in its own way.
   *
   * @throws UsageException if a value is wrong
   */
  @SuppressWarnings("exports")
  public static Query of(SearchOptions options, OptionContext context) throws UsageException {
    return new Query(
        options.queryWords(context),
        options.filter(context),
        options.eventTimeout(),
        options.limit());
  }

  /**
   * Returns the options of this query, with each time as {@code @SECONDS.MMM}. {@link #parse} makes
   * an equal query of them. They don't include {@linkplain Builder#names names}.
   */
  public List<String> words() {
    return words;
  }

  /** Returns which events are wanted. */
  public EventFilter filter() {
    return filter;
  }

  /** Returns the times outside of which no event is wanted, in ms since the epoch. */
  public TimeSpan times() {
    return filter.interest().times();
  }

  /** Returns how many events are wanted; {@link Long#MAX_VALUE} for all. */
  public long limit() {
    return limit;
  }

  /** Returns the seconds of log time after which an event is complete; empty for the default. */
  public OptionalInt eventTimeout() {
    return eventTimeout;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Query query && query.words.equals(words);
  }

  @Override
  public int hashCode() {
    return words.hashCode();
  }

  @Override
  public String toString() {
    return String.join(" ", words);
  }

  /** Collects what a query consists of. For use by one thread. */
  public static final class Builder {
    private final List<String> words = new ArrayList<>();
    private Clock clock = Clock.system(ZoneId.systemDefault());
    private IdNames users = IdNames.none();
    private IdNames groups = IdNames.none();

    private Builder() {}

    /** Adds options of {@code jaudit search}; see {@link Query#parse}. */
    public Builder words(String... more) {
      words.addAll(List.of(more));
      return this;
    }

    /** Wants events with this key only; if called again, with one of these keys. */
    public Builder key(String key) {
      return words("--key=" + key);
    }

    /** Wants events at or after a time only. */
    public Builder from(Instant start) {
      return words("--start", at(start));
    }

    /** Wants events at or before a time only. */
    public Builder until(Instant end) {
      return words("--end", at(end));
    }

    /** Wants the first event only. */
    public Builder justOne() {
      return words("--just-one");
    }

    /** Uses another clock, and its zone, for the times among the words. */
    public Builder clock(Clock other) {
      clock = other;
      return this;
    }

    /** Uses these names of users and groups for records in which auditd did not write them. */
    public Builder names(IdNames usersOfLog, IdNames groupsOfLog) {
      users = usersOfLog;
      groups = groupsOfLog;
      return this;
    }

    /**
     * Returns the query.
     *
     * @throws IllegalArgumentException as {@link Query#parse}
     */
    public Query build() {
      try {
        SearchOptions options = SearchOptions.parse(words);
        refuseOthers(options);
        return of(options, new OptionContext(clock, Builder::boot, Arch.host(), users, groups));
      } catch (UsageException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }

    private static void refuseOthers(SearchOptions options) throws UsageException {
      for (RunOption option : RunOption.values()) {
        if (options.has(option) && !ALLOWED.contains(option)) {
          throw new UsageException(option.longName() + " is not part of a query");
        }
      }
      if (options.startsFromCheckpoint()) {
        throw new UsageException(
            FilterOption.START.longName() + ": a query has no checkpoint; expected a time");
      }
      if (!options.logs().isEmpty()) {
        throw new UsageException("'" + options.logs().get(0) + "' is not an option of a query");
      }
    }

    private static ZonedDateTime boot(ZonedDateTime now) throws TimeExpressionException {
      throw new TimeExpressionException(
          "the time of 'boot' is unknown in a query; use a date and a time instead");
    }

    private static String at(Instant time) {
      return SearchOptions.epoch(time.toEpochMilli());
    }
  }
}
