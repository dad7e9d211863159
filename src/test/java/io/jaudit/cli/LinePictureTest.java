package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TerminalPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The picture of {@code --format line} in README.md shows what jaudit prints, in its colors. {@code
 * -Dgolden.update=true} draws it again.
 */
class LinePictureTest {
  private static final Path PICTURE = Path.of("docs", "line.svg");
  private static final String COMMAND =
      "search -if testdata/ausearch/demo.log --limit 12 --format line --width 130"
          + " --where 'type in (EXECVE, USER_LOGIN, USER_CMD, AVC) or exit = ENOENT'";

  @TempDir private Path folder;

  @Test
  void isDrawnFromRealOutput() throws IOException {
    String picture = TerminalPicture.of(printed("always"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PICTURE, picture);
    }
    assertEquals(picture, Files.readString(PICTURE));
  }

  @Test
  void showsTheTextThatIsPrinted() throws IOException {
    assertEquals(printed("never"), TerminalPicture.text(Files.readString(PICTURE)));
  }

  @Test
  void isInTheReadme() throws IOException {
    assertTrue(Files.readString(Path.of("README.md")).contains("(docs/line.svg)"));
  }

  private List<String> printed(String color) throws IOException {
    List<String> words = new ArrayList<>(ShellWords.of(COMMAND));
    words.addAll(List.of("--color", color));
    CommandRun run = new TestHost(folder).run(words.toArray(String[]::new));
    List<String> lines = new ArrayList<>();
    lines.add("$ jaudit " + COMMAND);
    new String(run.out().getBytes(ISO_8859_1), UTF_8).lines().forEach(lines::add);
    return lines;
  }
}
