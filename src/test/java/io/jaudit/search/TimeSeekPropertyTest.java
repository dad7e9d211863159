package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.output.lines.RawWriter;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogSet;
import io.jaudit.source.SeekableContent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A search that seeks by time against one that reads all. */
@Tag("slow")
final class TimeSeekPropertyTest {
  private static final long EPOCH = 1_710_763_200L;

  /** Above the length of the lines here, so that none is out of sight. */
  private static final int STEP = 150;

  /** Of some thirty lines, so that one among them is out of sight. */
  private static final int WIDE_STEP = 2000;

  private static Path log = Path.of("");

  @BeforeContainer
  static void makeLog() throws IOException {
    log = Files.createTempFile("seek", ".log");
  }

  @AfterContainer
  static void removeLog() throws IOException {
    Files.delete(log);
  }

  /** {@code runs} of events: how many, and by how many seconds the clock is set before. */
  @Property(tries = 500)
  void findsWhatReadingAllFinds(
      @ForAll("runs") List<Tuple.Tuple2<Integer, Integer>> runs,
      @ForAll @IntRange(max = 4) int hours,
      @ForAll @IntRange(max = 400) int seconds,
      @ForAll @IntRange(max = 60) int length,
      @ForAll("node") String node)
      throws Exception {
    Files.writeString(log, text(runs, node));
    int from = hours * 5000 + seconds;
    EventFilter filter = at(from, from + length);
    assertEquals(search(filter, Long.MAX_VALUE, STEP), search(filter, 0, STEP));
  }

  @Example
  void findsSystemCallThatWasBlockedForAnHour() throws Exception {
    String blocked = "type=SYSCALL msg=audit(" + (EPOCH + 100) + ".000:9): pid=9\n";
    Files.writeString(
        log,
        text(List.of(Tuple.of(1000, 0), Tuple.of(1000, 2700)), "")
            + blocked
            + text(List.of(Tuple.of(100, 3400)), ""));
    assertEquals(
        blocked, search(Filters.all(List.of(at(100, 110), FieldFilters.pid(9))), 0, WIDE_STEP));
  }

  /** Such a log is read to its end. */
  @Example
  void findsSystemCallThatWasBlockedForHoursOnQuietHost() throws Exception {
    String blocked = "type=SYSCALL msg=audit(" + (EPOCH + 10) + ".000:9): pid=9\n";
    Files.writeString(log, text(List.of(Tuple.of(200, 0), Tuple.of(200, 20_000)), "") + blocked);
    assertEquals(
        blocked, search(Filters.all(List.of(at(5, 15), FieldFilters.pid(9))), 0, WIDE_STEP));
  }

  @Example
  void findsEventOfHostWhoseClockIsAhead() throws Exception {
    String ahead = "type=SYSCALL msg=audit(" + (EPOCH + 800) + ".000:9): pid=9\n";
    String before = text(List.of(Tuple.of(1000, 0)), "");
    String after = text(List.of(Tuple.of(1000, 300)), "");
    Files.writeString(log, before + ahead + after);
    assertEquals(
        ahead, search(Filters.all(List.of(at(795, 805), FieldFilters.pid(9))), 0, WIDE_STEP));
  }

  @Example
  void leavesOutWhatIsBeforeAndAfter() throws Exception {
    Files.writeString(
        log, text(List.of(Tuple.of(1000, 0), Tuple.of(100, 10_000), Tuple.of(1001, 10_000)), ""));
    try (SeekableContent bytes = FileSource.of(log).bytes().orElseThrow()) {
      EventFilter filter = at(10_305, 10_315);
      TimeSeek.Part part =
          new TimeSeek(bytes, filter.interest().times(), 5000).find(0, bytes.length(), STEP);
      assertTrue(part.start() > 0 && part.end() < bytes.length(), part::toString);
      assertTrue(part.end() - part.start() < bytes.length() / 10, part::toString);
      TimeSeek.Part none =
          new TimeSeek(bytes, Filters.time(0, 1000).interest().times(), 5000)
              .find(0, bytes.length(), STEP);
      assertEquals(new TimeSeek.Part(bytes.length(), bytes.length()), none);
    }
  }

