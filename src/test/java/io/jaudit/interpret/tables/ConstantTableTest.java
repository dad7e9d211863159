package io.jaudit.interpret.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstantTableTest {
  private static final ConstantTable TABLE =
      ConstantTable.parse(
          """
          # A comment: with a\ttab
          0\tzero
          # another
          7\tSeven\tsept,VII\tthe seventh
          8\teight\t\tthe eighth
          0x10\tsixteen
          """);

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 1", "8, 2", "16, 3", "1, -1", "-1, -1", "17, -1", "4294967303, -1"})
  void findsRowsByNumber(long number, int row) {
    assertEquals(row, TABLE.find(number));
  }

  @ParameterizedTest
  @CsvSource({
    "zero, 0", "ZERO, 0", "seven, 1", "sept, 1", "vii, 1", "eight, 2", "sixteen, 3",
    "zer, -1", "zeros, -1", "sep, -1", "ero, -1", "the eighth, -1", "'sept,VII', -1", "comment, -1"
  })
  void findsRowsByNameOrAliasInAnyCase(String word, int row) {
    assertEquals(row, TABLE.find(word));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "\n", "zero\n", "sixteen\n", "Seven\tsept", "\t", "sixteen\nmore", "zerÖ"})
  void findsNothingForWhatIsNoWord(String word) {
    assertEquals(ConstantTable.NONE, TABLE.find(word));
  }

  @Test
  void readsNamesDetailsAndWords() {
    assertEquals("Seven", TABLE.name(1));
    assertEquals("", TABLE.detail(0));
    assertEquals("the seventh", TABLE.detail(1));
    assertEquals("the eighth", TABLE.detail(2));
    assertEquals("", TABLE.detail(3));
    assertEquals(List.of("zero", "Seven", "sept", "VII", "eight", "sixteen"), TABLE.words());
  }

  @Test
  void anEmptyTableHasNothing() {
    assertEquals(0, ConstantTable.empty().size());
    assertEquals(ConstantTable.NONE, ConstantTable.empty().find(0));
    assertEquals(ConstantTable.NONE, ConstantTable.empty().find("zero"));
    assertEquals(List.of(), ConstantTable.empty().words());
  }

  @Test
  void aMissingResourceIsNamed() {
    Exception e = assertThrows(IllegalStateException.class, () -> ConstantTable.load("no.tsv"));

    assertEquals("resource missing: no.tsv", e.getMessage());
  }
}
