package io.jaudit.report;

/** Takes the events of one thread for a report. For use by one thread at a time. */
public interface Collector {
  /** Takes the next event. */
  void event(CountedEvent event);

  /** Passes what was collected to the report; more may follow. */
  void flush();
}
