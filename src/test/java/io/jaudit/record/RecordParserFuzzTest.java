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
import io.jaudit.scan.RunTable;
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
        AuditRecord record = onlyRecord(used, line, start);
        if (!line.isEmpty() || expected.isEmpty()) {
          expected.add(record);
        }
        start = end + 1;
      }
    }
    checkRuns(block, expected);
  }

  /** Returns the record of a line that is exactly one record; null for any other line. */
  private static @Nullable AuditRecord onlyRecord(RecordParser used, ByteSlice line, int start) {
    List<AuditRecord> records = records(used, line, start);
    List<AuditRecord> alone = records(new RecordParser(), line, start);
    assertEquals(alone.size(), records.size());
    for (int i = 0; i < records.size(); i++) {
      check(records.get(i), line);
      assertSame(alone.get(i), records.get(i));
    }
    return records.size() == 1 && used.damage() == null ? records.get(0) : null;
  }

  private static List<AuditRecord> records(RecordParser parser, ByteSlice line, int start) {
    List<AuditRecord> records = new ArrayList<>();
    try {
      AuditRecord record = parser.parse(line, start);
      while (record != null) {
        records.add(record);
        record = parser.next();
      }
    } catch (MalformedRecordException e) {
      assertFalse(e.reason().isEmpty());
    }
    return records;
  }

  /** Nothing of the line is lost, and nothing is in two parts. */
  private static void check(AuditRecord record, ByteSlice line) {
    ByteSlice own = record.line();
    ByteSlice plain = record.plainLine();
    assertTrue(line.contains(own));
    assertTrue(record.id().timeMillis() >= 0 && record.id().serial() >= 0);
    assertTrue(own.startsWith(plain));
    if (record.isTruncated()) { // the rest of the line is doubtful
      assertTrue(plain.contains(record.body()));
      return;
    }
    ByteSlice enrichment = record.enrichment();
    if (!record.text().equals(own)) { // with restored quotes, it has its own offsets
      assertTrue(record.text().contains(record.body()) && record.text().contains(enrichment));
      return;
    }
    int enriched = record.enrichmentStart();
    assertEquals(enrichment, own.slice(enriched, record.contentEnd()));
    assertTrue(plain.length() <= enriched, "the parts overlap");
    // A daemon may have written the separator as text, or left it out.
    String separator = own.slice(plain.length(), enriched).latin1();
    assertFalse(separator.contains("="), separator);
    int bodyStart = plain.length() - record.body().length();
    assertEquals(plain.slice(bodyStart), record.body());
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
    RunTable runs = new RunTable();
    scanner.scan(Block.of(block), 0, runs);
    for (int row = 0; row < runs.size(); row++) {
      RecordRun run = runs.run(row);
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
