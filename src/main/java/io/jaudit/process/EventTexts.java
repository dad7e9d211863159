package io.jaudit.process;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps a text for each matching event of a process. Safe for use by several threads. */
public final class EventTexts {
  /**
   * Holds the text of an event.
   *
   * @param millis the time of the event, in ms since 1970
   * @param serial its serial
   * @param text what was kept
   */
  public record EventText(long millis, long serial, ByteSlice text) {}

  /** About how many bytes an event takes in addition to its text. */
  static final int OVERHEAD = 64;

  private static final Comparator<EventText> BY_TIME =
      Comparator.comparingLong(EventText::millis).thenComparingLong(EventText::serial);

  private final List<EventText> texts = new ArrayList<>(1);

  /** Returns the texts in the order of time. */
  public synchronized List<EventText> sorted() {
    List<EventText> sorted = new ArrayList<>(texts);
    sorted.sort(BY_TIME);
    return sorted;
  }

  synchronized void add(EventText text) {
    texts.add(text);
  }
}
