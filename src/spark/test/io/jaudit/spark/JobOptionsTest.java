package io.jaudit.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.options.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobOptionsTest {
  @Test
  void takesItsOwnOptionsOutOfTheWords() throws UsageException {
    JobOptions options =
        JobOptions.of(
            List.of("--path", "s3a://a", "-k", "x", "--layout={host}/*", "--output", "o", "--raw"));
    assertEquals("s3a://a", options.path());
    assertEquals("{host}/*", options.layout().text());
    assertEquals("o", options.target());
    assertEquals(List.of("-k", "x", "--raw"), options.words());
    assertEquals(List.of("--key=x"), options.query().words());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--checkpoint x",
        "-if x",
        "-l",
        "-F",
        "--with-parents --format json",
        "--reverse",
        "--passwd x",
        "--input-logs",
        "-",
        "x.log",
      })
  void refusesWhatHasNoMeaningOnACluster(String words) {
    List<String> all = new ArrayList<>(List.of("--path", "p"));
    all.addAll(List.of(words.split(" ")));
    Exception e = assertThrows(UsageException.class, () -> JobOptions.of(all));
    assertTrue(String.valueOf(e.getMessage()).contains("cluster"), e::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-k x",
        "--path p --path q",
        "--path",
        "--path p --format parquet",
        "--path p --output o --limit 3",
        "--path p --start boot",
        "--path p --no-such-option",
        "--path p --layout x",
      })
  void refusesWhatDoesNotGoTogether(String words) {
    assertThrows(UsageException.class, () -> JobOptions.of(List.of(words.split(" "))));
  }
}
