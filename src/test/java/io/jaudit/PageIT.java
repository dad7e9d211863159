package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages in a browser: they check themselves, load nothing, and can be used by everyone. */
class PageIT {
  private static final Path DATA = Path.of("testdata").toAbsolutePath();

  /** A file with another version of axe-core than that on the class path. */
  private static final String OTHER_AXE = System.getProperty("jaudit.axe", "");

  /** The results of axe-core that count, and whatever else went wrong. */
  private static final String RUN_AXE =
      """
      addEventListener('load', () => axe.run({resultTypes: ['violations']}).then(
        found => found.violations.filter(each => each.impact !== 'minor').map(
          each => each.impact + ' ' + each.id + ': ' + each.nodes.map(node => node.target).join(' ')),
        problem => [String(problem)]).then(
        problems => {
          document.documentElement.dataset.axe = problems.join('; ') || 'none';
          document.documentElement.dataset.use = usePage();
        }));
      """;

  @TempDir private Path folder;
  private Browser browser;
  private Path page;

  @BeforeEach
  void findBrowser() {
    assumeTrue(Browser.isThere(), "there is no Chromium");
    browser = new Browser(folder);
    page = folder.resolve("page.html");
  }

  private void make(String words) throws Exception {
    make(words, 0);
  }

  private void make(String words, int status) throws Exception {
    String of = words.replace("testdata", DATA.toString());
    new Shell(folder).run("\"$JAUDIT\" " + of + " --html page.html").endsWith(status);
  }

  private String checkedDocument() throws Exception {
    String document = browser.document(page, "#selftest");
    String result = Browser.attribute(document, "data-selftest");
    assertTrue(result.startsWith("passed "), "'" + result + "'");
    assertFalse(Browser.attribute(document, "data-ready").isEmpty());
    return document;
  }

  /** The policy of the page admits no other script, so it is left out. */
  private void assertUsableByEveryone() throws Exception {
    String html = Files.readString(page);
    String open = html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    assertFalse(open.equals(html));
    Path copy = folder.resolve("copy.html");
    String use = text("/io/jaudit/page-test.js");
    String scripts = "<script>" + axe() + "</script><script>" + use + RUN_AXE + "</script>";
    Files.writeString(copy, open.replace("</body>", scripts + "</body>"));
    String document = browser.document(copy, "");
    assertEquals("none", Browser.attribute(document, "data-axe"));
    assertEquals("none", Browser.attribute(document, "data-use"));
  }

  private static String axe() throws IOException {
    return OTHER_AXE.isEmpty() ? text("/axe.min.js") : Files.readString(Path.of(OTHER_AXE));
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = PageIT.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "report summary,noise,keys,privilege,logins --by exe,auid testdata/ausearch/demo.log",
        "tree testdata/process/zoo.log.xz",
        "tree -k secret testdata/process/zoo.log.xz",
      })
  void aPageIsInOrder(String words) throws Exception {
    make(words);
    checkedDocument();
    assertUsableByEveryone();
  }

  @Test
  void aSmallPageIsSmall() throws Exception {
    make("tree testdata/process/zoo.log.xz");
    assertTrue(Files.size(page) <= 60_000, Files.size(page) + " bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"report exes,keys --by comm", "tree"})
  void textOfALogStaysText(String words) throws Exception {
    Path log = folder.resolve("hostile.log");
    Files.write(log, HostilePage.log());
    make(words + " hostile.log");
    String document = checkedDocument();
    boolean isTree = words.equals("tree");
    for (String shown : isTree ? HostilePage.SHOWN_IN_COMMANDS : HostilePage.SHOWN) {
      assertTrue(document.contains(shown), shown);
    }
    assertUsableByEveryone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"report keys", "tree"})
  void aPageWithoutEventsIsInOrder(String words) throws Exception {
    make(words + " -k none testdata/quickstart", 1);
    checkedDocument();
    assertUsableByEveryone();
  }

  /** A tick each 100 ms is as close as ticks are; the first one begins where the timeline does. */
  @Test
  void timesOfTheTimelineDoNotOverlap() throws Exception {
    String log = "";
    for (int millis = 0; millis < 700; millis += 10) {
      log += "type=USER_CMD msg=audit(1700000000.%03d:%d): pid=1\n".formatted(millis, 1 + millis);
    }
    Files.writeString(folder.resolve("short.log"), log);
    make("report types short.log");
    checkedDocument();
  }

  @Test
  void picturesAreLightAndDark() throws Exception {
    make("report noise testdata/ausearch/demo.log");
    long light = Files.size(browser.picture(page, 390, 800));
    long dark =
        Files.size(browser.picture(page, 390, 800, "--blink-settings=preferredColorScheme=0"));
    assertTrue(light > 10_000 && dark > 10_000 && light != dark, light + " and " + dark);
  }
}
