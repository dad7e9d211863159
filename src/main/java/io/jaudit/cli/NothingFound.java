package io.jaudit.cli;

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
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What a user is told about a search that found nothing. */
final class NothingFound {
  private final SearchValues values;
  private final SearchPlan plan;
  private final SearchTally tally;
  private final LongSupplier nanoTime;

  /**
   * @param plan that of the search, which has ended
   * @param tally its counts
   * @param nanoTime as {@link System#nanoTime}
   */
  NothingFound(SearchValues values, SearchPlan plan, SearchTally tally, LongSupplier nanoTime) {
    this.values = values;
    this.plan = plan;
    this.tally = tally;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns hints for options that many users confuse: {@code --host} with the host that logged the
   * event, and {@code -n} with the number of lines that head prints.
   */
  List<String> hints() {
    SearchOptions options = values.options();
    List<String> hints = new ArrayList<>();
    for (String node : options.all(FilterOption.NODE)) {
      if (Numbers.decimal(node).isPresent()) {
        hints.add("-n is the host that logged the event; did you mean --limit " + node + "?");
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

  /** Returns why no event matched. Reads the logs again, if they can be read again. */
  List<String> explanation() throws UsageException {
    if (values.options().has(RunOption.FOLLOW)) {
      return List.of();
    }
    if (plan.checkpoint().isPresent()) {
      return List.of(tally.read() + " since the checkpoint");
    }
    if (plan.filter().needsProcesses()) {
      return List.of(
          tally.read()); // a condition alone can't be tested without the processes before
    }
    for (LogSource source : plan.logs().sources()) {
      if (!source.isRepeatable()) {
        return List.of(tally.read() + " from " + source.name());
      }
    }
    EmptyResult result = counted(Filters.all(List.of()));
    EventFilter time = result.time();
    if (result.counts().isCut() && time != null) {
      EmptyResult ofTime = counted(time); // a large log is read from there
      result = ofTime.counts().events() == 0 ? result : ofTime;
    }
    return result.sentences();
  }

  /** Counts the events of the logs that match. */
  private EmptyResult counted(EventFilter filter) throws UsageException {
    SearchPlans again = new SearchPlans(values);
    EmptyResult result =
        new EmptyResult(
            values.options(), again.conditions(), values.environment().clock().getZone(), nanoTime);
    SearchPlan some = again.planOf(filter);
    try (Search search =
        Search.onAllCores(some, result.counts(), new SearchTally(MalformedListener.NONE))) {
      search.read();
      search.end();
    } finally {
      close(some);
    }
    return result;
  }

  private static void close(SearchPlan plan) {
    try {
      plan.close();
    } catch (IOException e) {
      return; // the files were only read
    }
  }
}
