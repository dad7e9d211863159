package io.jaudit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestFolder;
import io.jaudit.source.LogSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** Random logs, read in pieces: every line is printed, and once. */
@Tag("slow")
@org.junit.jupiter.api.Tag("slow")
class CheckpointRunPropertyTest {
  private static final int KEEP = 40;

  /** Rotated, moved and cut anywhere, also within a line. */
  @Property(tries = 60)
  void everyLineIsPrintedOnce(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<String> lines = lines(random, 2500);
    inFolder(
        folder -> {
          LogFolder logs = new LogFolder(Files.createDirectory(folder.resolve("audit")));
          CheckpointStore store = new CheckpointStore(folder.resolve("state"));
          List<String> printed = new ArrayList<>();
          logs.appendText("");
          for (String line : lines) {
            int cut = random.nextInt(10) == 0 ? random.nextInt(line.length()) : 0;
            logs.appendText(line.substring(0, cut));
            while (random.nextInt(6) == 0) {
              LogSet given =
                  random.nextInt(4) == 0 && !printed.isEmpty() ? logs.logAlone() : logs.all();
              SearchModel search = new SearchModel(store);
              if (random.nextInt(4) == 0) {
                search.stoppingAfter(1 + random.nextInt(3));
              }
              printed.addAll(search.run(given));
              assertEquals(List.of(), search.notes());
            }
            logs.appendText(line.substring(cut) + "\n");
            switch (random.nextInt(30)) {
              case 0, 1 -> logs.rotate(KEEP);
              case 2 -> copyTruncate(logs);
              case 3 -> copyAll(logs);
              default -> {}
            }
          }
          printed.addAll(new SearchModel(store).finishingAll().run(logs.all()));
          assertSameLines(lines, printed);
        });
  }

  /** If the file of the last run is gone, what is still there is printed once all the same. */
  @Property(tries = 60)
  void whatIsStillThereIsPrintedOnceByStamp(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<String> lines = lines(random, 800);
    inFolder(
        folder -> {
          LogFolder logs = new LogFolder(Files.createDirectory(folder.resolve("audit")));
          CheckpointStore store = new CheckpointStore(folder.resolve("state"));
          List<String> printed = new ArrayList<>();
          Set<String> lost = new HashSet<>();
          for (String line : lines) {
            logs.appendText(line + "\n");
            if (random.nextInt(6) == 0) {
              printed.addAll(new SearchModel(store).run(logs.all()));
            }
            if (random.nextInt(12) == 0) {
              logs.rotate(KEEP);
            }
            if (random.nextInt(20) == 0) {
              lost.addAll(deleteOldest(logs));
            }
          }
          printed.addAll(new SearchModel(store).finishingAll().run(logs.all()));
          lost.removeAll(printed);
          printed.addAll(lost);
          assertSameLines(lines, printed);
        });
  }

  /**
   * A file with the first lines of an open event is deleted, then the one that was read last; the
   * late end of the event is new all the same.
   */
  @Test
  void theEndOfAnEventWhoseBeginIsDeletedIsPrinted() throws Exception {
    whatIsStillThereIsPrintedOnceByStamp(-5974);
  }

  /**
   * The first lines of an event, and the file of the last position, are deleted before a run has
   * seen them; its late end has an earlier stamp than the last event handled, and is new.
   */
  @Test
  void theEndOfAnEventThatNoRunHasSeenIsPrintedByItsSerial() throws Exception {
    whatIsStillThereIsPrintedOnceByStamp(5008930);
  }

  /** {@code -Djaudit.checkpoint.tries=N} tries N seeds in place of a few. */
  @Test
  void theSameForSeedsInARow() throws Exception {
    long first = Long.getLong("jaudit.checkpoint.first", 1);
    long end = first + Long.getLong("jaudit.checkpoint.tries", 20);
    for (long seed = first; seed < end; seed++) {
      everyLineIsPrintedOnce(seed);
      whatIsStillThereIsPrintedOnceByStamp(seed);
      everyLineIsPrintedOnceByStampAlone(seed);
      nothingOfAMirrorIsLostHoweverItIsCopied(seed);
    }
  }

  /**
   * A set is copied file by file in the order of names, as rsync does, and a run may come between.
   * Nothing is lost, but some events may come twice. A file that was rotated before a run has seen
   * the mirror with it can't be told from an old one.
   */
  @Property(tries = 60)
  void nothingOfAMirrorIsLostHoweverItIsCopied(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<String> lines = lines(random, 800);
    inFolder(
        folder -> {
          LogFolder origin = new LogFolder(Files.createDirectory(folder.resolve("origin")));
          LogFolder mirror = new LogFolder(Files.createDirectory(folder.resolve("mirror")));
          CheckpointStore store = new CheckpointStore(folder.resolve("state"));
          List<String> printed = new ArrayList<>();
          origin.appendText("");
          printed.addAll(copyFileByFile(origin, mirror, store, random));
          printed.addAll(new SearchModel(store).run(mirror.all()));
          boolean copied = false;
          for (String line : lines) {
            origin.appendText(line + "\n");
            if (random.nextInt(5) == 0) {
              printed.addAll(copyFileByFile(origin, mirror, store, random));
              printed.addAll(new SearchModel(store).run(mirror.all()));
              copied = true;
            }
            if (random.nextInt(5) == 0 && copied) {
              origin.rotate(KEEP);
              copied = false;
            }
          }
          printed.addAll(copyFileByFile(origin, mirror, store, random));
          printed.addAll(new SearchModel(store).finishingAll().run(mirror.all()));
          List<String> lost = new ArrayList<>(lines);
          printed.forEach(lost::remove);
          assertEquals(List.of(), lost);
        });
  }

