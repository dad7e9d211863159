package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.LogPosition;
import io.jaudit.checkpoint.LogStretch;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.source.LineReader;
import io.jaudit.source.LineTooLongException;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan once: lines, records, events, those that are new, those that match, text. This plain
 * pipeline is the reference that any faster path must equal.
 *
 * <p>For use by one thread.
 */
public final class Search {
  private final SearchPlan plan;
  private final SearchReport report;
  private final EventOutput output;
  private final EventAssembler assembler;
  private final RecordParser parser = new RecordParser();
  private final @Nullable Progress progress;
  private boolean done;
  private @Nullable OutputException failure;

  /**
   * Prepares a run.
   *
   * @param out gets the text of events; not closed
   * @param report is told what was met
   */
  public Search(SearchPlan plan, OutputStream out, SearchReport report) {
    this.plan = plan;
    this.report = report;
    this.output = new EventOutput(plan.writer(), out, plan.flushing());
    this.assembler = new EventAssembler(plan.eventTimeout(), plan.maxOpenBytes(), this::take);
    this.progress = plan.checkpoint().map(Progress::new).orElse(null);
  }

  /**
   * Reads all there is to read. Where a file can't be read to its end, the rest is, and the
   * checkpoint stays as it was, so that nothing is passed over.
   *
   * @throws OutputException where {@code out} does not take what is written; the checkpoint stays
   *     as it was
   * @throws CheckpointException where the checkpoint can't be saved; all was printed
   */
  public void run() throws OutputException, CheckpointException {
    readAll();
    assembler.finish(progress == null ? event -> true : this::isOver);
    report.assembled(assembler);
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.done(report);
    }
    if (failure != null) {
      throw failure;
    }
    output.flush();
    if (progress != null && !report.hasUnreadable()) {
      progress.save(assembler.open());
    }
  }

  private void readAll() {
    if (progress == null) {
      List<LogSource> sources = plan.logs().sources();
      for (int i = 0; i < sources.size() && !done; i++) {
        LogSource source = sources.get(i);
        read(i, source, 0, () -> source.open(0));
      }
    } else {
      List<LogStretch> stretches = progress.backlog().stretches();
      for (int i = 0; i < stretches.size() && !done; i++) {
        LogStretch stretch = stretches.get(i);
        read(i, stretch.source(), stretch.start(), () -> stretch.open(stretch.start()));
      }
    }
  }

  @FunctionalInterface
  private interface Opener {
    InputStream open() throws IOException;
  }

  private void read(int index, LogSource source, long start, Opener opener) {
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.reading(source, start);
    }
    try (LineReader reader = new LineReader(opener.open(), start)) {
      if (progress != null) {
        progress.readTo(index, start);
      }
      for (long number = 1; !done && readLine(index, reader, start == 0 ? number : 0, source); ) {
        number++;
      }
    } catch (IOException e) {
      report.unreadable(source, e);
    }
  }

  /** False at the end of the source. A number of 0 says that lines were not counted. */
  private boolean readLine(int index, LineReader reader, long number, LogSource source)
      throws IOException {
    ByteSlice line = ByteSlice.EMPTY;
    try {
      line = reader.next();
      if (line == null || isUnfinished(index, reader)) {
        return false;
      }
      long position = LogPosition.of(index, reader.lineStart());
      if (progress != null) {
        progress.readTo(index, reader.offset());
        if (progress.isHandled(position)) {
          return true;
        }
      }
      report.line();
      if (!line.isEmpty()) {
        assembler.accept(parser.parse(line, position));
      }
    } catch (MalformedRecordException | LineTooLongException e) {
      String place = number > 0 ? ":" + number : " at byte " + reader.lineStart();
      report.malformed(source.name() + place, String.valueOf(e.getMessage()), line);
    }
    return true;
  }

  /** auditd may be in the midst of writing it: with a checkpoint it is left to the next run. */
  private boolean isUnfinished(int index, LineReader reader) {
    return progress != null && !reader.terminated() && progress.isBeingWritten(index);
  }

  /** True for an event that gets no more records as far as anyone can tell. */
  private boolean isOver(AuditEvent event) {
    return event.hasEnd()
        || (event.id().seconds() + plan.eventTimeout()) * 1000L <= plan.nowMillis();
  }

  private void take(AuditEvent event) {
    if (progress != null && !progress.isNew(event)) {
      return;
    }
    if (done) {
      if (progress != null) {
        progress.notHandled(event);
      }
      return;
    }
    report.event();
    if (plan.filter().matches(event)) {
      print(event);
    }
    if (progress != null) {
      progress.handled(event);
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
