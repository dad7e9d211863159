package io.jaudit.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestFolder;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.EventId;
import io.jaudit.search.SearchTally.MalformedListener;
import io.jaudit.source.FileSource;
import io.jaudit.source.Log;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Logs of several hosts give the events that each gives alone, in the order of time. */
final class MergedLogsPropertyTest {
  private static final long START = 1_710_763_200_000L;

  private static Path folder = Path.of("");

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("merged");
  }

  @AfterContainer
  static void removeFolder() throws IOException {
    TestFolder.delete(folder);
  }

  /** The number of events of which the time is less than that for which an event is held. */
  private static final int LONGEST_OPEN = 4;

  /** An event: its ID and its lines. */
  private record Printed(EventId id, List<String> lines) {}

  @Property(tries = 150)
  void theEventsOfAllLogsComeInTheOrderOfTime(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 6) int hosts,
      @ForAll @IntRange(min = 60, max = 4000) int block)
      throws Exception {
    Random random = new Random(seed);
    List<List<Path>> logs = new ArrayList<>();
    for (int host = 0; host < hosts; host++) {
      logs.add(write(host, log(random), random));
    }
    List<Printed> expected = new ArrayList<>();
    for (int host = 0; host < hosts; host++) {
      expected.addAll(events(List.of(logs.get(host)), block));
    }
    Comparator<Printed> byStamp = (a, b) -> a.id().compareStamp(b.id());
    List<Printed> merged = events(logs, block);
    assertEquals(expected.size(), merged.size());
    for (int i = 1; i < merged.size(); i++) {
      assertTrue(
          byStamp.compare(merged.get(i - 1), merged.get(i)) <= 0,
          merged.get(i - 1) + " before " + merged.get(i));
    }
    // Events of two logs may have the same stamp; then either may come first.
    Comparator<Printed> byText = byStamp.thenComparing(event -> event.lines().toString());
    expected.sort(byText);
    merged.sort(byText);
    for (int i = 0; i < merged.size(); i++) {
      assertEquals(expected.get(i).lines(), merged.get(i).lines(), "event " + i);
    }
  }

  /** A log: events begin in the order of time, their lines are mixed, some lack their end. */
  private static List<String> log(Random random) {
    List<String> lines = new ArrayList<>();
    List<String> open = new ArrayList<>();
    long time = START + random.nextInt(20_000);
    long openSince = time;
    int events = 1 + random.nextInt(30);
    for (int serial = 1; serial <= events; serial++) {
      boolean isPause = random.nextInt(10) == 0;
      if (isPause || serial % LONGEST_OPEN == 0) {
        lines.addAll(open); // later, they would be late
        open.clear();
      }
      time += isPause ? random.nextInt(20_000) : random.nextInt(400);
      String id = "msg=audit(%d.%03d:%d): ".formatted(time / 1000, time % 1000, serial);
      // A second after its event began, an end mark would soon be too late to join it.
      boolean isDue = time - openSince > 1000;
      while (!open.isEmpty() && (isDue || open.size() > 1 || random.nextBoolean())) {
        lines.add(open.remove(0));
      }
      openSince = open.isEmpty() ? time : openSince;
      if (random.nextInt(4) == 0) {
        lines.add("type=USER_CMD " + id + "pid=" + random.nextInt(3));
        continue;
      }
      lines.add("type=SYSCALL " + id + "syscall=" + random.nextInt(300));
      lines.add("type=CWD " + id + "cwd=\"/\"");
      if (random.nextInt(6) > 0) {
        open.add("type=PROCTITLE " + id + "proctitle=\"x\"");
      }
      if (random.nextInt(20) == 0) {
        lines.add("a line of another program");
      }
    }
    lines.addAll(open);
    return lines;
  }

  /** Writes a log as one file or as two. */
  private static List<Path> write(int host, List<String> lines, Random random) throws IOException {
    int cut = random.nextBoolean() ? lines.size() : random.nextInt(lines.size());
    List<Path> files = new ArrayList<>();
    for (List<String> part : List.of(lines.subList(0, cut), lines.subList(cut, lines.size()))) {
      Path file = folder.resolve(host + "-" + files.size());
      files.add(Files.write(file, part, StandardCharsets.ISO_8859_1));
    }
    return files;
  }

  private static List<Printed> events(List<List<Path>> logs, int block) throws IOException {
    List<Log> all = new ArrayList<>();
    for (List<Path> files : logs) {
      List<LogSource> sources = new ArrayList<>();
      for (Path file : files) {
        sources.add(FileSource.of(file));
      }
      all.add(new Log(Optional.empty(), sources));
    }
    SearchPlan plan = everything(LogSet.ofLogs(all));
    List<Printed> events = new ArrayList<>();
    MatchTarget target =
        MatchTarget.of(
            event -> {
              List<String> lines = new ArrayList<>();
              for (AuditRecord record : event.records()) {
                lines.add(record.line().utf8());
              }
              return events.add(new Printed(event.id(), lines));
            });
    SearchTally tally = new SearchTally(MalformedListener.NONE);
    BlockSettings blocks = new BlockSettings(2, block, Long.MAX_VALUE, Integer.MAX_VALUE);
    try (Search search = new Search(plan, target, tally, blocks)) {
      search.read();
      search.end();
    }
    plan.close();
    return events;
  }

  /** Returns the plan of a search for all events of {@code logs}. */
  static SearchPlan everything(LogSet logs) {
    return new SearchPlan(
        logs,
        view -> true,
        Limit.ALL,
        2,
        Long.MAX_VALUE,
        Long.MAX_VALUE,
        Verbosity.SILENT,
        Optional.empty());
  }
}