  private static List<String> copyFileByFile(
      LogFolder origin, LogFolder mirror, CheckpointStore store, Random random) throws Exception {
    List<String> printed = new ArrayList<>();
    for (Path file : names(origin)) {
      Path copy = Files.copy(file, mirror.path.resolve("tmp"));
      Path target = mirror.path.resolve(file.getFileName());
      Files.move(copy, target, StandardCopyOption.REPLACE_EXISTING);
      if (random.nextInt(3) == 0) {
        printed.addAll(new SearchModel(store).run(mirror.all()));
      }
    }
    return printed;
  }

  private static List<Path> names(LogFolder folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.path)) {
      return files.sorted().toList();
    }
  }

  /** With nothing to go by but stamps nothing is lost either. */
  @Property(tries = 60)
  void everyLineIsPrintedOnceByStampAlone(@ForAll long seed) throws Exception {
    Random random = new Random(seed);
    List<String> lines = lines(random, 800);
    inFolder(
        folder -> {
          LogFolder logs = new LogFolder(folder);
          CheckpointStore store = new CheckpointStore(folder.resolve("state"));
          List<String> printed = new ArrayList<>();
          logs.appendText("");
          for (String line : lines) {
            logs.appendText(line + "\n");
            if (random.nextInt(8) == 0) {
              Checkpoint last = store.load().orElse(Checkpoint.NONE);
              SearchModel search = new SearchModel(store);
              printed.addAll(search.run(last, CheckpointLocator.byStamp(logs.logAlone(), last)));
            }
          }
          Checkpoint last = store.load().orElse(Checkpoint.NONE);
          SearchModel search = new SearchModel(store).finishingAll();
          printed.addAll(search.run(last, CheckpointLocator.byStamp(logs.logAlone(), last)));
          assertSameLines(lines, printed);
        });
  }

  private static void assertSameLines(List<String> expected, List<String> printed) {
    List<String> lost = new ArrayList<>(expected);
    List<String> repeated = new ArrayList<>(printed);
    printed.forEach(lost::remove);
    expected.forEach(repeated::remove);
    assertEquals("lost [] repeated []", "lost " + lost + " repeated " + repeated);
  }

  /** Events of two nodes, interleaved; numbered as they are logged, as the kernel does. */
  private static List<String> lines(Random random, int maxBlockedMillis) {
    List<String> lines = new ArrayList<>();
    List<List<String>> pending = new ArrayList<>();
    long now = 1_000_000;
    int events = 10 + random.nextInt(50);
    for (int serial = 1; serial <= events || !pending.isEmpty(); serial++) {
      if (random.nextInt(4) == 0) {
        now += random.nextInt(900);
        if (maxBlockedMillis < 1000) {
          pending.forEach(lines::addAll); // before the time-out ends the events
          pending.clear();
        }
      }
      now += random.nextInt(3);
      if (serial <= events) {
        List<String> event = event(random, serial, now - random.nextInt(maxBlockedMillis));
        lines.add(event.remove(0));
        pending.add(event);
        pending.removeIf(List::isEmpty);
      }
      for (int i = random.nextInt(5); i > 0 && !pending.isEmpty(); i--) {
        List<String> event = pending.get(random.nextInt(Math.min(3, pending.size())));
        lines.add(event.remove(0));
        pending.removeIf(List::isEmpty);
      }
    }
    return lines;
  }

  private static List<String> event(Random random, int serial, long timeMillis) {
    String node = random.nextInt(3) == 0 ? "node=b " : "";
    String stamp = timeMillis / 1000 + "." + String.format("%03d", timeMillis % 1000);
    String message = " msg=audit(" + stamp + ":" + serial + "): n=";
    List<String> lines = new ArrayList<>();
    if (random.nextBoolean()) {
      lines.add(node + "type=USER_CMD" + message);
      return lines;
    }
    lines.add(node + "type=SYSCALL" + message);
    for (int i = random.nextInt(3); i > 0; i--) {
      lines.add(node + "type=PATH" + message + i);
    }
    lines.add(node + "type=PROCTITLE" + message);
    return lines;
  }

  private static void copyTruncate(LogFolder logs) throws IOException {
    byte[] content = Files.readAllBytes(logs.log);
    logs.rotate(KEEP);
    Path first = logs.rotated(1);
    Files.move(first, logs.log, StandardCopyOption.REPLACE_EXISTING);
    Files.write(first, content);
    Files.write(logs.log, new byte[0]);
  }

  /** As after a restore from a backup: the same content in other files. */
  private static void copyAll(LogFolder logs) throws IOException {
    try (Stream<Path> files = Files.list(logs.path)) {
      for (Path file : files.toList()) {
        Path copy = logs.path.resolve("copy");
        Files.copy(file, copy);
        Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static List<String> deleteOldest(LogFolder logs) throws IOException {
    for (int number = KEEP; number >= 1; number--) {
      if (Files.exists(logs.rotated(number))) {
        List<String> lines = Files.readAllLines(logs.rotated(number), StandardCharsets.ISO_8859_1);
        Files.delete(logs.rotated(number));
        return lines;
      }
    }
    return List.of();
  }

  private interface InFolder {
    void run(Path folder) throws Exception;
  }

  private static void inFolder(InFolder body) throws Exception {
    Path folder = Files.createTempDirectory("checkpoint");
    try {
      body.run(folder);
    } finally {
      TestFolder.delete(folder);
    }
    assertTrue(Files.notExists(folder));
  }
}
