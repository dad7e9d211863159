package io.jaudit.options.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jaudit.options.time.TimeExpression.Edge;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;

/** Any words as a time: refused with words, or a stretch that can be written down and read back. */
class TimeExpressionFuzzTest {
  private static final BootTime NO_BOOT =
      now -> {
        throw new TimeExpressionException("the time of the start is unknown");
      };
  private static final List<ZonedDateTime> PRESENTS =
      List.of(
          ZonedDateTime.parse("2024-03-20T15:37:42Z[UTC]"),
          ZonedDateTime.parse("2024-03-31T04:30:00+02:00[Europe/Berlin]"),
          ZonedDateTime.parse("2024-11-03T01:30:00-05:00[America/New_York]"),
          ZonedDateTime.parse("2011-12-31T00:00:00+14:00[Pacific/Apia]"));

  @FuzzTest
  void timesAreReadBack(byte[] bytes) throws Exception {
    List<String> words = List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
    int taken = TimeExpression.wordsTaken(words);
    assertTrue(taken >= 0 && taken <= Math.min(TimeExpression.MAX_WORDS, words.size()));
    for (ZonedDateTime now : PRESENTS) {
      check(words.subList(0, Math.max(1, taken)), now);
    }
  }

  private static void check(List<String> words, ZonedDateTime now) throws Exception {
    long start;
    try {
      start = TimeExpression.parse(Edge.START, words, now, NO_BOOT);
    } catch (TimeExpressionException e) {
      assertTrue(String.valueOf(e.getMessage()).length() > 10);
      return;
    }
    // A day that a zone has left out has no first ms before its last.
    assertTrue(start <= TimeExpression.parse(Edge.END, words, now, NO_BOOT) + 1, words::toString);
    ZonedDateTime written = Instant.ofEpochMilli(start).atZone(ZoneId.of("UTC"));
    if (written.getYear() >= 0 && written.getYear() <= 9999) {
      List<String> again = List.of(written.toOffsetDateTime().toString());
      assertEquals(start, TimeExpression.parse(Edge.START, again, now, NO_BOOT), words::toString);
    }
  }
}
