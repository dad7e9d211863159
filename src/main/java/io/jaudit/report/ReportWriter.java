package io.jaudit.report;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Writes reports about events instead of the events. Each thread collects on its own; at the end,
 * what all have collected is put together. Safe for use by several threads, except for {@link #end}
 * and what follows it.
 */
public final class ReportWriter implements EventWriter {
  /** About how many bytes all threads use to know records again. */
  private static final int REMEMBERED = 16 * 1024 * 1024;

  private final List<Report> reports;
  private final Identities identities;
  private final ReportFormat format;
  private final int remembered;
  private final Queue<Part> parts = new ConcurrentLinkedQueue<>();
  private final ThreadLocal<Part> ofThread = ThreadLocal.withInitial(Part::new);
  private final List<String> notes = new ArrayList<>();
  private final List<String> empty = new ArrayList<>();
  private long rows;
  private long events;

  /** What one thread collects. For use by one thread. */
  private final class Part {
    final CountedEvent event = new CountedEvent(identities, remembered);
    final List<Collector> collectors = new ArrayList<>();
    final Counts counts = new Counts();

    Part() {
      for (Report report : reports) {
        collectors.add(report.collector());
      }
      parts.add(this);
    }

    void take(AuditEvent next) {
      event.of(next);
      counts.add(event);
      for (int i = 0; i < collectors.size(); i++) {
        collectors.get(i).event(event);
      }
    }
  }

  /** Writes these reports, one after the other. */
  public ReportWriter(List<Report> reports, Identities identities, ReportFormat format) {
    this(reports, identities, format, REMEMBERED / Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param remembered about how many bytes each thread uses to know records again; 0 for none
   */
  ReportWriter(List<Report> reports, Identities identities, ReportFormat format, int remembered) {
    this.reports = reports;
    this.identities = identities;
    this.format = format;
    this.remembered = remembered;
  }

  /** Returns true if a report counts what only a process table knows. */
  public boolean needsProcesses() {
    boolean needs = false;
    for (Report report : reports) {
      needs |= report.needsProcesses();
    }
    return needs;
  }

  @Override
  public boolean isSummary() {
    return true;
  }

  @Override
  public ReportWriter another() {
    return this;
  }

  @Override
  public void write(AuditEvent next, ByteBuilder out) {
    ofThread.get().take(next);
  }

  @Override
  public void end(ByteBuilder out) {
    Counts total = new Counts();
    for (Part each : parts) {
      total.add(each.counts);
      for (Collector collector : each.collectors) {
        collector.flush();
      }
    }
    events = total.events();
    for (int i = 0; i < reports.size(); i++) {
      ReportTable table = reports.get(i).table();
      rows += table.rows().size();
      if (table.rows().isEmpty()) {
        empty.add(table.report());
      }
      notes.addAll(table.notes());
      if (table.omitted() > 0) {
        String more = table.omitted() == 1 ? "1 more row" : table.omitted() + " more rows";
        notes.add(table.report() + ": " + more + "; --top 0 lists all");
      }
      format.write(table, total, i > 0, out);
    }
  }

  /** Returns the number of rows that were written. */
  public long rows() {
    return rows;
  }

  /** Returns the number of events that matched. */
  public long events() {
    return events;
  }

  /** Returns the names of the reports that have no rows. */
  public List<String> empty() {
    return empty;
  }

  /** Returns what is to be reported about what was written, a sentence each. */
  public List<String> notes() {
    return notes;
  }
}
