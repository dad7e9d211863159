package io.jaudit.checkpoint;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.event.OpenAtEnd;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.source.FileSource;
import io.jaudit.source.LineReader;
import io.jaudit.source.LineTooLongException;
import io.jaudit.source.Log;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSet;
import io.jaudit.source.SeekableContentStream;
import io.jaudit.source.StreamSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The plainest search that keeps a checkpoint: prints every new event. */
final class SearchModel {
  /** After all times that tests use. */
  private static final long NOW = Long.MAX_VALUE;

  private final CheckpointStore store;
  private final List<AuditEvent> notTaken = new ArrayList<>();
  private final List<String> printed = new ArrayList<>();
  private OpenAtEnd finished = SearchModel::hasEnd;
  private int maxEvents = Integer.MAX_VALUE;
  private int lines;
  private List<String> notes = List.of();

  SearchModel(CheckpointStore store) {
    this.store = store;
  }

  /** Also ends the events that lack an end. */
  SearchModel finishingAll() {
    finished = event -> true;
    return this;
  }

  /** Stops after so many new events. */
  SearchModel stoppingAfter(int events) {
    maxEvents = events;
    return this;
  }

  /** Runs and returns the lines of the new events, each event's in a row. */
  List<String> run(LogSet logs)
      throws IOException, CheckpointException, LineTooLongException, MalformedRecordException {
    Checkpoint last = store.load().orElse(Checkpoint.NONE);
    ReadPlan plan = CheckpointLocator.locate(logs, last, IfGone.CONTINUE_BY_STAMP);
    notes = plan.notes();
    return run(last, plan);
  }

  List<String> run(Checkpoint last, ReadPlan plan)
      throws IOException, CheckpointException, LineTooLongException, MalformedRecordException {
    CheckpointGate gate = new CheckpointGate(last, plan, NOW);
    int[] taken = {0};
    EventAssembler assembler =
        new EventAssembler(
            2,
            1 << 20,
            event -> {
              if (taken[0] == maxEvents) {
                notTaken.add(event);
              } else if (gate.isNew(event)) {
                taken[0]++;
                event.records().forEach(record -> printed.add(record.line().latin1()));
                gate.handled(event);
              }
              return true;
            });
    List<Long> readTo = new ArrayList<>();
    RecordParser parser = new RecordParser();
    for (int i = 0; i < plan.spans().size() && taken[0] < maxEvents; i++) {
      ReadSpan span = plan.spans().get(i);
      long end = span.start();
      try (LineReader reader = new LineReader(open(span), end)) {
        for (ByteSlice line = reader.next();
            line != null && reader.terminated() && taken[0] < maxEvents;
            line = reader.next()) {
          lines++;
          long position = LogPosition.of(i, reader.lineStart());
          if (!gate.isHandled(position)) {
            AuditRecord record = parser.parse(line, position);
            assembler.accept(record);
          }
          end = reader.offset();
        }
      }
      readTo.add(end);
    }
    assembler.finish(finished);
    List<AuditEvent> open = new ArrayList<>(notTaken);
    open.addAll(assembler.open());
    store.save(gate.next(open, readTo, Set.of()));
    return printed;
  }

  private static InputStream open(ReadSpan span) throws IOException {
    return span.isFile()
        ? SeekableContentStream.of(span.source().bytes().orElseThrow(), span.start())
        : ((StreamSource) span.source()).input();
  }

  /** How many lines were looked at. */
  int lines() {
    return lines;
  }

  List<String> notes() {
    return notes;
  }

  /** The files of one log, whose name is that of the last one. */
  static LogSet only(FileSource... files) {
    Path base = files[files.length - 1].path();
    Log log = new Log(Optional.of(base), List.of(files));
    return LogSet.ofLogs(List.of(log));
  }

  private static boolean hasEnd(AuditEvent event) {
    return event.records().stream().anyMatch(record -> record.type().endsEvent());
  }
}
