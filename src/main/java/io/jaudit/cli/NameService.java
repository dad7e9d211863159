package io.jaudit.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Queries this host for users and groups as login does, whether they are in files, LDAP or SSSD.
 * Java has no API for this, so {@code getent} is run, the only process that jaudit starts: by its
 * full path, without a shell, without the environment, and never longer than a limit.
 *
 * <p>After one look-up takes too long, or all of them together do, no more are made; {@link
 * #problem} reports it. Safe for use by several threads.
 */
final class NameService {
  /** Paths of {@code getent}; the first existing one is used. */
  static final List<Path> GETENTS = List.of(Path.of("/usr/bin/getent"), Path.of("/bin/getent"));

  /** A look-up in a working directory service takes milliseconds. */
  static final Duration LIMIT = Duration.ofSeconds(2);

  /** A log full of unknown IDs takes at most this many limits, and one more. */
  private static final int LIMITS_IN_ALL = 5;

  /** An entry is read up to its ID; a group with many members has kilobytes after it. */
  private static final int MAX_ENTRY = 4096;

  private static final int POLL_MILLIS = 2;
  private static final int COLUMNS = 3;

  private final List<Path> getents;
  private final Duration limit;
  private final LongSupplier nanoTime;
  private long spentNanos;
  private @Nullable String problem;

  /**
   * @param getents paths of that program; the first existing one is used
   * @param limit the maximum duration of a look-up
   */
  NameService(List<Path> getents, Duration limit) {
    this(
        getents,
        limit,
        new LongSupplier() {
          @Override
          public long getAsLong() {
            return System.nanoTime();
          }
        });
  }

  /**
   * @param nanoTime the clock that look-ups are timed with, in ns
   */
  NameService(List<Path> getents, Duration limit, LongSupplier nanoTime) {
    this.getents = getents;
    this.limit = limit;
    this.nanoTime = nanoTime;
  }

  /**
   * Returns the beginning of an entry, {@code name:password:id}, one character per byte; null if
   * there is none, or the query fails.
   *
   * @param database {@code passwd} or {@code group}
   * @param key an id, or a name that does not begin with a dash
   */
  synchronized @Nullable String entry(String database, String key) {
    if (problem == null && spentNanos > limit.toNanos() * LIMITS_IN_ALL) {
      problem = "name lookups took too long; no more names are looked up";
    }
    Path getent = problem == null ? getent() : null;
    if (getent == null) {
      return null;
    }
    long start = nanoTime.getAsLong();
    try {
      return ask(List.of(getent.toString(), database, key), start);
    } catch (IOException e) {
      problem = "can't run " + getent + " to look up names: " + e.getMessage();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem = "name lookups were interrupted";
    } finally {
      spentNanos += nanoTime.getAsLong() - start;
    }
    return null;
  }

  /** Returns why names could not be looked up, or no longer; null if there was no problem. */
  synchronized @Nullable String problem() {
    return problem;
  }

  private @Nullable Path getent() {
    for (Path place : getents) {
      if (Files.isExecutable(place)) {
        return place;
      }
    }
    problem = "getent was not found; names are only looked up in files";
    return null;
  }

  private @Nullable String ask(List<String> command, long start)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(new File("/dev/null"))
            .redirectError(Redirect.DISCARD);
    builder.environment().clear();
    Process process = builder.start();
    try (InputStream answer = process.getInputStream()) {
      byte[] entry = new byte[MAX_ENTRY];
      int length = 0;
      while (!isWhole(entry, length)) {
        // Checked before reading: after a process has ended, all its output is available.
        boolean over = !process.isAlive();
        int ready = Math.min(answer.available(), entry.length - length);
        if (ready > 0) {
          length += Math.max(0, answer.read(entry, length, ready));
        } else if (over) {
          break;
        } else if (isTooLate(start)) {
          return null;
        } else {
          process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
      return length == 0 ? null : new String(entry, 0, length, StandardCharsets.ISO_8859_1);
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isWhole(byte[] entry, int length) {
    int colons = 0;
    for (int i = 0; i < length; i++) {
      if (entry[i] == '\n' || (entry[i] == ':' && ++colons == COLUMNS)) {
        return true;
      }
    }
    return length == entry.length;
  }

  private boolean isTooLate(long start) {
    boolean late = nanoTime.getAsLong() - start > limit.toNanos();
    if (late) {
      problem = "a name lookup took too long; no more names are looked up";
    }
    return late;
  }
}
