package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for all of the help; its words are compared by the case {@code help}. */
class SearchHelpTest {
  static Stream<OptionSpec> options() {
    return SearchOptions.sections().stream().flatMap(section -> section.options().stream());
  }

  @Test
  void fitsATerminal() {
    assertEquals(List.of(), SearchHelp.text().lines().filter(line -> line.length() > 80).toList());
  }

  @ParameterizedTest
  @MethodSource("options")
  void saysWhatAnOptionMeansInFewLines(OptionSpec option) {
    String text = new HelpText().section("", List.of(option)).toString();
    assertTrue(text.strip().lines().count() <= 2, text);
    assertTrue(text.strip().endsWith("."), text);
  }

  /** Whoever reads "contains" must be right with {@code -w} and wrong without. */
  @ParameterizedTest
  @MethodSource("options")
  void optionsOfTextSayThatTheyContainIt(OptionSpec option) {
    boolean takesText = option.paramLabel().equals("TEXT");
    boolean says = String.join("", option.description()).contains("contains TEXT");
    assertEquals(takesText, says, option::toString);
  }

  @Test
  void examplesAreRightCommandLines() throws UsageException {
    List<String> examples =
        SearchHelp.text()
            .lines()
            .filter(line -> line.contains("jaudit search -"))
            .map(line -> line.substring(line.indexOf("jaudit search ")))
            .map(line -> line.replaceAll(" \\| .*", ""))
            .toList();
    assertFalse(examples.isEmpty());
    for (String example : examples) {
      List<String> words = ShellWords.of(example);
      SearchOptions options = SearchOptions.parse(words.subList(2, words.size()));
      assertEquals(options.logs().size(), example.matches(".* (-|/srv/.*)") ? 1 : 0, example);
    }
  }
}
