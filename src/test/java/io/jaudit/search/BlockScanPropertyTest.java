package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.LogForms;
import io.jaudit.LogMutator;
import io.jaudit.TestFolder;
import io.jaudit.checkpoint.Checkpoint;
import io.jaudit.checkpoint.CheckpointLocator;
import io.jaudit.checkpoint.CheckpointPlan;
import io.jaudit.checkpoint.CheckpointStore;
import io.jaudit.checkpoint.IfGone;
import io.jaudit.checkpoint.ReadPlan;
import io.jaudit.describe.Outcome;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.filter.WantedId;
import io.jaudit.filter.where.Wheres;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import io.jaudit.output.csv.CsvCells;
import io.jaudit.output.csv.CsvCells.Formulas;
import io.jaudit.output.csv.CsvWriter;
import io.jaudit.output.csv.CsvWriter.Extra;
import io.jaudit.output.json.JsonNulls;
import io.jaudit.output.json.JsonRecords;
import io.jaudit.output.json.JsonWriter;
import io.jaudit.output.lines.DefaultWriter;
import io.jaudit.output.lines.InterpretWriter;
import io.jaudit.output.lines.RawWriter;
import io.jaudit.output.lines.TextWriter;
import io.jaudit.record.RecordType;
import io.jaudit.source.FileSource;
import io.jaudit.source.Log;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.StreamSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** {@link Search}, in blocks and on several threads, against {@link SlowSearch}. */
@Tag("slow")
final class BlockScanPropertyTest {
  private static final long LOG_TIME = 1_710_763_200L;

  /** A file counts as being written for two seconds; a paused test would see it otherwise. */
  private static final long FRESH_NANOS = 1_500_000_000;

