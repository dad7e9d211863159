package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.manual.Command;
import io.jaudit.manual.HelpTopics;
import io.jaudit.options.ReportOption;
import io.jaudit.options.SearchOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.TreeOption;
import io.jaudit.options.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for all of the help; its words are compared by the case {@code help}. */
class SearchHelpTest {
  static List<SearchOption> options() {
    List<SearchOption> options = new ArrayList<>(SearchOption.all());
    options.addAll(List.of(TreeOption.values()));
    options.addAll(List.of(ReportOption.values()));
    return options;
  }

  @Test
  void fitsATerminal() {
    assertEquals(
        List.of(),
        HelpTopics.text(Command.SEARCH).lines().filter(line -> line.length() > 80).toList());
  }

  @ParameterizedTest
  @MethodSource("options")
  void saysWhatAnOptionMeansInFewLines(SearchOption option) {
    String text = option.form().help();
    assertTrue(text.length() < 150, text); // three lines
    assertTrue(text.endsWith("."), text);
  }

  /** Whoever reads "contains" must be right with {@code -w} and wrong without. */
  @ParameterizedTest
  @MethodSource("options")
  void optionsOfTextSayThatTheyContainIt(SearchOption option) {
    boolean takesText = option.form().label().equals("TEXT");
    boolean says = option.form().help().contains("contains TEXT");
    assertEquals(takesText, says, option::toString);
  }

  @Test
  void examplesAreRightCommandLines() throws UsageException {
    List<String> examples =
        HelpTopics.text(Command.SEARCH)
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
