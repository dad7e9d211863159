package io.jaudit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.RecordParser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChunkRetentionTest {
  private static final int LINE = (int) ChunkRetention.OLD / 8;

  private final RecordParser parser = new RecordParser();
  private final ChunkRetention chunks = new ChunkRetention();
  private final List<OpenEvent> open = new ArrayList<>();

  @Test
  void theFewThatABurstLeavesOpenDoNotHoldItsChunksForLong() throws Exception {
    AuditRecord record =
        parser.parse(ByteSlice.of("type=SYSCALL msg=audit(1000.000:1): " + "x".repeat(LINE)), 0);
    long burst = 0;
    for (int i = 0; i < 96; i++) {
      open.add(event(record));
      burst += record.line().length();
      chunks.take(burst, record.line().length());
      freeIfDue();
    }
    assertEquals(open.size(), borrowers(), "copied in the midst of the burst");
    open.subList(1, open.size()).clear();
    long position = burst;
    while (borrowers() > 0) {
      position += LINE;
      chunks.take(position, LINE);
      freeIfDue();
    }
    long heldBesides = position - burst;
    assertTrue(heldBesides <= burst / 8 + ChunkRetention.OLD, "too long: " + heldBesides);
  }

  @Test
  void theNextFileIsNotTakenForSoMuchInputBetween() {
    chunks.take(LINE, LINE);
    chunks.take(1L << 43, LINE);
    chunks.take(0, LINE);
    assertEquals(3 * LINE, chunks.input());
  }

  @Test
  void whatIsNoRecordIsInputToo() {
    chunks.take(LINE, LINE);
    chunks.take(5L * LINE, LINE);
    assertEquals(5 * LINE, chunks.input());
  }

  private OpenEvent event(AuditRecord record) {
    OpenEvent event =
        new OpenEvent(
            record.id(), record.id(), record.type(), new NodeClock(), 0, 0, chunks.input(), false);
    event.add(record);
    return event;
  }

  private void freeIfDue() {
    if (chunks.areDue()) {
      chunks.free(open, parser);
    }
  }

  private long borrowers() {
    return open.stream().filter(event -> event.borrowedBytes() > 0).count();
  }
}
