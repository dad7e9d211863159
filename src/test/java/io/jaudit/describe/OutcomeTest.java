package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteSlice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "yes, SUCCEEDED",
        "1, SUCCEEDED",
        "1', SUCCEEDED",
        "success, SUCCEEDED",
        "SUCCESS, SUCCEEDED",
        "Success), SUCCEEDED",
        "no, FAILED",
        "0, FAILED",
        "0), FAILED",
        "failed, FAILED",
        "Failed', FAILED",
        "Authentication, FAILED",
        "Permission, FAILED",
        "User, FAILED",
        "?, UNKNOWN",
        "``, UNKNOWN",
        "), UNKNOWN",
        "1x, UNKNOWN",
        "1#012, UNKNOWN",
        "\"1\", UNKNOWN",
        "01, UNKNOWN",
        "10, UNKNOWN",
        "2, UNKNOWN",
        "-1, UNKNOWN",
        "-13, UNKNOWN",
        "suc, UNKNOWN",
        "successful, UNKNOWN",
        "yesno, UNKNOWN",
        "none, UNKNOWN",
        "fail, UNKNOWN",
        "(null), UNKNOWN",
        "unset, UNKNOWN",
        "true, UNKNOWN",
        "false, UNKNOWN",
        "maybe, UNKNOWN",
        "authentication, UNKNOWN",
      })
  void readsWhatTheKernelAndLibauditWrite(String value, Outcome outcome) {
    assertEquals(outcome, Outcome.of(ByteSlice.of(value)));
  }
}
