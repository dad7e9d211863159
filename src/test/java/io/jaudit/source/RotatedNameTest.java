package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RotatedNameTest {
  @ParameterizedTest
  @CsvSource({
    "audit.log.1, audit.log, 1, ''",
    "audit.log.12345, audit.log, 12345, ''",
    "audit.log.2.gz, audit.log, 2, ''",
    "10.0.0.1, 10.0.0, 1, ''",
    "2025.11.25, 2025.11, 25, ''",
    "audit.log-20261120, audit.log, 0, 20261120",
    "audit.log-20261119.xz, audit.log, 0, 20261119",
    "audit.log.20261120, audit.log, 0, 20261120",
    "audit.log-261120, audit.log, 0, 261120",
    "audit.log.2026-08-01_03:00:01, audit.log, 0, 20260801030001",
    "audit.log-2026-08-01, audit.log, 0, 20260801",
    "audit.log_2026.11.25, audit.log, 0, 20261125",
    "audit.log-2026080103, audit.log, 0, 2026080103",
    "audit.log-1795252680, audit.log, 0, 1795252680",
    "audit.log-20260801-1795252680, audit.log, 0, 202608011795252680",
  })
  void aNumberOrADateMakesANameThatOfARotatedFile(
      String name, String base, int number, String date) {
    assertEquals(new RotatedName(base, number, date), RotatedName.of(name, base));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit.log",
        "audit.log.",
        "audit.log.012",
        "audit.log.0",
        "audit.log.123456789012",
        "audit.log-20261301",
        "audit.log-20260732",
        "audit.log-20261120-",
        "audit.log.swp",
        "audit.log-old",
        "audit.log.gz",
        ".5",
        "7",
        "audit.log1",
        "audit.logic.1",
      })
  void anythingElseIsNot(String name) {
    assertNull(RotatedName.of(name, "audit.log"));
  }

  @ParameterizedTest
  @ValueSource(strings = {".5", "7", "20261120", "-20261120", "audit.log"})
  void aNameNeedsTheNameOfALog(String name) {
    assertEquals(List.of(), RotatedName.of(name));
  }
}
