package io.jaudit.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import io.jaudit.scan.Block;
import io.jaudit.scan.RunScanner;
import io.jaudit.scan.RunScanner.Grouping;
import io.jaudit.scan.RunTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Compares the assembler with slow ones that are plainly right, on random logs. */
@Tag("slow")
final class EventAssemblerPropertyTest {
  private static final long NO_LIMIT = Long.MAX_VALUE;

  /** A record to be: {@code second} counts from anywhere. */
  private static final String WEB = "Mar 18 12:00:00 web kernel: audit: ";

  private static final String DB = "Mar 18 12:00:00 db kernel: audit: ";

  private record Step(String node, int second, int milli, int serial, String type) {}

  @Property(tries = 3000)
  void joinsAndOrdersTheRecordsOfOneNodeAsAusearchDoes(
      @ForAll("oneNode") List<Step> steps, @ForAll @IntRange(min = 1, max = 4) int timeout) {
    AusearchAssembler expected = new AusearchAssembler(timeout);
    List<AuditRecord> records = new ArrayList<>();
    for (AuditRecord record : records(steps)) {
      if (!expected.isMarkFirst(record)) {
        expected.accept(record);
        records.add(record);
      }
    }
    expected.finish();
    Assembled actual = new Assembled(timeout, NO_LIMIT);
    records.forEach(actual.assembler::accept);
    actual.assembler.finish(event -> true);
    assertEquals(expected.handedOut, actual.handedOut, () -> describe(records));
  }

  @Property(tries = 3000)
  void severalNodesGiveWhatTheSlowAssemblerGives(
      @ForAll("severalNodes") List<Step> steps, @ForAll @IntRange(min = 1, max = 4) int timeout) {
    assertSameAsSlow(records(steps), timeout, NO_LIMIT, event -> true);
  }

