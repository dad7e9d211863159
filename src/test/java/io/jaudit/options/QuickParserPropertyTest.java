package io.jaudit.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What is parsed without picocli against what picocli parses. */
final class QuickParserPropertyTest {
  private static final List<SearchOption> ROWS = rows();

  private static List<SearchOption> rows() {
    List<SearchOption> rows = new ArrayList<>(SearchOption.all());
    rows.addAll(List.of(TreeOption.values()));
    return rows;
  }

  /** A command line that only one of the two can parse, or in another way, fails. */
  @Property(tries = 3000)
  void parsesWhatPicocliParses(@ForAll("commandLines") List<String> words) throws UsageException {
    for (List<SearchOption> rows : List.of(ROWS, SearchOption.all())) {
      SearchOptions quick = new QuickParser(words, rows).parse();
      if (quick != null) {
        assertEquals(written(new OptionParser(words, rows).parse()), written(quick));
      }
    }
  }

  @Provide
  Arbitrary<List<String>> commandLines() {
    List<String> names = new ArrayList<>();
    for (SearchOption row : ROWS) {
      names.addAll(row.form().names());
    }
    Arbitrary<String> name = Arbitraries.of(names);
    Arbitrary<String> usual = Arbitraries.of("-k", "--key", "--raw", "-ts", "--format", "-e");
    Arbitrary<String> value =
        Arbitraries.of(
            "MyMonitor",
            "a=b",
            "=",
            "x y",
            "'q'",
            "\"q\"",
            "${x}",
            "@file",
            "-",
            "--",
            "-13",
            "-x",
            "10:00",
            "today",
            "yesterday",
            "now",
            "2",
            "hours",
            "ago",
            "--nosuch",
            "-kone",
            "",
            "\u00e9");
    Arbitrary<String> joined =
        Arbitraries.oneOf(name, usual).flatMap(before -> value.map(after -> before + "=" + after));
    return Arbitraries.frequencyOf(
            Tuple.of(3, usual), Tuple.of(1, name), Tuple.of(5, value), Tuple.of(1, joined))
        .list()
        .ofMaxSize(6);
  }

  private static String written(SearchOptions options) {
    StringBuilder all = new StringBuilder("logs " + options.logs());
    for (SearchOption row : ROWS) {
      if (options.has(row)) {
        all.append('\n').append(row).append(' ').append(options.all(row));
      }
      if (row instanceof FilterOption condition && !options.negated(condition).isEmpty()) {
        all.append("\nnot ").append(row).append(' ').append(options.negated(condition));
      }
    }
    return all.toString();
  }

  @Example
  void ordinaryCommandLinesNeedNoPicocli() {
    for (String words :
        List.of(
            "-k MyMonitor --checkpoint state.ckpt",
            "-ts yesterday 10:00 -te now --format=json -k a -k b audit.log",
            "-e -13 -sv no -if audit.log --raw",
            "-")) {
      assertNotNull(new QuickParser(List.of(words.split(" ")), ROWS).parse(), words);
    }
  }

  @Example
  void mistakesAreLeftToPicocli() {
    for (String words :
        List.of(
            "-k",
            "-k --raw",
            "--raw --raw",
            "--raw=1",
            "--nosuch",
            "--help",
            "--not -k a",
            "--",
            "-5")) {
      assertNull(new QuickParser(List.of(words.split(" ")), ROWS).parse(), words);
    }
  }
}
