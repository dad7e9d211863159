package io.jaudit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;

/**
 * When this system was started: the word {@code boot} of a {@link TimeExpression}. The uptime is
 * rounded to seconds as in ausearch (docs/ausearch-semantics.md §3.3), and read only when asked
 * for. Immutable.
 */
final class BootTime {
  private final Path uptimeFile;

  /** Reads the uptime from a file like {@code /proc/uptime}: seconds, then anything. */
  BootTime(Path uptimeFile) {
    this.uptimeFile = uptimeFile;
  }

  static BootTime ofThisSystem() {
    return new BootTime(Path.of("/proc/uptime"));
  }

  /**
   * The time of the last start, seen from {@code now}.
   *
   * @throws TimeExpressionException if the system doesn't tell its uptime
   */
  ZonedDateTime asOf(ZonedDateTime now) throws TimeExpressionException {
    return now.minusSeconds(uptimeSeconds());
  }

  private long uptimeSeconds() throws TimeExpressionException {
    try {
      String text = Files.readString(uptimeFile).strip();
      int blank = text.indexOf(' ');
      return Math.round(Double.parseDouble(blank < 0 ? text : text.substring(0, blank)));
    } catch (IOException | NumberFormatException e) {
      throw new TimeExpressionException(
          "the time of 'boot' is not known: it is read from "
              + uptimeFile
              + ", which only Linux has; give a date and a time instead");
    }
  }
}
