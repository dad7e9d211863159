package io.jaudit.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The clock of this host. Its zone is determined on first use, because Java then reads tables of
 * zones, which takes a tenth of the time of a search of a small log. Safe for use by several
 * threads.
 */
final class HostClock extends Clock {
  private static final Path LOCAL_TIME = Path.of("/etc/localtime");

  private final @Nullable String tz;
  private volatile @Nullable ZoneId zone;

  /**
   * @param tz the environment variable of that name; null if it is not set
   */
  HostClock(@Nullable String tz) {
    this.tz = tz;
  }

  /**
   * Returns the zone that {@code TZ} means, else that of the host.
   *
   * @throws UnusableZoneException if {@code TZ} means no zone that can be represented
   */
  @Override
  public ZoneId getZone() {
    ZoneId known = zone;
    if (known == null) {
      known =
          tz == null
              ? HostZone.ofHost(System.getProperty("user.timezone", ""), LOCAL_TIME)
              : HostZone.of(tz);
      zone = known;
    }
    return known;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return Clock.system(other);
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(millis());
  }

  @Override
  public long millis() {
    return System.currentTimeMillis();
  }
}
