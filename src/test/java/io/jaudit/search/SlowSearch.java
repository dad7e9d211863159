package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.CheckpointSession;
import io.jaudit.checkpoint.NoCheckpoint;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.event.EventAssembler;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.LineProblem;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.search.ReadingOrder.Part;
import io.jaudit.source.LineReader;
import io.jaudit.source.LineTooLongException;
import io.jaudit.source.LogSource;
import io.jaudit.source.SeekableContent;
import io.jaudit.source.SeekableContentStream;
import io.jaudit.source.StreamSource;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs a plan the plain way: line by line, every line parsed, every event joined and matched, on
 * one thread. What {@link Search} does must be the same.
 */
final class SlowSearch {
  private final SearchPlan plan;
  private final SearchTally tally;
  private final CheckpointSession session;
  private final MatchingHandler matching;
  private final EventAssembler assembler;
  private final RecordParser parser = new RecordParser();
  private final ByteCounter uncounted = new ByteCounter(SearchWatch.NONE);

  SlowSearch(SearchPlan plan, WritingHandler writing, SearchTally tally) {
    this.plan = plan;
    this.tally = tally;
    this.session =
        plan.checkpoint().isPresent()
            ? plan.checkpoint().get().begin(plan.nowMillis(), plan.eventTimeout() * 1000L)
            : new NoCheckpoint(plan.logs());
    this.matching = new MatchingHandler(plan, writing, tally, session);
    this.assembler =
        new EventAssembler(plan.eventTimeout(), plan.maxOpenBytes(), matching, session.gate());
  }

  void run() throws OutputException, CheckpointException, IOException {
    boolean isBegun = false;
    for (Part part : ReadingOrder.of(session.plan().spans(), session.needsEveryLine())) {
      if (!matching.isDone()) {
        if (isBegun) {
          assembler.endLog(session::isOver);
        }
        isBegun = true;
        read(part);
      }
    }
    assembler.finish(session::isOver);
    tally.assembled(assembler);
    matching.end();
    OutputException failure = matching.failure();
    if (failure != null) {
      throw failure;
    }
    tally.checkpoint(session.save(assembler.open()));
  }

  private void read(Part part) throws IOException {
    if (part.isMerged()) {
      Runnable endLog = () -> assembler.endSelected(session::isOver);
      new SlowMerge(part.chains(), new MergedLines(), assembler, endLog, matching::isDone).read();
      return;
    }
    for (int span : part.chains().get(0).spans()) {
      if (!matching.isDone()) {
        read(position(span));
      }
    }
  }

  private ReadPosition position(int index) {
    ReadSpan span = session.plan().spans().get(index);
    tally.opened(index, span.source());
    return new ReadPosition(index, span.source(), span.start(), uncounted);
  }

  /** The lines of files, of which all can be read. */
  private final class MergedLines implements SlowMerge.Lines {
    private final Map<Integer, ReadPosition> positions = new HashMap<>();

    @Override
    public List<SlowMerge.Line> begin(int span) {
      ReadPosition position = position(span);
      positions.put(span, position);
      List<SlowMerge.Line> lines = new ArrayList<>();
      try {
        session.begin(span, position.offset());
        try (LineReader reader = new LineReader(open(position), position.offset())) {
          while (true) {
            ByteSlice line = ByteSlice.EMPTY;
            boolean isTooLong = false;
            try {
              line = reader.next();
            } catch (LineTooLongException e) {
              isTooLong = true;
            }
            if (line == null || (!reader.terminated() && session.isBeingWritten(span))) {
              return lines;
            }
            lines.add(new SlowMerge.Line(position, line, isTooLong, reader.offset()));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void take(SlowMerge.Line line) {
      ReadPosition position = line.position();
      session.readTo(position.index(), line.next());
      if (!session.gate().isHandled(position.position())) {
        tally.lines(1);
        if (!line.text().isEmpty()) {
          SlowSearch.this.take(line.text(), position);
        }
      }
      position.moveTo(line.next(), 1);
    }

    @Override
    public void end(int span) {
      try {
        session.end(span, positions.get(span).offset());
        positions.get(span).source().release();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void read(ReadPosition position) {
    try {
      session.begin(position.index(), position.offset());
      try (LineReader reader = new LineReader(open(position), position.offset())) {
        while (!matching.isDone() && readLine(position, reader)) {
          position.moveTo(reader.offset(), 1);
        }
      }
      session.end(position.index(), position.offset());
      position.source().release();
    } catch (IOException e) {
      tally.unreadable(position.source(), e);
      session.unread(position.index());
    }
  }

  private static InputStream open(ReadPosition position) throws IOException {
    LogSource source = position.source();
    Optional<SeekableContent> bytes = source.bytes();
    if (bytes.isEmpty()) {
      return ((StreamSource) source).input();
    }
    if (bytes.get().length() < position.offset()) {
      throw new EOFException("it ends before byte " + position.offset());
    }
    return SeekableContentStream.of(bytes.get(), position.offset());
  }

  /** Reads a line; false at the end of the source. */
  private boolean readLine(ReadPosition position, LineReader reader) throws IOException {
    ByteSlice line = ByteSlice.EMPTY;
    LineTooLongException tooLong = null;
    try {
      line = reader.next();
    } catch (LineTooLongException e) {
      tooLong = e;
    }
    if (line == null || (!reader.terminated() && session.isBeingWritten(position.index()))) {
      return false;
    }
    session.readTo(position.index(), reader.offset());
    if (session.gate().isHandled(position.position())) {
      return true;
    }
    tally.lines(1);
    if (tooLong != null) {
      tally.unread(
          position.toString(), LineProblem.DAMAGED, String.valueOf(tooLong.getMessage()), line);
    } else if (!line.isEmpty()) {
      take(line, position);
    }
    return true;
  }

  private void take(ByteSlice line, ReadPosition position) {
    try {
      AuditRecord record = parser.parse(line, position.position());
      for (; record != null; record = parser.next()) {
        tally.record();
        assembler.accept(record);
      }
      String damage = parser.damage();
      if (damage != null) {
        tally.unread(position.toString(), LineProblem.DAMAGED, damage, line);
      }
    } catch (MalformedRecordException e) {
      tally.unread(position.toString(), e.problem(), e.reason(), line);
    }
  }
}