  /** The same steps twice, as the logs of two hosts that have the same ids. */
  @Property(tries = 3000)
  void recordsOfTwoLogsWithoutANodeNeverJoin(
      @ForAll("severalNodes") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 4) int timeout,
      @ForAll @IntRange(max = 60) int length) {
    List<AuditRecord> records = records(steps);
    List<AuditRecord> first = records.subList(0, Math.min(length, records.size()));
    for (OpenAtEnd finished : List.<OpenAtEnd>of(event -> true, event -> !event.isIncomplete())) {
      SlowAssembler expected = new SlowAssembler(timeout, NO_LIMIT);
      Assembled actual = new Assembled(timeout, NO_LIMIT);
      first.forEach(expected::accept);
      first.forEach(actual.assembler::accept);
      expected.endLog(finished);
      actual.assembler.endLog(finished);
      records.forEach(expected::accept);
      records.forEach(actual.assembler::accept);
      List<List<AuditRecord>> left = expected.finish(finished);
      actual.assembler.finish(finished);
      assertEquals(expected.handedOut, actual.handedOut, () -> describe(records));
      assertEquals(left, actual.assembler.open().stream().map(AuditEvent::records).toList());
      assertEquals(expected.strayMarks, actual.assembler.strayMarks());
    }
  }

  @Property(tries = 3000)
  void aLimitReleasesTheOldestEvents(
      @ForAll("severalNodes") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 4) int timeout,
      @ForAll @IntRange(max = 5000) int maxOpenBytes) {
    assertSameAsSlow(records(steps), timeout, maxOpenBytes, event -> true);
  }

  @Property(tries = 3000)
  void aRunIsTakenAsItsRecordsAre(
      @ForAll("severalNodes") List<Step> steps,
      @ForAll @IntRange(min = 1, max = 4) int timeout,
      @ForAll @IntRange(max = 9000) int maxOpenBytes,
      @ForAll boolean isWanted) {
    List<AuditRecord> records = records(steps);
    Assembled expected = new Assembled(timeout, maxOpenBytes);
    Assembled actual = new Assembled(timeout, maxOpenBytes);
    records.forEach(expected.assembler::accept);
    String log = records.isEmpty() ? "" : describe(records) + "\n";
    byte[] block = log.getBytes(StandardCharsets.ISO_8859_1);
    RunTable runs = new RunTable();
    Interest interest = isWanted ? Interest.ALL : Interest.NONE;
    new RunScanner(interest, Grouping.EVENTS).scan(Block.of(block), 0, runs);
    for (int row = 0; row < runs.size(); row++) {
      actual.assembler.accept(runs.run(row));
    }
    expected.assembler.finish(event -> !event.isIncomplete());
    actual.assembler.finish(event -> !event.isIncomplete());
    assertEquals(expected.facts, actual.facts, log);
    assertEquals(expected.text(), actual.text(), log);
    assertEquals(lines(expected.assembler.open()), lines(actual.assembler.open()), log);
    assertEquals(expected.assembler.splitEvents(), actual.assembler.splitEvents());
    assertEquals(expected.assembler.lateRests(), actual.assembler.lateRests());
    assertEquals(expected.assembler.strayMarks(), actual.assembler.strayMarks());
  }

  @Property
  void whatIsNotFinishedIsLeftOpen(@ForAll("severalNodes") List<Step> steps) {
    assertSameAsSlow(records(steps), 2, NO_LIMIT, event -> !event.isIncomplete());
    assertSameAsSlow(records(steps), 2, 5000, event -> false);
  }

  private static @Nullable String namedNode(EventId id) {
    return id.isNamed() ? id.node() : null;
  }

  @Property
  void everyRecordIsInOneEventOfItsIdInLoggedOrderOrIsAnEndMark(
      @ForAll("severalNodes") List<Step> steps, @ForAll @IntRange(max = 5000) int maxOpenBytes) {
    List<AuditRecord> records = records(steps);
    Assembled actual = new Assembled(2, maxOpenBytes);
    records.forEach(actual.assembler::accept);
    actual.assembler.finish(event -> true);
    Set<Long> seen = new HashSet<>();
    for (List<AuditRecord> event : actual.handedOut) {
      EventId id = event.get(0).id();
      long before = -1;
      for (AuditRecord record : event) {
        assertEquals(0, id.compareStamp(record.id()));
        assertEquals(namedNode(id), namedNode(record.id()));
        assertTrue(record.position() > before, () -> describe(records));
        assertTrue(seen.add(record.position()), () -> describe(records));
        before = record.position();
      }
    }
    for (AuditRecord record : records) {
      assertTrue(
          seen.contains(record.position()) || record.is(RecordType.EOE), () -> describe(records));
    }
    assertEquals(List.of(), actual.assembler.open());
  }

  @Provide
  Arbitrary<List<Step>> oneNode() {
    return Arbitraries.oneOf(wild(Arbitraries.just("")), steady(Arbitraries.just("")));
  }

  @Provide
  Arbitrary<List<Step>> severalNodes() {
    Arbitrary<String> nodes = Arbitraries.of("", "node=a ", "node=b ", "node= ", WEB, DB);
    return Arbitraries.oneOf(wild(nodes), steady(nodes), skewed(nodes));
  }

  /** Any order of few ids. */
  private static Arbitrary<List<Step>> wild(Arbitrary<String> nodes) {
    return Combinators.combine(
            nodes, Arbitraries.integers().between(0, 8), millis(), serials(), types())
        .as(Step::new)
        .list()
        .ofMaxSize(40);
  }

  /** Time advances, records come interleaved, a few are late. */
  private static Arbitrary<List<Step>> steady(Arbitrary<String> nodes) {
    Arbitrary<Integer> advance = Arbitraries.of(0, 0, 0, 0, 1, 1, 3);
    Arbitrary<Integer> lateness = Arbitraries.of(0, 0, 0, 0, 0, 1, 2, 6);
    Arbitrary<Tuple.Tuple2<Integer, Step>> step =
        Combinators.combine(advance, lateness, nodes, millis(), serials(), types())
            .as(
                (forward, late, node, milli, serial, type) ->
                    Tuple.of(forward, new Step(node, 20 - late, milli, serial, type)));
    return step.list()
        .ofMaxSize(60)
        .map(
            list -> {
              List<Step> steps = new ArrayList<>();
              int now = 0;
              for (Tuple.Tuple2<Integer, Step> each : list) {
                now += each.get1();
                Step s = each.get2();
                steps.add(new Step(s.node(), now + s.second(), s.milli(), s.serial(), s.type()));
              }
              return steps;
            });
  }

  /** As {@link #steady}, on hosts whose clocks differ: each goes its own seconds ahead. */
  private static Arbitrary<List<Step>> skewed(Arbitrary<String> nodes) {
    return steady(nodes)
        .map(
            list ->
                list.stream()
                    .map(
                        s ->
                            new Step(
                                s.node(),
                                s.second() + 7 * s.node().hashCode() % 50 + 50,
                                s.milli(),
                                s.serial(),
                                s.type()))
                    .toList());
  }

  private static Arbitrary<Integer> millis() {
    return Arbitraries.of(0, 500);
  }

  private static Arbitrary<Integer> serials() {
    return Arbitraries.integers().between(1, 4);
  }

  private static Arbitrary<String> types() {
    return Arbitraries.of(
        "SYSCALL", "SYSCALL", "PATH", "PROCTITLE", "EOE", "USER_CMD", "LOGIN", "AVC", "NO_SUCH");
  }

  private static void assertSameAsSlow(
      List<AuditRecord> records, int timeout, long maxOpenBytes, OpenAtEnd finished) {
    SlowAssembler expected = new SlowAssembler(timeout, maxOpenBytes);
    Assembled actual = new Assembled(timeout, maxOpenBytes);
    for (AuditRecord record : records) {
      expected.accept(record);
      actual.assembler.accept(record);
      assertEquals(expected.handedOut, actual.handedOut, () -> describe(records));
    }
    List<List<AuditRecord>> left = expected.finish(finished);
    actual.assembler.finish(finished);
    assertEquals(expected.handedOut, actual.handedOut, () -> describe(records));
    assertEquals(left, actual.assembler.open().stream().map(AuditEvent::records).toList());
    assertEquals(expected.splitEvents, actual.assembler.splitEvents());
    assertEquals(expected.strayMarks, actual.assembler.strayMarks());
  }

  private static List<AuditRecord> records(List<Step> steps) {
    TestLog log = new TestLog();
    for (Step step : steps) {
      log.line(
          String.format(
              "%stype=%s msg=audit(%d.%03d:%d): ",
              step.node(),
              step.type(),
              1_710_763_200L + step.second(),
              step.milli(),
              step.serial()));
    }
    return log.records();
  }

  private static List<List<String>> lines(List<AuditEvent> events) {
    return events.stream().map(event -> text(event.records())).toList();
  }

  /** Two records of the same bytes are two, so with their places. */
  private static List<String> text(List<AuditRecord> records) {
    return records.stream().map(record -> record.position() + " " + record).toList();
  }

  private static String describe(List<AuditRecord> records) {
    return String.join("\n", records.stream().map(AuditRecord::toString).toList());
  }

  /** An assembler that hands out all events, wanted or not, and what it has handed out. */
  private static final class Assembled {
    final List<List<AuditRecord>> handedOut = new ArrayList<>();

    /** What each event knew before its records were made. */
    final List<String> facts = new ArrayList<>();

    final EventAssembler assembler;

    Assembled(int timeout, long maxOpenBytes) {
      assembler = new EventAssembler(timeout, maxOpenBytes, this::add, new AllSeen());
    }

    private boolean add(AuditEvent event) {
      String end = event.hasEnd() ? " with an end" : "";
      facts.add(event.id() + " " + event.position() + " " + event.lineBytes() + end);
      return handedOut.add(event.records());
    }

    List<List<String>> text() {
      return handedOut.stream().map(EventAssemblerPropertyTest::text).toList();
    }
  }

  /** Asks for every event. */
  private static final class AllSeen implements HandledEvents {
    @Override
    public boolean mustSee(EventId id, long position) {
      return true;
    }

    @Override
    public boolean mustSeeWithoutEnd(EventId id, long position) {
      return true;
    }
  }
}
