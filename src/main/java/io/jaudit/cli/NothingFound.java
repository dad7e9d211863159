package io.jaudit.cli;

import io.jaudit.checkpoint.Checkpoint;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.options.FilterOption;
import io.jaudit.options.Numbers;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.search.SearchTally.MalformedListener;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/** What a user is told about a search that found nothing. */
final class NothingFound {
  private final SearchValues values;
  private final SearchPlan plan;
  private final SearchTally tally;
  private final KeptStarts kept;

  /**
   * @param plan that of the search, which has ended
   * @param tally its counts
   * @param kept what was kept of its pipes
   */
  NothingFound(SearchValues values, SearchPlan plan, SearchTally tally, KeptStarts kept) {
    this.values = values;
    this.plan = plan;
    this.tally = tally;
    this.kept = kept;
  }

  /**
   * Returns true if the explanation tests the conditions again. Whether new events meet them is
   * known from the search, and those about other processes can't be tested for an event alone.
   */
  static boolean readsAgain(SearchPlan plan, SearchOptions options) {
    return !options.has(RunOption.FOLLOW)
        && !hasCheckpoint(plan)
        && !plan.filter().needsProcesses();
  }

  /** Returns true if an earlier run left a position, so that not all events were read. */
  private static boolean hasCheckpoint(SearchPlan plan) {
    return plan.checkpoint().isPresent() && !plan.checkpoint().get().last().equals(Checkpoint.NONE);
  }

  /**
   * Returns hints for options that many users confuse: {@code --host} with the host that logged the
   * event, {@code -n} with the number of lines that head prints, and {@code -o} with the format of
   * the output.
   */
  List<String> hints() {
    SearchOptions options = values.options();
    List<String> hints = new ArrayList<>();
    for (String node : options.all(FilterOption.NODE)) {
      if (Numbers.decimal(node).isPresent()) {
        hints.add("-n is the host that logged the event; did you mean --limit " + node + "?");
      }
    }
    for (String label : options.all(FilterOption.OBJECT)) {
      if (RunOption.FORMAT.choices().contains(label)) {
        hints.add("-o is the label of the object; did you mean --format " + label + "?");
      }
    }
    for (String host : options.all(FilterOption.HOST)) {
      String node = tally.nodeWith(host);
      if (node != null) {
        hints.add(
            "--host is the remote host; for the host that logged the events, use --node " + node);
      }
    }
    return hints;
  }

  /**
   * Returns why no event matched. Reads the logs again, of pipes what was kept.
   *
   * @param nanoTime as {@link System#nanoTime}
   */
  List<String> explanation(LongSupplier nanoTime) throws UsageException {
    if (values.options().has(RunOption.FOLLOW)) {
      return List.of();
    }
    if (hasCheckpoint(plan)) {
      return List.of(tally.read() + " since the checkpoint");
    }
    if (!readsAgain(plan, values.options())) {
      return List.of(tally.read());
    }
    EmptyResult result = counted(Filters.all(List.of()), nanoTime);
    EventFilter time = result.time();
    if (result.counts().isCut() && time != null) {
      EmptyResult ofTime = counted(time, nanoTime); // a large log is read from there
      ofTime.counts().notOfAll();
      result = ofTime.counts().events() == 0 ? result : ofTime;
    }
    return result.sentences();
  }

  /** Counts the events of the logs that match. */
  private EmptyResult counted(EventFilter filter, LongSupplier nanoTime) throws UsageException {
    SearchPlans again = new SearchPlans(values);
    ConditionCounts counts = new ConditionCounts(again.conditions(), withUserId(again), nanoTime);
    SearchPlan some = again.planOf(filter, kept::in);
    try (Search search = Search.onAllCores(some, counts, new SearchTally(MalformedListener.NONE))) {
      search.read();
      search.end();
    } finally {
      close(some);
    }
    if (!kept.areWhole()) {
      counts.cut();
    }
    ZoneId zone = values.environment().clock().getZone();
    return new EmptyResult(values.options(), again.conditions(), counts, zone);
  }

  /** Returns the conditions with the user ID instead of that of the login. */
  private Optional<EventFilter> withUserId(SearchPlans plans) throws UsageException {
    SearchOptions options = values.options();
    return options.has(FilterOption.LOGINUID) && !options.has(FilterOption.UID)
        ? Optional.of(plans.filterOf(options.withInstead(FilterOption.LOGINUID, FilterOption.UID)))
        : Optional.empty();
  }

  private static void close(SearchPlan plan) {
    try {
      plan.close();
    } catch (IOException e) {
      return; // the files were only read
    }
  }
}
