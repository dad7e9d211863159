package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.filter.Filters;
import io.jaudit.output.lines.RawWriter;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogSet;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search whose output is appended to the log that it reads. */
final class OwnOutputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE})
  void aSearchReadsWhatWasThereWhenItBegan(long inlineLength) throws Exception {
    Path log = folder.resolve("a.log");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      text.append("type=USER_CMD msg=audit(1700000000.000:" + i + "): pid=1\n");
    }
    Files.writeString(log, text);
    SearchTally tally = new SearchTally(SearchTally.MalformedListener.NONE);
    try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.APPEND);
        SearchPlan plan = plan(log)) {
      WritingHandler writing = new WritingHandler(new RawWriter(), out, Buffering.EACH_EVENT);
      new Search(plan, writing, tally, new BlockSettings(2, 300, inlineLength, 1000)).run();
    }
    assertEquals(100, tally.matches());
    assertEquals(text.toString().repeat(2), Files.readString(log, StandardCharsets.ISO_8859_1));
  }

  private static SearchPlan plan(Path log) {
    return new SearchPlan(
        LogSet.of(List.of(FileSource.of(log))),
        Filters.all(List.of()),
        Limit.ALL,
        2,
        Long.MAX_VALUE,
        0,
        Verbosity.SILENT,
        Optional.empty());
  }
}
