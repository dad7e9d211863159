package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "name=?",
        "name=(null)",
        "name=(none)",
        "msg='name=?'",
        "msg='name=\"?\"'",
        "other=1",
      })
  void aPlaceholderIsNull(String body) {
    assertNull(text(body));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "name=\"(null)\"|(null)",
        "name=\"?\"|?",
        "name=\"(none)\"|(none)",
        "msg='name=\"(none)\"'|(none)",
        "name=3F|?",
        "name=286E756C6C29|(null)",
        "name=??|??",
        "name=\"\"|``",
        "name=612062|a b",
      })
  void aFileMayBeCalledLikeThat(String body, String text) {
    ByteSlice found = text(body);
    assertEquals(text, found == null ? null : found.latin1());
  }

  private static @Nullable ByteSlice text(String body) {
    return SummaryText.find(record(body), "name");
  }

  private static AuditRecord record(String body) {
    return TestLog.parse("type=PATH msg=audit(1700000000.100:1): " + body);
  }
}
