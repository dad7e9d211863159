package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of which one record has a marker for each value that a {@link GappedLine} leaves
 * out. What is written for them has the markers where the values are. Stateless.
 */
public final class MarkedEvent {
  private MarkedEvent() {}

  /** Returns the event of one record that {@code line} has read; null if it can't be marked. */
  public static @Nullable AuditEvent of(AuditEvent event, GappedLine line) {
    return of(event, 0, line, 0);
  }

  /** Returns the event, whose record at {@code index} is the line; null if it can't be marked. */
  public static @Nullable AuditEvent of(AuditEvent event, int index, GappedLine line) {
    return of(event, index, line, 0);
  }

  /** Returns the event with the tail of a SYSCALL record; null if it can't be marked. */
  public static @Nullable AuditEvent of(AuditEvent event, SyscallLine line, GappedLine tail) {
    return of(event, 0, tail, line.tailStart());
  }

  /** Returns the event; {@code line} is the content of one record from {@code from} on. */
  private static @Nullable AuditEvent of(AuditEvent event, int index, GappedLine line, int from) {
    AuditRecord record = event.records().get(index);
    ByteSlice content = record.contentAsLogged();
    ByteSlice logged = record.line();
    ByteSlice marked = line.marked();
    int start = record.bodyStart();
    if (marked == null || record.damage() != null || !logged.hasAt(start, content)) {
      return null;
    }
    ByteSlice whole =
        new ByteBuilder(logged.length() + marked.length())
            .append(logged, 0, start + from)
            .append(marked)
            .append(logged, start + content.length(), logged.length())
            .toSlice();
    List<AuditRecord> records = new ArrayList<>(event.records());
    records.set(
        index, new AuditRecord(record.id(), record.type(), whole, start, record.position()));
    return new AuditEvent(records);
  }
}
