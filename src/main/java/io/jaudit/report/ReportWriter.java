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
 * Writes reports about events instead of the events. Each thread collects with a writer of its own;
 * at the end, all are flushed.
 */
public final class ReportWriter implements EventWriter {
  private final List<Report> reports;
  private final Identities identities;
  private final ReportFormat format;
  private final Queue<ReportWriter> all;
  private final CountedEvent event;
  private final List<Collector> collectors = new ArrayList<>();
  private final Counts counts = new Counts();
  private final List<String> notes = new ArrayList<>();
  private long rows;

  /** Writes these reports, one after the other. */
  public ReportWriter(List<Report> reports, Identities identities, ReportFormat format) {
    this(reports, identities, format, new ConcurrentLinkedQueue<>());
  }

  private ReportWriter(
      List<Report> reports, Identities identities, ReportFormat format, Queue<ReportWriter> all) {
    this.reports = reports;
    this.identities = identities;
    this.format = format;
    this.all = all;
    this.event = new CountedEvent(identities);
    for (Report report : reports) {
      collectors.add(report.collector());
    }
    all.add(this);
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
    return new ReportWriter(reports, identities, format, all);
  }

  @Override
  public void write(AuditEvent next, ByteBuilder out) {
    event.of(next);
    counts.add(event);
    for (int i = 0; i < collectors.size(); i++) {
      collectors.get(i).event(event);
    }
  }

  @Override
  public void end(ByteBuilder out) {
    Counts total = new Counts();
    for (ReportWriter each : all) {
      total.add(each.counts);
      for (Collector collector : each.collectors) {
        collector.flush();
      }
    }
    for (int i = 0; i < reports.size(); i++) {
      ReportTable table = reports.get(i).table();
      rows += table.rows().size();
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

  /** Returns what is to be reported about what was written, a sentence each. */
  public List<String> notes() {
    return notes;
  }
}
