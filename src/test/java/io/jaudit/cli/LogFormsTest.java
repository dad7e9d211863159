package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jaudit.LogForms;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A log gives the same events in each form in which people have it. */
@Tag("slow")
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
    return LogForms.names().stream()
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

  @ParameterizedTest
  @ValueSource(strings = {"export", "jsonl"})
  void theJournalGivesTheEventsOfTheLog(String form) throws IOException {
    Path journal = Path.of("testdata", "journal", "sample." + form);
    Path log = Path.of("testdata", "journal", "sample.audit.log");
    for (String format : List.of("json", "raw")) {
      CommandRun found = search(journal, "--format", format);
      assertEquals(search(log, "--format", format).out(), withoutNode(found.out()), form);
      assertEquals("", found.err());
    }
    CommandRun verbose = search(journal, "-k", "JTest", "-n", "vm", "--raw", "--verbose");
    assertEquals(search(log, "-k", "JTest", "--raw").out(), verbose.out());
  }

  @Test
  void entriesOfOtherProgramsAreNotRead() throws IOException {
    String other = "__CURSOR=1\n_TRANSPORT=syslog\nMESSAGE=type=EOE msg=audit(1.000:1): \n\n";
    byte[] sample = Files.readAllBytes(Path.of("testdata", "journal", "sample.export"));
    Path journal = folder.resolve("journal");
    Files.write(journal, (other + other).getBytes(ISO_8859_1));
    Files.write(journal, sample, StandardOpenOption.APPEND);
    CommandRun run = search(journal, "--verbose", "--raw");
    assertFalse(run.out().contains("audit(1.000:1)"));
  }

  /** The boot is part of the ID of an event, as the kernel begins to count anew. */
  @Test
  void eventsOfTwoBootsAreNotJoined() throws IOException {
    String entry =
        "__CURSOR=1\n_TRANSPORT=audit\n_HOSTNAME=h\n_BOOT_ID=B\n_AUDIT_ID=7\n"
            + "_SOURCE_REALTIME_TIMESTAMP=1795336073896000\nMESSAGE=TYPE a=B\n\n";
    String syscall = entry.replace("TYPE", "SYSCALL arch=c000003e syscall=59");
    String both =
        syscall.replace('B', '1') + syscall.replace('B', '2') + entry.replace("TYPE", "PROCTITLE");
    Path journal = folder.resolve("journal");
    Files.write(journal, both.replace("_BOOT_ID=B", "_BOOT_ID=1").getBytes(ISO_8859_1));
    CommandRun run = search(journal, "--format", "json");
    assertEquals(2, run.out().lines().count(), run::toString);
    assertEquals(1, run.out().lines().filter(line -> line.contains("PROCTITLE")).count());
  }
}
