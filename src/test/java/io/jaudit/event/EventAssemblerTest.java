package io.jaudit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordParser;
import io.jaudit.scan.Block;
import io.jaudit.scan.RunScanner;
import io.jaudit.scan.RunScanner.Grouping;
import io.jaudit.scan.RunTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events are drawn as the serials of their records, {@code |} between events. */
final class EventAssemblerTest {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  private final List<AuditEvent> events = new ArrayList<>();

  /** The worked example of docs/ausearch-semantics.md §2.3. */
  private static TestLog workedExample() {
    return new TestLog()
        .at(1000)
        .syscall(1)
        .proctitle(1, "a")
        .eoe(1)
        .path(1, "/late")
        .later(500)
        .userCmd(2, "x")
        .at(1001)
        .syscall(3)
        .later(999)
        .userCmd(4, "x")
        .at(1002)
        .userCmd(5, "x")
        .at(1000)
        .path(1, "/verylate")
        .eoe(1)
        .at(1003)
        .userCmd(6, "x")
        .userCmd(6, "dup")
        .at(1001)
        .cwd(3, "/too-late-for-3")
        .at(999)
        .userCmd(7, "old");
  }

  @Test
  void joinsTheWorkedExample() {
    assertEquals(
        "1 1 1 1 | 2 | 1 1 | 3 | 4 | 5 | 6 | 6 | 7 | 3", serials(workedExample(), 2, NO_LIMIT));
  }

  @Test
  void joinsTheWorkedExampleWithALongTimeout() {
    assertEquals(
        "7 | 1 1 1 1 1 1 | 2 | 3 3 | 4 | 5 | 6 | 6", serials(workedExample(), 100, NO_LIMIT));
  }

  @Test
  void keepsRecordsThatArriveAfterTheirEndMark() {
    TestLog log = new TestLog().syscall(1).proctitle(1, "a").eoe(1).path(1, "/x").userCmd(2, "x");
    assertEquals("1 1 1 1 | 2", serials(log, 2, NO_LIMIT));
  }

  @Test
  void eventsOfSeveralNodesWithTheSameStampAreApart() {
    TestLog log =
        new TestLog().node("a").syscall(1).node("b").syscall(1).node("a").cwd(1, "/a").noNode();
    log.cwd(1, "/none").node("").cwd(1, "/empty").node("b").cwd(1, "/b");
    serials(log, 2, NO_LIMIT);
    assertEquals(
        List.of("a 2", "b 2", "null 1", " 1"),
        events.stream().map(e -> e.id().node() + " " + e.records().size()).toList());
  }

  @Test
  void aClockThatIsAheadDoesNotCloseTheEventsOfAnotherNode() {
    TestLog log = new TestLog().node("a").at(1000).syscall(1).node("b").at(5000).userCmd(2, "x");
    log.node("a").at(1000).cwd(1, "/").proctitle(1, "cat");
    // It is out first, as the log has moved on; what matters is that event 1 stays whole.
    assertEquals("2 | 1 1 1", serials(log, 2, NO_LIMIT));
  }

