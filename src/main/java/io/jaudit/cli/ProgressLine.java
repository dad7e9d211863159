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
 * A line at the bottom of the terminal that shows the progress of a search: bytes done, rate, time
 * left.
 *
 * <p>Shown after the first second; before, its library isn't even loaded. It draws on its own
 * thread, and is removed while anything else is printed. One thread reports progress.
 */
final class ProgressLine implements SearchWatch, AutoCloseable {
  /** For a log of unknown length: a pipe. */
  static final long UNKNOWN = -1;

  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final int REDRAWN_MILLIS = 200;
  private static final int MEGABYTE = 1_000_000;

  /** A terminal has 80 columns or more; determining its width would take another process. */
  private static final int WIDTH = 78;

  private final PrintStream terminal;
  private final long total;
  private final LongSupplier nanoTime;
  private final long start;
  private @Nullable ProgressBar bar;
  private boolean visible;

  /**
   * @param terminal the terminal that shows it
   * @param total the number of bytes to read, or {@link #UNKNOWN}
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

  /** Rate and time left are computed from now on: skipped parts would distort them. */
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

  /**
   * Returns a stream that removes the line before it writes to {@code out}, for use if it is the
   * same terminal.
   */
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

  /** Removes the line from the terminal. */
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

  /** The output of the library. Its own would start processes to query the terminal. */
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
