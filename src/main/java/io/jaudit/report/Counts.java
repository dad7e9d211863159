package io.jaudit.report;

/** Counts events. Not safe for use by several threads. */
class Counts {
  private long events;
  private long failed;
  private long bytes;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;

  /** Adds an event. */
  final void add(CountedEvent event) {
    events++;
    failed += event.isFailed() ? 1 : 0;
    bytes += event.bytes();
    first = Math.min(first, event.timeMillis());
    last = Math.max(last, event.timeMillis());
  }

  /** Adds the events that others counted. */
  final void add(Counts others) {
    events += others.events;
    failed += others.failed;
    bytes += others.bytes;
    first = Math.min(first, others.first);
    last = Math.max(last, others.last);
  }

  final long events() {
    return events;
  }

  final long failed() {
    return failed;
  }

  /** Returns the bytes of their lines. */
  final long bytes() {
    return bytes;
  }

  /** Returns the time of the earliest, in ms since the epoch, if there is one. */
  final long first() {
    return first;
  }

  /** Returns the time of the latest, in ms since the epoch, if there is one. */
  final long last() {
    return last;
  }
}
