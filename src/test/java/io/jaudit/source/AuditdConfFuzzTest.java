package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Any bytes as auditd.conf: settings that can be, or a refusal. */
class AuditdConfFuzzTest {
  private static Path file;

  // Not @TempDir: Jazzer makes an instance for each input.
  @BeforeAll
  static void makeFile() throws Exception {
    file = Files.createTempFile("jaudit", ".conf");
  }

  @AfterAll
  static void deleteFile() throws Exception {
    Files.delete(file);
  }

  @FuzzTest
  void settingsCanBe(byte[] text) throws Exception {
    Files.write(file, text);
    try {
      AuditdConf conf = AuditdConf.read(List.of(file));
      assertFalse(conf.log().toString().isEmpty());
      int timeout = conf.endOfEventTimeout().orElse(1);
      assertTrue(timeout > 0 && timeout < 1_000_000, () -> Integer.toString(timeout));
    } catch (IOException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("log_file: "), e::toString);
    }
  }
}
