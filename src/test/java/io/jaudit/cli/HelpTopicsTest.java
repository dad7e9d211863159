package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.Query;
import io.jaudit.manual.HelpTopics;
import io.jaudit.options.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTopicsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "search",
        "report",
        "tree",
        "fields",
        "checkpoint",
        "completion",
        "where",
        "times"
      })
  void eachTopicIsPrintedAndFitsATerminal(String topic) throws UsageException {
    List<String> words = topic.isEmpty() ? List.of() : List.of(topic);
    String text = HelpTopics.text(words);
    assertTrue(text.startsWith("Usage: jaudit "), text);
    assertEquals(List.of(), text.lines().filter(line -> line.length() > 80).toList());
    assertTrue(HelpTopics.text(List.of()).contains(topic), topic);
  }

  @Test
  void aCommandHelpsAsHelpDoes() {
    TestHost host = new TestHost(folder);
    for (String command :
        List.of("search", "report", "tree", "fields", "checkpoint", "completion")) {
      String help = host.run("help", command).endsWith(0).saysNothing().out();
      assertEquals(help, host.run(command, "--help").endsWith(0).saysNothing().out());
    }
    host.run("help", "wher").endsWith(2).saysInOneLine("unknown command or topic", "where");
  }

  @Test
  void theExpressionsOfTheHelpAreRight() throws UsageException {
    List<MatchResult> examples =
        Pattern.compile("--where '(.*)'")
            .matcher(HelpTopics.text(List.of("where")).replace("'EXPR'", ""))
            .results()
            .toList();
    assertEquals(3, examples.size());
    for (MatchResult example : examples) {
      Query.parse("--where", example.group(1));
    }
  }

  @Test
  void everyTestThatTheHelpListsIsRight() throws UsageException {
    String text = HelpTopics.text(List.of("where"));
    String tests = text.substring(text.indexOf(":\n") + 2, text.indexOf("Names:"));
    for (String line : tests.lines().filter(row -> row.matches(" {2}[^ ].*")).toList()) {
      String row = line.replaceAll(" {2,}.*", "").isBlank() ? line.strip() : line;
      String forms = row.strip().split(" {3,}")[0];
      for (String form : forms.split(", (?=exe|comm|proctitle|a1|time)")) {
        Query.parse("--where", form);
      }
    }
  }

  @Test
  void theTimesOfTheHelpAreRight() throws UsageException {
    String text = HelpTopics.text(List.of("times"));
    String forms = text.substring(text.indexOf("quotes:\n") + 8, text.indexOf("Times without"));
    int read = 0;
    for (String line : forms.lines().filter(row -> row.matches(" {2}[^ ].*")).toList()) {
      for (String form : line.strip().split(" {3,}")[0].split(", ")) {
        if (!form.equals("boot")) {
          Query.parse("-ts", form);
          read++;
        }
      }
    }
    assertTrue(read > 30, () -> "too few forms in " + forms);
  }
}
