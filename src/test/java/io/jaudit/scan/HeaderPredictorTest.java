package io.jaudit.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordParser;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Predicted headers are within the same limits as parsed ones. */
final class HeaderPredictorTest {
  private final HeaderPredictor predictor = new HeaderPredictor();

  @Test
  void anEventIdBeyondTheLimitsOfTheKernelIsLeftToTheParser() throws Exception {
    assertEquals(new EventId(null, 2_000, 4294967295L), read("0000000002.000:4294967295"));
    assertNull(read("0000000002.000:4294967296"));
    assertEquals(new EventId(null, 9223372036_000L, 1000000000), read("9223372036.000:1000000000"));
    assertNull(read("9223372037.000:1000000000"));
  }

  private @Nullable EventId read(String stamp) throws Exception {
    RecordParser parser = new RecordParser();
    ByteSlice first = line("1700000000.000:1000000000");
    predictor.learn(parser.parse(first, 0), first, parser.place());
    byte[] block = (line(stamp) + "\n" + " ".repeat(200)).getBytes(StandardCharsets.US_ASCII);
    return predictor.bodyStart(block, 0, block.length) < 0
        ? null
        : new EventId(predictor.node(), predictor.time(), predictor.serial());
  }

  private static ByteSlice line(String stamp) {
    return ByteSlice.of("type=CWD msg=audit(" + stamp + "): cwd=\"/\"");
  }
}
