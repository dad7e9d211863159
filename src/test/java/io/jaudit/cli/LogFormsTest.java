package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jaudit.LogForms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A log gives the same events in each form in which people have it. */
class LogFormsTest {
  private static final Path LOGS = Path.of("testdata", "logs");
  private static final List<String> NAMES =
      List.of("zoo-enriched.log", "zoo-raw-node.log", "busy.log");

  @TempDir Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(Files.createDirectory(folder.resolve("host")));
  }

  static Stream<Arguments> matrix() {
    return Stream.concat(LogForms.namesOfLines().stream(), Stream.of("event.original"))
        .flatMap(form -> NAMES.stream().map(log -> Arguments.of(form, log)))
        .filter(pair -> isPossible((String) pair.get()[0], (String) pair.get()[1]));
  }

  /** The journal has the host in a field of its own. */
  private static boolean isPossible(String form, String log) {
    return !(form.startsWith("journal") && log.contains("node")) && !form.equals("old kernel")
        || log.equals("busy.log");
  }

  private CommandRun search(Path file, String... options) throws IOException {
    String[] words =
        Stream.concat(Stream.of("-if", file.toString()), Stream.of(options)).toArray(String[]::new);
    return host.search(words);
  }

  private static String withoutNode(String json) {
    return json.replaceAll("\"node\":\"[^\"]*\",\"node_source\":\"[^\"]*\",", "");
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void givesTheEventsOfThePlainLog(String form, String name) throws IOException {
    List<String> lines = Files.readAllLines(LOGS.resolve(name), ISO_8859_1);
    Path plain = LOGS.resolve(name);
    Path wrapped = Files.write(folder.resolve("wrapped"), LogForms.of(form, lines));
    for (List<String> filter :
        List.of(List.<String>of(), List.of("-k", "MyMonitor"), List.of("-sv", "no"))) {
      String[] options =
          Stream.concat(Stream.of("--format", "json"), filter.stream()).toArray(String[]::new);
      CommandRun expected = search(plain, options);
      CommandRun found = search(wrapped, options);
      assertEquals(expected.err(), found.err(), form);
      assertEquals(withoutNode(expected.out()), withoutNode(found.out()), form);
      String source = LogForms.source(form);
      String host = "\"node\":\"web01\",\"node_source\":\"" + source + "\"";
      boolean isNamed = source.isEmpty() || expected.out().contains("\"node\":");
      long events = isNamed ? 0 : found.out().lines().count();
      assertEquals(events, found.out().lines().filter(line -> line.contains(host)).count());
    }
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void theSameFromAPipe(String form, String name) throws IOException {
    byte[] log = LogForms.of(form, Files.readAllLines(LOGS.resolve(name), ISO_8859_1));
    Path wrapped = Files.write(folder.resolve("wrapped"), log);
    for (String format : List.of("csv", "raw")) {
      CommandRun expected = search(wrapped, "--format", format);
      host.stdin(new ByteArrayInputStream(log));
      CommandRun found = host.search("-", "--format", format);
      assertEquals(expected.out(), found.out(), form);
      assertFalse(found.out().isEmpty(), form);
    }
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void rawOutputIsTheLineAsItIs(String form, String name) throws IOException {
    if (!LogForms.namesOfLines().contains(form)) {
      return;
    }
    List<String> lines = Files.readAllLines(LOGS.resolve(name), ISO_8859_1);
    byte[] log = LogForms.of(form, lines);
    Path wrapped = Files.write(folder.resolve("wrapped"), log);
    StringBuilder expected = new StringBuilder();
    for (String line : search(LOGS.resolve(name), "--raw").out().split("\n", -1)) {
      expected.append(line.isEmpty() ? "" : LogForms.line(form, line, 1) + "\n");
    }
    String found = search(wrapped, "--raw").out();
    if (!form.equals("byte order mark")) {
      assertEquals(withoutNumbers(expected.toString()), withoutNumbers(found), form);
    }
  }

  /** The times that are before a line depend on its number. */
  private static String withoutNumbers(String text) {
    return text.replaceAll("[0-9]", "").replaceAll(" +", " ");
  }
}
