package io.jaudit.spark;

import io.jaudit.AuditLog;
import io.jaudit.EventStream;
import io.jaudit.Query;
import io.jaudit.SearchReport;
import io.jaudit.event.AuditEvent;
import io.jaudit.spark.HadoopContent.ByteMeter;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/** Searches the logs of some hosts, one after the other. For use by one thread. */
final class HostEvents implements Closeable {
  private final Iterator<HostLogs> hosts;
  private final Query query;
  private final ByteMeter meter = new ByteMeter();
  private final HostArchive archive;
  private @Nullable HostLogs host;
  private int begun;
  private @Nullable AuditLog log;
  private @Nullable EventStream events;
  private @Nullable AuditEvent event;
  private long[] counts = new long[ReadMetric.KINDS];

  HostEvents(HostGroup group, List<String> words, Configuration settings) {
    this.hosts = group.hosts().iterator();
    this.query = Query.parse(words.toArray(new String[0]));
    this.archive = new HostArchive(settings, meter);
  }

  /** Goes to the next event; returns false if there is none. */
  boolean next() throws IOException {
    while (events == null || !events.hasNext()) {
      end();
      if (!hosts.hasNext()) {
        return false;
      }
      HostLogs logs = hosts.next();
      host = logs;
      begun++;
      AuditLog opened = archive.open(logs);
      log = opened;
      events = opened.search(query, logs.piece());
    }
    event = events.next();
    return true;
  }

  /** Returns the event that it is at. */
  AuditEvent event() {
    return Objects.requireNonNull(event, "at no event");
  }

  /** Returns whose event it is. */
  HostLogs host() {
    return Objects.requireNonNull(host, "at no event");
  }

  /** Returns how many hosts, or pieces of them, were begun. */
  int begun() {
    return begun;
  }

  /** Returns the position of the event, as in {@link EventStream#position}. */
  long position() {
    return events == null ? 0 : events.position(event());
  }

  /** Returns the names of the files of the host, by the index that positions have. */
  List<String> files() {
    return archive.names();
  }

  private void end() throws IOException {
    EventStream last = events;
    events = null;
    if (last != null) {
      SearchReport report = last.report();
      counts[ReadMetric.LINES] += report.lines();
      counts[ReadMetric.MATCHES] += report.matches();
      counts[ReadMetric.UNPARSED] += report.unparsedLines();
      counts[ReadMetric.INCOMPLETE] += report.incompleteEvents();
      counts[ReadMetric.UNREADABLE] += unreadable(report);
      last.close();
    }
    if (log != null) {
      log.close();
      log = null;
    }
  }

  /** A log that has only records in a form that can't be read is as if it were one file. */
  private static int unreadable(SearchReport report) {
    int files = report.unreadableSources();
    return files == 0 && !report.isComplete() ? 1 : files;
  }

  /** Returns the counts by the numbers of {@link ReadMetric}, of the hosts that were read. */
  long[] counts() {
    long[] now = counts.clone();
    now[ReadMetric.BYTES] = meter.bytes();
    now[ReadMetric.UNREADABLE] += archive.unreadable();
    now[ReadMetric.OTHERS] = archive.otherFiles();
    now[ReadMetric.COPIES] = archive.copies();
    return now;
  }

  @Override
  public void close() throws IOException {
    end();
  }
}
