package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventHandler;
import io.jaudit.event.RunSieve;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.FieldFilters;
import io.jaudit.filter.Filters;
import io.jaudit.filter.TextMatch;
import io.jaudit.output.lines.RawWriter;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.PipeSource;
import io.jaudit.source.StreamSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches of content that is large enough for several threads, which pass over most of it. */
class LargeContentTest {
  private static final int BLOCK = 1000;
  private static final BlockSettings PARALLEL =
      new BlockSettings(2, BLOCK, 2 * BLOCK, Integer.MAX_VALUE);

  private final List<AuditEvent> events = new ArrayList<>();

  /** The clock of the log completes the event, by a record that is wanted or is passed over. */
  @ParameterizedTest
  @ValueSource(strings = {"wanted", "other"})
  void theFirstEventOfAPipeThatStaysOpenEndsTheSearch(String later) throws Exception {
    search(new OpenPipe(log(later)), Limit.FIRST, 2);
    assertEquals(1, events.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wanted", "other"})
  void aHandlerThatHasEnoughEndsTheSearchOfAPipeThatStaysOpen(String later) throws Exception {
    search(new OpenPipe(log(later)), Limit.ALL, 2);
    assertEquals(1, events.size());
  }

  /** The handler is told of the event before the pipe goes on. */
  @Test
  @Timeout(60)
  void anEventIsShownBeforeAPauseOfThePipeEnds() throws Exception {
    byte[] log = log("other");
    CountDownLatch shown = new CountDownLatch(1);
    InputStream pause =
        new InputStream() {
          @Override
          public int read() throws IOException {
            try {
              shown.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return -1;
          }
        };
    InputStream pipe = new SequenceInputStream(new ByteArrayInputStream(log), pause);
    search(
        new PipeSource("pipe", pipe),
        Limit.ALL,
        2,
        event -> {
          events.add(event);
          shown.countDown();
          return false;
        });
    assertEquals(1, events.size());
  }

  /** Threads write what they have as soon as no more comes, not only full batches. */
  @Test
  @Timeout(60)
  void whatWasFoundIsWrittenBeforeAPauseOfThePipe() throws Exception {
    TestLog log = new TestLog().at("12:00:00");
    for (int serial = 1; serial <= 100; serial++) {
      log.userCmd(serial, "id"); // each is complete at once
    }
    byte[] content = log.toByteArray();
    CountDownLatch written = new CountDownLatch(1);
    ByteArrayOutputStream out =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int from, int length) {
            super.write(bytes, from, length);
            if (size() == content.length) {
              written.countDown();
            }
          }
        };
    InputStream pause =
        new InputStream() {
          @Override
          public int read() throws IOException {
            try {
              written.await();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
            return -1;
          }
        };
    InputStream pipe = new SequenceInputStream(new ByteArrayInputStream(content), pause);
    SearchPlan plan = plan(new StreamSource("pipe", pipe), Filters.all(List.of()), Limit.ALL, 2);
    MatchTarget target = new WritingHandler(new RawWriter(), out, Buffering.BLOCKS);
    new Search(plan, target, new SearchTally(SearchTally.MalformedListener.NONE), PARALLEL).run();
    assertArrayEquals(content, out.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {RunSieve.MAX_TIMEOUT, RunSieve.MAX_TIMEOUT + 1, 100_000_000, Integer.MAX_VALUE})
  void anyTimeoutIsPossible(int timeout) throws Exception {
    search(new ByteArrayInputStream(log("other")), Limit.ALL, timeout);
    assertEquals(1, events.size());
  }

  private static byte[] log(String later) {
    TestLog log = new TestLog().at("12:00:00");
    for (int serial = 1; serial <= 100; serial++) {
      log.execve(serial, "\"other\"");
    }
    log.record(101, "SYSCALL", "syscall=59 success=yes exit=0 pid=7 key=\"wanted\"");
    return log.at("12:00:04").execve(102, "\"" + later + "\"").toByteArray();
  }

  private void search(ByteArrayInputStream input, Limit limit, int timeout) throws Exception {
    search(
        new StreamSource("pipe", input),
        limit,
        timeout,
        event -> {
          events.add(event);
          return limit == Limit.FIRST;
        });
  }

  private static void search(LogSource source, Limit limit, int timeout, EventHandler handler)
      throws Exception {
    EventFilter filter = FieldFilters.key("wanted", TextMatch.WHOLE);
    SearchPlan plan = plan(source, filter, limit, timeout);
    MatchTarget target = MatchTarget.of(handler);
    new Search(plan, target, new SearchTally(SearchTally.MalformedListener.NONE), PARALLEL).run();
  }

  private static SearchPlan plan(LogSource source, EventFilter filter, Limit limit, int timeout) {
    return new SearchPlan(
        LogSet.of(List.of(source)),
        filter,
        limit,
        timeout,
        1 << 20,
        Long.MAX_VALUE,
        Verbosity.SILENT,
        Optional.empty());
  }

  /** A pipe whose writer is still there, but writes no more. */
  private static final class OpenPipe extends ByteArrayInputStream {
    OpenPipe(byte[] content) {
      super(content);
    }

    @Override
    public synchronized int read(byte[] target, int from, int length) {
      if (available() == 0) {
        throw new AssertionError("waits for a pipe that sends no more");
      }
      return super.read(target, from, length);
    }
  }
}
