package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.options.time.TimeExpressionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UptimeTest {
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2024-03-20T15:37:42Z");

  @TempDir private Path folder;

  @Test
  void theHostWasStartedItsRoundedUptimeAgo() throws Exception {
    Path file = Files.writeString(folder.resolve("uptime"), "3600.51 7000.00\n");
    assertEquals(NOW.minusSeconds(3601), new Uptime(file).asOf(NOW));
  }

  @Test
  void anUptimeThatCantBeReadIsAnError() throws Exception {
    Path garbage = Files.writeString(folder.resolve("uptime"), "up 3 days");
    for (Path file : List.of(garbage, folder.resolve("missing"))) {
      Exception e = assertThrows(TimeExpressionException.class, () -> new Uptime(file).asOf(NOW));
      assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e.getMessage());
    }
  }
}
