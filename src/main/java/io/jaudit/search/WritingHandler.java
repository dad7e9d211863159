package io.jaudit.search;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.EventFilter;
import io.jaudit.output.EventWriter;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes events to a stream, in large blocks or event by event. It has enough once the stream takes
 * no more; {@link #failure} reports why. For use by one thread.
 */
public final class WritingHandler extends PrintTarget {
  private static final int BLOCK = 128 * 1024;

  private final EventWriter writer;
  private final OutputStream out;
  private final int flushAt;
  private final boolean flushesIdle;
  private final ByteBuilder pending = new ByteBuilder(BLOCK + BLOCK / 2);
  private boolean begun;
  private @Nullable OutputException failure;

  /**
   * Writes to a stream that is not closed.
   *
   * @param writer makes the text of events
   * @param buffering when it is written
   */
  public WritingHandler(EventWriter writer, OutputStream out, Buffering buffering) {
    this.writer = writer;
    this.out = out;
    this.flushAt = buffering == Buffering.EACH_EVENT ? 1 : BLOCK;
    this.flushesIdle = buffering == Buffering.UNTIL_IDLE;
  }

  @Override
  public boolean event(AuditEvent event) {
    begin();
    writer.write(event, pending);
    writeBlock();
    return failure == null;
  }

  @Override
  public void idle(long nowMillis) {
    if (flushesIdle) {
      writePending();
    }
  }

  /** {@inheritDoc} Only what may wait for other events can be written on several threads. */
  @Override
  @Nullable ParallelPrinter inParallel(EventFilter filter, Workers workers, SearchTally tally) {
    return flushAt > 1 ? super.inParallel(filter, workers, tally) : null;
  }

  @Override
  Order order() {
    return Order.OLDEST_FIRST;
  }

  @Override
  EventWriter anotherWriter() {
    return writer.another();
  }

  @Override
  boolean write(EventTexts texts) {
    begin();
    writePending();
    writeOut(texts.bytes());
    return failure == null;
  }

  /**
   * Writes the text of events that {@link #anotherWriter} made.
   *
   * @return false if the stream takes no more
   */
  boolean write(byte[] text, int start, int end) {
    begin();
    writePending();
    try {
      if (failure == null) {
        out.write(text, start, end - start);
        out.flush();
      }
    } catch (IOException e) {
      fail(e);
    }
    return failure == null;
  }

  @Override
  void fail(IOException cause) {
    failure = new OutputException(cause);
  }

  private void begin() {
    if (!begun) {
      begun = true;
      writer.begin(pending);
    }
  }

  /** Ends the output, and passes all that is pending to the operating system. */
  @Override
  public void end() {
    if (writer.isSummary()) {
      begin();
      writer.end(pending, this::writeBlock);
    } else if (begun) {
      writer.end(pending);
    }
    writePending();
  }

  @Override
  @Nullable OutputException failure() {
    return failure;
  }

  private void writeBlock() {
    if (pending.length() >= flushAt) {
      writePending();
    }
  }

  private void writePending() {
    writeOut(pending);
    pending.clear();
  }

  private void writeOut(ByteBuilder text) {
    try {
      if (failure == null) {
        text.writeTo(out);
        out.flush();
      }
    } catch (IOException e) {
      fail(e);
    }
  }
}
