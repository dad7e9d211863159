package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jaudit.PageData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --html FILE}: the file that a page is written to, and what is in it. */
class PageOptionTest {
  /** What a page has instead of the IDs in JSON. */
  private static final Map<String, String> NAMES =
      Map.of("0", "root", "1000", "alice", "1001", "bob", "4294967295", "unset");

  private static final String DEMO = "testdata/ausearch/demo.log";

  @TempDir private Path folder;
  private TestHost host;
  private Path page;

  @BeforeEach
  void setUp() {
    host = new TestHost(folder);
    page = folder.resolve("page.html");
  }

  private CommandRun report(String... more) {
    List<String> words = new ArrayList<>(List.of("report"));
    words.addAll(List.of(more));
    return host.run(words.toArray(String[]::new));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void aPageHasTheSummaryIfNoReportIsNamed() throws IOException {
    report("--html", page.toString(), DEMO).endsWith(0).prints("").saysNothing();
    JsonNode data = PageData.of(page);
    assertEquals(1, data.get("tables").size());
    assertEquals("summary", data.get("tables").get(0).get("name").asText());
    assertEquals(6, data.get("cards").size());
    assertEquals("jaudit report --html " + page + " " + DEMO, data.get("command").asText());
    assertEquals("jaudit search " + DEMO, data.get("search").asText());
    assertEquals(DEMO, data.get("read").get("files").get(0).asText());
  }

  @Test
  void aPageHasTheRowsOfJson() throws IOException {
    report("noise,keys", "--by", "exe,auid", "--html=" + page, DEMO).endsWith(0);
    String json = report("noise,keys", "--by", "exe,auid", "--format", "json", DEMO).out();
    JsonNode tables = PageData.of(page).get("tables");
    List<String> lines = json.lines().toList();
    assertEquals(lines.size(), tables.size());
    for (int i = 0; i < lines.size(); i++) {
      JsonNode report =
          new ObjectMapper().readTree(lines.get(i).getBytes(StandardCharsets.ISO_8859_1));
      JsonNode table = tables.get(i);
      assertEquals(report.get("report"), table.get("name"));
      int columns = table.get("columns").size();
      int cell = 0;
      for (JsonNode row : report.get("rows")) {
        for (int column = 0; column < columns; column++, cell++) {
          if (!table.get("columns").get(column).get("kind").asText().equals("time")) {
            String name = table.get("columns").get(column).get("name").asText();
            String found = table.get("cells").get(cell).asText();
            String expected = row.get(name).asText();
            assertEquals(
                name.equals("auid") ? NAMES.getOrDefault(expected, expected) : expected,
                found,
                name);
          }
        }
      }
      assertEquals(cell, table.get("cells").size());
    }
  }

  @Test
  void theTimelineHasAllEvents() throws IOException {
    report("--html", page.toString(), DEMO).endsWith(0);
    JsonNode data = PageData.of(page);
    long sum = 0;
    for (JsonNode series : data.get("timeline").get("series")) {
      JsonNode counts = series.get("counts");
      for (JsonNode count : counts.isArray() ? counts : counts.get("value")) {
        sum += count.asLong();
      }
    }
    assertEquals(data.get("read").get("matching").asLong(), sum);
    assertEquals(host.search("--count", DEMO).out(), sum + "\n");
  }

  @Test
  void onlyTheOwnerMayReadThePage() throws IOException {
    report("--html", page.toString(), DEMO).endsWith(0);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(page)));
  }

  @Test
  void aPageReplacesAPageAndKeepsALinkToIt() throws IOException {
    Path link = folder.resolve("latest.html");
    Files.createSymbolicLink(link, page);
    report("--html", page.toString(), DEMO).endsWith(0);
    report("keys", "--html", link.toString(), DEMO).endsWith(0);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals("keys", PageData.of(page).get("tables").get(0).get("name").asText());
  }

  @Test
  void aLogIsNotOverwrittenIfTheNameOfThePageIsForgotten() throws IOException {
    Path log = Files.copy(Path.of(DEMO), folder.resolve("audit.log"));
    byte[] before = Files.readAllBytes(log);
    report("--html", log.toString(), DEMO)
        .endsWith(2)
        .says(
            "jaudit: --html: "
                + log
                + " exists and is not a page; name another file, or remove it");
    report("--html", log.toString(), log.toString())
        .endsWith(2)
        .says("jaudit: --html: " + log + " is a log that is read; name another file");
    assertEquals(before.length, Files.size(log));
  }

  @Test
  void aPageThatCanNotBeWrittenIsOneClearLine() throws IOException {
    List<String> before = files();
    Path missing = folder.resolve("no/page.html");
    report("--html", missing.toString(), DEMO)
        .endsWith(2)
        .prints("")
        .says("jaudit: --html: " + missing + ": there is no folder " + missing.getParent());
    report("--html", folder.toString(), DEMO)
        .endsWith(2)
        .says("jaudit: --html: " + folder + " is a folder; add the name of a file");
    report("--html", "-", DEMO)
        .endsWith(2)
        .says("jaudit: --html needs a file; --format html prints the page");
    report("--html", page.toString(), "--format", "json", DEMO)
        .endsWith(2)
        .says("jaudit: --html and --format can't be combined");
    assertEquals(before, files());
  }

  @Test
  void nothingIsLeftOfAPageThatDoesNotFit() throws IOException {
    Path full = Path.of("/dev/full");
    if (Files.exists(full)) {
      report("--html", full.toString(), DEMO)
          .endsWith(2)
          .says("jaudit: can't write /dev/full: No space left on device");
      assertFalse(Files.isRegularFile(full, LinkOption.NOFOLLOW_LINKS));
    }
    Path tooLong = folder.resolve("x".repeat(300) + ".html");
    List<String> before = files();
    report("--html", tooLong.toString(), DEMO).endsWith(2).saysInOneLine("File name too long");
    assertEquals(before, files());
  }

  @Test
  void thePageIsPrintedIfNoFileIsNamed() throws IOException {
    String html = report("keys", "--format", "html", DEMO).endsWith(0).out();
    assertTrue(html.startsWith("<!doctype html>\n"), html);
    assertEquals("keys", PageData.of(html).get("tables").get(0).get("name").asText());
  }

  @Test
  void aPageWithoutEventsSaysSo() throws IOException {
    report("keys", "-k", "nothing", "--html", page.toString(), DEMO).endsWith(1);
    JsonNode data = PageData.of(page);
    assertEquals(0, data.get("read").get("matching").asLong());
    assertEquals(0, data.get("tables").get(0).get("cells").size());
    assertFalse(data.has("timeline"));
  }

  @Test
  void linesThatAreNoRecordsAreCountedAndTold() throws IOException {
    Path log = folder.resolve("some.log");
    Files.writeString(log, Files.readString(Path.of(DEMO)) + "hello\nworld\n");
    report("keys", "--html", page.toString(), log.toString()).endsWith(0);
    JsonNode read = PageData.of(page).get("read");
    assertEquals(2, read.get("unparsed").asLong());
    assertTrue(read.get("notes").toString().contains("2 lines are not audit records"), read + "");
  }
}
