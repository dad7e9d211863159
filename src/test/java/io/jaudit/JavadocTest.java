package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** The Javadoc of a public type: its first word, and the name of the type. */
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "/\\*\\*\\s+(?:\\* )?(\\S+)(?:(?!\\*/).)*\\*/\\s+(?:@[^\\n]+\\s+)*"
              + "public (?:\\w+ |non-sealed )*(?:class|interface|enum|record) (\\w+)",
          Pattern.DOTALL);

  @Test
  void theJavadocOfAPublicTypeBeginsWithAVerb() throws IOException {
    List<String> wrong = new ArrayList<>();
    int types = 0;
    for (Path source : sources()) {
      Matcher type = PUBLIC_TYPE.matcher(Files.readString(source));
      while (type.find()) {
        types++;
        if (!type.group(1).matches("(?!This\\b)[A-Z][a-z]+s")) {
          wrong.add(type.group(2) + ": " + type.group(1));
        }
      }
    }
    assertTrue(types > 100, "only " + types + " types found");
    assertEquals(List.of(), wrong);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
