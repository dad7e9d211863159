package io.jaudit.search;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.EventAssembler;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.LineProblem;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import io.jaudit.record.SplitLines;
import io.jaudit.scan.BlockReader;
import io.jaudit.scan.RecordRun;

/**
 * Passes the records of runs to an assembler, and reports lines that are none. For use by one
 * thread.
 */
final class RunJoiner {
  private final EventAssembler assembler;
  private final SearchTally tally;
  private final RecordParser parser = new RecordParser();

  RunJoiner(EventAssembler assembler, SearchTally tally) {
    this.assembler = assembler;
    this.tally = tally;
  }

  EventAssembler assembler() {
    return assembler;
  }

  /** Takes a run, which begins at {@code position}. */
  void take(RecordRun run, ReadPosition position) {
    tally.lines(run.lines());
    if (run.id() != null) {
      tally.record();
      assembler.accept(run);
    } else if (run.isTooLong()) {
      String expected = "expected a line of at most " + BlockReader.MAX_LINE + " bytes";
      tally.unread(position.toString(), LineProblem.DAMAGED, expected, ByteSlice.EMPTY);
    } else if (!run.line().isEmpty()) {
      ByteSlice line = position.join(run.line());
      if (line != null) {
        take(line, position);
      }
    }
  }

  /** Ends a source: the parts of lines, the others of which are missing, are reported. */
  void end(ReadPosition position) {
    for (SplitLines.Part part : position.unfinishedLines()) {
      try {
        parser.parse(part.line(), position.position());
      } catch (MalformedRecordException e) {
        tally.unread(part.place(), e.problem(), e.reason(), part.line());
      }
    }
  }

  /** Takes the records of a line; what is not read of it is reported. */
  private void take(ByteSlice line, ReadPosition position) {
    try {
      parser.nodeOfLog(position.node());
      AuditRecord record = parser.parse(line, position.position());
      while (record != null) {
        tally.record();
        assembler.accept(record);
        record = parser.next();
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
