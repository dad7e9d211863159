package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.spi.LoggingEvent;
import io.jaudit.HarmlessText;
import io.jaudit.TestLog;
import io.jaudit.options.ReportOption;
import io.jaudit.options.SearchOption;
import io.jaudit.options.TreeOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What messages quote from files, their names and the command line drives no terminal. */
class HostileNamesTest {
  @TempDir Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
  }

  static Stream<String> names() {
    return Stream.of(
        "a\033[31mb\033]0;t\007", "a\rb", "a\nb", "a\u009bb", "a\u202eb", "a\u200bb", "a\u2028b");
  }

  @ParameterizedTest
  @MethodSource("names")
  void namesOfFilesAreQuotedHarmlessly(String name) throws Exception {
    Path log = path(name);
    check(1, host.search(log.toString()));
    new TestLog().line("no record " + name.replace('\n', ' ')).execve(1, "\"k\"").writeTo(log);
    check(1, host.search(log.toString()));
    check(2, host.search("--debug", log.toString()));
    check(1, host.search("--checkpoint", log.toString(), "-"));
    check(1, host.search("--passwd", log + "x", log.toString()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void soAreThoseThatAreLogged(String name) {
    LoggingEvent event = new LoggingEvent();
    event.setMessage("reading {}");
    event.setArgumentArray(new Object[] {name});
    String line = new StderrLogging.Line().doLayout(event);
    HarmlessText.check(line.getBytes(UTF_8));
    assertTrue(line.startsWith("jaudit: reading a\\u"), line);
    assertTrue(line.endsWith("\n") && line.lines().count() == 1, line);
  }

  @ParameterizedTest
  @MethodSource("names")
  void wordsOfTheCommandLineAreQuotedHarmlessly(String word) {
    for (List<String> words :
        List.of(
            List.of(word),
            List.of("search", "--" + word),
            List.of("search", "-ts", word, "-"),
            List.of("search", "-m", word, "-"),
            List.of("search", "-sc", word, "-"),
            List.of("search", "-ua", word, "-"),
            List.of("search", "-a", word, "-"),
            List.of("search", "-e", word, "-"),
            List.of("search", "--format", word, "-"),
            List.of("search", "--escape", word, "-"),
            List.of("search", "--eoe-timeout", word, "-"),
            List.of("checkpoint", word),
            List.of("checkpoint", "show", "no-such-" + word))) {
      CommandRun run = host.run(words.toArray(new String[0]));
      assertTrue(run.status() > 0, run::toString);
      check(1, run);
    }
  }

  /** The advice below a message may have any number of lines. */
  @ParameterizedTest
  @MethodSource("names")
  void valuesOfAllOptionsAreQuotedHarmlessly(String word) {
    List<SearchOption> options = new ArrayList<>(SearchOption.all());
    options.addAll(List.of(TreeOption.values()));
    for (SearchOption option : options) {
      String command = option instanceof TreeOption ? "tree" : "search";
      for (String value : List.of(word, "uid" + word, "uid = 0 " + word, "1" + word)) {
        // Not in the current folder: a checkpoint has a lock file next to it.
        String given = option.longName().equals("--checkpoint") ? path(value).toString() : value;
        CommandRun run = host.run(command, option.longName() + "=" + given, "no-such.log");
        HarmlessText.check(run.err().replace("\n", "").getBytes(ISO_8859_1));
        assertTrue(run.status() > 0, run::toString);
      }
    }
    for (ReportOption option : ReportOption.values()) {
      CommandRun run = host.run("report", option.longName(), "uid" + word, "no-such.log");
      HarmlessText.check(run.err().replace("\n", "").getBytes(ISO_8859_1));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void settingsAreQuotedHarmlessly(String name) throws Exception {
    Files.write(
        host.file("auditd.conf"), ("log_file = /no/" + name + "/\0\n").getBytes(ISO_8859_1));
    CommandRun run = host.search("-k", "k");
    check((int) run.err().lines().count(), run);
    assertFalse(run.err().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("names")
  void checkpointsAreQuotedHarmlessly(String text) throws Exception {
    Files.writeString(host.checkpoint(), "jaudit=1\n" + text + "=1\nend=2\n");
    check(1, host.run("checkpoint", "show", host.checkpoint().toString()).endsWith(10));
    check(1, host.searchOn("-").endsWith(10));
  }

  /** A node is encoded in a checkpoint, so anything may come out of one. */
  @Test
  void aNodeOfACheckpointKeepsToItsLine() throws Exception {
    String stamp = " 1700000000.000:1";
    Files.writeString(
        host.checkpoint(),
        "jaudit=1\noutput=- 0.000:0 0x0\nlast=a%0Ahandled%20%1B%5B31m%E2%80%AE"
            + stamp
            + " 1\nend=3\n");
    CommandRun run = host.run("checkpoint", "show", host.checkpoint().toString()).endsWith(0);
    HarmlessText.check(run.out().getBytes(ISO_8859_1));
    assertTrue(run.out().lines().count() == 2, run::toString);
  }

  private static void check(int lines, CommandRun run) {
    HarmlessText.check(run.err().getBytes(ISO_8859_1));
    assertTrue(run.err().lines().count() == lines, run::toString);
  }

  /** Not every locale has every name. */
  private Path path(String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      assumeTrue(false, "no such name in this locale");
      throw e;
    }
  }
}
