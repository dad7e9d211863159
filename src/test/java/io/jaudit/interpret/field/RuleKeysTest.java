package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteSlice;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleKeysTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "key=\"exec\"|exec",
        "key=exec|exec",
        "key=6578656301776F726B|exec work",
        "key=\"6578656301776F726B\"|6578656301776F726B",
        "key=(null)|(null)",
        "key=\"a\" subkey=\"b\" key=63|a c",
        "key=\"torn|torn",
        "key=\"\"|-",
        "key=0161|- a",
        "key=6101|a -",
        "pid=1|",
        "msg='key=\"x\"'|x",
        "pid=1\u001dKEY=\"x\"|",
      })
  void findsEveryKey(String body, String keys) {
    List<String> found =
        RuleKeys.of(TestLog.parse("type=SYSCALL msg=audit(1700000000.100:1): " + body)).stream()
            .map(key -> key.isEmpty() ? "-" : key.latin1())
            .toList();
    assertEquals(keys == null ? "" : keys, String.join(" ", found));
  }

  @ParameterizedTest
  @CsvSource({"'', 1", "a, 1", "a\u0001b, 2", "'\u0001\u0001', 3"})
  void splitsWhatIsJoined(String text, int count) {
    assertEquals(count, RuleKeys.split(ByteSlice.of(text)).size());
  }
}
