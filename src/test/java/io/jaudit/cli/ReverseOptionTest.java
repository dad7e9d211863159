package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.LogMutator;
import io.jaudit.output.formats.OutputFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --reverse} together with the other options of a search. */
class ReverseOptionTest {
  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void setUp() {
    host = new TestHost(folder);
  }

  @Test
  void printsTheNewestEventFirst() throws IOException {
    host.append(TestHost.runs("10:00:00", 1, 2)).rotate();
    host.append(TestHost.runs("10:00:01", 3, 4)).still();
    host.search("--reverse").endsWith(0).printsEvents(4, 3, 2, 1);
    host.search("--reverse", "--limit", "3").endsWith(0).printsEvents(4, 3, 2);
    host.search("--reverse", "--just-one").endsWith(0).printsEvents(4);
    host.search("--reverse", "-a", "2", "-a", "3").endsWith(0).printsEvents(3, 2);
    host.search("--reverse", "-k", "nosuch").endsWith(1).prints("");
    byte[] log = Files.readAllBytes(host.log());
    host.stdin(new ByteArrayInputStream(log)).search("--reverse", "-").printsEvents(4, 3);
  }

  static Iterable<String> formats() {
    return OutputFormat.names();
  }

  @ParameterizedTest
  @MethodSource("formats")
  void reversesEachFormat(String format) throws IOException {
    host.append(TestHost.runs("10:00:00", 1, 2)).still();
    String header =
        format.equals("csv")
            ? host.search("--format", "csv").out().lines().findFirst().get() + "\n"
            : "";
    String first = host.search("-a", "1", "--format", format).endsWith(0).out();
    String second = host.search("-a", "2", "--format", format).endsWith(0).out();
    host.search("--reverse", "--format", format).prints(second + first.substring(header.length()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void isTheReverseOfTheOrderWithoutIt(long seed) throws IOException {
    List<String> words = new ArrayList<>(List.of("--fields", "time,serial,node,type", "-q"));
    for (int i = 0; i < 3; i++) { // of several hosts, of the same time, and damaged
      Path log = host.file("log" + i);
      Files.writeString(log, new LogMutator(seed + i).log(100, 60), ISO_8859_1);
      words.add(log.toString());
    }
    List<String> rows = new ArrayList<>(run(words));
    List<String> expected = new ArrayList<>(rows.subList(1, rows.size()));
    Collections.reverse(expected);
    expected.add(0, rows.get(0));
    words.add("--reverse");
    assertEquals(expected, run(words));
    words.addAll(List.of("--limit", "5"));
    assertEquals(expected.subList(0, 6), run(words));
  }

  private List<String> run(List<String> words) {
    return host.search(words.toArray(String[]::new)).out().lines().toList();
  }

  @Test
  void theNumberOfEventsIsTheSame() throws IOException {
    host.append(TestHost.runs("10:00:00", 1, 2, 3)).still();
    host.search("--reverse", "--count").prints("3\n");
    host.search("--reverse", "--count", "--limit", "2").prints("2\n");
  }

  @Test
  void aSearchThatGoesOnCannotBeReversed() {
    host.search("nosuch", "--reverse", "-F")
        .endsWith(2)
        .saysInOneLine("--reverse and --follow can't be combined");
    host.search("nosuch", "--reverse", "--checkpoint", "x")
        .endsWith(2)
        .saysInOneLine("--reverse and --checkpoint can't be combined");
  }
}
