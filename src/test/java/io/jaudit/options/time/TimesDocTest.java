package io.jaudit.options.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.options.time.TimeExpression.Edge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each form in docs/times.md means what the page shows. */
class TimesDocTest {
  private static final Path PAGE = Path.of("docs/times.md");
  private static final ZonedDateTime NOW = ZonedDateTime.parse("2024-03-20T15:37:42.250Z[UTC]");
  private static final Pattern ROW =
      Pattern.compile("^\\| `([^`]+)`[^|]*\\| ([^ ]+) \\| ([^ ]+) \\|$", Pattern.MULTILINE);

  static Stream<List<String>> rows() throws IOException {
    List<MatchResult> rows = ROW.matcher(Files.readString(PAGE)).results().toList();
    return rows.stream().map(row -> List.of(row.group(1), row.group(2), row.group(3)));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void aFormMeansWhatThePageShowsAsOneWordAndAsSeveral(List<String> row) throws Exception {
    List<String> words = List.of(row.get(0).split(" "));
    assertEquals(row.get(1), meaning(Edge.START, List.of(row.get(0))));
    assertEquals(row.get(2), meaning(Edge.END, List.of(row.get(0))));
    assertEquals(row.get(1), meaning(Edge.START, words));
    assertEquals(words.size(), TimeExpression.wordsTaken(words));
  }

  @Test
  void everyWordIsInThePage() throws IOException {
    String page = Files.readString(PAGE);
    for (TimeWord word : TimeWord.values()) {
      assertTrue(page.contains("`" + word.spelling() + "`"), word.spelling());
    }
  }

  private static String meaning(Edge edge, List<String> words) throws TimeExpressionException {
    long millis = TimeExpression.parse(edge, words, NOW, now -> now);
    return new DateTimeFormatterBuilder()
        .appendInstant(3)
        .toFormatter()
        .format(Instant.ofEpochMilli(millis));
  }
}
