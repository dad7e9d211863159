package io.jaudit.interpret.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every generated table, found not listed, to the shape its readers rely on. */
class TableResourcesTest {
  static List<Path> tables() throws Exception {
    URI uri = TableResourcesTest.class.getResource("/io/jaudit/interpret/arch.tsv").toURI();
    try (Stream<Path> files = Files.list(Path.of(uri).getParent())) {
      return files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList();
    }
  }

  @Test
  void everyTableIsFound() throws Exception {
    assertTrue(tables().size() >= 15, () -> "too few");
  }

  @ParameterizedTest
  @MethodSource("tables")
  void saysWhatItIsAndWhereItComesFrom(Path table) throws Exception {
    List<String> comments = lines(table).stream().takeWhile(line -> line.startsWith("# ")).toList();

    assertTrue(comments.get(0).matches("# [A-Z].*: .*"), comments.get(0));
    assertTrue(
        comments.stream().anyMatch(line -> line.startsWith("# From ") || line.contains("Read off")),
        () -> "no provenance");
    assertTrue(
        comments.stream().anyMatch(line -> line.matches(".* \\d+\\.\\d+.*")), () -> "no version");
    assertTrue(comments.get(comments.size() - 1).contains("src/main/tables/generate.py"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void isSortedByNumberWithoutRepetition(Path table) throws Exception {
    long previous = -1;
    for (String row : rows(table)) {
      long number = Long.decode(row.split("\t", -1)[0]);
      assertTrue(number > previous, row);
      previous = number;
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void spellsEachWordOnce(Path table) throws Exception {
    Set<String> words = new HashSet<>();
    for (String row : rows(table)) {
      String[] cells = row.split("\t", -1);
      assertTrue(words.add(cells[1].toLowerCase(Locale.ROOT)), row);
      if (cells.length > 2 && !cells[2].isEmpty()) {
        for (String alias : cells[2].split(",", -1)) {
          assertTrue(words.add(alias.toLowerCase(Locale.ROOT)), row);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void isPlainTextThatTheReaderReadsWhole(Path table) throws Exception {
    String text = Files.readString(table, StandardCharsets.US_ASCII);
    ConstantTable read = ConstantTable.parse(text);

    assertTrue(text.endsWith("\n"));
    assertFalse(text.contains("\r") || text.contains("\t\n") || text.contains("\n\n"));
    assertEquals(rows(table).size(), read.size());
    for (int row = 0; row < read.size(); row++) {
      assertEquals(row, read.find(read.number(row)));
      assertEquals(row, read.find(read.name(row)));
      assertTrue(read.name(row).matches("[\\w.-]+"), read.name(row));
    }
  }

  private static List<String> rows(Path table) throws Exception {
    return lines(table).stream().filter(line -> !line.startsWith("#")).toList();
  }

  private static List<String> lines(Path table) throws Exception {
    return Files.readAllLines(table, StandardCharsets.US_ASCII);
  }
}
