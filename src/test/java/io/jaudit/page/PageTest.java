package io.jaudit.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.page.Page.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page admits its own script and no other, and its data can't leave its element. */
class PageTest {
  private static String html(Kind kind, PagePart part) {
    return new String(Page.html(kind, List.of(part)).toByteArray(), StandardCharsets.UTF_8);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }

  @ParameterizedTest
  @EnumSource
  void thePolicyHasTheHashOfTheScript(Kind kind) throws Exception {
    String html = html(kind, json -> {});
    String script = between(html, "<script>", "</script>");
    byte[] hash =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    String policy = between(html, "Content-Security-Policy\" content=\"", "\"");
    assertEquals(
        "default-src 'none'; script-src 'sha256-"
            + Base64.getEncoder().encodeToString(hash)
            + "'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
        policy);
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsLoadedAndNothingIsParsedAsHtml(Kind kind) {
    String html = html(kind, json -> {});
    String namespace = "'http://www.w3.org/2000/svg'";
    assertEquals(2, html.split(namespace, -1).length);
    String rest = html.replace(namespace, "");
    for (String forbidden :
        List.of(
            "http:",
            "https:",
            " src=",
            "href=",
            "url(",
            "@import",
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "Function(",
            "fetch(",
            "import(",
            "XMLHttpRequest",
            "WebSocket",
            "localStorage",
            "<form")) {
      assertFalse(rest.contains(forbidden), forbidden);
    }
  }

  @Test
  void dataCanNotEndItsElement() {
    String hostile = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)>";
    String html = html(Kind.REPORT, json -> json.text("hostile", hostile));
    String block = between(html, "id=\"data\">", "</script>");
    assertFalse(block.contains("<"), block);
    assertTrue(block.contains("\\u003c/script>\\u003cscript>alert(1)"), block);
    assertEquals(3, html.split("</script>", -1).length);
  }

  @Test
  void placesOfPartsInTheDataAreLeftAlone() {
    String html = html(Kind.TREE, json -> json.text("hostile", "@script@ @data@ @style@"));
    assertTrue(html.contains("{\"hostile\":\"@script@ @data@ @style@\"}"), html);
  }

  @Test
  void textsAreSafeAndCut() {
    Texts texts = new Texts();
    int number = texts.add(ByteSlice.of("a\u202eb\u001b[31m\u2028"));
    assertEquals("a\\u202eb\\x1b[31m\\u2028", texts.all().get(number));
    assertEquals(number, texts.add(ByteSlice.of("a\u202eb\u001b[31m\u2028")));
    assertEquals("\\xff!", Texts.shown(ByteSlice.of(new byte[] {(byte) 0xff, '!'})));
    assertEquals("ü".repeat(300) + "…", Texts.shown(ByteSlice.of("ü".repeat(301))));
    assertEquals("ü".repeat(300), Texts.shown(ByteSlice.of("ü".repeat(300))));
    assertEquals(301, Texts.shown(ByteSlice.of("😀".repeat(5000))).codePoints().count());
    assertEquals(Texts.NONE, texts.add(""));
  }
}
