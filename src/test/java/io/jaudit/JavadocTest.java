package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavadocTest {
  private static final Path SOURCES = Path.of("src/main/java");

  /** The Javadoc of a public type: its first two words, and the name of the type. */
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "/\\*\\*\\s+(?:\\* )?(\\S+\\s+(?:\\* )?\\S+)(?:(?!\\*/).)*\\*/\\s+(?:@[^\\n]+\\s+)*"
              + "public (?:\\w+ |non-sealed )*(?:class|interface|enum|record) (\\w+)",
          Pattern.DOTALL);

  private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");

  /**
   * A public method or constructor: the line before it and its annotations, these, and its name.
   */
  private static final Pattern PUBLIC_MEMBER =
      Pattern.compile(
          "([^\\n]*)\n((?:  )+(?:@[^\\n]+\n(?:  )+)*)public (?:[\\w<>?\\[\\],.@& ]+ )?(\\w+)\\(");

  /** The form of a verb, and not of a noun in the plural, as in "Names for", "Operations of". */
  private static final Pattern VERB =
      Pattern.compile(
          "(?!This\\b|Logs |Families |Operations |\\w+ (?:of|whose)$)"
              + "(?!(?:Names|Numbers|Records|Views|Words) (?:that|for|in|from)$)[A-Z][a-z]+s .*");

  @Test
  void theJavadocOfAPublicTypeBeginsWithAVerb() throws IOException {
    List<String> wrong = new ArrayList<>();
    int types = 0;
    for (Path source : sources()) {
      Matcher type = PUBLIC_TYPE.matcher(Files.readString(source));
      while (type.find()) {
        types++;
        String words = type.group(1).replaceFirst("\\s+(?:\\* )?", " ");
        if (!VERB.matcher(words).matches()) {
          wrong.add(type.group(2) + ": " + words);
        }
      }
    }
    assertTrue(types > 100, "only " + types + " types found");
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Parses numbers", "Names the", "Records how", "Reports that", "Looks for"})
  void acceptsVerbs(String words) {
    assertTrue(VERB.matcher(words).matches());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This reads",
        "Logs that",
        "Families of",
        "Operations of",
        "Names for",
        "Numbers that",
        "A reader",
      })
  void refusesNouns(String words) {
    assertFalse(VERB.matcher(words).matches());
  }

  @Test
  void publicMembersOfExportedPackagesHaveJavadoc() throws IOException {
    List<String> wrong = new ArrayList<>();
    int members = 0;
    Matcher export = EXPORT.matcher(Files.readString(SOURCES.resolve("module-info.java")));
    while (export.find()) {
      for (Path source : sourcesIn(SOURCES.resolve(export.group(1).replace('.', '/')))) {
        String text = Files.readString(source);
        Matcher member = PUBLIC_MEMBER.matcher(isPublic(text) ? text : "");
        while (member.find()) {
          members++;
          if (!member.group(1).endsWith("*/") && !member.group(2).contains("@Override")) {
            wrong.add(source.getFileName() + ": " + member.group(3));
          }
        }
      }
    }
    assertTrue(members > 300, "only " + members + " members found");
    assertEquals(List.of(), wrong);
  }

  private static boolean isPublic(String source) {
    return PUBLIC_TYPE.matcher(source).find();
  }

  private static List<Path> sourcesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
