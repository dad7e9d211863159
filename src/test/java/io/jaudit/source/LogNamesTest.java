package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogNamesTest {
  @Test
  void rotatedFilesAreOneLogOldestFirst() {
    assertEquals(
        List.of(List.of("audit.log.10.gz", "audit.log.2.gz", "audit.log.1", "audit.log")),
        LogNames.logs(List.of("audit.log", "audit.log.1", "audit.log.10.gz", "audit.log.2.gz")));
  }

  @Test
  void datesAreOlderThanNumbersAndTheLogItselfMayBeMissing() {
    assertEquals(
        List.of(List.of("audit.log-20261120", "audit.log-20261121.xz", "audit.log.1")),
        LogNames.logs(List.of("audit.log.1", "audit.log-20261121.xz", "audit.log-20261120")));
  }

  @Test
  void namesWithoutTheLogTheyWereRotatedFromAreLogs() {
    assertEquals(
        List.of(List.of("10.0.0.1"), List.of("host.log.1", "host.log"), List.of("other.log.1")),
        LogNames.logs(List.of("host.log.1", "other.log.1", "10.0.0.1", "host.log")));
  }
}
