package io.jaudit.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users run: the jar alone, in a new process, with Spark's own jars. */
class SparkSubmitIT {
  private static final Path JAR = Path.of(System.getProperty("jaudit.spark.jar"));
  private static final int MAX_BYTES = 2 * 1024 * 1024;

  @TempDir private Path folder;

  @Test
  void theJarIsSmallAndHasNoneOfWhatSparkHas() throws IOException {
    assertTrue(Files.size(JAR) <= MAX_BYTES, () -> JAR.toFile().length() + " bytes");
    Pattern foreign =
        Pattern.compile(
            "(org/apache|org/slf4j|ch/qos|picocli|org/tukaani|io/jaudit/cli|module-info).*");
    try (JarFile jar = new JarFile(JAR.toFile())) {
      List<String> names = jar.stream().map(entry -> entry.getName()).toList();
      assertEquals(
          List.of(), names.stream().filter(name -> foreign.matcher(name).matches()).toList());
      assertTrue(
          names.contains("META-INF/services/org.apache.spark.sql.sources.DataSourceRegister"));
    }
    try (JarFile jar = new JarFile("target/jaudit/lib/jaudit.jar")) {
      assertFalse(jar.stream().anyMatch(entry -> entry.getName().contains("spark")));
    }
  }

  @Test
  void sparkSubmitPrintsWhatTheCommandLinePrints() throws Exception {
    TestArchive archive = TestArchive.in(Files.createDirectories(folder.resolve("archive")));
    String search = "-sc execve --format csv";
    List<String> words = new ArrayList<>();
    String host = archive.folder().resolve("web-01").toString();
    words.addAll(List.of("--path", host));
    words.addAll(List.of(search.split(" ")));
    Path ours = folder.resolve("ours");
    assertEquals(0, submit(words, ours));
    Path theirs = folder.resolve("theirs");
    List<String> command =
        new ArrayList<>(List.of("target/jaudit/bin/jaudit", "search", "-if", host));
    command.addAll(List.of(search.split(" ")));
    assertEquals(0, start(command, theirs));
    assertEquals(-1, Files.mismatch(theirs, ours), () -> ours + " " + theirs);
    assertTrue(Files.size(ours) > 1000);
  }

  private int submit(List<String> words, Path out) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(TestSession.jvmOptions());
    command.addAll(
        List.of(
            "-cp",
            Path.of(System.getenv("SPARK_HOME"), "jars") + "/*",
            "org.apache.spark.deploy.SparkSubmit",
            "--master",
            "local[2]",
            "--conf",
            "spark.ui.enabled=false",
            "--conf",
            "spark.driver.host=127.0.0.1",
            "--class",
            "io.jaudit.spark.SearchJob",
            JAR.toString()));
    command.addAll(words);
    int status = start(command, out);
    String last = Files.readAllLines(folder.resolve("err")).stream().reduce("", (a, b) -> b);
    assertTrue(last.startsWith("jaudit: ") && last.contains(" events; read "), last);
    return status;
  }

  private int start(List<String> command, Path out) throws Exception {
    return new ProcessBuilder(command)
        .redirectOutput(out.toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }
}
