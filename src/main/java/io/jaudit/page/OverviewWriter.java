package io.jaudit.page;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Collects what the head of a page shows of the events that it passes on to another writer. Other
 * threads may use {@link #another}.
 */
public final class OverviewWriter implements EventWriter {
  private final EventWriter writer;
  private final Identities identities;
  private final Queue<Overview> all;
  private final Overview own;

  /**
   * Passes events on to {@code writer}.
   *
   * @param identities the names that the log does not contain
   */
  public OverviewWriter(EventWriter writer, Identities identities) {
    this(writer, identities, new ConcurrentLinkedQueue<>());
  }

  private OverviewWriter(EventWriter writer, Identities identities, Queue<Overview> all) {
    this.writer = writer;
    this.identities = identities;
    this.all = all;
    this.own = new Overview(identities);
    all.add(own);
  }

  @Override
  public boolean isSummary() {
    return writer.isSummary();
  }

  @Override
  public OverviewWriter another() {
    return new OverviewWriter(writer.another(), identities, all);
  }

  @Override
  public void begin(ByteBuilder out) {
    writer.begin(out);
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    own.add(event);
    writer.write(event, out);
  }

  @Override
  public void end(ByteBuilder out) {
    writer.end(out);
  }

  @Override
  public void end(ByteBuilder out, Runnable flush) {
    writer.end(out, flush);
  }

  /** Returns how many events there are, and how many of them failed. */
  public Card events() {
    Overview sum = overview();
    return new Card(
        "Events",
        sum.events(),
        sum.failed() == 0 ? "" : String.format(Locale.ROOT, "%,d failed", sum.failed()));
  }

  /** Returns the numbers of a page about events. */
  public List<Card> cards() {
    Overview sum = overview();
    return List.of(
        new Card("Events", sum.events(), ""),
        new Card("Failed", sum.failed(), ""),
        new Card("Bytes", sum.bytes(), ""),
        new Card("Keys", sum.keys(), ""),
        new Card("Users", sum.users(), ""),
        new Card("Programs", sum.programs(), ""));
  }

  /** Returns what all threads collected. */
  Overview overview() {
    Overview sum = new Overview(identities);
    for (Overview each : all) {
      sum.add(each);
    }
    return sum;
  }
}
