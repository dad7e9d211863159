package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.source.LineReader;
import io.jaudit.source.LineTooLongException;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan once: lines, records, events, those that match, text. This plain pipeline is the
 * reference that any faster path must equal.
 *
 * <p>For use by one thread.
 */
public final class Search {
  private final SearchPlan plan;
  private final SearchReport report;
  private final EventOutput output;
  private final EventAssembler assembler;
  private final RecordParser parser = new RecordParser();
  private boolean done;
  private @Nullable OutputException failure;

  /**
   * @param out gets the text of events; not closed
   * @param report is told what was met
   */
  public Search(SearchPlan plan, OutputStream out, SearchReport report) {
    this.plan = plan;
    this.report = report;
    this.output = new EventOutput(plan.writer(), out, plan.flushing());
    this.assembler = new EventAssembler(plan.eventTimeout(), plan.maxOpenBytes(), this::take);
  }

  /**
   * Reads all there is to read.
   *
   * @throws OutputException where {@code out} does not take what is written
   */
  public void run() throws OutputException {
    for (LogSource source : plan.logs().sources()) {
      if (!done) {
        read(source);
      }
    }
    if (!done) {
      assembler.finish(event -> true);
    }
    report.assembled(assembler.strayMarks(), assembler.letGo());
    if (failure != null) {
      throw failure;
    }
    output.flush();
  }

  private void read(LogSource source) {
    try (LineReader reader = new LineReader(source.open(0), 0)) {
      long number = 0;
      while (!done) {
        number++;
        if (!readLine(source, reader, number)) {
          return;
        }
      }
    } catch (IOException e) {
      report.unreadable(source, e);
    }
  }

  /** False at the end of the source. */
  private boolean readLine(LogSource source, LineReader reader, long number) throws IOException {
    ByteSlice line = ByteSlice.EMPTY;
    try {
      line = reader.next();
      if (line == null) {
        return false;
      }
      report.line();
      if (!line.isEmpty()) {
        assembler.accept(parser.parse(line, reader.lineStart()));
      }
    } catch (MalformedRecordException | LineTooLongException e) {
      report.malformed(source.name() + ":" + number, String.valueOf(e.getMessage()), line);
    }
    return true;
  }

  private void take(AuditEvent event) {
    if (done) {
      return;
    }
    report.event();
    if (plan.filter().matches(event)) {
      print(event);
    }
  }

  private void print(AuditEvent event) {
    try {
      output.write(event);
      report.matched();
      done = plan.extent() == Extent.FIRST;
    } catch (OutputException e) {
      failure = e;
      done = true;
    }
  }
}
