package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.LogMutator;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.checkpoint.Checkpoint;
import io.jaudit.checkpoint.CheckpointLocator;
import io.jaudit.checkpoint.CheckpointPlan;
import io.jaudit.checkpoint.CheckpointStore;
import io.jaudit.checkpoint.IfGone;
import io.jaudit.checkpoint.ReadPlan;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.interpret.Outcome;
import io.jaudit.output.EventWriter;
import io.jaudit.output.RawWriter;
import io.jaudit.record.RecordType;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogSet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** The scan of blocks on several threads against the plain reader: all they say is the same. */
@Tag("slow")
final class BlockScanPropertyTest {
  private static final BlockSettings NONE = new BlockSettings(1, 1, Long.MAX_VALUE, 1);
  private static final long LOG_TIME = 1_710_763_200L;

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("blocks");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 400)
  void findsWhatThePlainReaderFinds(
      @ForAll("logs") String log,
      @ForAll("filters") EventFilter filter,
      @ForAll @IntRange(min = 20, max = 2000) int block,
      @ForAll @IntRange(min = 200, max = 20000) int maxOpenBytes,
      @ForAll Limit extent)
      throws Exception {
    Path file = folder.resolve("audit.log");
    Files.writeString(file, log, StandardCharsets.ISO_8859_1);
    Result plain = search(file, filter, NONE, maxOpenBytes, extent);
    assertEquals(
        plain,
        search(
            file, filter, new BlockSettings(2, block, 0, Integer.MAX_VALUE), maxOpenBytes, extent));
  }

  @Property(tries = 100)
  void leavesTheCheckpointThatThePlainReaderLeaves(
      @ForAll("logs") String log,
      @ForAll("filters") EventFilter filter,
      @ForAll @IntRange(min = 20, max = 2000) int block)
      throws Exception {
    Path file = folder.resolve("audit.log");
    Files.writeString(file, log, StandardCharsets.ISO_8859_1);
    String plain = checkpointOf(file, filter, NONE);
    assertEquals(
        plain, checkpointOf(file, filter, new BlockSettings(2, block, 0, Integer.MAX_VALUE)));
  }

  @Property(tries = 200)
  void goesOnFromACheckpointAsThePlainReaderDoes(
      @ForAll("logs") String first,
      @ForAll("logs") String more,
      @ForAll("filters") EventFilter filter,
      @ForAll Limit extent,
      @ForAll boolean replaced,
      @ForAll @IntRange(min = 20, max = 2000) int block)
      throws Exception {
    Path file = folder.resolve("audit.log");
    Path state = folder.resolve("state");
    List<String> outcomes = new ArrayList<>();
    for (BlockSettings blocks : List.of(NONE, new BlockSettings(2, block, 0, Integer.MAX_VALUE))) {
      Files.writeString(file, first, StandardCharsets.ISO_8859_1);
      goOn(file, filter, NONE, Limit.ALL);
      if (replaced) { // stamps have to tell what is new
        Files.writeString(file, more, StandardCharsets.ISO_8859_1);
      } else {
        Files.writeString(file, more, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
      }
      Result outcome = goOn(file, filter, blocks, extent);
      String saved = Files.readString(state, StandardCharsets.ISO_8859_1);
      outcomes.add(outcome + (extent == Limit.ALL ? saved : ""));
      Files.delete(state);
    }
    assertEquals(outcomes.get(0), outcomes.get(1));
  }

  @Property(tries = 60)
  void findsWhatThePlainReaderFindsInRealLogs(
      @ForAll("realLogs") Path file,
      @ForAll("filters") EventFilter filter,
      @ForAll @IntRange(min = 300, max = 100_000) int block)
      throws Exception {
    Result plain = search(file, filter, NONE, Long.MAX_VALUE, Limit.ALL);
    assertEquals(
        plain,
        search(
            file,
            filter,
            new BlockSettings(2, block, 0, Integer.MAX_VALUE),
            Long.MAX_VALUE,
            Limit.ALL));
  }

  @Property(tries = 200)
  void findsWhatThePlainReaderFindsInBrokenLogs(
      @ForAll long seed,
      @ForAll("filters") EventFilter filter,
      @ForAll @IntRange(min = 20, max = 5000) int block,
      @ForAll Limit extent)
      throws Exception {
    Path file = folder.resolve("audit.log");
    String log = new LogMutator(seed).log(60, 60);
    Files.writeString(file, log, StandardCharsets.ISO_8859_1);
    Result plain = search(file, filter, NONE, Long.MAX_VALUE, extent);
    BlockSettings blocks = new BlockSettings(2, block, 0, Integer.MAX_VALUE);
    assertEquals(plain, search(file, filter, blocks, Long.MAX_VALUE, extent));
  }

  /** All that a search says. */
  private record Result(String printed, long lines, long events, List<String> troubles) {}

  private static Result search(
      Path file, EventFilter filter, BlockSettings blocks, long maxOpenBytes, Limit extent)
      throws Exception {
    LogSet logs = LogSet.of(List.of(FileSource.of(file)));
    SearchPlan plan = plan(logs, filter, maxOpenBytes, extent, Optional.empty());
    return run(plan, blocks);
  }

  private static String checkpointOf(Path file, EventFilter filter, BlockSettings blocks)
      throws Exception {
    Path state = folder.resolve("state");
    Result outcome = goOn(file, filter, blocks, Limit.ALL);
    String saved = Files.readString(state, StandardCharsets.ISO_8859_1);
    Files.delete(state);
    return outcome + saved;
  }

  private static Result goOn(Path file, EventFilter filter, BlockSettings blocks, Limit extent)
      throws Exception {
    LogSet logs = LogSet.of(List.of(FileSource.of(file)));
    CheckpointStore store = new CheckpointStore(folder.resolve("state"));
    Checkpoint last = store.load().orElse(Checkpoint.NONE);
    ReadPlan backlog = CheckpointLocator.locate(logs, last, IfGone.GO_ON_BY_STAMP);
    CheckpointPlan checkpoint = new CheckpointPlan(last, backlog, store);
    return run(plan(logs, filter, 20_000, extent, Optional.of(checkpoint)), blocks);
  }

  private static SearchPlan plan(
      LogSet logs,
      EventFilter filter,
      long maxOpenBytes,
      Limit extent,
      Optional<CheckpointPlan> checkpoint) {
    long soon = (LOG_TIME + 2) * 1000;
    return new SearchPlan(
        logs,
        filter,
        new Headed(),
        extent,
        Buffering.BLOCKS,
        2,
        maxOpenBytes,
        soon,
        Verbosity.SILENT,
        checkpoint);
  }

  /** The lines behind a heading, as csv has one. */
  private record Headed() implements EventWriter {
    @Override
    public void begin(ByteBuilder out) {
      out.append("LINE\n");
    }

    @Override
    public void write(AuditEvent event, ByteBuilder out) {
      new RawWriter().write(event, out);
    }

    @Override
    public EventWriter another() {
      return new Headed();
    }
  }

  private static Result run(SearchPlan plan, BlockSettings blocks) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> malformed = new ArrayList<>();
    SearchReport report =
        new SearchReport((place, expected, line) -> malformed.add(place + expected + line));
    new Search(plan, out, report, blocks).run();
    List<String> said = new ArrayList<>(report.troubles());
    said.addAll(malformed);
    String printed = out.toString(StandardCharsets.ISO_8859_1);
    return plan.extent() == Limit.FIRST
        ? new Result(printed, 0, 0, List.of()) // a run is read to its end, a line or so further
        : new Result(printed, report.lines(), report.events(), List.copyOf(said));
  }

  @Provide
  Arbitrary<EventFilter> filters() {
    return Arbitraries.of(
        Filters.all(List.of()),
        Filters.key("MyMonitor", TextMatch.CONTAINS),
        Filters.key("My Monitor", TextMatch.WHOLE),
        Filters.pid(2),
        Filters.types(List.of(RecordType.of(RecordType.EOE), RecordType.of(RecordType.CWD))),
        Filters.outcome(Outcome.FAILED),
        Filters.syscall("execve"),
        Filters.exitError(2),
        Filters.file("/etc/shadow", TextMatch.CONTAINS),
        Filters.time(LOG_TIME * 1000 + 500, LOG_TIME * 1000 + 3000),
        Filters.all(List.of(Filters.serial(3), Filters.key("MyMonitor", TextMatch.WHOLE))),
        Filters.any(
            List.of(
                Filters.key("other", TextMatch.WHOLE), Filters.key("MyMonitor", TextMatch.WHOLE))));
  }

  @Provide
  Arbitrary<Path> realLogs() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("testdata/logs"))) {
      return Arbitraries.of(files.filter(file -> file.toString().endsWith(".log")).toList());
    }
  }

  /** Interleaved, late, of several nodes, torn; with and without a newline at the end. */
  @Provide
  Arbitrary<String> logs() {
    Arbitrary<String> node =
        Arbitraries.of("", "", "", "", "node=a ", "node=b ", "node=a  ", "node=a type=b ");
    Arbitrary<String> type =
        Arbitraries.of("SYSCALL", "SYSCALL", "PATH", "CWD", "PROCTITLE", "EOE", "USER_CMD", "NEW");
    Arbitrary<Integer> second = Arbitraries.integers().between(0, 8);
    Arbitrary<String> key =
        Arbitraries.of(
            "",
            "key=\"MyMonitor\"",
            "key=4d794D6F6E69746F72",
            "key=4D79204D6F6E69746F72",
            "key=\"other\"");
    Arbitrary<String> record =
        Combinators.combine(
                node,
                type,
                second,
                Arbitraries.of(0, 250),
                Arbitraries.integers().between(1, 4),
                key)
            .as(
                (n, t, s, ms, serial, k) ->
                    String.format(
                        "%stype=%s msg=audit(%d.%03d:%d): pid=%d %s",
                        n, t, LOG_TIME + s, ms, serial, serial, k));
    Arbitrary<String> odd =
        Arbitraries.of(
            "",
            "\n",
            "type=SYSCALL msg=audit(1710763200.000",
            "type=SYSCALL msg=audit(01710763201.000:02): pid=2",
            "type=SYSCALL msg=audit(1710763201.0:2): pid=2",
            "type=SYSCALL msg=audit(1710763201.0000:2): pid=2",
            "type=SYSCALL msg=audit(1710763201.000:2):pid=2",
            "type=SYSCALL msg=audit(1710763201:2): pid=2",
            "type=SYSCALL msg=audit(1710763201.000:2 ): pid=2",
            "type=SYSCALL msg=audit(1.000:2): pid=2",
            "type= msg=audit(1710763201.000:2): pid=2",
            "node= type=SYSCALL msg=audit(1710763201.000:2): pid=2",
            "no record at all",
            "type=CWD msg=audit(1710763201.000:2): \n\n type=CWD msg=audit(1710763201.000:2):  x",
            "Mar 18 12:00:00 host kernel: audit: type=1300 msg=audit(1710763202.250:3): pid=2");
    Arbitrary<String> repeated =
        Combinators.combine(record, Arbitraries.integers().between(1, 4))
            .as((r, n) -> (r + "\n").repeat(n) + r);
    return Arbitraries.oneOf(record, record, record, repeated, repeated, odd)
        .list()
        .ofMaxSize(60)
        .flatMap(lines -> Arbitraries.of("\n", "").map(end -> String.join("\n", lines) + end));
  }
}
