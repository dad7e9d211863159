package io.jaudit.output.lines;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.EventWriter;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordList;

/**
 * Writes the lines of an event as they are in the log, byte for byte (docs/ausearch-semantics.md
 * §5.2), a newline after each. A line with several records is written once if all are of the event;
 * else each record is written by itself. Stateless.
 */
public final class RawWriter implements EventWriter {
  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    RecordList records = event.records();
    int end;
    for (int start = 0; start < records.size(); start = end) {
      end = lineEnd(records, start);
      ByteSlice whole = records.get(start).wholeLine();
      if (whole != null && isAllOf(whole, records.get(start), records.get(end - 1))) {
        out.append(whole).append('\n');
      } else {
        for (int i = start; i < end; i++) {
          out.append(records.get(i).line()).append('\n');
        }
      }
    }
  }

  /** Returns the index after the last record of the line of the record at {@code start}. */
  private static int lineEnd(RecordList records, int start) {
    AuditRecord first = records.get(start);
    int end = start + 1;
    while (first.wholeLine() != null
        && end < records.size()
        && records.get(end).position() == first.position()
        && first.wholeLine().equals(records.get(end).wholeLine())) {
      end++;
    }
    return end;
  }

  /** Returns false if an event ended within the line, so that its records were divided. */
  private static boolean isAllOf(ByteSlice whole, AuditRecord first, AuditRecord last) {
    ByteSlice end = last.line();
    if (!whole.startsWith(first.line())) {
      return true; // a JSON object, which is not divided
    }
    return !end.equals(first.line())
        && whole.startsWith(first.line())
        && whole.hasAt(whole.length() - end.length(), end);
  }

  @Override
  public RawWriter another() {
    return this;
  }
}