  /** The last line may hold the place of the last sample, which then has no line after it. */
  @Example
  void seeksInLogsOfAnyLength() throws Exception {
    for (int last = 1000; last < 1010; last++) {
      Files.writeString(log, text(List.of(Tuple.of(1000, 0), Tuple.of(last, 10_000)), ""));
      try (SeekableContent bytes = FileSource.of(log).bytes().orElseThrow()) {
        TimeSeek seek = new TimeSeek(bytes, at(10_400, 10_410).interest().times(), 5000);
        TimeSeek.Part part = seek.find(0, bytes.length(), STEP);
        assertTrue(part.start() > bytes.length() / 3, part::toString);
      }
    }
  }

  /** Joining goes by the latest time of a node so far. */
  @Example
  void leavesOutNothingIfTheClockWasAheadOfTheSpanBefore() throws Exception {
    for (int last = 100; last < 110; last++) { // of some of them the last place can't be told
      assertLeavesOutNothing(text(List.of(Tuple.of(100, 9000), Tuple.of(last, -9000)), ""), 0, 60);
    }
  }

  /** Each has its own clock, and its events may be anywhere. */
  @Example
  void leavesOutNothingOfALogOfNodes() throws Exception {
    assertLeavesOutNothing(text(List.of(Tuple.of(100, 0), Tuple.of(100, 9000)), "node=a "), 0, 60);
  }

  private static void assertLeavesOutNothing(String text, int from, int to) throws Exception {
    Files.writeString(log, text);
    try (SeekableContent bytes = FileSource.of(log).bytes().orElseThrow()) {
      TimeSeek seek = new TimeSeek(bytes, at(from, to).interest().times(), 5000);
      assertEquals(new TimeSeek.Part(0, bytes.length()), seek.find(0, bytes.length(), STEP));
    }
  }

  private static EventFilter at(int from, int to) {
    return Filters.time((EPOCH + from) * 1000, (EPOCH + to) * 1000);
  }

  /** Events of two records, ten in three seconds, the second record up to three events later. */
  private static String text(List<Tuple.Tuple2<Integer, Integer>> runs, String node) {
    StringBuilder text = new StringBuilder();
    long millis = EPOCH * 1000;
    int serial = 1;
    for (Tuple.Tuple2<Integer, Integer> run : runs) {
      millis += run.get2() * 1000L;
      String late = "";
      for (int i = 0; i < run.get1(); i++) {
        millis += 300;
        String stamp =
            String.format("msg=audit(%d.%03d:%d): ", millis / 1000, millis % 1000, serial++);
        text.append(node).append("type=SYSCALL ").append(stamp).append("pid=1\n");
        late += node + "type=PROCTITLE " + stamp + "proctitle=\"x\"\n";
        if (i % 3 == 2) {
          text.append(late);
          late = "";
        }
      }
      text.append(late);
    }
    return text.toString();
  }

  private static String search(EventFilter filter, long leastLength, int step) throws Exception {
    SearchPlan plan =
        new SearchPlan(
            LogSet.of(List.of(FileSource.of(log))),
            filter,
            Limit.ALL,
            2,
            Long.MAX_VALUE,
            0,
            Verbosity.SILENT,
            Optional.empty());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WritingHandler writing = new WritingHandler(new RawWriter(), out, Buffering.BLOCKS);
    BlockSettings blocks = new BlockSettings(2, 1000, leastLength, step);
    new Search(plan, writing, new SearchTally(SearchTally.MalformedListener.NONE), blocks).run();
    plan.close();
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Provide
  Arbitrary<List<Tuple.Tuple2<Integer, Integer>>> runs() {
    Arbitrary<Integer> events = Arbitraries.integers().between(20, 200);
    Arbitrary<Integer> set = Arbitraries.of(0, 0, 1, 60, 5000, 10_000, -30, -100, -5000);
    return Combinators.combine(events, set).as(Tuple::of).list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> node() {
    return Arbitraries.of("", "", "", "node=a ");
  }
}
