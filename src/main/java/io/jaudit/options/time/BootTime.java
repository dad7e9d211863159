package io.jaudit.options.time;

import java.time.ZonedDateTime;

/** Tells when a host was started: the meaning of the time {@code boot}. For use by one thread. */
@FunctionalInterface
public interface BootTime {
  /**
   * Returns the time of the last start, as seen from {@code now}.
   *
   * @throws TimeExpressionException if it is not known
   */
  ZonedDateTime asOf(ZonedDateTime now) throws TimeExpressionException;
}
