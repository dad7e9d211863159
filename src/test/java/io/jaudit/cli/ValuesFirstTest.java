package io.jaudit.cli;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.options.Arity;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every wrong value is reported before a log is opened: with a log that does not exist, the error
 * is about the value.
 */
class ValuesFirstTest {
  /** A wrong value for each label; empty if any text is right. */
  private static final Map<String, String> WRONG =
      Map.ofEntries(
          entry("TEXT", ""),
          entry("NODE", ""),
          entry("NAME", ""),
          entry("LOG", ""),
          entry("TIME", "yestrday"),
          entry("EXPR", "exe is x"),
          entry("TYPE", ","),
          entry("ID", "x"),
          entry("SYSCALL", "opnat"),
          entry("ARCH", "x87"),
          entry("CODE", "EACCESS"),
          entry("yes|no", "maybe"),
          entry("PID", "-1"),
          entry("USER", "0x10"),
          entry("GROUP", "0x10"),
          entry("PLACE", "here"),
          entry("INTERVAL", "often"),
          entry("SECONDS", "soon"),
          entry("FORMAT", "xml"),
          entry("CONTENT", "some"),
          entry("CASE", "mixed"),
          entry("METHOD", "perl"),
          entry("WHEN", "now"),
          entry("COLUMNS", "wide"),
          entry("N", "many"),
          entry("NAMES", "uidd"));

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
  }

  static Stream<SearchOption> options() {
    return SearchOption.all().stream().filter(option -> option.form().arity() != Arity.NONE);
  }

  @ParameterizedTest
  @MethodSource("options")
  void aWrongValueIsReportedBeforeALogThatDoesNotExist(SearchOption option) throws IOException {
    String wrong = wrong(option);
    if (wrong.isEmpty()) {
      return;
    }
    List<String> words = new ArrayList<>(List.of("search", option.longName(), wrong));
    if (option == RunOption.POLL) {
      words.add("-F");
    }
    if (option == RunOption.CHECKPOINT_OUT) {
      words.addAll(List.of("--checkpoint", host.checkpoint().toString()));
    }
    words.add(host.file("nosuch.log").toString());
    CommandRun run = host.run(words.toArray(String[]::new));
    assertTrue(run.status() > 1, run::toString);
    assertFalse(run.err().contains("nosuch"), run::toString);
    assertTrue(run.err().contains(option.longName()) || run.err().contains(wrong), run::toString);
  }

  @Test
  void aCheckpointThatIsNoneIsNeitherChangedNorHiddenByAMissingLog() throws IOException {
    Path file = Files.writeString(host.file("garbage"), "no checkpoint\n");
    CommandRun run =
        host.search("--checkpoint", file.toString(), host.file("nosuch.log").toString());
    run.endsWith(10).saysInOneLine("garbage:1: not a checkpoint");
    assertEquals("no checkpoint\n", Files.readString(file));
  }

  /** Returns a wrong value for the option; empty if any value is right. */
  private String wrong(SearchOption option) throws IOException {
    if (option.form().label().equals("FILE")) {
      Path file = host.file("garbage");
      boolean isNames = option == RunOption.PASSWD || option == RunOption.GROUP;
      return isNames ? host.file("no-names").toString() : Files.writeString(file, "= =").toString();
    }
    if (option == RunOption.HOST_ID) {
      return "";
    }
    String wrong = WRONG.get(option.form().label());
    assertTrue(wrong != null, () -> "no wrong value is known for " + option.longName());
    return wrong;
  }
}