  @Test
  void aNodeThatFallsSilentInAnEventHoldsBackNobodyAndLosesNothing() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    TestLog log = new TestLog().node("silent").at(1000).syscall(1).node("b").userCmd(2, "x");
    log.records().forEach(assembler::accept);
    assertEquals("", drawn());
    new TestLog().node("b").at(1002).userCmd(3, "x").records().forEach(assembler::accept);
    assertEquals("2 | 3", drawn());
    TestLog back = new TestLog().node("silent").at(1000).cwd(1, "/").proctitle(1, "cat").eoe(1);
    back.records().forEach(assembler::accept);
    assertEquals("2 | 3 | 1 1 1", drawn());
    assembler.finish(event -> true);
    assertEquals("2 | 3 | 1 1 1", drawn());
    assertEquals(1, assembler.strayMarks());
    assertEquals(0, assembler.splitEvents());
  }

  @Test
  void whatANodeHeldBackComesOutBeforeItsNewEventsWhenItIsBack() {
    TestLog log = new TestLog().node("silent").at(1000).syscall(1).syscall(2);
    log.node("b").at(1002).userCmd(3, "x").node("silent").at(1004).userCmd(4, "x");
    assertEquals("3 | 1 | 2 | 4", serials(log, 2, NO_LIMIT));
  }

  @Test
  void recordsInReverseOrderAreOneEvent() {
    TestLog log = new TestLog().at(1000).proctitle(1, "cat").path(1, "/x").syscall(1);
    log.later(1).eoe(2).proctitle(2, "id").syscall(2);
    assertEquals("1 1 1 | 2 2 2", serials(log, 2, NO_LIMIT));
    for (AuditEvent event : events) {
      assertEquals(false, event.isIncomplete());
      assertEquals("SYSCALL", event.type().name());
    }
  }

  @Test
  void aLateEndMarkTakesTheRecordsThatFollowIt() {
    TestLog log = new TestLog().at(1000).syscall(1).at(1003).userCmd(2, "x");
    log.at(1000).proctitle(1, "cat").path(1, "/x").at(1003).userCmd(3, "x");
    assertEquals("1 | 2 | 1 1 | 3", serials(log, 2, NO_LIMIT));
  }

  @Test
  void aLogThatIsReadNewestFirstIsHandedOutWholeAndSoWithinItsBounds() {
    int count = 5000;
    TestLog log = new TestLog();
    for (int serial = count; serial > 0; serial--) {
      log.at(1_000_000 + serial).eoe(serial).proctitle(serial, "x").cwd(serial, "/");
      log.syscall(serial);
    }
    EventAssembler assembler = new EventAssembler(2, 3_000_000, events::add);
    log.records().forEach(assembler::accept);
    int early = events.size();
    assertTrue(early > count - 10, () -> early + " handed out before the end");
    assembler.finish(event -> true);
    assertEquals(count, events.size());
    for (AuditEvent event : events) {
      assertEquals(4, event.records().size());
      assertEquals(false, event.isIncomplete());
    }
    assertEquals(0, assembler.splitEvents());
    assertEquals(0, assembler.lateRests());
    assertEquals(0, assembler.strayMarks());
  }

  @Test
  void aLogThatIsReadNewestFirstMayContinueInOrder() {
    TestLog log = new TestLog();
    for (int serial = 3000; serial > 0; serial--) {
      log.at(1_000_000 + serial).proctitle(serial, "x").syscall(serial);
    }
    for (int serial = 3001; serial < 6000; serial++) {
      log.at(1_000_000 + serial).syscall(serial).proctitle(serial, "x");
    }
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    log.records().forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals(5999, events.size());
    assertTrue(events.stream().allMatch(event -> event.records().size() == 2));
  }

  @Test
  void recordsWithoutANodeDoNotJoinThoseOfAnotherLog() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    TestLog web = new TestLog().at(1000).syscall(1).node("a").syscall(2);
    TestLog db = new TestLog().at(1000).path(1, "/db").proctitle(1, "x").userCmd(3, "x");
    web.records().forEach(assembler::accept);
    assembler.endLog(event -> true);
    db.node("a").at(1000).proctitle(2, "x").records().forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals("1 | 1 1 | 2 2 | 3", drawn());
  }

  @Test
  void theClockOfALogIsItsOwn() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    new TestLog().at(9000).userCmd(1, "x").records().forEach(assembler::accept);
    assembler.endLog(event -> true);
    TestLog other = new TestLog().at(1000).syscall(2).later(10).userCmd(3, "x").at(1000);
    other.proctitle(2, "x").records().forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals("1 | 2 2 | 3", drawn());
    assertEquals(0, assembler.lateRests());
  }

  @Test
  void whatALogLeavesOpenIsLeftToTheNextRun() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    new TestLog().at(1000).syscall(1).records().forEach(assembler::accept);
    assembler.endLog(AuditEvent::hasEnd);
    new TestLog().at(1000).proctitle(1, "x").records().forEach(assembler::accept);
    assembler.finish(AuditEvent::hasEnd);
    assertEquals("1", drawn());
    assertEquals(1, assembler.open().size());
    assertTrue(assembler.open().get(0).isIncomplete());
  }

  /** Most events of a run that prints little are open at its end, and none of interest. */
  @Test
  void whetherAnEventIsOverIsDecidedWithoutReadingItsLinesAgain() {
    byte[] block =
        new TestLog().syscall(1).syscall(2).path(2, "/a").proctitle(1, "x").toByteArray();
    RunTable runs = new RunTable();
    new RunScanner(Interest.NONE, Grouping.EVENTS).scan(Block.of(block), 0, runs);
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    for (int row = 0; row < runs.size(); row++) {
      assembler.accept(runs.run(row));
    }
    Arrays.fill(block, (byte) 'x');
    assembler.finish(AuditEvent::hasEnd);
    assertThrows(IllegalStateException.class, assembler::open, "the lines of one are gone");
  }

  @Test
  void countsLateRestsButNotWhatAClockSetBackMakes() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    TestLog log = new TestLog().at(1000).syscall(1).cwd(1, "/").syscall(2).at(1003).syscall(3);
    log.at(1000).path(1, "/a").proctitle(1, "a").proctitle(2, "a");
    log.at(900).syscall(4).proctitle(4, "a").userCmd(5, "a");
    log.records().forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals(2, assembler.lateRests());
  }

  @Test
  void countsEndMarksThatCameForNoOpenEvent() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    new TestLog()
        .eoe(1)
        .userCmd(2, "x")
        .eoe(2)
        .syscall(3)
        .eoe(3)
        .records()
        .forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals("2 | 3 3", drawn());
    assertEquals(2, assembler.strayMarks());
  }

  @Test
  void whatIsLeftOpenMayGetMoreRecordsLater() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    new TestLog()
        .at(1000)
        .syscall(1)
        .later(100)
        .userCmd(2, "x")
        .records()
        .forEach(assembler::accept);
    assembler.finish(event -> !event.isIncomplete());
    assertEquals("2", drawn());
    assertEquals(1, assembler.open().size());
    new TestLog().at(1000).proctitle(1, "cat").records().forEach(assembler::accept);
    assembler.finish(event -> !event.isIncomplete());
    assertEquals("2 | 1 1", drawn());
    assertEquals(List.of(), assembler.open());
  }

  @Test
  void anEventLargerThanTheLimitIsReleasedInPieces() {
    TestLog log = new TestLog().syscall(1).path(1, "/" + "x".repeat(500)).path(1, "/b");
    EventAssembler assembler = new EventAssembler(2, 1000, events::add);
    log.records().forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals("1 1 | 1", drawn());
    assertEquals(1, assembler.splitEvents());
  }

  @Test
  void anEventTooLargeToWriteIsCutThoughLittleElseIsOpen() {
    List<AuditRecord> paths = new TestLog().at(0).path(1, "/" + "x".repeat(8000)).records();
    EventAssembler assembler = new EventAssembler(2, 100_000_000, events::add);
    for (int i = 0; i < 1500; i++) {
      assembler.accept(paths.get(0));
    }
    new TestLog().at(0).userCmd(2, "a").records().forEach(assembler::accept);
    assembler.finish(event -> true);
    List<Integer> sizes = events.stream().map(event -> event.records().size()).toList();
    assertEquals(List.of(770, 730, 1), sizes);
    assertEquals(1, assembler.splitEvents());
    assertTrue(events.get(1).isIncomplete());
  }

  @Test
  void anEndMarkOfAnEventTakenBeforeIsNoStray() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, event -> true, new FirstHandled());
    new TestLog().eoe(1).eoe(2).records().forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals(1, assembler.strayMarks());
  }

  @Test
  void eventsThatAreReleasedEarlyButGetNoMoreRecordsAreWhole() {
    TestLog log = new TestLog().at(1000).syscall(1).later(1).userCmd(2, "a").userCmd(3, "b");
    EventAssembler assembler = new EventAssembler(2, 1500, events::add);
    log.userCmd(4, "c").records().forEach(assembler::accept);
    assertEquals("1 | 2 | 3 | 4", drawn());
    assertEquals(0, assembler.splitEvents());
  }

  @Test
  void anEventThatGetsRecordsAfterItWasReleasedEarlyIsSplitOnce() {
    TestLog log = new TestLog().syscall(1).syscall(2).syscall(3).syscall(4);
    EventAssembler assembler = new EventAssembler(2, 1000, events::add);
    log.path(1, "/a").syscall(5).path(1, "/b").path(2, "/c").eoe(3).eoe(6);
    log.records().forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals(2, assembler.splitEvents(), "of 1 and 2; 3 lacked no more than its end mark");
    assertEquals(1, assembler.strayMarks(), "of 6");
  }

  @Test
  void thousandsOfWholeEventsOfOneMomentAreNotSplitAndOneThatIsStillCounts() throws Exception {
    RecordParser parser = new RecordParser();
    EventAssembler assembler = new EventAssembler(2, 100_000, events::add);
    int count = 5 * EarlyReleases.MAX_KNOWN;
    for (int serial = 1; serial <= count; serial++) {
      assembler.accept(parser.parse(open("a", 1_000_000, serial), 0));
    }
    assertEquals(0, assembler.splitEvents());
    for (int serial : new int[] {1, count - 1000}) { // one that is forgotten, one that is not
      assembler.accept(parser.parse(open("a", 1_000_000, serial), 0));
    }
    assembler.finish(event -> true);
    assertEquals(2, assembler.splitEvents());
    assertEquals(count + 2, events.size());
  }

  @Test
  void anEventReleasedEarlyIsNotSplitByOneOfTheNextLog() {
    TestLog log = new TestLog().syscall(1).syscall(2).syscall(3).syscall(4);
    EventAssembler assembler = new EventAssembler(2, 1000, events::add);
    log.records().forEach(assembler::accept);
    assembler.endLog(event -> true);
    log.records().forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals("1 | 2 | 3 | 4 | 1 | 2 | 3 | 4", drawn());
    assertEquals(0, assembler.splitEvents());
  }

  // The logs of the next five are made to be costly. They hold no bound on the time: a step that
  // looked at all that is open would make them run for hours.

  @Test
  void openEventsOfManyNodesAreReleasedOneByOne() throws Exception {
    RecordParser parser = new RecordParser();
    EventAssembler assembler = new EventAssembler(2, 50_000_000, events::add);
    int nodes = 200_000;
    for (int i = 0; i < nodes; i++) {
      String line = "node=n" + i + " type=SYSCALL msg=audit(" + (1_000_000 + i / 10) + ".000:1): ";
      assembler.accept(parser.parse(ByteSlice.of(line), 0));
    }
    assertTrue(!events.isEmpty());
    assembler.finish(event -> true);
    assertEquals(nodes, events.size());
  }

  @Test
  void aNodeThatIsBackAddsToManyEventsThatWaitedForIt() throws Exception {
    RecordParser parser = new RecordParser();
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    int waiting = 100_000;
    for (int i = 0; i < waiting; i++) {
      assembler.accept(parser.parse(open("silent", 1_000_000, i), 0));
    }
    assembler.accept(parser.parse(open("b", 1_000_002, 1), 0));
    for (int i = 0; i < waiting; i++) {
      assembler.accept(parser.parse(open("silent", 1_000_001, i), 0));
    }
    assertEquals(0, events.size());
    assembler.accept(parser.parse(open("silent", 1_000_002, 1), 0));
    assertEquals(waiting, events.size());
  }

  @Test
  void eventsThatRunBackInTimeAreBoundedToo() throws Exception {
    RecordParser parser = new RecordParser();
    EventAssembler assembler = new EventAssembler(2, 1_000_000, events::add);
    int count = 200_000;
    for (int i = 0; i < count; i++) {
      assembler.accept(parser.parse(open("a", 2_000_000 - 3 * i, 1), 0));
    }
    assertTrue(events.size() > count / 2, "too many are open");
    assembler.finish(event -> true);
    assertEquals(count, events.size());
  }

  @Test
  void idsOfTheSameHashAreToldApartQuickly() throws Exception {
    RecordParser parser = new RecordParser();
    EventAssembler assembler = new EventAssembler(1_000_000, NO_LIMIT, events::add);
    int count = 30_000;
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < count; i++) {
        // One serial more and 31 ms less give the same hash.
        long millis = 1_000_000_000L - 31L * i;
        String stamp = millis / 1000 + "." + String.format("%03d", millis % 1000) + ":" + i;
        ByteSlice line = ByteSlice.of("type=SYSCALL msg=audit(" + stamp + "): ");
        assembler.accept(parser.parse(line, 0));
      }
    }
    assembler.finish(event -> true);
    assertEquals(count, events.size());
    assertEquals(2, events.get(0).records().size());
  }

  @Test
  void clocksOfManyNodesAreForgottenWithoutATrace() throws Exception {
    RecordParser parser = new RecordParser();
    List<AuditRecord> records = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String type = i % 400 == 0 ? "SYSCALL" : "USER_CMD";
      String line = "node=n" + i % 9000 + " type=" + type + " msg=audit(" + (1_000_000 + i / 50);
      records.add(parser.parse(ByteSlice.of(line + ".000:" + i % 7 + "): "), i * 100L));
    }
    SlowAssembler expected = new SlowAssembler(2, NO_LIMIT);
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    records.forEach(expected::accept);
    records.forEach(assembler::accept);
    expected.finish(event -> true);
    assembler.finish(event -> true);
    assertEquals(expected.handedOut, events.stream().map(AuditEvent::records).toList());
  }

  @Test
  void openEventsCountTheNamesOfTheirNodes() throws Exception {
    EventAssembler assembler = new EventAssembler(2, 50_000, events::add);
    for (int serial = 1; serial <= 10; serial++) {
      assembler.accept(new RecordParser().parse(open("n".repeat(5_000), 1000, serial), 0));
    }
    assertEquals(6, events.size());
  }

  @Test
  void linesOfAnEventThatStaysOpenForLongAreCopiedOnce() throws Exception {
    RecordParser parser = new RecordParser();
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    AuditRecord first = parser.parse(open("a", 1_000_000, 1), 0);
    AuditRecord quick = parser.parse(open("b", 1_000_000, 2), 100);
    assembler.accept(first);
    assembler.accept(quick);
    assembler.accept(parser.parse(open("b", 1_000_002, 3), 200));
    for (int i = 1; i <= 4; i++) {
      long position = i * ChunkRetention.OLD;
      assembler.accept(parser.parse(ByteSlice.of("type=EOE msg=audit(1000.000:99): "), position));
    }
    AuditRecord second = parser.parse(open("a", 1_000_000, 1), 5 * ChunkRetention.OLD);
    assembler.accept(second);
    assembler.finish(event -> true);
    assertEquals("2 | 1 1 | 3", drawn());
    assertSame(quick.line(), events.get(0).records().get(0).line());
    List<AuditRecord> longOpen = events.get(1).records();
    assertNotSame(first.line(), longOpen.get(0).line());
    assertNotSame(second.line(), longOpen.get(1).line());
    assertEquals(
        List.of(first.line(), second.line()), longOpen.stream().map(r -> r.line()).toList());
  }

  @Test
  void linesOfADenseLogAreNotCopied() throws Exception {
    RecordParser parser = new RecordParser();
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    String words = "x".repeat((int) ChunkRetention.OLD / 32);
    List<ByteSlice> lines = new ArrayList<>();
    long position = 0;
    for (int serial = 1; serial <= 100; serial++) {
      ByteSlice line = ByteSlice.of("type=SYSCALL msg=audit(1000.000:" + serial + "): " + words);
      lines.add(line);
      assembler.accept(parser.parse(line, position));
      position += line.length() + 1;
    }
    assembler.finish(event -> true);
    for (int i = 0; i < lines.size(); i++) {
      assertSame(lines.get(i), events.get(i).records().get(0).line());
    }
  }

  /** An earlier run handled event 1. */
  private static final class FirstHandled implements HandledEvents {
    @Override
    public boolean wasHandled(EventId id, long position) {
      return id.serial() == 1;
    }
  }

  private static ByteSlice open(String node, long second, int serial) {
    return ByteSlice.of(
        "node=" + node + " type=SYSCALL msg=audit(" + second + ".000:" + serial + "): ");
  }

  @Test
  void releasesAnEventAtItsEndMarkAndOthersAfterTheTimeout() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    TestLog log = new TestLog().at(1000).syscall(1).syscall(2).proctitle(2, "x").syscall(3);
    log.records().forEach(assembler::accept);
    assertEquals(2000, assembler.release(10_000, 2000));
    assertEquals("2 2", drawn());
    new TestLog().at(1000).cwd(3, "/").records().forEach(assembler::accept);
    assertEquals(1, assembler.release(11_999, 2000));
    assertEquals("2 2", drawn());
    assertEquals(1999, assembler.release(12_000, 2000));
    assertEquals("2 2 | 1", drawn());
    assertEquals(Long.MAX_VALUE, assembler.release(13_999, 2000));
    assertEquals("2 2 | 1 | 3 3", drawn());
  }

  @Test
  void countsWhatComesForAReleasedEventExceptItsEndMark() {
    EventAssembler assembler = new EventAssembler(2, NO_LIMIT, events::add);
    new TestLog().at(1000).syscall(1).syscall(2).records().forEach(assembler::accept);
    assembler.release(0, 2000);
    assembler.release(2000, 2000);
    new TestLog().at(1000).eoe(1).path(2, "/late").records().forEach(assembler::accept);
    assembler.finish(event -> true);
    assertEquals("1 | 2 | 2", drawn());
    assertEquals(1, assembler.lateRests());
    assertEquals(0, assembler.strayMarks());
  }

  private String serials(TestLog log, int timeout, long maxOpenBytes) {
    EventAssembler assembler = new EventAssembler(timeout, maxOpenBytes, events::add);
    log.records().forEach(assembler::accept);
    assembler.finish(event -> true);
    return drawn();
  }

  private String drawn() {
    return String.join(
        " | ",
        events.stream()
            .map(
                event ->
                    String.join(
                        " ",
                        event.records().stream()
                            .map(record -> String.valueOf(record.id().serial()))
                            .toList()))
            .toList());
  }
}
