package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.output.RawWriter;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogBytes;
import io.jaudit.source.LogSet;
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
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** A search that seeks by time against one that reads all. */
final class TimeSeekPropertyTest {
  private static final long EPOCH = 1_710_763_200L;

  /** Above the length of the lines here, so that none is out of sight. */
  private static final int STEP = 150;

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
      @ForAll @IntRange(max = 400) int from,
      @ForAll @IntRange(max = 60) int length,
      @ForAll("node") String node)
      throws Exception {
    Files.writeString(log, text(runs, node));
    EventFilter filter = Filters.time((EPOCH + from) * 1000, (EPOCH + from + length) * 1000);
    assertEquals(search(filter, Long.MAX_VALUE), search(filter, 0));
  }

  @Example
  void leavesOutWhatIsBeforeAndBehind() throws Exception {
    Files.writeString(log, text(List.of(Tuple.of(1000, 0)), ""));
    try (LogBytes bytes = FileSource.of(log).bytes().orElseThrow()) {
      EventFilter filter = Filters.time((EPOCH + 100) * 1000, (EPOCH + 110) * 1000);
      TimeSeek.Part part = new TimeSeek(bytes, filter.wantedTimes(), 5000).find(0, STEP);
      assertTrue(part.start() > 0 && part.end() < bytes.length(), part::toString);
      assertTrue(part.end() - part.start() < bytes.length() / 10, part::toString);
      TimeSeek.Part none =
          new TimeSeek(bytes, Filters.time(0, 1000).wantedTimes(), 5000).find(0, STEP);
      assertEquals(new TimeSeek.Part(bytes.length(), bytes.length()), none);
    }
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

  private static String search(EventFilter filter, long leastLength) throws Exception {
    SearchPlan plan =
        new SearchPlan(
            new LogSet(List.of(FileSource.of(log)), List.of()),
            filter,
            new RawWriter(),
            Extent.ALL,
            Flushing.BLOCKS,
            2,
            Long.MAX_VALUE,
            0,
            Verbosity.SILENT,
            Optional.empty());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new Search(plan, out, new SearchReport(null), new Blocks(2, 1000, leastLength, STEP)).run();
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @Provide
  Arbitrary<List<Tuple.Tuple2<Integer, Integer>>> runs() {
    Arbitrary<Integer> events = Arbitraries.integers().between(20, 200);
    Arbitrary<Integer> set = Arbitraries.of(0, 0, 1, 60, 1000, -30, -100, -1000);
    return Combinators.combine(events, set).as(Tuple::of).list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<String> node() {
    return Arbitraries.of("", "", "", "node=a ");
  }
}
