package io.jaudit.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.output.EventWriter;
import io.jaudit.source.LogSet;
import io.jaudit.source.StreamSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The newest events first: the others in reverse, whatever memory can hold. */
class ReversingHandlerTest {
  private static final BlockSettings INLINE = BlockSettings.ofOneThread();
  private static final BlockSettings PARALLEL = new BlockSettings(2, 1000, 2000, Integer.MAX_VALUE);
  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("reversing");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    Files.delete(folder); // fails if a temporary file is left
  }

  @Property(tries = 300)
  void isTheReverseOfWhatIsPrintedOtherwise(
      @ForAll long seed,
      @ForAll("numbers") long most,
      @ForAll("filters") EventFilter filter,
      @ForAll("memory") long memory,
      @ForAll boolean inParallel)
      throws Exception {
    byte[] log = log(seed);
    BlockSettings blocks = inParallel ? PARALLEL : INLINE;
    List<String> events = new ArrayList<>();
    search(log, filter, blocks, writing -> writing).lines().forEach(events::add);
    SearchTally tally = new SearchTally(SearchTally.MalformedListener.NONE);
    String reversed =
        search(
            log,
            filter,
            blocks,
            tally,
            writing -> new ReversingHandler(writing, most, folder, memory));
    if (!events.isEmpty()) {
      assertEquals("begin", events.remove(0));
      assertEquals("end", events.remove(events.size() - 1));
    }
    Collections.reverse(events);
    int count = (int) Math.min(most, events.size());
    List<String> expected = new ArrayList<>(events.subList(0, count));
    if (!expected.isEmpty()) {
      expected.add(0, "begin");
      expected.add("end");
    }
    assertEquals(expected, reversed.lines().toList());
    assertEquals(count, tally.matches());
    assertEquals(0, countOf(folder));
  }

  @Property(tries = 1)
  void aFileThatCannotBeWrittenIsNamed() throws Exception {
    Path missing = folder.resolve("missing");
    SearchTally tally = new SearchTally(SearchTally.MalformedListener.NONE);
    OutputException e =
        assertThrows(
            OutputException.class,
            () ->
                search(
                    log(1),
                    Filters.all(List.of()),
                    INLINE,
                    tally,
                    writing -> new ReversingHandler(writing, Long.MAX_VALUE, missing, 1000)));
    assertEquals("temporary file in " + missing, e.place());
    assertEquals("no such folder", e.getMessage());
    assertTrue(e.advice().startsWith("set TMPDIR to a folder that can be written"), e.advice());
  }

  @Provide
  Arbitrary<Long> numbers() {
    return Arbitraries.of(1L, 2L, 3L, 20L, 100L, 1000L, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Enough for all, or for a few events only. */
  @Provide
  Arbitrary<Long> memory() {
    return Arbitraries.of(1L << 20, 0L, 500L, 3000L, 20_000L);
  }

  @Provide
  Arbitrary<EventFilter> filters() {
    return Arbitraries.of(
        Filters.all(List.of()), FieldFilters.key("wanted", TextMatch.WHOLE), Filters.serial(7));
  }

  private static byte[] log(long seed) {
    Random random = new Random(seed);
    TestLog log = new TestLog().at("12:00:00");
    int second = 0;
    for (int serial = 1; serial <= random.nextInt(200); serial++) {
      if (random.nextInt(5) == 0) {
        second += random.nextInt(3);
        log.at(String.format("12:%02d:%02d", second / 60, second % 60));
      }
      log.execve(serial, random.nextBoolean() ? "\"wanted\"" : "\"other\"");
    }
    return log.toByteArray();
  }

  private static long countOf(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of)) {
      return files.count();
    }
  }

  private interface Order {
    MatchTarget of(WritingHandler writing);
  }

  private static String search(byte[] log, EventFilter filter, BlockSettings blocks, Order order)
      throws Exception {
    return search(log, filter, blocks, new SearchTally(SearchTally.MalformedListener.NONE), order);
  }

  private static String search(
      byte[] log, EventFilter filter, BlockSettings blocks, SearchTally tally, Order order)
      throws Exception {
    SearchPlan plan =
        new SearchPlan(
            LogSet.of(List.of(new StreamSource("pipe", new ByteArrayInputStream(log)))),
            filter,
            Limit.ALL,
            2,
            1 << 20,
            Long.MAX_VALUE,
            Verbosity.SILENT,
            Optional.empty());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WritingHandler writing = new WritingHandler(new Stamps(), out, Buffering.BLOCKS);
    new Search(plan, order.of(writing), tally, blocks).run();
    return out.toString(ISO_8859_1);
  }

  /** Writes a line for each event, the length of which depends on the event. */
  private static final class Stamps implements EventWriter {
    @Override
    public void begin(ByteBuilder out) {
      out.append("begin\n");
    }

    @Override
    public void write(AuditEvent event, ByteBuilder out) {
      long serial = event.id().serial();
      out.append(event.id().stamp()).append("x".repeat((int) (serial * 7919 % 300))).append('\n');
    }

    @Override
    public void end(ByteBuilder out) {
      out.append("end\n");
    }

    @Override
    public EventWriter another() {
      return new Stamps();
    }
  }
}
