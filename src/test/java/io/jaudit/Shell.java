package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs scripts of {@code /bin/sh} in a folder. {@code $JAUDIT} is the distribution's launcher,
 * {@code $CLASSES} the class path of the tests and {@code $JAVA_HOME} the JDK they run on.
 */
final class Shell {
  static final Path JAUDIT = Path.of("target", "jaudit", "bin", "jaudit").toAbsolutePath();

  private final Path folder;
  private final List<String> before;

  /**
   * @param before the words to run the shell with, such as those that change the user
   */
  Shell(Path folder, String... before) {
    this.folder = folder;
    this.before = List.of(before);
  }

  /** How a script ended, and all that it printed, one character a byte. */
  record Outcome(int status, String out, String err) {
    Outcome endsWith(int expected) {
      assertEquals(expected, status, this::toString);
      return this;
    }

    Outcome prints(String expected) {
      assertEquals(expected, out, this::toString);
      return this;
    }

    Outcome says(String expected) {
      assertEquals(expected, err, this::toString);
      return this;
    }

    Outcome saysNothing() {
      return says("");
    }
  }

  Outcome run(String script) throws IOException, InterruptedException {
    return outcome(start(script).waitFor());
  }

  /** Starts a script, whose output goes to files of its own in the folder. */
  Process start(String script) throws IOException {
    List<String> words = new ArrayList<>(before);
    words.addAll(List.of("/bin/sh", "-c", script));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder
        .directory(folder.toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("CLASSES", System.getProperty("java.class.path"));
    builder.environment().put("JAUDIT", JAUDIT.toString());
    return builder.start();
  }

  /** Of the script that was started last, which is over. */
  Outcome outcome(int status) throws IOException {
    return new Outcome(
        status,
        Files.readString(folder.resolve("out"), StandardCharsets.ISO_8859_1),
        Files.readString(folder.resolve("err"), StandardCharsets.ISO_8859_1));
  }
}
