package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "yes, SUCCEEDED",
    "success, SUCCEEDED",
    "Success), SUCCEEDED",
    "suc, SUCCEEDED",
    "1, SUCCEEDED",
    "1', SUCCEEDED",
    "no, FAILED",
    "failed, FAILED",
    "0, FAILED",
    "10, FAILED",
    "-1, FAILED",
    "su, FAILED",
    "Authentication, FAILED",
    "?, UNKNOWN",
    "'', UNKNOWN",
  })
  void readsWhatProgramsWrite(String value, Outcome outcome) {
    assertEquals(outcome, Outcome.of(ByteSlice.of(value)));
  }
}
