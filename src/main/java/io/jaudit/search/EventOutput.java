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
  private boolean begun;
  private final ByteBuilder pending = new ByteBuilder(BLOCK + BLOCK / 2);

  EventOutput(EventWriter writer, OutputStream out, Buffering flushing) {
    this.writer = writer;
    this.out = out;
    this.flushAt = flushing == Buffering.EACH_EVENT ? 1 : BLOCK;
  }

  void write(AuditEvent event) throws OutputException {
    begin();
    writer.write(event, pending);
    if (pending.length() >= flushAt) {
      flush();
    }
  }

  /** Takes the text of so many events that another writer of the kind wrote. */
  void write(ByteBuilder text, int events) throws OutputException {
    if (events > 0) {
      begin();
      flush();
      writeOut(text);
    }
  }

  private void begin() {
    if (!begun) {
      begun = true;
      writer.begin(pending);
    }
  }

  /** Hands all that is pending to the operating system. */
  void flush() throws OutputException {
    writeOut(pending);
    pending.clear();
  }

  private void writeOut(ByteBuilder text) throws OutputException {
    try {
      text.writeTo(out);
      out.flush();
    } catch (IOException e) {
      throw new OutputException(e);
    }
  }
}