  private static final Identities NAMES = Identities.ofLog();

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("blocks");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    TestFolder.delete(folder);
  }

  /** How a log is read. */
  private enum Reading {
    /** By {@link SlowSearch}. */
    LINE_BY_LINE,
    /** A file, on one thread. */
    FILE_INLINE,
    /** A file, on several threads. */
    FILE,
    /** A pipe that gives a few bytes at a time. */
    PIPE_INLINE,
    /** The same, on several threads after the first bytes. */
    PIPE;

    boolean isPipe() {
      return this == PIPE || this == PIPE_INLINE;
    }

    BlockSettings blocks(int size) {
      long inline = this == FILE ? 0 : this == PIPE ? 2L * size : Long.MAX_VALUE;
      return new BlockSettings(2, size, inline, Integer.MAX_VALUE);
    }
  }

  private static final List<Reading> FAST =
      List.of(Reading.FILE_INLINE, Reading.FILE, Reading.PIPE_INLINE, Reading.PIPE);

  @Property(tries = 400)
  void findsWhatThePlainReaderFinds(
      @ForAll("logs") String log,
      @ForAll("filters") EventFilter filter,
      @ForAll("writers") Supplier<EventWriter> writer,
      @ForAll @IntRange(min = 20, max = 2000) int block,
      @ForAll @IntRange(min = 200, max = 20000) int maxOpenBytes,
      @ForAll("limits") Limit limit)
      throws Exception {
    // Unwanted events take no part of it if a sieve passes over them.
    long most = filter.interest().isSelective() ? Long.MAX_VALUE : maxOpenBytes;
    Setting setting = new Setting(filter, writer, block, most, limit);
    assertAllTheSame(log.getBytes(StandardCharsets.ISO_8859_1), setting);
  }

  @Property(tries = 200)
  void findsWhatThePlainReaderFindsInBrokenLogs(
      @ForAll long seed,
      @ForAll("filters") EventFilter filter,
      @ForAll("writers") Supplier<EventWriter> writer,
      @ForAll @IntRange(min = 20, max = 5000) int block,
      @ForAll("limits") Limit limit)
      throws Exception {
    Setting setting = new Setting(filter, writer, block, Long.MAX_VALUE, limit);
    String log = new LogMutator(seed).log(60, 60);
    assertAllTheSame(log.getBytes(StandardCharsets.ISO_8859_1), setting);
  }

  /** An event that is not wanted is open until such a line, and holds back no event of it. */
  @Property(tries = 100)
  void aLineOfTwoRecordsMovesTheClockBeforeItsEventsComeOut(
      @ForAll @IntRange(min = 20, max = 400) int block) throws Exception {
    EventFilter filter =
        Filters.any(List.of(Filters.outcome(Outcome.FAILED), FieldFilters.pid(1105)));
    String login =
        "pid=1 uid=0 auid=4294967295 ses=4294967295 msg='op=login acct=\"alice\" res=failed'";
    String log =
        "type=SOCKADDR msg=audit(1700000022.240:120): saddr=0200\n"
            + ("type=USER_AUTH msg=audit(1700000037.000:124): " + login)
            + ("type=USER_AUTH msg=audit(1700000036.000:123): " + login + "\n")
            + "type=SYSCALL msg=audit(1700000026.000:122): arch=c000003e syscall=44 success=yes"
            + " exit=60 pid=1105 auid=1000 uid=0 comm=\"a\" exe=\"/a\" key=(null)\n";
    Setting setting = new Setting(filter, RawWriter::new, block, Long.MAX_VALUE, Limit.ALL);
    assertAllTheSame(log.getBytes(StandardCharsets.ISO_8859_1), setting);
  }

  /** Such a run opens an event, so that its next record is no later one, which moves the clock. */
  @Property(tries = 50)
  void aRunThatBeginsWithAnEventByItselfMayOpenAnother(
      @ForAll @IntRange(min = 20, max = 600) int block) throws Exception {
    String log =
        "type=SYSCALL msg=audit(1710763208.000:2): pid=2\n"
            + "type=USER_CMD msg=audit(1710763208.000:1): pid=1\n"
            + "type=SYSCALL msg=audit(1710763208.000:1): pid=1\n"
            + "type=CWD msg=audit(1710763206.000:2): cwd=\"/a\"\n"
            + "type=SYSCALL msg=audit(1710763208.000:1): pid=1\n"
            + "type=SYSCALL msg=audit(1710763206.000:2): pid=3\n";
    Setting setting =
        new Setting(FieldFilters.pid(3), RawWriter::new, block, Long.MAX_VALUE, Limit.ALL);
    assertAllTheSame(log.getBytes(StandardCharsets.ISO_8859_1), setting);
  }

  /** A header with a name that is longer than any real one may reach beyond the end of the log. */
  @Property(tries = 50)
  void theNameOfATypeMayBeLongerThanALine(
      @ForAll @IntRange(min = 20, max = 600) int block,
      @ForAll @IntRange(min = 1, max = 300) int length)
      throws Exception {
    String type = "type=" + "A".repeat(length);
    String log = type + " msg=audit(1710763200.000:7): pid=2\n" + type + " m";
    Setting setting =
        new Setting(FieldFilters.pid(2), RawWriter::new, block, Long.MAX_VALUE, Limit.ALL);
    assertAllTheSame(log.getBytes(StandardCharsets.ISO_8859_1), setting);
  }

  @Property(tries = 60)
  void findsWhatThePlainReaderFindsInRealLogs(
      @ForAll("realLogs") Path file,
      @ForAll("filters") EventFilter filter,
      @ForAll("writers") Supplier<EventWriter> writer,
      @ForAll @IntRange(min = 300, max = 100_000) int block)
      throws Exception {
    Setting setting = new Setting(filter, writer, block, Long.MAX_VALUE, Limit.ALL);
    assertAllTheSame(Files.readAllBytes(file), setting);
  }

  /** Most lines are in the form of the one before, some in another, or damaged. */
  @Property(tries = 400)
  void findsWhatThePlainReaderFindsInWrappedLogs(
      @ForAll("logs") String log,
      @ForAll long seed,
      @ForAll("filters") EventFilter filter,
      @ForAll("writers") Supplier<EventWriter> writer,
      @ForAll @IntRange(min = 200, max = 2000) int block,
      @ForAll("limits") Limit limit)
      throws Exception {
    Setting setting = new Setting(filter, writer, block, Long.MAX_VALUE, limit);
    assertAllTheSame(wrapped(log, new Random(seed)).getBytes(StandardCharsets.ISO_8859_1), setting);
  }

  private static String wrapped(String log, Random random) {
    List<String> forms = LogForms.namesOfLines();
    String form = forms.get(random.nextInt(forms.size()));
    StringBuilder text = new StringBuilder();
    boolean isJournal = random.nextInt(9) == 0;
    int number = 0;
    for (String line : log.split("\n", -1)) {
      String other = forms.get(random.nextInt(forms.size()));
      StringBuilder made =
          new StringBuilder(LogForms.line(random.nextInt(9) == 0 ? other : form, line, number++));
      if (isJournal) { // as the decoder of a journal gives it
        made.insert(0, "\1host" + random.nextInt(2) + "\1boot\1");
      }
      if (random.nextInt(9) == 0 && made.length() > 0) {
        String changes = "01\\\"=/n{}u,: x";
        int at = random.nextInt(made.length());
        made.setCharAt(at, changes.charAt(random.nextInt(changes.length())));
      }
      text.append(made).append('\n');
    }
    return text.toString();
  }

  /** Longer than a block, than what is read at a time, and than any line that is held. */
  @Property(tries = 20)
  void findsWhatThePlainReaderFindsAmongLongLines(
      @ForAll("logs") String before,
      @ForAll("logs") String after,
      @ForAll("lengths") int length,
      @ForAll("filters") EventFilter filter,
      @ForAll @IntRange(min = 500, max = 50_000) int block)
      throws Exception {
    String record = "type=USER_CMD msg=audit(" + LOG_TIME + ".000:7): pid=2 cmd=";
    String longLine = record + "4".repeat(Math.max(0, length - record.length()));
    String log = before + longLine + "\n" + after + longLine;
    Setting setting = new Setting(filter, RawWriter::new, block, Long.MAX_VALUE, Limit.ALL);
    assertAllTheSame(log.getBytes(StandardCharsets.ISO_8859_1), setting);
  }

  @Property(tries = 200)
  void continuesFromACheckpointAsThePlainReaderDoes(
      @ForAll("logs") String first,
      @ForAll("logs") String more,
      @ForAll("filters") EventFilter filter,
      @ForAll("limits") Limit limit,
      @ForAll boolean replaced,
      @ForAll @IntRange(min = 20, max = 2000) int block)
      throws Exception {
    Path file = folder.resolve("audit.log");
    Path state = folder.resolve("state");
    Setting setting = new Setting(filter, RawWriter::new, block, 20_000, limit);
    Setting unlimited = new Setting(filter, RawWriter::new, block, 20_000, Limit.ALL);
    List<String> outcomes = new ArrayList<>();
    long begin = System.nanoTime();
    for (Reading way : List.of(Reading.LINE_BY_LINE, Reading.FILE_INLINE, Reading.FILE)) {
      Files.writeString(file, first, StandardCharsets.ISO_8859_1);
      Result begun = goOn(List.of(file), unlimited, way);
      String saved = Files.readString(state, StandardCharsets.ISO_8859_1);
      if (replaced) { // stamps have to tell what is new
        Files.writeString(file, more, StandardCharsets.ISO_8859_1);
      } else {
        Files.writeString(file, more, StandardCharsets.ISO_8859_1, StandardOpenOption.APPEND);
      }
      Result outcome = goOn(List.of(file), setting, way);
      // A run of records is read to its end, so a limited search stops a line or so later.
      String next = limit == Limit.ALL ? Files.readString(state, StandardCharsets.ISO_8859_1) : "";
      outcomes.add(begun + saved + outcome + next);
      Files.delete(state);
    }
    Assume.that(System.nanoTime() - begin < FRESH_NANOS);
    assertEquals(outcomes.get(0), outcomes.get(1));
    assertEquals(outcomes.get(0), outcomes.get(2));
  }

  /** An event of a named node may complete while the next log is read, or after the last one. */
  @Property(tries = 200)
  void continuesSeveralLogsFromACheckpointAsThePlainReaderDoes(
      @ForAll("logs") String first,
      @ForAll("logs") String second,
      @ForAll("logs") String more,
      @ForAll("filters") EventFilter filter,
      @ForAll boolean replaced,
      @ForAll @IntRange(min = 20, max = 2000) int block)
      throws Exception {
    Path a = folder.resolve("a.log");
    Path b = folder.resolve("b.log");
    Path state = folder.resolve("state");
    Setting setting = new Setting(filter, RawWriter::new, block, 20_000, Limit.ALL);
    List<String> outcomes = new ArrayList<>();
    long begin = System.nanoTime();
    for (Reading way : List.of(Reading.LINE_BY_LINE, Reading.FILE_INLINE, Reading.FILE)) {
      Files.writeString(a, first, StandardCharsets.ISO_8859_1);
      Files.writeString(b, second, StandardCharsets.ISO_8859_1);
      Result begun = goOn(List.of(a, b), setting, way);
      String saved = Files.readString(state, StandardCharsets.ISO_8859_1);
      Files.writeString(b, replaced ? more : second + more, StandardCharsets.ISO_8859_1);
      Result outcome = goOn(List.of(a, b), setting, way);
      outcomes.add(begun + saved + outcome + Files.readString(state, StandardCharsets.ISO_8859_1));
      Files.delete(state);
    }
    Assume.that(System.nanoTime() - begin < FRESH_NANOS);
    assertEquals(outcomes.get(0), outcomes.get(1));
    assertEquals(outcomes.get(0), outcomes.get(2));
  }

  /** Of logs of the same time, the records come in the order of time; also those of two files. */
  @Property(tries = 200)
  void readsSeveralLogsByTurnsAsThePlainReaderDoes(
      @ForAll("logs") String first,
      @ForAll("logs") String second,
      @ForAll("logs") String third,
      @ForAll("filters") EventFilter filter,
      @ForAll("limits") Limit limit,
      @ForAll @IntRange(min = 20, max = 2000) int block)
      throws Exception {
    List<Path> files = new ArrayList<>();
    for (String log : List.of(first, second, third)) {
      Path file = folder.resolve("turn-" + files.size());
      files.add(Files.writeString(file, log, StandardCharsets.ISO_8859_1));
    }
    Setting setting = new Setting(filter, RawWriter::new, block, Long.MAX_VALUE, limit);
    List<Result> results = new ArrayList<>();
    for (Reading way : List.of(Reading.LINE_BY_LINE, Reading.FILE_INLINE, Reading.FILE)) {
      List<LogSource> two = List.of(FileSource.of(files.get(0)), FileSource.of(files.get(1)));
      List<Log> logs =
          List.of(
              new Log(Optional.empty(), two),
              new Log(Optional.empty(), List.of(FileSource.of(files.get(2)))));
      LogSet set = LogSet.ofLogs(logs);
      results.add(of(way, setting, run(plan(set, setting, Optional.empty()), setting, way)));
    }
    assertEquals(
        of(Reading.FILE, setting, results.get(0)), of(Reading.FILE, setting, results.get(1)));
    assertEquals(of(Reading.FILE, setting, results.get(0)), results.get(2));
  }

  /** Of which some files are large enough for several threads, and some are not. */
  @Property(tries = 400)
  void findsInRotatedLogsWhatThePlainReaderFinds(
      @ForAll("logs") String other,
      @ForAll long seed,
      @ForAll("filters") EventFilter filter,
      @ForAll("writers") Supplier<EventWriter> writer,
      @ForAll @IntRange(min = 20, max = 2000) int block,
      @ForAll("limits") Limit limit)
      throws Exception {
    Random random = new Random(seed);
    String log =
        switch (random.nextInt(6)) {
          case 0 -> new LogMutator(seed).log(60, 60);
          case 1 -> other;
          default -> ordered(random);
        };
    List<LogSource> files = rotated(log, random);
    LogSet set = LogSet.ofLogs(List.of(new Log(Optional.empty(), files)));
    Setting setting = new Setting(filter, writer, block, Long.MAX_VALUE, limit);
    Result plain = run(plan(set, setting, Optional.empty()), setting, Reading.LINE_BY_LINE);
    BlockSettings blocks = new BlockSettings(2, block, random.nextInt(6000), Integer.MAX_VALUE);
    Result fast = run(plan(set, setting, Optional.empty()), setting, blocks);
    assertEquals(of(Reading.FILE, setting, plain), of(Reading.FILE, setting, fast));
  }

  /** Returns events in the order of time, of which any record may have the key. */
  private static String ordered(Random random) {
    int step = 1 + random.nextInt(100);
    List<String> lines = new ArrayList<>();
    for (int event = 0; event < 150; event++) {
      long millis = LOG_TIME * 1000 + (long) event * step;
      String stamp = String.format("msg=audit(%d.%03d:%d):", millis / 1000, millis % 1000, event);
      int keyed = random.nextInt(20);
      int records = 1 + random.nextInt(4);
      for (int i = 0; i < records; i++) {
        String type = List.of("SYSCALL", "CWD", "PATH", "EOE").get(i);
        String key = i == keyed ? " key=\"MyMonitor\"" : "";
        String line = "type=" + type + " " + stamp + " pid=" + event % 9 + key + "\n";
        lines.add(Math.max(0, lines.size() - random.nextInt(5)), line);
      }
    }
    return String.join("", lines);
  }

  private static List<LogSource> rotated(String log, Random random) throws IOException {
    List<LogSource> files = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String line : log.split("(?<=\n)")) {
      text.append(line);
      if (random.nextInt(60) == 0) {
        files.add(rotated(text, files.size()));
      }
    }
    files.add(rotated(text, files.size()));
    return files;
  }

  private static LogSource rotated(StringBuilder text, int number) throws IOException {
    Path file = folder.resolve("rotated-" + number);
    Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    text.setLength(0);
    return FileSource.of(file);
  }

  private static final Pattern DOUBTFUL =
      Pattern.compile("^[0-9]+ damaged records?: | at byte [0-9]+(another program|unknown text) ");

  /** What is searched for, how it is written, and how much is read at a time. */
  private record Setting(
      EventFilter filter, Supplier<EventWriter> writer, int block, long maxOpenBytes, Limit limit) {
    @Override
    public String toString() {
      return filter.interest().literals() + " " + writer.get().getClass() + " " + block;
    }
  }

  /** All that a search reports. */
  private record Result(String printed, long lines, long events, List<String> troubles) {}

  private static void assertAllTheSame(byte[] log, Setting setting) throws Exception {
    Path file = folder.resolve("audit.log");
    Files.write(file, log);
    Result plain = search(file, setting, Reading.LINE_BY_LINE);
    for (Reading way : FAST) {
      Result fast = search(file, setting, way);
      assertEquals(of(way, setting, plain), of(way, setting, fast), way + " " + setting);
    }
  }

  /** Unwanted events are neither counted nor held if a sieve passes over them. */
  private static Result of(Reading way, Setting setting, Result result) {
    boolean isSieved =
        (way == Reading.FILE || way == Reading.PIPE) && setting.filter.interest().isSelective();
    return isSieved ? new Result(result.printed, result.lines, 0, result.troubles) : result;
  }

  private static Result search(Path file, Setting setting, Reading way) throws Exception {
    LogSource source =
        way.isPipe()
            ? new StreamSource(file.toString(), new Trickle(Files.readAllBytes(file)))
            : FileSource.of(file);
    return run(plan(LogSet.of(List.of(source)), setting, Optional.empty()), setting, way);
  }

  private static Result goOn(List<Path> files, Setting setting, Reading way) throws Exception {
    LogSet logs = LogSet.of(files.stream().map(FileSource::of).toList());
    CheckpointStore store = new CheckpointStore(folder.resolve("state"));
    Checkpoint last = store.load().orElse(Checkpoint.NONE);
    ReadPlan readPlan = CheckpointLocator.locate(logs, last, IfGone.CONTINUE_BY_STAMP);
    CheckpointPlan checkpoint = new CheckpointPlan(last, readPlan, store);
    return run(plan(logs, setting, Optional.of(checkpoint)), setting, way);
  }

  private static SearchPlan plan(
      LogSet logs, Setting setting, Optional<CheckpointPlan> checkpoint) {
    long soon = (LOG_TIME + 2) * 1000;
    return new SearchPlan(
        logs,
        setting.filter,
        setting.limit,
        2,
        setting.maxOpenBytes,
        soon,
        Verbosity.SILENT,
        checkpoint);
  }

  private static Result run(SearchPlan plan, Setting setting, Reading way) throws Exception {
    return run(plan, setting, way == Reading.LINE_BY_LINE ? null : way.blocks(setting.block));
  }

  /**
   * @param blocks null to read line by line
   */
  private static Result run(SearchPlan plan, Setting setting, @Nullable BlockSettings blocks)
      throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> malformed = new ArrayList<>();
    SearchTally tally =
        new SearchTally((place, expected, line) -> malformed.add(place + expected + line.utf8()));
    WritingHandler writing = new WritingHandler(setting.writer.get(), out, Buffering.BLOCKS);
    if (blocks == null) {
      new SlowSearch(plan, writing, tally).run();
    } else {
      new Search(plan, writing, tally, blocks).run();
    }
    plan.close();
    List<String> troubles = new ArrayList<>(tally.problems());
    troubles.addAll(malformed);
    // Which records are doubtful is known only if their fields were used: of the plain reader, all.
    troubles.removeIf(trouble -> DOUBTFUL.matcher(trouble).find());
    String printed = out.toString(StandardCharsets.ISO_8859_1);
    return plan.limit() != Limit.ALL
        ? new Result(printed, 0, 0, List.of()) // a run is read to its end, a line or so further
        : new Result(printed, tally.lines(), tally.events(), List.copyOf(troubles));
  }

  /** A stream that gives from one to a hundred bytes a call, and often has nothing ready. */
  private static final class Trickle extends ByteArrayInputStream {
    private final Random random = new Random(7);

    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] target, int from, int length) {
      int most = random.nextInt(8) == 0 ? 100_000 : 1 + random.nextInt(100);
      return super.read(target, from, Math.min(length, most));
    }

    @Override
    public synchronized int available() {
      return random.nextBoolean() ? super.available() : 0;
    }
  }

  @Provide
  Arbitrary<Limit> limits() {
    return Arbitraries.of(Limit.ALL, Limit.ALL, Limit.FIRST, new Limit(3));
  }

  @Provide
  Arbitrary<Integer> lengths() {
    return Arbitraries.of(
        40_000, 65_535, 65_536, 65_537, 300_000, 4_194_303, 4_194_304, 4_194_305, 4_500_000,
        9_000_000);
  }

  @Provide
  Arbitrary<Supplier<EventWriter>> writers() {
    LocalClock clock = new LocalClock(() -> ZoneOffset.UTC, DateStyle.MONTH_FIRST);
    return Arbitraries.of(
        RawWriter::new,
        () -> new DefaultWriter(() -> ZoneOffset.UTC, Escape.TTY),
        () -> new InterpretWriter(NAMES, clock, Escape.TTY),
        () -> new InterpretWriter(NAMES, clock, Escape.SHELL),
        () -> new TextWriter(NAMES, clock, Escape.TTY),
        () -> new CsvWriter(NAMES, clock, EnumSet.allOf(Extra.class), CELLS),
        () -> new JsonWriter(NAMES, JsonRecords.FULL, JsonNulls.OMITTED));
  }

  private static final CsvCells CELLS = new CsvCells(Escape.TTY, Formulas.KEPT);

  @Provide
  Arbitrary<EventFilter> filters() {
    Arbitrary<EventFilter> one =
        Arbitraries.of(
            Filters.all(List.of()),
            FieldFilters.key("MyMonitor", TextMatch.CONTAINS),
            FieldFilters.key("My Monitor", TextMatch.WHOLE),
            FieldFilters.key("other", TextMatch.WHOLE),
            FieldFilters.pid(2),
            FieldFilters.anyUid(WantedId.numbered(2)),
            Filters.types(List.of(RecordType.of(RecordType.EOE), RecordType.of(RecordType.CWD))),
            Filters.outcome(Outcome.FAILED),
            FieldFilters.syscall("execve"),
            FieldFilters.exitError(2),
            Filters.file("/etc/shadow", TextMatch.CONTAINS),
            Filters.host("127.0.0.1", TextMatch.WHOLE),
            Filters.serial(3),
            Filters.node("a"),
            Wheres.filter("key = MyMonitor or PATH(name ^= /etc and nametype = NORMAL)"),
            Wheres.filter("syscall in (execve, openat) and not uid = 0 and exe *= bin"),
            Wheres.filter("paths.path = /etc/shadow or auid in (2, alice) or exit = ENOENT"),
            Filters.time(LOG_TIME * 1000 + 500, LOG_TIME * 1000 + 3000));
    return Arbitraries.oneOf(
        one,
        one.list().ofMinSize(2).ofMaxSize(3).map(Filters::any),
        one.list().ofMinSize(2).ofMaxSize(3).map(Filters::all),
        one.list().ofSize(2).map(Filters::all).list().ofSize(2).map(Filters::any));
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
    String web = "Mar 18 12:00:00 web kernel: audit: ";
    String db = "2024-03-18T12:00:00.123456+00:00 db audispd: ";
    return Arbitraries.of(
            List.of("", "", "", "", "node=a ", "node=b ", "node=a  ", "node=a type=b "),
            List.of(web),
            List.of(web, ""),
            List.of(web, db),
            List.of("", "", "", "", "", "", "", "", "", web, db),
            List.of("", web, web + "node=a ", db, db + "node=a "))
        .flatMap(heads -> logs(Arbitraries.of(heads)));
  }

  private static Arbitrary<String> logs(Arbitrary<String> head) {
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
                head,
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
            "type=A msg=audit(1710763201.000:4294967295): pid=2\n"
                .concat("type=A msg=audit(1710763201.000:4294967296): pid=2"),
            "type=A msg=audit(9223372036.000:2): pid=2\ntype=A msg=audit(9223372037.000:2): pid=2",
            "type=SYSCALL msg=audit(1710763201.000:2):pid=2",
            "type=SYSCALL msg=audit(1710763201:2): pid=2",
            "type=SYSCALL msg=audit(1710763201.000:2 ): pid=2",
            "type=SYSCALL msg=audit(1.000:2): pid=2",
            "type= msg=audit(1710763201.000:2): pid=2",
            "node= type=SYSCALL msg=audit(1710763201.000:2): pid=2",
            "no record at all",
            "type=SYSCALL msg=audit(1710763201.000:2): pid=2 key=\"x\"type=CWD"
                .concat(" msg=audit(1710763201.000:2): cwd=\"/\""),
            "type=SYSCALL msg=audit(1710763201.000:2): pid=2 comm=\"to"
                .concat("type=USER_CMD msg=audit(1710763202.250:3): pid=2 key=\"MyMonitor\""),
            "type=USER_CMD msg=audit(1710763201.000:2): pid=2 msg='cmd=\"type=CWD"
                .concat(" msg=audit(1710763202.250:3): x\"'"),
            "type=CWD msg=audit(1710763201.000:2): cwd=\"/\"\r",
            "\0\0\0type=CWD msg=audit(1710763201.000:2): cwd=\"/\"",
            "type=CWD msg=audit(1710763201.000:2): cwd=\"/\"\0\0\0",
            "type=SYSCALL msg=audit(1710763201.000:9): pid=2",
            "type=SYSCALL msg=audit(1710763201.000:10): pid=2",
            "type=UNKNOWN[1420] msg=audit(1710763201.000:2): subj_selinux=a subj_smack=b\n"
                .concat("type=UNKNOWN[1420] msg=audit(1710763201.000:2): ipe_op=EXECUTE pid=2"),
            "----",
            "time->Mon Mar 18 12:00:00 2024",
            "\r",
            "\0\0\0",
            "\0\0type=CWD msg=audit(1710763201.000:2): cwd=\"/\"\r",
            "type=CWD msg=audit(1710763201.000:2): cwd=\"/\" type=PATH msg=audit(1710763201.000:2): x",
            "type=CWD msg=audit(1710763201.000:2): cwd=\"/type=SYSCALL msg=audit(1710763202.000:3): pid=2",
            "node=a type=CWD msg=audit(1710763201.000:2): \0\0node=a type=CWD msg=audit(1.000:2): x",
            "type=USER_CMD msg=audit(1710763201.000:2): msg='type=CWD msg=audit(1710763201.000:2): '",
            "type=CWD msg=audit(1710763201.000:2): pid=2type=CWD msg=audit(1710763201",
            "type=SYSCALL msg=audit(03/18/24 12:00:01.000:2) : pid=2",
            "{\"message\": \"type=CWD msg=audit(1710763201.000:2): \"}",
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
