package io.jaudit.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The data source in one process, against the search of each host. */
class AuditSourceTest {
  @TempDir private static Path top;
  private static TestArchive archive;
  private static SparkSession spark;
  private static ReadCounts counts;

  @BeforeAll
  static void begin() throws IOException {
    archive = TestArchive.in(Files.createDirectories(top.resolve("archive")));
    spark = TestSession.local();
    counts = ReadCounts.of(spark);
  }

  @AfterAll
  static void end() {
    spark.stop();
  }

  private static DataFrameReader reader(String search) {
    return reader(archive.folder(), search);
  }

  private static DataFrameReader reader(Path folder, String search) {
    return spark.read().format("jaudit").option("path", folder.toString()).option("search", search);
  }

  /** Returns what is in a column of rows, a line each; one character a byte. */
  private static String text(List<Row> rows, int column) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows) {
      text.append(new String((byte[]) row.get(column), StandardCharsets.ISO_8859_1)).append('\n');
    }
    return text.toString();
  }

  /** Returns the columns raw and json in the order of the hosts and their events. */
  private static List<Row> lines(Dataset<Row> events) {
    return events
        .selectExpr("cast(raw as binary)", "cast(json as binary)", "host", "pos")
        .orderBy("host", "pos")
        .collectAsList();
  }

  @ParameterizedTest
  @FieldSource("io.jaudit.spark.TestArchive#SEARCHES")
  void findsWhatASearchOfEachHostFinds(String search) throws IOException {
    List<Row> found = lines(reader(search).load());
    String expected = archive.raw(search);
    assertEquals(search.contains("nothing"), expected.isEmpty());
    assertEquals(expected, text(found, 0));
    assertEquals(archive.json(search), text(found, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"64k", "256k"})
  void aDividedLogHasTheSameEventsInTheSameOrder(String size) throws IOException {
    Dataset<Row> events = reader("-m SYSCALL").option("maxPartitionBytes", size).load();
    assertTrue(events.select("host").toJavaRDD().getNumPartitions() > TestArchive.HOSTS.size());
    assertEquals(archive.raw("-m SYSCALL"), text(lines(events), 0));
  }

  @Test
  void columnsAreThoseOfJson() {
    Dataset<Row> events = reader(archive.folder().resolve("db-01"), "").load();
    Dataset<Row> fromJson =
        spark.read().schema(events.schema()).json(events.select("json").as(Encoders.STRING()));
    List<String> columns =
        Arrays.stream(events.columns())
            .filter(
                name -> !List.of("host", "raw", "json", "file", "pos", "records").contains(name))
            .toList();
    String[] same = columns.toArray(new String[0]);
    Dataset<Row> ours = events.selectExpr(asJson(same)).distinct();
    Dataset<Row> theirs = fromJson.selectExpr(asJson(same)).distinct();
    assertTrue(ours.count() > 100);
    assertEquals(List.of(), ours.except(theirs).takeAsList(1));
    assertEquals(List.of(), theirs.except(ours).takeAsList(1));
  }

  private static String[] asJson(String[] columns) {
    return new String[] {"to_json(struct(" + String.join(", ", columns) + "))"};
  }

  @Test
  void recordsHaveTheirFieldsAndLines() {
    Row row =
        reader("-sc execve")
            .load()
            .selectExpr(
                "records[0].type", "records[0].fields['syscall_name']", "records[0].raw", "raw")
            .first();
    assertEquals("SYSCALL", row.getString(0));
    assertEquals("execve", row.getString(1));
    assertTrue(row.getString(3).startsWith(row.getString(2)));
    assertTrue(row.getString(2).startsWith("type=SYSCALL msg="));
  }

  @Test
  void theColumnOfTheHostAndTheFileAreOfThePath() {
    Row row = reader("").load().where("host = 'web-01'").select("host", "file").first();
    assertEquals("web-01", row.getString(0));
    assertTrue(row.getString(1).endsWith("/web-01/audit.log.4"), row.getString(1));
  }

  @Test
  void aHostThatIsNotWantedIsNotRead() throws IOException {
    long bytes = 0;
    try (var files = Files.list(archive.folder().resolve("db-01"))) {
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
    }
    counts.clear();
    assertTrue(reader("").load().where("host = 'db-01'").count() > 0);
    long read = counts.get("bytes read");
    assertTrue(read >= bytes && read < 1.1 * bytes + 20_000, read + " of " + bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host like 'web%'",
        "host in ('db-01', 'web-02')",
        "host = 'db-01' or host = 'web-01'",
        "host <> 'db-01'",
        "process.exe = '/usr/bin/sh'",
        "process.exe in ('/usr/bin/sh', '/usr/bin/true')",
        "process.comm = 'sh' and user.uid = 0",
        "user.auid = 1000",
        "user.auid is null",
        "syscall = 'execve' and success",
        "syscall = 'openat' and not success",
        "type = 'SYSCALL'",
        "serial = 5",
        "time >= timestamp_seconds(1795376691)",
        "array_contains(keys, 'x')",
      })
  void aHintNeverLosesAnEvent(String condition) {
    Dataset<Row> events = reader("").load();
    long expected =
        events
            .selectExpr("struct(*) as e")
            .selectExpr("e.*", "rand(1) as r")
            .where("r >= 0")
            .where(condition)
            .count();
    assertEquals(expected, events.where(condition).count());
  }

  @Test
  void aTimeIsAHint() {
    Dataset<Row> events = reader("").load();
    Row ends =
        events
            .selectExpr("min(time)", "max(time)", "percentile_approx(unix_micros(time), 0.5)")
            .first();
    String condition =
        "time > timestamp_micros("
            + ends.getLong(2)
            + ") and time < timestamp '"
            + ends.get(1)
            + "'";
    String plan = events.where(condition).queryExecution().toString();
    assertTrue(plan.contains("PushedFilters: [time"), plan);
    long expected = events.selectExpr("*", "rand(1) as r").where("r >= 0").where(condition).count();
    assertTrue(expected > 0);
    assertEquals(expected, events.where(condition).count());
  }

  @Test
  void thePlanShowsTheSearchAndTheHints() {
    String plan =
        reader("-k MyMonitor")
            .load()
            .where("host = 'web-01' and process.exe = '/bin/x'")
            .select("id")
            .queryExecution()
            .toString();
    assertTrue(plan.contains("search: [--key=MyMonitor]"), plan);
    assertTrue(plan.contains("host = 'web-01'") && plan.contains("process.exe = '/bin/x'"), plan);
    assertFalse(plan.contains("records"), plan.substring(plan.indexOf("== Physical")));
  }

  @Test
  void viewsOfTwoSearchesInOneStatementAreTwoSearches() {
    reader("-sc execve").load().createOrReplaceTempView("executed");
    reader("-sc openat").load().createOrReplaceTempView("opened");
    long executed = reader("-sc execve").load().count();
    long opened = reader("-sc openat").load().count();
    assertTrue(executed != opened && executed > 0 && opened > 0);
    Row row =
        spark.sql("select (select count(*) from executed), (select count(*) from opened)").first();
    assertEquals(List.of(executed, opened), List.of(row.getLong(0), row.getLong(1)));
  }

  @Test
  void sqlCreatesAView() {
    spark.sql(
        "CREATE OR REPLACE TEMPORARY VIEW hits USING jaudit OPTIONS (path '"
            + archive.folder()
            + "', search '-sc execve')");
    assertEquals(reader("-sc execve").load().count(), spark.sql("select * from hits").count());
  }

  @Test
  void whatCannotBeReadIsCountedAndNeverThrown() throws IOException {
    Path folder = Files.createDirectories(top.resolve("damaged/one"));
    byte[] log = TestArchive.realLog();
    Files.write(folder.resolve("audit.log"), log);
    Files.writeString(
        folder.resolve("audit.log"),
        "no record\n\0\0type=\n".repeat(10),
        StandardOpenOption.APPEND);
    byte[] compressed = TestArchive.gzip(Arrays.copyOfRange(log, 1000, 100_000));
    Files.write(folder.resolve("audit.log.1.gz"), Arrays.copyOf(compressed, compressed.length / 2));
    Files.writeString(folder.resolve("notes.txt"), "not a log\n");
    counts.clear();
    long events = reader(folder.getParent(), "").load().count();
    assertTrue(events > 0);
    assertTrue(counts.get("lines that are not records") >= 20);
    assertEquals(1, counts.get("files that can't be read to their end"));
    assertEquals(1, counts.get("files without audit records"));
  }

  @Test
  void aFileThatIsTheBeginningOfAnotherIsNotReadTwice() throws IOException {
    Path folder = Files.createDirectories(top.resolve("copies/one"));
    byte[] log = TestArchive.realLog();
    Files.write(folder.resolve("audit.log-20261101"), Arrays.copyOf(log, 50_000));
    Files.write(folder.resolve("audit.log-20261102"), Arrays.copyOf(log, 200_000));
    Files.write(folder.resolve("audit.log-20261103.gz"), TestArchive.gzip(log));
    counts.clear();
    Path single = Files.createDirectories(top.resolve("single/one"));
    Files.write(single.resolve("audit.log"), log);
    long expected = reader(single.getParent(), "").load().count();
    counts.clear();
    assertEquals(expected, reader(folder.getParent(), "").load().count());
    assertEquals(2, counts.get("files with the same events as another"));
  }

  @Test
  void wrongOptionsAreRefusedWithWhatWasExpected() {
    Map<String, String> wrong =
        Map.of(
            "-l", "--line-buffered is not part of a query",
            "--checkpoint x", "--checkpoint is not part of a query",
            "-if x", "is not",
            "-k", "--key needs a value",
            "--limit 5", "use LIMIT or limit(N) of Spark instead",
            "-k 'x", "expected another '");
    for (Map.Entry<String, String> each : wrong.entrySet()) {
      Exception e =
          assertThrows(IllegalArgumentException.class, () -> reader(each.getKey()).load());
      assertTrue(String.valueOf(e.getMessage()).contains(each.getValue()), e::toString);
    }
    assertThrows(
        IllegalArgumentException.class, () -> spark.read().format("jaudit").load().count());
  }
}
