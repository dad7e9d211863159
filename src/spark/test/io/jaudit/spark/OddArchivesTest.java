package io.jaudit.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.AuditLog;
import io.jaudit.EventStream;
import io.jaudit.Query;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.output.lines.RawWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives and options as they are by mistake, by chance, or after a crash. */
class OddArchivesTest {
  private static final long EVENTS = 86;
  private static SparkSession spark;
  private static byte[] log;

  @TempDir private Path archive;

  @BeforeAll
  static void begin() throws IOException {
    spark = TestSession.local();
    log = Files.readAllBytes(Path.of("testdata", "ausearch", "demo.log"));
  }

  @AfterAll
  static void end() {
    spark.stop();
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = archive.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static byte[] after(String begin, byte[] rest) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(begin.getBytes(ISO_8859_1));
    bytes.write(rest);
    return bytes.toByteArray();
  }

  /** Returns half of the log: 0 the first one. */
  private static byte[] half(int which) {
    int middle = log.length / 2;
    while (log[middle - 1] != '\n') {
      middle++;
    }
    return which == 0 ? Arrays.copyOf(log, middle) : Arrays.copyOfRange(log, middle, log.length);
  }

  private static DataFrameReader reader(String path) {
    return spark.read().format("jaudit").option("path", path);
  }

  private long count() {
    return reader(archive.toString()).load().count();
  }

  private static String raw(Path folder) throws IOException {
    ByteBuilder out = new ByteBuilder();
    RawWriter writer = new RawWriter();
    try (AuditLog opened = AuditLog.open(folder);
        EventStream events = opened.search(Query.parse())) {
      events.forEachRemaining(event -> writer.write(event, out));
    }
    return new String(out.toByteArray(), ISO_8859_1);
  }

