package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventAssembler;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.output.lines.RawWriter;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordParser;
import io.jaudit.scan.Block;
import io.jaudit.scan.RunScanner;
import io.jaudit.scan.RunScanner.Grouping;
import io.jaudit.scan.RunTable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What batches hold back and in which order it comes. */
final class ParallelPrinterTest {
  private final Workers workers = new Workers(2);
  private final SearchTally tally = new SearchTally(SearchTally.MalformedListener.NONE);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringBuilder expected = new StringBuilder();

  @AfterEach
  void close() {
    workers.close();
  }

  /** Each keeps the block alive that it is in; 1,000 of them would fill the heap twice. */
  @Test
  void holdsFewEventsThatAreFarApart() throws Exception {
    ParallelPrinter batches = batches(Filters.all(List.of()));
    for (int i = 0; i < 1000; i++) {
      batches.add(event(i, 600_000L * i, 200));
    }
    assertTrue(out.toString(StandardCharsets.ISO_8859_1).lines().count() > 1000 - 20);
    batches.finish();
    assertEquals(expected.toString(), out.toString(StandardCharsets.ISO_8859_1));
  }

  @Test
  void holdsNeighboringEventsUntilTheyFillATask() throws Exception {
    ParallelPrinter batches = batches(Filters.all(List.of()));
    for (int i = 0; i < 1000; i++) {
      batches.add(event(i, 250L * i, 200));
    }
    assertEquals(0, out.size());
    batches.finish();
    assertEquals(expected.toString(), out.toString(StandardCharsets.ISO_8859_1));
  }

  /** Of rare events the scanner copies the lines, so that they keep no block alive. */
  @Test
  void holdsRareEventsUntilTheyFillATask() throws Exception {
    ParallelPrinter batches = batches(Filters.all(List.of()));
    for (int i = 0; i < 170; i++) {
      addCopied(batches, i, 10_000L * i);
    }
    assertEquals(0, out.size());
    batches.finish();
    assertEquals(expected.toString(), out.toString(StandardCharsets.ISO_8859_1));
  }

  @Test
  void printsVeryRareEventsBeforeTheyFillATask() throws Exception {
    ParallelPrinter batches = batches(Filters.all(List.of()));
    for (int i = 0; i < 100; i++) {
      addCopied(batches, i, 5_000_000L * i);
    }
    assertTrue(out.toString(StandardCharsets.ISO_8859_1).lines().count() > 100 - 20);
    batches.finish();
    assertEquals(expected.toString(), out.toString(StandardCharsets.ISO_8859_1));
  }

  @Test
  void putsOutManyBatchesInOrderAndCountsThem() throws Exception {
    ParallelPrinter batches = batches(Filters.all(List.of()));
    for (int i = 0; i < 300; i++) {
      int length = i % 10 == 0 ? 2_000_000 : 40_000; // some have more work in them
      batches.add(event(i, 100_000_000L * i, length));
    }
    batches.finish();
    assertEquals(expected.toString(), out.toString(StandardCharsets.ISO_8859_1));
    assertEquals(300, tally.matches());
  }

  @Test
  void putsOutOnlyWhatMatches() throws Exception {
    ParallelPrinter batches = batches(Filters.serial(7));
    for (int i = 0; i < 100; i++) {
      batches.add(event(i, 600_000L * i, 200));
    }
    batches.finish();
    assertEquals(
        expected.toString().lines().toList().get(7) + "\n",
        out.toString(StandardCharsets.ISO_8859_1));
    assertEquals(1, tally.matches());
  }

  private AuditEvent event(int serial, long position, int length) throws Exception {
    String line = "type=USER msg=audit(1700000000.000:" + serial + "): op=";
    String whole = line + "x".repeat(length - line.length());
    expected.append(whole).append('\n');
    return new AuditEvent(List.of(new RecordParser().parse(ByteSlice.of(whole), position)));
  }

  /** Adds an event as a search for a literal does that finds it among other lines. */
  private void addCopied(ParallelPrinter batches, int serial, long position) {
    String line = "type=USER msg=audit(1700000000.000:" + serial + "): op=" + "x".repeat(200);
    expected.append(line).append('\n');
    String others = "type=USER msg=audit(1700000000.000:500000): acct=\n";
    Block block = Block.of((others + line + "\n" + others).getBytes(StandardCharsets.ISO_8859_1));
    RunTable runs = new RunTable();
    Interest interest = Interest.literals(Set.of(Needle.exactly(ByteSlice.of("op="))));
    new RunScanner(interest, Grouping.EVENTS).scan(block, position, runs);
    EventAssembler assembler = new EventAssembler(2, Long.MAX_VALUE, batches::add);
    assembler.accept(runs.run(1));
    assembler.finish(event -> true);
  }

  private ParallelPrinter batches(EventFilter filter) {
    WritingHandler output = new WritingHandler(new RawWriter(), out, Buffering.BLOCKS);
    return new ParallelPrinter(filter, workers, output, tally);
  }
}
