package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Opens pages in headless Chromium, without a network. */
final class Browser {
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  private static final int MOST_SECONDS = 60;

  private final Path folder;

  /**
   * @param folder for what the browser writes
   */
  Browser(Path folder) {
    this.folder = folder;
  }

  static boolean isThere() {
    return program() != null;
  }

  private static Path program() {
    return PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
  }

  /** Returns the document after its script has run. */
  String document(Path page, String hash) throws IOException, InterruptedException {
    return run(page, hash, List.of("--dump-dom"));
  }

  /** Writes a picture of the page. */
  Path picture(Path page, int width, int height, String... more)
      throws IOException, InterruptedException {
    Path picture = folder.resolve("picture.png");
    List<String> options = new ArrayList<>(List.of(more));
    options.add("--window-size=" + width + "," + height);
    options.add("--screenshot=" + picture);
    run(page, "", options);
    return picture;
  }

  private String run(Path page, String hash, List<String> more)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.addAll(List.of(program().toString(), "--headless", "--no-sandbox", "--disable-gpu"));
    words.addAll(List.of("--hide-scrollbars", "--virtual-time-budget=8000"));
    words.addAll(
        List.of("--proxy-server=127.0.0.1:1", "--user-data-dir=" + folder.resolve("user")));
    words.addAll(more);
    words.add(page.toUri() + hash);
    Path out = folder.resolve("browser.out");
    Path err = folder.resolve("browser.err");
    Process process =
        new ProcessBuilder(words).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertTrue(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS), "the browser does not end");
      assertEquals(0, process.exitValue(), () -> text(err));
    } finally {
      process.destroyForcibly();
    }
    return text(out);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Returns an attribute of the root element of a document, as it is written; empty if absent. */
  static String attribute(String document, String name) {
    Matcher root = Pattern.compile("<html[^>]*>").matcher(document);
    assertTrue(root.find(), document);
    Matcher found = Pattern.compile(name + "=\"([^\"]*)\"").matcher(root.group());
    return found.find() ? found.group(1) : "";
  }
}
