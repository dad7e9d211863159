package io.jaudit.output;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the number of events instead of the events. For use by one thread at a time. */
public final class CountWriter implements EventWriter {
  private final AtomicLong count;

  /** Begins at zero. */
  public CountWriter() {
    this(new AtomicLong());
  }

  private CountWriter(AtomicLong count) {
    this.count = count;
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    count.incrementAndGet();
  }

  @Override
  public boolean isSummary() {
    return true;
  }

  @Override
  public void end(ByteBuilder out) {
    out.appendDecimal(count.get()).append('\n');
  }

  @Override
  public EventWriter another() {
    return new CountWriter(count);
  }
}
