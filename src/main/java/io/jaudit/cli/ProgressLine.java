package io.jaudit.cli;

import io.jaudit.search.SearchWatch;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line at the bottom of the terminal that shows the progress of a search: bytes done, rate, time
 * left.
 *
 * <p>Shown after the first second, and drawn by the thread that reports progress, a few times a
 * second. The rate is that of the last seconds, so that parts that are skipped soon stop to distort
 * it. The line is removed while anything else is printed.
 */
final class ProgressLine implements SearchWatch, AutoCloseable {
  /** For a log of unknown length: a pipe. */
  static final long UNKNOWN = -1;

  private static final long SECOND = 1_000_000_000L;
  private static final long REDRAWN_AFTER = SECOND / 5;
  private static final long LEAST_MEASURED = SECOND / 5;
  private static final double MEGABYTE = 1e6;
  private static final int BAR = 20;
  private static final int MAX_PERCENT = 99;

  /** The rate is measured since the oldest of so many samples. */
  private static final int SAMPLES = 16;

  /** A terminal has 80 columns or more; determining its width would take another process. */
  private static final int WIDTH = 78;

  private final PrintStream terminal;
  private final long total;
  private final LongSupplier nanoTime;
  private final long start;
  private final long[] sampleTimes = new long[SAMPLES];
  private final long[] sampleBytes = new long[SAMPLES];
  private int samples;
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
    long now = nanoTime.getAsLong();
    boolean isDue = samples == 0 || now - sampleTimes[(samples - 1) % SAMPLES] >= REDRAWN_AFTER;
    if (!isDue) {
      return;
    }
    if (now - start >= SECOND) {
      draw(text(bytes, rate(bytes, now)));
    }
    sampleTimes[samples % SAMPLES] = now;
    sampleBytes[samples % SAMPLES] = bytes;
    samples++;
  }

  /** Returns the bytes per second since the oldest sample; 0 if that is not known yet. */
  private double rate(long bytes, long now) {
    if (samples == 0) {
      return 0;
    }
    int oldest = samples < SAMPLES ? 0 : samples % SAMPLES;
    long measured = now - sampleTimes[oldest];
    return measured < LEAST_MEASURED
        ? 0
        : (bytes - sampleBytes[oldest]) * (double) SECOND / measured;
  }

  private String text(long bytes, double rate) {
    String done = megabytes(bytes);
    String speed = rate > 0 ? ", " + megabytes((long) rate) + " MB/s" : "";
    if (total <= 0) {
      return "jaudit: " + done + " MB" + speed;
    }
    int percent = (int) Math.min(MAX_PERCENT, bytes * 100 / total);
    int filled = percent * BAR / 100;
    String bar = "=".repeat(filled) + " ".repeat(BAR - filled);
    String left = rate > 0 ? ", " + duration((total - bytes) / rate) + " left" : "";
    return "jaudit: [%s] %d%%, %s of %s MB%s%s"
        .formatted(bar, percent, done, megabytes(total), speed, left);
  }

  private static String megabytes(long bytes) {
    double megabytes = bytes / MEGABYTE;
    return megabytes < 10
        ? String.format(Locale.ROOT, "%.1f", megabytes)
        : String.valueOf(Math.round(megabytes));
  }

  private static String duration(double seconds) {
    long whole = Math.max(0, (long) Math.ceil(seconds));
    return whole < 3600
        ? "%d:%02d".formatted(whole / 60, whole % 60)
        : "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60);
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
    hide();
  }

  private synchronized void draw(String text) {
    String cut = text.length() > WIDTH ? text.substring(0, WIDTH) : text;
    terminal.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
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
}
