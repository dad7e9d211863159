package io.jaudit.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the source of every man page, which groff formats without a warning. */
class ManPagesTest {
  private static final Path DOCS = Path.of("docs");
  private static final Edition EDITION = new Edition("1.0.0", "2026-11-22");

  static Stream<Map.Entry<String, String>> pages() throws IOException {
    return ManPages.all(DOCS, EDITION).entrySet().stream();
  }

  @Test
  void thereIsOneForEachCommandAndFile() throws IOException {
    List<String> expected = new ArrayList<>(List.of("jaudit.1"));
    Command.words().forEach(word -> expected.add("jaudit-" + word + ".1"));
    expected.addAll(List.of("jaudit-where.5", "jaudit-checkpoint.5"));
    assertEquals(expected, pages().map(Map.Entry::getKey).toList());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasAsciiInShortLinesAndNoStrayRequest(Map.Entry<String, String> page) {
    boolean isLiteral = false;
    for (String line : page.getValue().lines().toList()) {
      isLiteral = line.equals(".nf") || (isLiteral && !line.equals(".fi"));
      assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
      assertTrue(line.length() <= 80 || line.indexOf(' ') < 0 || isLiteral, line);
      assertTrue(!line.isBlank() && !line.startsWith("'"), () -> page.getKey() + ": " + line);
      assertTrue(
          !line.startsWith(".")
              || line.matches("\\.(TH|SH|SS|PP|TP|IP|RS|RE|nf|fi|br|BR|nh|ad|ss|\\\\\")( .*)?"),
          line);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void isFormattedWithoutWarnings(Map.Entry<String, String> page, @TempDir Path folder)
      throws Exception {
    Path groff = Path.of("/usr/bin/groff");
    assumeTrue(Files.isExecutable(groff), "groff is not installed");
    Path file = Files.writeString(folder.resolve(page.getKey()), page.getValue());
    Process process =
        new ProcessBuilder(groff.toString(), "-man", "-ww", "-Tutf8", "-rLL=80n", file.toString())
            .redirectError(folder.resolve("warnings").toFile())
            .redirectOutput(folder.resolve("text").toFile())
            .start();
    assertEquals(0, process.waitFor());
    assertEquals("", Files.readString(folder.resolve("warnings")));
    for (String line : Files.readAllLines(folder.resolve("text"))) {
      String text = line.replaceAll("\\u001b\\[[0-9;]*m|.\\x08", "");
      assertTrue(text.length() <= 80, text);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void hasItsSectionsInTheUsualOrder(Map.Entry<String, String> page) {
    List<String> sections =
        page.getValue().lines().filter(line -> line.startsWith(".SH ")).toList();
    assertEquals(".SH NAME", sections.get(0));
    assertEquals(".SH \"SEE ALSO\"", sections.get(sections.size() - 1));
    List<String> usual =
        page.getKey().endsWith(".5")
            ? List.of("NAME", "DESCRIPTION")
            : List.of(
                "NAME",
                "SYNOPSIS",
                "DESCRIPTION",
                "OPTIONS",
                "EXAMPLES",
                "\"EXIT STATUS\"",
                "ENVIRONMENT");
    int before = -1;
    for (String section : usual) {
      int at = sections.indexOf(".SH " + section);
      assertTrue(at > before, () -> section + " of " + sections);
      before = at;
    }
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void hasEachOptionWithItsHelp(Command command) {
    String page = CommandPage.of(command, EDITION);
    String text = page.replace("\\fB", "").replace("\\fI", "").replace("\\fR", "");
    String flowing = text.replace('\n', ' ').replace("\\&", "");
    List<CommandOption> options = Completion.options(command);
    assertTrue(!options.isEmpty());
    for (CommandOption option : options) {
      String term = String.join(", ", option.form().names()) + " " + option.form().label();
      String expected = "\n.TP\n" + Roff.escaped(term.strip()) + "\n";
      assertTrue(text.contains(expected), () -> expected + " is missing in " + page);
      String help = Roff.escaped(option.form().help());
      assertTrue(flowing.contains(help), () -> help + " is missing in " + page);
    }
  }

  /** Builds of the same source give the same bytes. */
  @Test
  void isTheSameInEveryLocaleAndZone() throws IOException {
    Map<String, String> here = ManPages.all(DOCS, EDITION);
    Map<String, String> scripts = Completion.files();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      assertEquals(here, ManPages.all(DOCS, EDITION));
      assertEquals(scripts, Completion.files());
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void textIsPrintedAsItIs() {
    String page =
        EDITION
            .page("x", 1)
            .paragraph(Roff.escaped(".nf 'x' -k a\\b ^~`"))
            .literal(List.of(".PP", "'br"))
            .toString();
    String expected =
        "\\&.nf \\(aqx\\(aq \\-k a\\eb \\(ha\\(ti\\(ga\n.PP\n.RS 4\n.nf\n\\&.PP\n\\(aqbr\n.fi\n.RE\n";
    assertTrue(page.endsWith(expected), page);
  }

  @Test
  void aLongCommandIsFoldedSoThatAShellReadsItAsOne() {
    String words = " 0123456789".repeat(5);
    assertEquals(
        List.of("$ x" + words + " \\", "    --option yes"),
        CodeLines.ofCommand("$ x" + words + " --option yes"));
    assertEquals(
        List.of("$ x 'a" + words, "    0123456789 b' c"),
        CodeLines.ofCommand("$ x 'a" + words + " 0123456789 b' c"));
  }
}
