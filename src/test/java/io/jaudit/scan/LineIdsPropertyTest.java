package io.jaudit.scan;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.jaudit.LogForms;
import io.jaudit.LogMutator;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.EventId;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** IDs of lines read by what is expected of them against those that are parsed. */
class LineIdsPropertyTest {
  @Property(tries = 500)
  void areThoseOfMutatedLines(@ForAll long seed) {
    check(seed, "plain", new LogMutator(seed).log(40, 8));
  }

  @Property(tries = 500)
  void areThoseOfLinesOfAnyForm(@ForAll long seed, @ForAll("forms") String form) {
    check(seed, form, new LogMutator(seed).log(40, 0));
  }

  private static void check(long seed, String form, String log) {
    byte[] block = LogForms.of(form, log.lines().toList());
    LineIds ids = new LineIds();
    RecordParser parser = new RecordParser();
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < block.length; ) {
      starts.add(start);
      start = ids.lineEnd(block, start, block.length) + 1;
    }
    Collections.shuffle(starts, new Random(seed)); // samples are far from each other
    for (int start : starts) {
      int end = ids.lineEnd(block, start, block.length);
      EventId expected =
          end == block.length ? null : parsed(parser, ByteSlice.of(block, start, end));
      assertEquals(expected, ids.first(block, start, block.length), "line at byte " + start);
    }
  }

  private static @Nullable EventId parsed(RecordParser parser, ByteSlice line) {
    try {
      return parser.parse(line, 0).id();
    } catch (MalformedRecordException e) {
      return null;
    }
  }

  @Provide
  Arbitrary<String> forms() {
    return Arbitraries.of(LogForms.namesOfLines());
  }

  @Example
  void aLineWithoutItsEndIsNone() {
    byte[] block = "type=EOE msg=audit(1700000000.000:1): ".getBytes(ISO_8859_1);
    assertNull(new LineIds().first(block, 0, block.length));
  }
}
