package io.jaudit.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Durations have units that a person can read. */
class ProcessTextTest {
  @ParameterizedTest
  @CsvSource({
    "10, 0.010s",
    "136, 0.136s",
    "59999, 59.999s",
    "60000, 1m 0s",
    "125999, 2m 5s",
    "3599999, 59m 59s",
    "3600000, 1h 0m",
    "86399999, 23h 59m",
    "86400000, 1d 0h",
    "34646400000, 401d 0h"
  })
  void aDurationHasTwoUnits(long millis, String expected) {
    assertEquals(expected, ProcessText.duration(millis));
  }
}
