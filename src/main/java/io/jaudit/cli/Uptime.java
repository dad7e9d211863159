package io.jaudit.cli;

import io.jaudit.options.time.BootTime;
import io.jaudit.options.time.TimeExpressionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;

/**
 * The start of this host according to its uptime, which is read on first use, and rounded to
 * seconds as in ausearch (see docs/ausearch-semantics.md, times). Immutable.
 */
final class Uptime implements BootTime {
  private final Path file;

  /** Reads the uptime from a file like {@code /proc/uptime}: seconds, then anything. */
  Uptime(Path file) {
    this.file = file;
  }

  static Uptime ofThisHost() {
    return new Uptime(Path.of("/proc/uptime"));
  }

  @Override
  public ZonedDateTime asOf(ZonedDateTime now) throws TimeExpressionException {
    return now.minusSeconds(seconds());
  }

  private long seconds() throws TimeExpressionException {
    try {
      String text = Files.readString(file).strip();
      int blank = text.indexOf(' ');
      return Math.round(Double.parseDouble(blank < 0 ? text : text.substring(0, blank)));
    } catch (IOException | NumberFormatException e) {
      throw new TimeExpressionException(
          "the time of 'boot' is unknown, because "
              + file
              + " can't be read (only Linux has it); use a date and a time instead");
    }
  }
}
