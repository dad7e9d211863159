package io.jaudit.spark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar on two executor processes, against the command line. */
class ClusterIT {
  @TempDir private static Path top;
  private static TestArchive archive;
  private static SparkSession spark;

  @BeforeAll
  static void begin() throws IOException {
    archive = TestArchive.in(Files.createDirectories(top.resolve("archive")));
    spark =
        TestSession.builder("local-cluster[2,1,1024]")
            .config("spark.jars", System.getProperty("jaudit.spark.jar"))
            .config("spark.executor.memory", "512m")
            .config("spark.executor.instances", "2")
            .getOrCreate();
  }

  @AfterAll
  static void end() {
    spark.stop();
  }

  @Test
  void twoExecutorsFindWhatTheCommandLinePrints() throws Exception {
    StringBuilder expected = new StringBuilder();
    for (String host : TestArchive.HOSTS) {
      expected.append(commandLine(host, "-m SYSCALL", "--raw"));
    }
    Dataset<Row> events =
        spark
            .read()
            .format("jaudit")
            .option("path", archive.folder().toString())
            .option("search", "-m SYSCALL")
            .option("maxPartitionBytes", "128k")
            .load();
    StringBuilder found = new StringBuilder();
    Set<String> executors = new HashSet<>();
    List<Row> rows =
        events
            .selectExpr(
                "cast(raw as binary)",
                "host",
                "pos",
                "reflect('java.lang.ProcessHandle', 'current')")
            .orderBy("host", "pos")
            .collectAsList();
    for (Row row : rows) {
      found.append(new String((byte[]) row.get(0), ISO_8859_1)).append('\n');
      executors.add(String.valueOf(row.get(3)));
    }
    assertEquals(expected.toString(), found.toString());
    assertEquals(2, executors.size(), executors::toString);
  }

  private static String commandLine(String host, String search, String format) throws Exception {
    Path out = top.resolve("out");
    String script =
        "target/jaudit/bin/jaudit search -q -if '"
            + archive.folder().resolve(host)
            + "' "
            + search
            + " "
            + format;
    Process run =
        new ProcessBuilder("/bin/sh", "-c", script)
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, run.waitFor());
    return Files.readString(out, ISO_8859_1);
  }
}
