package io.jaudit.manual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.options.FilterOption;
import io.jaudit.options.ReportOption;
import io.jaudit.options.RunOption;
import io.jaudit.options.TreeOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the scripts contain; {@code CompletionIT} runs them. */
class CompletionTest {
  /** Returns the part of the script about a command. */
  private static String partOf(Completion shell, Command command) {
    String script = shell.script();
    String word = command.word();
    if (shell == Completion.FISH) {
      String begin = "# jaudit " + word + "\n";
      int end = script.indexOf("\n# jaudit ", script.indexOf(begin));
      return script.substring(script.indexOf(begin), end < 0 ? script.length() : end);
    }
    int begin = script.indexOf("_jaudit_" + word + "() {\n");
    return script.substring(begin, script.indexOf("\n}\n", begin));
  }

  private static boolean has(Completion shell, Command command, String option) {
    String bare = option.replaceFirst("^--?", "");
    String form =
        switch (shell) {
          case BASH, ZSH -> "(?<![\\w-])" + option + "(?![\\w-])";
          case FISH ->
              (option.startsWith("--") ? " -l " : bare.length() == 1 ? " -s " : " -o ")
                  + bare
                  + " ";
        };
    return Pattern.compile(form).matcher(partOf(shell, command)).find();
  }

  @ParameterizedTest
  @EnumSource(Completion.class)
  void hasTheOptionsOfEachCommandAndNoOthers(Completion shell) {
    for (Command command : Command.values()) {
      for (CommandOption option : Completion.options(command)) {
        for (String name : option.form().names()) {
          assertTrue(has(shell, command, name), () -> shell + ": " + command + " " + name);
        }
      }
    }
    assertFalse(has(shell, Command.TREE, RunOption.CHECKPOINT_FILE.longName()));
    assertFalse(has(shell, Command.SEARCH, TreeOption.FAILED.longName()));
    assertFalse(has(shell, Command.REPORT, RunOption.INVERT.longName()));
    assertFalse(has(shell, Command.FIELDS, ReportOption.BY.longName()));
    assertFalse(has(shell, Command.CHECKPOINT, FilterOption.KEY.longName()));
  }

  @ParameterizedTest
  @EnumSource(Completion.class)
  void hasTheWordsOfEveryList(Completion shell) {
    String script = shell.script();
    for (Candidates candidates : Candidates.values()) {
      for (String word : WordLists.of(candidates)) {
        Pattern pattern = Pattern.compile("(?<![\\w.-])" + Pattern.quote(word) + "(?![\\w-])");
        assertTrue(pattern.matcher(script).find(), () -> shell + " " + candidates + " " + word);
      }
    }
  }

  /** They are in the scripts without quotes. */
  @Test
  void wordsNeedNoQuotes() {
    for (Candidates candidates : Candidates.values()) {
      for (String word : WordLists.of(candidates)) {
        assertTrue(word.matches("[A-Za-z0-9_.-]+"), candidates + ": " + word);
      }
    }
    for (Command command : Command.values()) {
      for (CommandOption option : Completion.options(command)) {
        for (String word : option.choices()) {
          assertTrue(word.matches("[A-Za-z0-9_]+"), command + ": " + word);
        }
      }
    }
  }

  @Test
  void everyValueHasItsCandidates() {
    for (Command command : Command.values()) {
      for (CommandOption option : Completion.options(command)) {
        String label = option.form().label();
        boolean isFree =
            List.of("N", "TEXT", "PID", "ID", "NODE", "NAME", "PLACE", "SECONDS", "INTERVAL")
                    .contains(label)
                || label.equals("COLUMNS");
        if (!label.isEmpty() && option.candidates() == Candidates.NOTHING) {
          assertTrue(isFree, () -> "nothing is proposed for " + option.form());
        }
      }
    }
  }

  @Test
  void aDescriptionIsWhatMakesSenseAlone() {
    assertEquals(
        "Key of the rule (key=) contains TEXT", CommandOption.of(FilterOption.KEY).summary());
    assertEquals(
        "Seconds of log time after which an event is complete (default: auditd.conf's"
            + " end_of_event_timeout, else 2)",
        CommandOption.of(RunOption.EOE_TIMEOUT).summary());
    assertEquals("Newest event first", CommandOption.of(RunOption.REVERSE).summary());
  }
}
