package io.jaudit.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.EventId;
import io.jaudit.record.RecordParser;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Predicted headers are within the same limits as parsed ones. */
final class HeaderPredictorTest {
  private static final String OTHERS = "0123456789:.)( /;\u0000\n\u00b0\u00ff";

  private final HeaderPredictor predictor = new HeaderPredictor();

  @Test
  void anEventIdBeyondTheLimitsOfTheKernelIsLeftToTheParser() throws Exception {
    assertEquals(new EventId(null, 2_000, 4294967295L), read("0000000002.000:4294967295"));
    assertNull(read("0000000002.000:4294967296"));
    assertEquals(new EventId(null, 9223372036_000L, 1000000000), read("9223372036.000:1000000000"));
    assertNull(read("9223372037.000:1000000000"));
  }

  /** Such an ID is read with a few calculations on eight bytes; one digit or mark may be wrong. */
  @Test
  void onlyAnEventIdThatAuditdWritesIsRead() throws Exception {
    Pattern usual = Pattern.compile("([0-9]{10})\\.([0-9]{3}):(0|[1-9][0-9]{0,9})");
    Random random = new Random(1);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder stamp = new StringBuilder(digits(10, random));
      stamp.append('.').append(digits(3, random)).append(':').append(digits(1 + i % 11, random));
      if (random.nextBoolean()) {
        char other = OTHERS.charAt(random.nextInt(OTHERS.length()));
        stamp.setCharAt(random.nextInt(stamp.length()), other);
      }
      Matcher matcher = usual.matcher(stamp);
      boolean isUsual =
          matcher.matches()
              && Long.parseLong(matcher.group(1)) <= EventId.MAX_SECONDS
              && Long.parseLong(matcher.group(3)) <= EventId.MAX_SERIAL;
      EventId expected =
          isUsual
              ? new EventId(
                  null,
                  Long.parseLong(matcher.group(1)) * 1000 + Long.parseLong(matcher.group(2)),
                  Long.parseLong(matcher.group(3)))
              : null;
      assertEquals(expected, read(stamp.toString()), stamp.toString());
      read += isUsual ? 1 : 0;
    }
    assertTrue(read > 1000, () -> "too few of them are usual");
  }

  private static String digits(int count, Random random) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }

  private @Nullable EventId read(String stamp) throws Exception {
    RecordParser parser = new RecordParser();
    ByteSlice first = line("1700000000.000:1000000000");
    predictor.learn(parser.parse(first, 0), first, parser.place());
    byte[] block = (line(stamp) + "\n" + " ".repeat(200)).getBytes(StandardCharsets.ISO_8859_1);
    return predictor.bodyStart(block, 0, block.length) < 0
        ? null
        : new EventId(predictor.node(), predictor.time(), predictor.serial());
  }

  private static ByteSlice line(String stamp) {
    return ByteSlice.of("type=CWD msg=audit(" + stamp + "): cwd=\"/\"");
  }
}