  /** Returns the status of a job, and the one line that it tells. */
  private static String job(String... words) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        SearchJob.run(
            List.of(words), new PrintStream(new ByteArrayOutputStream()), new PrintStream(err));
    String told = err.toString(ISO_8859_1);
    assertEquals(1, told.lines().count(), told);
    return status + " " + told.strip();
  }

  @Test
  void filesOfTheSameNameBelowSeveralPathsAreAllRead() throws IOException {
    write("2025/web/audit.log", half(0));
    write("2026/web/audit.log", half(1));
    long expected = count();
    assertTrue(expected >= EVENTS, () -> expected + " events");
    for (String pattern : List.of("/*", "/{2025,2026}", "/*/web/audit.log")) {
      assertEquals(expected, reader(archive + pattern).load().count(), pattern);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"# the log of web\n", "\0\0\0\0\0\0\0\0\0\0\n"})
  void aFirstLineThatManyLogsHaveMakesNoCopy(String begin) throws IOException {
    write("web/audit.log.1", after(begin, half(0)));
    write("web/audit.log", after(begin, half(1)));
    assertTrue(count() >= EVENTS);
  }

  @Test
  void whatIsNoRecordDoesNotHideALogOfTheSameFolder() throws IOException {
    write("web/audit.log", log);
    write("web/audit.log.sha256", "0123 audit.log\n".getBytes(ISO_8859_1));
    assertEquals(EVENTS, count());
  }

  @Test
  void aDamagedFileIsComparedByWhatCanBeDecoded() throws IOException {
    byte[] real = TestArchive.realLog();
    byte[] compressed = TestArchive.gzip(real);
    write("web/audit.log-20261101", Arrays.copyOf(real, 5000));
    write("web/audit.log-20261102.gz", Arrays.copyOf(compressed, compressed.length / 2));
    try (ReadCounts counts = ReadCounts.of(spark)) {
      assertTrue(count() > 1000);
      assertEquals(1, counts.get("files that can't be read to their end"));
      assertEquals(1, counts.get("files with the same events as another"));
    }
  }

  @Test
  void aDamagedFileThatEndsBeforeAnotherIsNotTakenForACopyOfIt() throws IOException {
    byte[] real = TestArchive.realLog();
    byte[] compressed = TestArchive.gzip(real);
    byte[] damaged = Arrays.copyOf(compressed, compressed.length / 20);
    write("web/audit.log-20261101", Arrays.copyOf(real, real.length / 2));
    write("web/audit.log-20261102.gz", damaged);
    try (ReadCounts counts = ReadCounts.of(spark)) {
      long events = count();
      assertEquals(1, counts.get("files that can't be read to their end"));
      assertEquals(0, counts.get("files with the same events as another"));
      Files.move(
          archive.resolve("web/audit.log-20261102.gz"),
          archive.resolve("web/audit.log-20261101.gz"));
      counts.clear();
      assertEquals(events, count());
      assertEquals(0, counts.get("files that can't be read to their end")); // it is being made
      assertEquals(1, counts.get("files with the same events as another"));
    }
  }

  @Test
  void anArchiveOfFilesIsReportedAndNotReadAsIfItWereALog() throws IOException {
    write("web/audit.log", log);
    write("web/old.tar.gz", TestArchive.gzip(tar(log)));
    write("web/audit.log.1.gz", TestArchive.gzip(TestArchive.gzip(log)));
    String told = job("--path", archive.toString());
    assertTrue(told.startsWith("2 jaudit: 86 events; read "), told);
    assertTrue(told.endsWith(" lines; 2 files that can't be read to their end"), told);
  }

  /** Returns an archive of one file, as tar makes it. */
  private static byte[] tar(byte[] content) {
    byte[] tar = new byte[512 + content.length + 1024];
    byte[] header = new byte[512];
    byte[] name = "audit.log".getBytes(ISO_8859_1);
    byte[] magic = "ustar".getBytes(ISO_8859_1);
    System.arraycopy(name, 0, header, 0, name.length);
    System.arraycopy(magic, 0, header, 257, magic.length);
    System.arraycopy(header, 0, tar, 0, header.length);
    System.arraycopy(content, 0, tar, header.length, content.length);
    return tar;
  }

  @Test
  void aLogInAFormThatCannotBeReadIsNotTakenForOneWithoutMatches() throws IOException {
    String interpreted =
        "type=SYSCALL msg=audit(03/18/2024 15:40:06.141:235) : arch=x86_64 syscall=write exit=7\n";
    write("web/audit.log", interpreted.getBytes(ISO_8859_1));
    write("db/audit.log", log);
    String told = job("--path", archive.toString());
    assertTrue(told.startsWith("2 jaudit: 86 events; "), told);
    assertTrue(told.endsWith("; 1 files that can't be read to their end"), told);
  }

  @Test
  void noFolderIsReadTwiceBecauseOfLinks() throws IOException {
    write("web/audit.log", log);
    Files.createSymbolicLink(archive.resolve("latest"), Path.of("web"));
    Files.createSymbolicLink(archive.resolve("web/loop"), Path.of(".."));
    for (String path : List.of("", "/*")) {
      List<Row> hosts = reader(archive + path).load().groupBy("host").count().collectAsList();
      assertEquals("[[web,86]]", hosts.toString(), path);
    }
  }

  @Test
  void filesThatThePathNamesHaveTheirHostWhereTheLayoutHasIt() throws IOException {
    write("logs/web-01.log", log);
    write("logs/db-01.log", half(0));
    write("logs/notes.txt", "no log\n".getBytes(ISO_8859_1));
    long hosts =
        reader(archive + "/logs/*")
            .option("layout", "{host}.log")
            .load()
            .select("host")
            .distinct()
            .count();
    assertEquals(2, hosts);
    assertEquals(
        "2 jaudit: layout: no file in " + archive + "/logs/* is {host}/audit.log; one is db-01.log",
        job("--path", archive + "/logs/*", "--layout", "{host}/audit.log"));
  }

  @Test
  void filesThatAreLeftOutAreCountedOnceHoweverALogIsDivided() throws IOException {
    byte[] real = TestArchive.realLog();
    write("web/audit.log-20261101", Arrays.copyOf(real, 50_000));
    write("web/audit.log-20261102", real);
    try (ReadCounts counts = ReadCounts.of(spark)) {
      assertTrue(
          reader(archive.toString()).option("maxPartitionBytes", "512kb").load().count() > 1000);
      assertEquals(1, counts.get("files with the same events as another"));
    }
  }

  @Test
  void positionsGrowFromDayToDay() throws IOException {
    write("web/2026-11-01/audit.log", half(0));
    write("web/2026-11-02/audit.log", half(1));
    List<Row> rows =
        reader(archive.toString())
            .option("layout", "{host}/{date}/audit.log*")
            .load()
            .orderBy("host", "pos")
            .selectExpr("cast(raw as binary)")
            .collectAsList();
    StringBuilder raw = new StringBuilder();
    rows.forEach(row -> raw.append(new String((byte[]) row.get(0), ISO_8859_1)).append('\n'));
    StringBuilder expected = new StringBuilder();
    for (String day : List.of("2026-11-01", "2026-11-02")) {
      expected.append(raw(archive.resolve("web").resolve(day)));
    }
    assertEquals(expected.toString(), raw.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"my host", "100%", "a%20b", "k=v", "h\u00f4te", "[1]", "{x}", "a:b", "*"})
  void aHostMayHaveAnyName(String host) throws IOException {
    write(host + "/audit.log", log);
    Row row = reader(archive.toString()).load().groupBy("host").count().first();
    assertEquals(host + " " + EVENTS, row.getString(0) + " " + row.getLong(1));
  }

  @Test
  void aPathThatIsNoPatternIsUsedAsItIs() throws IOException {
    write("[2026]/web/audit.log", log);
    write("{x/web/audit.log", log);
    assertEquals(EVENTS, reader(archive + "/[2026]").load().count());
    assertEquals(EVENTS, reader(archive + "/{x").load().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time > timestamp '1960-01-01 00:00:00'",
        "time < timestamp '9999-12-31 00:00:00'",
        "syscall = 'no-such-call'",
        "syscall in ('execve', 'no-such-call')",
        "type = 'NO_SUCH_TYPE'",
        "user.auid = -1",
        "user.auid = 4294967295",
        "user.ses = -1",
      })
  void aConditionThatWhereRefusesIsLeftToSpark(String condition) throws IOException {
    write("web/audit.log", log);
    long expected =
        reader(archive.toString())
            .load()
            .selectExpr("*", "rand(1) as r")
            .where("r >= 0")
            .where(condition)
            .count();
    assertEquals(expected, reader(archive.toString()).load().where(condition).count());
  }

  @Test
  void optionsOfAStatementAreAddedToThoseOfTheTable() throws IOException {
    write("web/audit.log", log);
    spark.sql("CREATE TABLE logs USING jaudit OPTIONS (path '" + archive + "')");
    try {
      long expected = reader(archive.toString()).option("search", "-sc execve").load().count();
      assertEquals(
          expected,
          spark.sql("SELECT * FROM logs WITH (search = '-sc execve')").count(),
          "with options");
      assertEquals(EVENTS, spark.sql("SELECT * FROM logs").count());
      assertTrue(expected > 0 && expected < EVENTS);
    } finally {
      spark.sql("DROP TABLE logs");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "serach, did you mean search?",
    "Layuot, did you mean layout?",
    "paths, 'path: expected one'",
  })
  void anOptionThatIsMisspeltIsRefused(String option, String expected) {
    DataFrameReader reader = reader(archive.toString()).option(option, "x");
    Exception e = assertThrows(IllegalArgumentException.class, reader::load);
    assertTrue(String.valueOf(e.getMessage()).startsWith("jaudit: "), e::toString);
    assertTrue(String.valueOf(e.getMessage()).contains(expected), e::toString);
  }

  @Test
  void anArchiveWithoutFilesIsNotTakenForOneWithoutEvents() throws IOException {
    String path = archive.toString();
    assertEquals("2 jaudit: path: there is no file in " + path, job("--path", path));
    write("web/2026/audit.log", log);
    assertEquals(
        "2 jaudit: layout: no file in " + path + " is {host}/audit.log*; one is web/2026/audit.log",
        job("--path", path, "--layout", "{host}/audit.log*"));
    assertEquals("2 jaudit: path: " + path + "/gone does not exist", job("--path", path + "/gone"));
  }

  @Test
  void aJobTellsWhatIsWrongInOneLine() throws IOException {
    write("web/audit.log", log);
    String path = archive.toString();
    assertTrue(job("--path", "nofs://x/y").startsWith("2 jaudit: path: can't list nofs://x/y: "));
    assertTrue(job("--path", path, "--layout", "x").startsWith("2 jaudit: --layout: expected "));
    for (String format : List.of("raw", "parquet")) {
      assertEquals(
          "2 jaudit: --output: " + path + " exists already",
          job("--path", path, "--format", format, "--output", path));
      String below = archive.resolve("web/audit.log/out").toString();
      String told = job("--path", path, "--format", format, "--output", below);
      assertTrue(told.startsWith("2 jaudit: "), told);
    }
  }

  @Test
  void parquetHasCountsAndAStatusToo() throws IOException {
    byte[] compressed = TestArchive.gzip(TestArchive.realLog());
    write("web/audit.log.1.gz", Arrays.copyOf(compressed, compressed.length / 2));
    write("web/audit.log", log);
    String told =
        job(
            "--path",
            archive.toString(),
            "--format",
            "parquet",
            "--output",
            archive.resolve("out").toString());
    assertTrue(told.startsWith("2 jaudit: ") && told.contains("; read "), told);
    assertTrue(told.endsWith("; 1 files that can't be read to their end"), told);
    String none =
        job(
            "--path",
            archive.resolve("web/audit.log").toString(),
            "-k",
            "nothing-has-this-key",
            "--format",
            "parquet",
            "--output",
            archive.resolve("none").toString());
    assertTrue(none.startsWith("1 jaudit: 0 events; read "), none);
  }
}
