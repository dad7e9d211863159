package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.search.SearchTally.MalformedListener;
import io.jaudit.source.Content;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of the same time whose decoders take more memory than there is. */
final class MergedDecodersTest {
  @TempDir private Path folder;

  /** A file of which only a few can be decoded at the same time. */
  private record Large(FileSource plain) implements LogSource {
    @Override
    public String name() {
      return plain.name();
    }

    @Override
    public Content open() throws IOException {
      return plain.open();
    }

    @Override
    public boolean isRepeatable() {
      return true;
    }

    @Override
    public Optional<SeekableContent> bytes() throws IOException {
      return plain.bytes();
    }

    @Override
    public void release() throws IOException {
      plain.release();
    }

    @Override
    public long decoderMemory() {
      return Runtime.getRuntime().maxMemory() / 5;
    }
  }

  @Test
  void allEventsOfLogsThatCanNotBeDecodedAtTheSameTimeAreFoundAndReportedAsLate() {
    List<LogSource> sources = new ArrayList<>();
    for (int host = 0; host < 3; host++) {
      TestLog log = new TestLog();
      for (int event = 0; event < 3; event++) {
        log.at("12:00:%02d".formatted(10 * event + host)).userCmd(10 * event + host, "id");
      }
      sources.add(new Large(FileSource.of(log.writeTo(folder.resolve("log" + host)))));
    }
    SearchPlan plan = MergedLogsPropertyTest.everything(LogSet.of(sources));
    List<Long> serials = new ArrayList<>();
    SearchTally tally = new SearchTally(MalformedListener.NONE);
    MatchTarget target = MatchTarget.of(event -> serials.add(event.id().serial()));
    try (Search search = new Search(plan, target, tally, BlockSettings.ofOneThread())) {
      search.read();
      search.end();
    }
    assertEquals(List.of(0L, 10L, 20L, 1L, 11L, 21L, 2L, 12L, 22L), serials);
    assertEquals(1, tally.problems().size());
    assertEquals(
        "events of 2 compressed logs come late, because too many logs of the same time are"
            + " compressed; JAUDIT_OPTS=-Xmx2g allows more, or decompress them first",
        tally.problems().get(0));
  }
}
