package io.jaudit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the data of a page. */
public final class PageData {
  private static final String START = "<script type=\"application/json\" id=\"data\">";

  private PageData() {}

  /** Returns the data of the page in a file. */
  public static JsonNode of(Path file) throws IOException {
    return of(Files.readString(file, StandardCharsets.UTF_8));
  }

  /** Returns the data of a page. */
  public static JsonNode of(String html) throws IOException {
    int start = html.indexOf(START) + START.length();
    return new ObjectMapper().readTree(html.substring(start, html.indexOf("</script>", start)));
  }
}
