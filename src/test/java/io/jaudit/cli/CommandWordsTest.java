package io.jaudit.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user is told about words that no command can take. */
class CommandWordsTest {
  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-k x              | expected a command before '-k'; did you mean jaudit search -k x?",
        "-if a -k x        | did you mean jaudit search -if a -k x?",
        "--key=x a         | did you mean jaudit search --key=x a?",
        "--where 'exe = /x' | did you mean jaudit search --where 'exe = /x'?",
        "--count           | did you mean jaudit search --count?",
        "-i -k a -ts today -m EXECVE | did you mean jaudit search -i -k a -ts today -m ...?",
        "--by exe a        | did you mean jaudit report --by exe a?",
        "--compat keys a   | did you mean jaudit report --compat keys a?",
        "--html=a.html a   | did you mean jaudit report --html=a.html a?",
        "--up 2 -p 1 a     | did you mean jaudit tree --up 2 -p 1 a?",
        "--nosuch          | unknown command '--nosuch'; expected search, report, tree, fields, checkpoint, completion or help",
        "bogus             | unknown command 'bogus'; expected search, report, tree, fields, checkpoint, completion or help",
        "serch             | unknown command 'serch'; did you mean search?",
        "help bogus        | unknown command or topic 'bogus'; expected search, report, tree, fields, checkpoint, completion, where or times",
      })
  void aForgottenOrUnknownCommand(String words, String expected) {
    host.run(ShellWords.of(words).toArray(String[]::new)).endsWith(2).saysInOneLine(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--tail    | --limit N --reverse",
        "--last    | -ts TIME",
        "--sort    | oldest first; use --reverse",
        "--order   | oldest first; use --reverse",
        "--desc    | oldest first; use --reverse",
        "--max     | --limit N",
        "--head    | --limit N",
        "--first   | --limit N",
        "--newest  | --reverse",
      })
  void anOptionOfAnotherProgram(String option, String expected) {
    host.search(option, "3", "log").endsWith(2).saysInOneLine("unknown option", expected);
    host.search(option + "=3", "log").endsWith(2).saysInOneLine("unknown option", expected);
  }

  /** Java replaces bytes that it can't decode by this character. */
  @Test
  void bytesThatAreNotUtf8AreReportedWithTheirOption() {
    String bad = "exe = \"\ufffd\"";
    host.search("--where", bad, "log")
        .endsWith(2)
        .saysInOneLine("jaudit: --where: 'exe", "is not valid UTF-8; write such a byte as \\xHH");
    host.search("--where=" + bad, "log").saysInOneLine("jaudit: --where: 'exe");
    host.search("-k", "\ufffd", "log")
        .saysInOneLine("jaudit: --key: '", "is not valid UTF-8, so it can't be searched for");
    host.search("-q", "\ufffd").saysInOneLine("jaudit: '", "is not valid UTF-8");
    host.run("\ufffd").endsWith(2).saysInOneLine("jaudit: '", "is not valid UTF-8");
  }
}
