package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.TextMatch;
import io.jaudit.search.SearchTally.MalformedListener;
import io.jaudit.source.Content;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.SeekableContent;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of content that can't be read to its end. */
class UnreadableContentTest {
  private static final int BLOCK = 1000;

  /** A search may read a line again, when it ends, too. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 40, 60, 70, 80, 90, 100})
  void anErrorIsReportedOnceWhereverItOccurs(int readsThatSucceed) throws Exception {
    SearchTally tally = new SearchTally(MalformedListener.NONE);
    SearchPlan plan =
        new SearchPlan(
            LogSet.of(List.of(new FailingSource(log(), readsThatSucceed))),
            FieldFilters.key("wanted", TextMatch.WHOLE),
            Limit.ALL,
            2,
            1 << 20,
            Long.MAX_VALUE,
            Verbosity.SILENT,
            Optional.empty());
    BlockSettings parallel = new BlockSettings(2, BLOCK, 0, Integer.MAX_VALUE);
    new Search(plan, MatchTarget.of(event -> true), tally, parallel).run();
    assertEquals(List.of("can't read disk: broken"), tally.problems());
  }

  private static byte[] log() {
    TestLog log = new TestLog().at("12:00:00");
    for (int serial = 1; serial <= 100; serial++) {
      log.execve(serial, "\"other\"");
    }
    // Makes the first lines wanted, which are read again for it.
    log.record(1, "SYSCALL", "pid=1 key=\"wanted\"");
    for (int serial = 101; serial <= 200; serial++) {
      log.execve(serial, "\"other\"");
    }
    return log.toByteArray();
  }

  /** Content of which only the first reads succeed. */
  private static final class FailingSource implements LogSource {
    private final byte[] content;
    private int readsLeft;

    FailingSource(byte[] content, int reads) {
      this.content = content;
      this.readsLeft = reads;
    }

    @Override
    public String name() {
      return "disk";
    }

    @Override
    public boolean isRepeatable() {
      return true;
    }

    @Override
    public Content open() {
      return new SeekableContent() {
        @Override
        public long length() {
          return content.length;
        }

        @Override
        public int read(long offset, byte[] target, int from, int to) throws IOException {
          return readFailing(offset, target, from, to);
        }

        @Override
        public void close() {}
      };
    }

    private synchronized int readFailing(long offset, byte[] target, int from, int to)
        throws IOException {
      if (readsLeft-- <= 0) {
        throw new IOException("broken");
      }
      int length = (int) Math.min(to - from, content.length - offset);
      System.arraycopy(content, (int) offset, target, from, length);
      return from + length;
    }
  }
}
