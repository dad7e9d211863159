package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import java.util.List;

/** Compares a writer that uses what it wrote before with one that does not. */
public final class RepeatedEvents {
  /** What was seen twice is stored, first for the call, then for the event. */
  private static final int PASSES = 5;

  private RepeatedEvents() {}

  /** Fails if {@code remembering} writes one of the events in another way, first or later. */
  public static void assertWrittenAlike(
      EventWriter plain, EventWriter remembering, List<AuditEvent> events) {
    for (int pass = 0; pass < PASSES; pass++) {
      for (AuditEvent event : events) {
        FirstDifference.assertNone(written(plain, event), written(remembering, event), event);
      }
    }
  }

  /** Returns what {@code writer} writes for an event. */
  public static ByteSlice written(EventWriter writer, AuditEvent event) {
    ByteBuilder out = new ByteBuilder();
    writer.write(event, out);
    event.forgetFields();
    return out.toSlice();
  }
}
