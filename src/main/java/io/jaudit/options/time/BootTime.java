package io.jaudit.options.time;

import java.time.ZonedDateTime;

/** When a host was started: the meaning of the time {@code boot}. */
@FunctionalInterface
public interface BootTime {
  /**
   * Returns the time of the last start, as seen from {@code now}.
   *
   * @throws TimeExpressionException if it is not known
   */
  ZonedDateTime asOf(ZonedDateTime now) throws TimeExpressionException;
}
