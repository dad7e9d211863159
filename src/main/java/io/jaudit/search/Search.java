package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.LogPosition;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.TimeSpan;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.record.RecordRun;
import io.jaudit.source.FileSource;
import io.jaudit.source.LineReader;
import io.jaudit.source.LineTooLongException;
import io.jaudit.source.LogBytes;
import io.jaudit.source.LogBytesStream;
import io.jaudit.source.LogSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan once: lines, records, events, those that are new, those that match, text. This plain
 * pipeline is the reference that any faster path must equal.
 *
 * <p>There is one: of a large file, {@link BlockScan} looks at the lines on all cores, and only the
 * records of events that may be wanted are made; joining and all behind it is the same. {@code
 * BlockScanPropertyTest} compares the two.
 *
 * <p>For use by one thread.
 */
public final class Search {
  private final SearchPlan plan;
  private final SearchReport report;
  private final BlockSettings blocks;
  private final Workers workers;
  private final MatchingSink selector;
  private final EventAssembler assembler;
  private final RecordParser parser = new RecordParser();
  private final @Nullable CheckpointSession progress;
  private final @Nullable ByteCounter odometer;

  /**
   * Prepares a run.
   *
   * @param out gets the text of events; not closed
   * @param report is told what was met
   * @param watch is told how far the run is; null where nobody wants to know
   */
  public Search(
      SearchPlan plan, OutputStream out, SearchReport report, @Nullable SearchWatch watch) {
    this(plan, out, report, watch, BlockSettings.ofThisMachine());
  }

  Search(SearchPlan plan, OutputStream out, SearchReport report, BlockSettings blocks) {
    this(plan, out, report, null, blocks);
  }

  private Search(
      SearchPlan plan,
      OutputStream out,
      SearchReport report,
      @Nullable SearchWatch watch,
      BlockSettings blocks) {
    this.plan = plan;
    this.blocks = blocks;
    this.workers = new Workers(blocks.threads());
    this.report = report;
    this.odometer = watch == null ? null : new ByteCounter(watch);
    this.progress =
        plan.checkpoint().map(on -> new CheckpointSession(on, plan.nowMillis())).orElse(null);
    this.selector = new MatchingSink(plan, out, report, progress);
    this.assembler = new EventAssembler(plan.eventTimeout(), plan.maxOpenBytes(), selector);
  }

  /**
   * Reads all there is to read, and closes it. Where a file can't be read to its end, the others
   * are, and the checkpoint leaves its rest to the next run.
   *
   * @throws OutputException where {@code out} does not take what is written; the checkpoint stays
   *     as it was
   * @throws CheckpointException where the checkpoint can't be saved; all was printed
   */
  public void run() throws OutputException, CheckpointException {
    try {
      runOpened();
    } finally {
      close();
    }
  }

