package io.jaudit.search;

import io.jaudit.bytes.Needle;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import io.jaudit.source.LogSource;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a search says of itself. The logger is set up when this class is first used. */
final class SearchLog {
  private static final Logger LOG = LoggerFactory.getLogger(Search.class);

  private SearchLog() {}

  static void seeking(LogSource source, long start, long end) {
    LOG.debug("{}: the wanted times are in bytes {} to {}", source.name(), start, end);
  }

  static void byBlocks(LogSource source, int threads, Interest interest) {
    Set<Needle> needles = interest.literals();
    Set<RecordType> types = interest.types();
    if (!needles.isEmpty()) {
      LOG.debug("{}: {} threads, only events with {}", source.name(), threads, needles);
    } else if (!types.isEmpty()) {
      LOG.debug("{}: {} threads, only events with a record {}", source.name(), threads, types);
    } else {
      LOG.debug("{}: {} threads, every event", source.name(), threads);
    }
  }

  static void byLines(LogSource source, long start) {
    LOG.debug("{}: line by line from byte {}", source.name(), start);
  }

  static void done(SearchReport report) {
    LOG.debug("{} lines, {} events, {} matched", report.lines(), report.events(), report.matches());
  }
}
