package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.event.AuditEvent;
import io.jaudit.event.EventHandler;
import io.jaudit.record.EventId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordType;
import io.jaudit.source.Log;
import io.jaudit.source.LogPosition;
import io.jaudit.source.LogSource;
import io.jaudit.source.StoredSource;
import io.jaudit.source.StreamSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {
  private static final Path QUICKSTART = Path.of("testdata", "quickstart");
  private static final Query ALL = Query.parse();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"", "-k MyMonitor", "-m SYSCALL -sv yes", "-ts @1795376691", "-k none"})
  void pullingAndPushingGiveTheSameEventsInTheSameOrder(String words) throws IOException {
    Query query =
        Query.parse(Stream.of(words.split(" ")).filter(w -> !w.isEmpty()).toArray(String[]::new));
    List<String> pulled = new ArrayList<>();
    List<String> pushed = new ArrayList<>();
    try (AuditLog log = AuditLog.open(QUICKSTART)) {
      SearchReport afterPull;
      try (EventStream events = log.search(query)) {
        events.forEachRemaining(event -> pulled.add(event.toString()));
        afterPull = events.report();
      }
      SearchReport afterPush = log.search(query, event -> pushed.add(event.toString()));
      assertEquals(afterPush, afterPull);
      assertEquals(pulled.size(), afterPull.matches());
    }
    assertEquals(pulled, pushed);
    assertEquals(words.equals("-k none"), pulled.isEmpty());
  }

  @Test
  void aLogLargerThanABlockIsPulledCompletely() throws IOException {
    TestLog lines = new TestLog().at("12:00:00");
    int events = 5000;
    for (int serial = 1; serial <= events; serial++) {
      lines.execve(serial, "\"k\"");
    }
    Path file = Files.write(folder.resolve("audit.log"), lines.toByteArray());
    assertTrue(Files.size(file) > 2 * 512 * 1024, "it is only one block");
    try (AuditLog log = AuditLog.open(file);
        EventStream stream = log.search(ALL)) {
      for (int serial = 1; serial <= events; serial++) {
        assertEquals(serial, stream.next().id().serial());
      }
      assertFalse(stream.hasNext());
      assertThrows(NoSuchElementException.class, stream::next);
    }
  }

  @Test
  void logsOfTheSameTimeArePulledByTurns() throws IOException {
    byte[] one = new TestLog().at("12:00:00").execve(1, "\"k\"").execve(3, "\"k\"").toByteArray();
    byte[] other = new TestLog().at("12:00:00").execve(2, "\"k\"").toByteArray();
    List<byte[]> logs = List.of(one, other, "no record\n".getBytes(StandardCharsets.ISO_8859_1));
    List<Log> both = new ArrayList<>();
    for (byte[] log : logs) {
      LogSource source = new StoredSource("stored", Optional.empty(), () -> new BytesContent(log));
      both.add(new Log(Optional.empty(), List.of(source)));
    }
    List<Long> pulled = new ArrayList<>();
    try (AuditLog log = AuditLog.ofLogs(both);
        EventStream events = log.search(ALL)) {
      events.forEachRemaining(event -> pulled.add(event.id().serial()));
    }
    assertEquals(List.of(1L, 2L, 3L), pulled.stream().sorted().toList());
  }

  @Test
  void aStreamIsReadNoFurtherThanItIsPulled() throws IOException {
    Endless endless = new Endless();
    try (AuditLog log = AuditLog.of(List.of(new StreamSource("endless", endless)));
        EventStream events = log.search(ALL)) {
      assertEquals(0, endless.read);
      events.next();
      long read = endless.read;
      assertTrue(read > 0);
      events.next();
      assertTrue(endless.read < read + (1 << 20), "read ahead");
    }
  }

  @Test
  void anEventStaysValidAfterTheNextOne() throws IOException {
    try (AuditLog log = AuditLog.open(QUICKSTART);
        EventStream events = log.search(ALL)) {
      AuditEvent first = events.next();
      String before = first.records().get(0).line().latin1();
      events.forEachRemaining(event -> {});
      assertEquals(before, first.records().get(0).line().latin1());
    }
  }

  @Test
  void aHandlerEndsTheSearchAndSeesOnlyWhatInterestsIt() throws IOException {
    List<EventId> seen = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    boolean[] ended = {false};
    EventHandler handler =
        new EventHandler() {
          @Override
          public Interest interest() {
            return Interest.types(Set.of(RecordType.of(RecordType.EXECVE)));
          }

          @Override
          public boolean event(AuditEvent event) {
            seen.add(event.id());
            return seen.size() < 2;
          }

          @Override
          public void skipped(EventId id, RecordType first, long position) {
            skipped.add(first.name() + " " + LogPosition.offset(position));
          }

          @Override
          public void end() {
            ended[0] = true;
          }
        };
    TestLog lines = new TestLog().at("12:00:00").userCmd(1, "id");
    long second = lines.text().length();
    lines.execve(2, "\"k\"").userCmd(3, "id").execve(4, "\"k\"").userCmd(5, "id");
    Path file = lines.writeTo(folder.resolve("audit.log"));
    try (AuditLog log = AuditLog.open(file)) {
      log.search(Query.parse("-m", "EXECVE"), handler);
    }
    assertEquals(2, seen.size());
    long third = second + new TestLog().at("12:00:00").execve(2, "\"k\"").text().length();
    assertEquals(List.of("USER_CMD 0", "USER_CMD " + third), skipped);
    assertTrue(ended[0]);
  }

  @Test
  void justOneEventIsOne() throws IOException {
    try (AuditLog log = AuditLog.open(QUICKSTART);
        EventStream events = log.search(Query.parse("--just-one"))) {
      events.next();
      assertFalse(events.hasNext());
    }
  }

  @Test
  void aMissingLogIsAnExceptionAndABadLineANote() throws IOException {
    assertThrows(NoSuchFileException.class, () -> AuditLog.open(folder.resolve("none")));
    try (AuditLog log = AuditLog.of(List.of(source("bad", "no record\n")))) {
      SearchReport report = log.search(ALL, event -> true);
      assertEquals(0, report.matches());
      assertEquals(1, report.notes().size(), report::toString);
      assertTrue(report.isComplete());
    }
  }

  @Test
  void sourcesAreLogsOfTheirOwn() throws IOException {
    String line = "type=USER_LOGIN msg=audit(1700000000.000:1): pid=1 uid=0 res=success\n";
    List<LogSource> sources = List.of(source("a", line), source("b", line));
    try (AuditLog log = AuditLog.of(sources)) {
      assertEquals(2, log.search(ALL, event -> true).matches());
    }
  }

  private static StreamSource source(String name, String text) {
    return new StreamSource(name, new ByteArrayInputStream(text.getBytes()));
  }

  /** A log that has no end; counts what was read of it. */
  private static final class Endless extends java.io.InputStream {
    private long read;
    private byte[] line = new byte[0];
    private int at;

    @Override
    public int read() {
      if (at == line.length) {
        long event = read / 70;
        line =
            ("type=USER_LOGIN msg=audit("
                    + (1700000000L + event)
                    + ".000:"
                    + event
                    + "): pid=1 uid=0\n")
                .getBytes();
        at = 0;
      }
      read++;
      return line[at++];
    }

    @Override
    public int read(byte[] target, int from, int length) {
      int most = Math.min(length, 4096);
      for (int i = 0; i < most; i++) {
        target[from + i] = (byte) read();
      }
      return most;
    }
  }
}
