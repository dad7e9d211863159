package io.jaudit;

import io.jaudit.event.EventHandler;
import io.jaudit.search.Feeders;
import io.jaudit.search.Limit;
import io.jaudit.search.LogSplit;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.search.SearchTally.MalformedListener;
import io.jaudit.search.Verbosity;
import io.jaudit.source.Decoders;
import io.jaudit.source.FileRules;
import io.jaudit.source.Log;
import io.jaudit.source.LogFiles;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.SkippedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens logs and searches them. Opened files stay open until {@link #close}, so a rotation does not
 * change what a search reads. Logs nothing, keeps no state outside of this object, and asks neither
 * this host's auditd nor its users for anything.
 *
 * <p>A log can be searched any number of times, if its sources can be read again; one search at a
 * time. For use by one thread.
 *
 * <pre>{@code
 * try (AuditLog log = AuditLog.open(Path.of("/srv/logs/web-01"));
 *     EventStream events = log.search(Query.parse("-k", "MyMonitor", "-ts", "today"))) {
 *   while (events.hasNext()) {
 *     System.out.println(events.next().id());
 *   }
 * }
 * }</pre>
 */
public final class AuditLog implements AutoCloseable {
  private final LogSet logs;

  private AuditLog(LogSet logs) {
    this.logs = logs;
  }

  /**
   * Opens files, and folders with all below them: the rotated sets of {@code audit.log}, and every
   * other file with a record in its first 4 KiB. Logs are read in the order of their times; those
   * of the same time by turns, so that their events come in the order of time.
   *
   * @throws IOException if one does not exist, or there is no log
   */
  public static AuditLog open(Path... logs) throws IOException {
    return new AuditLog(
        LogFiles.named(
            List.of(logs),
            FileRules.of(Decoders.withPrograms(Decoders.PROGRAM_FOLDERS, new Feeders()))));
  }

  /**
   * Uses sources, each of them a separate log. Those that can be read again are read in the order
   * of their times, between streams, which are read at their place.
   */
  public static AuditLog of(List<? extends LogSource> sources) {
    return new AuditLog(LogSet.of(sources));
  }

  /**
   * Uses the logs of one or more hosts, such as rotated sets that are not in the file system of
   * this machine.
   */
  public static AuditLog ofLogs(List<Log> logs) {
    return new AuditLog(LogSet.ofLogs(logs));
  }

  /**
   * Returns notes about the choice of files, such as gaps in the numbers, and files that are not
   * read; one sentence each.
   */
  public List<String> notes() {
    List<String> notes = new ArrayList<>(logs.notes());
    notes.addAll(logs.hints());
    notes.addAll(logs.refused());
    for (SkippedFile file : logs.skipped()) {
      notes.add("skipped " + file.path() + ": " + file.reason());
    }
    return notes;
  }

  /** Searches on the thread that pulls the events, which reads as far as it has to. */
  public EventStream search(Query query) {
    return new EventStream(plan(query));
  }

  /**
   * Divides the logs into pieces of about {@code size} bytes for {@link #search(Query, LogPiece)}.
   * There is only one if they are smaller, or can't be divided: several logs, compressed ones,
   * those of several hosts, those that are not in order of time, and if the query needs to follow
   * processes from the beginning.
   *
   * @throws IOException if a source can't be read
   */
  public List<LogPiece> pieces(Query query, long size) throws IOException {
    return query.filter().needsProcesses()
        ? List.of(LogPiece.WHOLE)
        : LogPiece.of(LogSplit.of(logs, size, timeout(query)));
  }

  /**
   * Searches a piece of the logs on the thread that pulls the events.
   *
   * @throws IllegalArgumentException if the query has a limit, which only a search of the whole can
   *     keep
   */
  public EventStream search(Query query, LogPiece piece) {
    if (piece.isWhole()) {
      return search(query);
    }
    if (query.limit() < Long.MAX_VALUE) {
      throw new IllegalArgumentException("a search of a piece has no limit");
    }
    PieceSources sources = PieceSources.of(logs, piece);
    return new EventStream(plan(query, sources.logs()), sources);
  }

  /**
   * Searches on all cores and passes the matching events to {@code handler}, in order and on this
   * thread, until it wants no more. If a file can't be read to its end, the others are, and the
   * report names it.
   */
  public SearchReport search(Query query, EventHandler handler) {
    SearchTally tally = new SearchTally(MalformedListener.NONE);
    try (Search search = Search.onAllCores(plan(query), handler, tally)) {
      search.read();
      search.end();
    }
    return SearchReport.of(tally);
  }

  private SearchPlan plan(Query query) {
    return plan(query, logs);
  }

  private static int timeout(Query query) {
    return query.eventTimeout().orElse(SearchPlan.DEFAULT_TIMEOUT);
  }

  private static SearchPlan plan(Query query, LogSet logs) {
    return new SearchPlan(
        logs,
        query.filter(),
        new Limit(query.limit()),
        timeout(query),
        SearchPlan.openLimit(),
        Long.MAX_VALUE, // the current time, which only a checkpoint needs
        Verbosity.SILENT,
        Optional.empty());
  }

  /** Closes all sources. */
  @Override
  public void close() throws IOException {
    logs.close();
  }
}
