package io.jaudit.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.scan.Block;
import io.jaudit.scan.RecordRun;
import io.jaudit.scan.RunScanner;
import io.jaudit.scan.RunScanner.Grouping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as a log: each line is a record or refused, and the quick reading is the slow one. */
class RecordParserFuzzTest {
  @MethodSource("io.jaudit.FuzzSeeds#logs")
  @FuzzTest
  void everyLineIsReadAloneAsAmongOthers(byte[] log) throws Exception {
    byte[] block = Arrays.copyOf(log, log.length + 1);
    block[log.length] = '\n';
    RecordParser used = new RecordParser();
    List<@Nullable AuditRecord> expected = new ArrayList<>();
    int start = 0;
    for (int end = 0; end < block.length; end++) {
      if (block[end] == '\n') {
        ByteSlice line = ByteSlice.of(block, start, end);
        AuditRecord record = parse(used, line, start);
        check(record, line);
        assertSame(parse(new RecordParser(), line, start), record);
        if (!line.isEmpty() || expected.isEmpty()) {
          expected.add(record);
        }
        start = end + 1;
      }
    }
    checkRuns(block, expected);
  }

  private static @Nullable AuditRecord parse(RecordParser parser, ByteSlice line, int start) {
    try {
      return parser.parse(line, start);
    } catch (MalformedRecordException e) {
      assertFalse(e.reason().isEmpty());
      return null;
    }
  }

  /** Nothing of the line is lost, and nothing is in two parts. */
  private static void check(@Nullable AuditRecord record, ByteSlice line) {
    if (record != null) {
      assertEquals(line, record.line());
      ByteSlice plain = record.plainLine();
      int enriched = plain.length() == line.length() ? line.length() : plain.length() + 1;
      assertEquals(line.slice(enriched), record.enrichment());
      assertTrue(line.startsWith(plain));
      int bodyStart = plain.length() - record.body().length();
      assertEquals(plain.slice(bodyStart), record.body());
      assertTrue(record.id().timeMillis() >= 0 && record.id().serial() >= 0);
    }
  }

  private static void assertSame(@Nullable AuditRecord expected, @Nullable AuditRecord actual) {
    if (expected == null || actual == null) {
      assertNull(actual);
      assertNull(expected);
    } else {
      assertEquals(expected.id(), actual.id());
      assertEquals(expected.type(), actual.type());
      assertEquals(expected.line(), actual.line());
      assertEquals(expected.body(), actual.body());
      assertEquals(expected.position(), actual.position());
    }
  }

  private static void checkRuns(byte[] block, List<@Nullable AuditRecord> expected) {
    Iterator<@Nullable AuditRecord> next = expected.iterator();
    RunScanner scanner = new RunScanner(Interest.ALL, Grouping.EVENTS);
    for (RecordRun run : scanner.scan(Block.of(block), 0)) {
      if (run.id() == null) {
        assertNull(next.next());
      } else {
        for (AuditRecord record : run.records(new RecordParser())) {
          assertSame(next.next(), record);
        }
      }
    }
    assertTrue(!next.hasNext());
  }
}