  private void runOpened() throws OutputException, CheckpointException {
    readAll();
    assembler.finish(event -> progress == null || isOver(event, progress));
    report.assembled(assembler);
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.done(report);
    }
    selector.flush();
    if (progress != null && progress.canBeSaved()) {
      progress.save(assembler.open());
    }
    if (progress != null && report.hasUnreadable()) {
      report.checkpoint(
          progress.canBeSaved()
              ? "what could not be read is left to the next run"
              : "the checkpoint stays as it was, as not everything could be read");
    }
  }

  private void close() {
    workers.close();
    try {
      plan.logs().close();
      if (progress != null) {
        for (ReadSpan stretch : progress.backlog().stretches()) {
          stretch.source().close();
        }
      }
    } catch (IOException e) {
      return; // they were only read
    }
  }

  private void readAll() {
    if (progress == null) {
      List<LogSource> sources = plan.logs().sources();
      for (int i = 0; i < sources.size() && !selector.isDone(); i++) {
        read(new ReadPosition(i, sources.get(i), 0, odometer));
      }
    } else {
      List<ReadSpan> stretches = progress.backlog().stretches();
      for (int i = 0; i < stretches.size() && !selector.isDone(); i++) {
        ReadSpan stretch = stretches.get(i);
        read(new ReadPosition(i, stretch.source(), stretch.start(), odometer));
      }
    }
  }

  private void read(ReadPosition place) {
    try {
      readOpened(place);
    } catch (IOException e) {
      report.unreadable(place.source(), e);
      if (progress != null) {
        progress.unread(place.index());
      }
    }
  }

  private void readOpened(ReadPosition place) throws IOException {
    if (progress != null) {
      progress.readTo(place.index(), place.offset());
    }
    try {
      Optional<LogBytes> bytes = place.source().bytes();
      if (bytes.isPresent()) {
        checkContent(place);
        readBytes(place, bytes.get());
        checkContent(place);
        checkLength(place);
      } else {
        readLines(place, place.source().stream());
      }
    } finally {
      place.source().release();
    }
  }

  private void checkContent(ReadPosition place) throws IOException {
    if (progress != null) {
      progress.checkContent(place.index(), place.offset());
    }
  }

  /**
   * A checkpoint has the next run look for the rest in a copy; without one it would be lost unsaid.
   */
  private void checkLength(ReadPosition place) throws IOException {
    if (progress == null
        && !selector.isDone()
        && place.source() instanceof FileSource file
        && file.isTruncated()) {
      throw new EOFException("it was cut while it was read; what it held may be in a copy of it");
    }
  }

  private void readBytes(ReadPosition place, LogBytes bytes) throws IOException {
    if (bytes.length() < place.offset()) {
      throw new EOFException("it ends before byte " + place.offset());
    }
    boolean large = bytes.length() - place.offset() >= blocks.leastLength();
    LogBytes wanted = large && progress == null ? withWantedTimes(place, bytes) : bytes;
    if (large && progress != null) {
      readHandled(place, bytes, progress.handledTo(place.index()));
    }
    if (large && !selector.isDone() && isAllNewFrom(place)) {
      scan(place, wanted);
    }
    if (!selector.isDone()) {
      readLines(place, new LogBytesStream(wanted, place.offset()));
    }
  }

  /** Where an event was left open, its lines stand among those that were handled: one by one. */
  private void readHandled(ReadPosition place, LogBytes bytes, long handledTo) throws IOException {
    if (place.offset() < handledTo) {
      readLines(place, new LogBytesStream(bytes.upTo(handledTo), place.offset()));
    }
  }

  /** What of {@code bytes} is to be read; moves to where it begins. */
  private LogBytes withWantedTimes(ReadPosition place, LogBytes bytes) throws IOException {
    TimeSpan times = plan.filter().wantedTimes();
    boolean fewSteps = bytes.length() - place.offset() <= blocks.seekStep();
    if (fewSteps || times.isAlways()) {
      return bytes;
    }
    long slack = (2L * plan.eventTimeout() + 1) * 1000;
    TimeSeek.Part part = new TimeSeek(bytes, times, slack).find(place.offset(), blocks.seekStep());
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.seeking(place.source(), part.start(), part.end());
    }
    place.skipTo(part.start());
    return bytes.upTo(part.end());
  }

  private boolean isAllNewFrom(ReadPosition place) {
    return progress == null || progress.isAllNewFrom(place.position());
  }

  private void scan(ReadPosition place, LogBytes bytes) throws IOException {
    if (plan.verbosity() == Verbosity.VERBOSE) {
      EventFilter filter = plan.filter();
      SearchLog.byBlocks(
          place.source(), blocks.threads(), filter.requiredLiterals(), filter.requiredTypes());
    }
    selector.beginBatches(workers);
    try {
      new BlockScan(blocks, plan.filter(), workers)
          .scan(bytes, place.offset(), place.position(), run -> take(run, place));
    } finally {
      selector.finishBatches();
    }
  }

  /** Takes what a scan found; false once nothing more is wanted. */
  private boolean take(RecordRun run, ReadPosition place) {
    report.lines(run.lines());
    if (run.id() != null) {
      assembler.accept(run);
    } else if (!run.line().isEmpty()) {
      take(run.line(), place);
    }
    place.moveTo(LogPosition.offset(run.nextPosition()), run.lines());
    if (progress != null) {
      progress.readTo(place.index(), place.offset());
    }
    return !selector.isDone();
  }

  private void readLines(ReadPosition place, InputStream in) throws IOException {
    if (plan.verbosity() == Verbosity.VERBOSE) {
      SearchLog.byLines(place.source(), place.offset());
    }
    try (LineReader reader = new LineReader(in, place.offset())) {
      while (!selector.isDone() && readLine(place, reader)) {
        place.moveTo(reader.offset(), 1);
      }
    }
  }

  /** False at the end of the source. */
  private boolean readLine(ReadPosition place, LineReader reader) throws IOException {
    ByteSlice line = ByteSlice.EMPTY;
    LineTooLongException tooLong = null;
    try {
      line = reader.next();
    } catch (LineTooLongException e) {
      tooLong = e;
    }
    if (line == null || isUnfinished(place, reader)) {
      return false;
    }
    if (progress != null) {
      progress.readTo(place.index(), reader.offset());
      if (progress.isHandled(place.position())) {
        return true;
      }
    }
    report.lines(1);
    if (tooLong != null) {
      report.malformed(place.toString(), String.valueOf(tooLong.getMessage()), line);
    } else if (!line.isEmpty()) {
      take(line, place);
    }
    return true;
  }

  private void take(ByteSlice line, ReadPosition place) {
    try {
      assembler.accept(parser.parse(line, place.position()));
    } catch (MalformedRecordException e) {
      report.malformed(place.toString(), String.valueOf(e.getMessage()), line);
    }
  }

  /** auditd may be in the midst of writing it: with a checkpoint it is left to the next run. */
  private boolean isUnfinished(ReadPosition place, LineReader reader) {
    return progress != null && !reader.terminated() && progress.isBeingWritten(place.index());
  }

  /** True for an event that gets no more records as far as anyone can tell, or can wait for any. */
  private boolean isOver(AuditEvent event, CheckpointSession progress) {
    long span = plan.eventTimeout() * 1000L;
    boolean timedOut = event.id().seconds() * 1000L + span <= plan.nowMillis();
    if (event.hasEnd()
        || ((timedOut || progress.isAhead(event)) && !progress.mayHaveRest(event, span))) {
      return true;
    }
    if (!progress.hasRoomFor(event)) {
      return true;
    }
    boolean cannotWait = progress.isOfStream(event);
    if (cannotWait && !selector.isDone()) {
      progress.mayGoOn(event);
    }
    return cannotWait;
  }
}
