package io.jaudit.cli;

import io.jaudit.search.SearchWatch;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A line at the foot of the terminal that says how far a search is: bytes done, rate, time left.
 *
 * <p>Shown from the second second on; before, the library behind it isn't even loaded. It draws on
 * a thread of its own, and gives way to whatever else is printed. Told of progress by one thread.
 */
final class ProgressLine implements SearchWatch, AutoCloseable {
  /** For a log whose end isn't known: a pipe. */
  static final long UNKNOWN = -1;

  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final int REDRAWN_MILLIS = 200;
  private static final int MEGABYTE = 1_000_000;

  /** A terminal has 80 columns or more, and its width takes another process to find out. */
  private static final int WIDTH = 78;

  private final PrintStream terminal;
  private final long total;
  private final LongSupplier nanoTime;
  private final long start;
  private @Nullable ProgressBar bar;
  private boolean visible;

  /**
   * @param terminal where it is shown
   * @param total how many bytes there are to read, or {@link #UNKNOWN}
   * @param nanoTime as {@link System#nanoTime}
   */
  ProgressLine(PrintStream terminal, long total, LongSupplier nanoTime) {
    this.terminal = terminal;
    this.total = total;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  @Override
  public void read(long bytes) {
    ProgressBar shown = bar;
    if (shown == null) {
      long elapsed = nanoTime.getAsLong() - start;
      if (elapsed < PATIENCE_NANOS) {
        return;
      }
      shown = show(bytes, Duration.ofNanos(elapsed));
      bar = shown;
    }
    shown.stepTo(bytes);
  }

  /** Rate and time left are those from now on: what was skipped before would spoil them. */
  private ProgressBar show(long bytes, Duration elapsed) {
    return new ProgressBarBuilder()
        .setTaskName("jaudit")
        .setInitialMax(total)
        .setUnit(" MB", MEGABYTE)
        .showSpeed()
        .startsFrom(bytes, elapsed)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REDRAWN_MILLIS)
        .setConsumer(new Line())
        .clearDisplayOnFinish()
        .build();
  }

  /** {@code out}, before whose text the line goes away; for use where it is the same terminal. */
  OutputStream givingWayTo(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] text, int offset, int length) throws IOException {
        synchronized (ProgressLine.this) {
          hide();
          out.write(text, offset, length);
        }
      }
    };
  }

  /** Leaves the terminal as if nothing had been there. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
    hide();
  }

  private synchronized void draw(String text) {
    terminal.print("\r" + text);
    terminal.flush();
    visible = true;
  }

  private synchronized void hide() {
    if (visible) {
      terminal.print("\r" + " ".repeat(WIDTH) + "\r");
      terminal.flush();
      visible = false;
    }
  }

  /** Where the library draws. With one of its own it would start processes to ask the terminal. */
  private final class Line implements ProgressBarConsumer {
    @Override
    public int getMaxRenderedLength() {
      return WIDTH;
    }

    @Override
    public void accept(String text) {
      draw(text);
    }

    @Override
    public void clear() {
      hide();
    }

    @Override
    public void close() {
      hide();
    }
  }
}
