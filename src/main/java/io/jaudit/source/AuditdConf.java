package io.jaudit.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the settings of auditd.conf that a search needs: where the log is, and when an event is
 * complete. All other settings are ignored. Immutable.
 *
 * @param log the log file; {@code /var/log/audit/audit.log} if not set
 * @param endOfEventTimeout in seconds of log time; empty if it is not set or not a number
 */
public record AuditdConf(Path log, Optional<Integer> endOfEventTimeout) {
  /** The files in which auditd looks for its settings. */
  public static final List<Path> PLACES =
      List.of(Path.of("/etc/auditd.conf"), Path.of("/etc/audit/auditd.conf"));

  private static final Path DEFAULT_LOG = Path.of("/var/log/audit", LogFiles.DEFAULT_NAME);

  /** The settings of a host without an auditd.conf. */
  public static final AuditdConf DEFAULT = new AuditdConf(DEFAULT_LOG, Optional.empty());

  /**
   * Reads the settings in the first of {@code places} that exists; {@link #DEFAULT} if none does.
   *
   * @throws IOException if a file exists but can't be read, or names a log that can't be a file
   */
  public static AuditdConf read(List<Path> places) throws IOException {
    for (Path place : places) {
      if (Files.exists(place)) {
        return parse(Files.readString(place, StandardCharsets.ISO_8859_1));
      }
    }
    return DEFAULT;
  }

  private static AuditdConf parse(String text) throws IOException {
    Path log = DEFAULT_LOG;
    Optional<Integer> timeout = Optional.empty();
    for (String line : text.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals < 0 || line.stripLeading().startsWith("#")) {
        continue;
      }
      String value = line.substring(equals + 1).strip();
      switch (line.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
        case "log_file" -> log = value.isEmpty() ? log : path(value);
        case "end_of_event_timeout" -> timeout = seconds(value);
        default -> {}
      }
    }
    return new AuditdConf(log, timeout);
  }

  private static Path path(String value) throws IOException {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new IOException("log_file: " + e.getReason(), e);
    }
  }

  private static Optional<Integer> seconds(String value) {
    boolean number = !value.isEmpty() && value.length() < 7 && isDigits(value);
    return number && Integer.parseInt(value) > 0
        ? Optional.of(Integer.valueOf(value))
        : Optional.empty();
  }

  private static boolean isDigits(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
