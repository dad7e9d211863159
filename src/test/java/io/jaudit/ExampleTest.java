package io.jaudit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The example in the documentation of {@link AuditLog} is right: it compiles in a module, and runs.
 */
class ExampleTest {
  private static final Path SOURCE = Path.of("src/main/java/io/jaudit/AuditLog.java");
  private static final Pattern EXAMPLE =
      Pattern.compile("<pre>\\{@code\\R(.*?) \\* \\}</pre>", Pattern.DOTALL);

  @TempDir private Path folder;

  @Test
  void theExampleCompilesInAModuleAndPrintsTheEvents() throws Exception {
    Path module = write("module-info.java", "module example { requires io.jaudit; }\n");
    Path program =
        write(
            "example/Example.java",
            """
            package example;
            import io.jaudit.AuditLog;
            import io.jaudit.EventStream;
            import io.jaudit.Query;
            import java.nio.file.Path;
            public class Example {
              public static void print() throws Exception {
            %s
              }
            }
            """
                .formatted(example()));
    compile(module, program);
    List<String> printed = run().lines().toList();
    try (AuditLog log = AuditLog.open(Path.of("testdata/quickstart"))) {
      assertEquals(printed.size(), log.search(Query.parse("-k", "MyMonitor"), e -> true).matches());
    }
    assertTrue(printed.size() > 1, printed::toString);
  }

  /** Its log is the one of the quick start here, and time goes by, so any time will do. */
  private static String example() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(SOURCE));
    assertTrue(example.find(), "no example in " + SOURCE);
    return example
        .group(1)
        .lines()
        .map(line -> line.replaceFirst("^ \\* ?", ""))
        .collect(Collectors.joining("\n"))
        .replace("/srv/logs/web-01", "testdata/quickstart")
        .replace("\"-ts\", \"today\"", "\"-ts\", \"@0\"");
  }

  private Path write(String name, String text) throws Exception {
    Path file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private void compile(Path... sources) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String modules =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.matches(".*(/classes|jspecify|slf4j-api|logback).*"))
            .filter(entry -> !entry.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
      boolean done =
          compiler
              .getTask(
                  new java.io.PrintWriter(errors, true, UTF_8),
                  files,
                  null,
                  List.of("-d", folder.resolve("out").toString(), "--module-path", modules),
                  null,
                  files.getJavaFileObjects(sources))
              .call();
      assertTrue(done, errors.toString(UTF_8));
    }
  }

  private String run() throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream before = System.out;
    URL[] classes = {folder.resolve("out").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, AuditLog.class.getClassLoader())) {
      System.setOut(new PrintStream(printed, true, UTF_8));
      loader.loadClass("example.Example").getMethod("print").invoke(null);
    } finally {
      System.setOut(before);
    }
    return printed.toString(UTF_8);
  }
}
