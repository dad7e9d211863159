package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.output.lines.LineWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --format line} and {@code --width}, and the environment variable JAUDIT_FORMAT. */
class LineFormatTest {
  private static final String NAME = "/etc/a_rather_long_name";
  private static final String LINE =
      "2024-03-18 10:00:00                     EXECVE               cat /etc/a_rather_long_name\n";
  private static final String CUT = "10:00:00 EXECVE cat /etc/a_rat…\n";

  @TempDir private Path folder;
  private TestHost host;
  private String raw;

  @BeforeEach
  void log() throws IOException {
    TestLog log =
        new TestLog().at("10:00:00").record(7, "EXECVE", "argc=2 a0=\"cat\" a1=\"" + NAME + "\"");
    raw = log.text();
    host = new TestHost(folder).append(log);
  }

  @Test
  void aTerminalCutsTheLine() {
    host.with(new Terminals(true, false, false, 31));
    host.search("--format", "line").prints(utf8(CUT));
    host.search("--format", "line", "--width", "200").prints(LINE);
  }

  @Test
  void withoutATerminalOnlyTheOptionCutsTheLine() {
    host.with(new Terminals(false, true, false, 31));
    host.search("--format", "line").prints(LINE);
    host.search("--format", "line", "--width", "31").prints(utf8(CUT));
  }

  @Test
  void aTerminalOfUnknownWidthShowsTheWholeLine() {
    host.with(new Terminals(true, true, false, LineWriter.UNLIMITED));
    host.search("--format", "line", "--quiet").prints(LINE);
  }

  @Test
  void otherWaysToEscapeAndToWriteDatesChangeNothing() {
    host.search("--format", "line", "--escape", "shell_quote").prints(LINE);
    host.search("--format", "line", "--escape", "raw", "--iso-time").prints(LINE);
  }

  @Test
  void aWidthIsANumberOfColumns() {
    for (String width : new String[] {"0", "-1", "x", "1000001"}) {
      host.search("--format", "line", "--width", width)
          .endsWith(2)
          .saysInOneLine(
              "--width: expected a number of columns, 1 to 1000000, not '" + width + "'");
    }
  }

  @Test
  void onlyLinesHaveAWidth() {
    host.search("--width", "80").endsWith(2).saysInOneLine("--width requires --format line");
  }

  @Test
  void theEnvironmentSelectsAFormat() {
    host.preferring("line").search("-m", "EXECVE").prints(LINE);
    host.preferring("raw").search("-m", "EXECVE").prints(raw);
  }

  @Test
  void optionsWinOverTheEnvironment() {
    host.preferring("line");
    host.search("--raw").prints(raw);
    host.search("--format", "raw").prints(raw);
    host.search("-i").printsSomewhere("type=EXECVE msg=audit(03/18/24 10:00:00.000:7)");
    host.preferring("nonsense").search("--raw").prints(raw);
  }

  @Test
  void theEnvironmentIsForSearchesOnly() {
    host.preferring("nonsense").run("fields").printsSomewhere("process.cmdline");
  }

  @Test
  void anUnknownFormatInTheEnvironmentIsNamed() {
    host.preferring("lines")
        .search("-k", "x")
        .endsWith(2)
        .saysInOneLine("the environment variable JAUDIT_FORMAT: expected default, interpret, raw");
  }

  @Test
  void thePageShowsRealOutput() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("docs/csv-and-text.md"));
    int command = 0;
    while (!lines.get(command).matches("\\$ jaudit .* --format line .*")) {
      command++;
    }
    int end = command + lines.subList(command, lines.size()).indexOf("```");
    String words = lines.get(command).substring("$ jaudit ".length());

    CommandRun run = host.run(ShellWords.of(words).toArray(String[]::new));

    assertEquals(
        lines.subList(command + 1, end),
        new String(run.out().getBytes(ISO_8859_1), UTF_8).lines().toList());
  }

  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
