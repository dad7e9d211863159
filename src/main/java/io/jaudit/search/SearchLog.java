package io.jaudit.search;

import io.jaudit.record.Interest;
import io.jaudit.source.LogSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The log messages of a search. The logger is initialized when this class is first used. */
final class SearchLog {
  private static final Logger LOG = LoggerFactory.getLogger(Search.class);

  private SearchLog() {}

  static void seeking(LogSource source, long start, long end) {
    LOG.debug("{}: the wanted times are in bytes {} to {}", source.name(), start, end);
  }

  static void reading(LogSource source, long start, int threads, Interest interest) {
    String what = "every event";
    if (!interest.literals().isEmpty()) {
      what = "only events that contain one of " + interest.literals();
    } else if (!interest.types().isEmpty()) {
      what = "only events with a record of one of the types " + interest.types();
    }
    String on = threads == 1 ? "1 thread" : threads + " threads";
    LOG.debug("{}: from byte {}, {}, {}", source.name(), start, on, what);
  }

  static void note(LogSource source, String note) {
    LOG.debug("{}: {}", source.name(), note);
  }

  static void done(SearchTally tally) {
    LOG.debug(
        "{}, {}, {} matched",
        SearchTally.count(tally.lines(), "line"),
        SearchTally.count(tally.events(), "event"),
        tally.matches());
  }
}
