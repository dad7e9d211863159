package io.jaudit.search;

import io.jaudit.source.LogDiscovery;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes how a search follows its logs ({@code --follow}), and ends it. Only {@link #stop} may
 * be called by other threads.
 */
public final class Follow {
  /** As {@code pollMillis}: the system reports changes. */
  public static final long WATCHING = 0;

  private final long pollMillis;
  private final @Nullable LogDiscovery discovery;
  private final Consumer<String> warnings;
  private final BooleanSupplier readerGone;
  private boolean stopped;
  private boolean ended;
  private boolean blocked;
  private @Nullable Runnable wake;

  /**
   * @param pollMillis how often the logs are examined, in ms; {@link #WATCHING} if the system
   *     reports changes, as it does for local file systems
   * @param discovery finds logs that appear meanwhile; null if none can
   * @param warnings receives a sentence for what the user should know before the search has ended
   * @param readerGone whether nobody can read what is written, as far as can be told; asked about
   *     every second
   */
  public Follow(
      long pollMillis,
      @Nullable LogDiscovery discovery,
      Consumer<String> warnings,
      BooleanSupplier readerGone) {
    this.pollMillis = pollMillis;
    this.discovery = discovery;
    this.warnings = warnings;
    this.readerGone = readerGone;
  }

  long pollMillis() {
    return pollMillis;
  }

  @Nullable LogDiscovery discovery() {
    return discovery;
  }

  void warn(String sentence) {
    warnings.accept(sentence);
  }

  boolean isReaderGone() {
    return readerGone.getAsBoolean();
  }

  /** Has the search end where it is, as at the end of its input. */
  public synchronized void stop() {
    stopped = true;
    if (wake != null) {
      wake.run();
    }
  }

  /** Returns true after {@link #stop}. */
  public synchronized boolean isStopped() {
    return stopped;
  }

  /**
   * Waits until the search has ended and saved its position, or waits for a stream, with nothing
   * left to save.
   */
  public synchronized void awaitEnd(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0 && !ended && !blocked; ) {
      wait(left);
      left = (end - System.nanoTime()) / 1_000_000;
    }
  }

  /** Records that all was done that {@link #awaitEnd} waits for. */
  public synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized void setBlocked(boolean nowBlocked) {
    blocked = nowBlocked;
    notifyAll();
  }

  /** Has {@link #stop} call {@code action}, which wakes the search. */
  synchronized void onStop(Runnable action) {
    wake = action;
  }
}
