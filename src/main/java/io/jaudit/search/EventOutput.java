package io.jaudit.search;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.EventWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Collects the text of events and writes it in large blocks, or event by event. */
final class EventOutput {
  private static final int BLOCK = 128 * 1024;

  private final EventWriter writer;
  private final OutputStream out;
  private final int flushAt;
  private final ByteBuilder pending = new ByteBuilder(BLOCK + BLOCK / 2);

  EventOutput(EventWriter writer, OutputStream out, Flushing flushing) {
    this.writer = writer;
    this.out = out;
    this.flushAt = flushing == Flushing.EACH_EVENT ? 1 : BLOCK;
  }

  void write(AuditEvent event) throws OutputException {
    writer.write(event, pending);
    if (pending.length() >= flushAt) {
      flush();
    }
  }

  /** Hands all that is pending to the operating system. */
  void flush() throws OutputException {
    try {
      pending.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new OutputException(e);
    }
    pending.clear();
  }
}
