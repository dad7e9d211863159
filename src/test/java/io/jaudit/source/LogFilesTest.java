package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogFilesTest {
  @TempDir Path folder;

  @Test
  void aFolderIsItsRotatedSetOldestFirst() throws Exception {
    create("audit.log", "audit.log.1", "audit.log.2", "audit.log.10", "audit.log.9");
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(
        List.of("audit.log.10", "audit.log.9", "audit.log.2", "audit.log.1", "audit.log"),
        names(set));
    assertEquals(
        List.of(
            "not there: "
                + folder.resolve("audit.log.3")
                + " to .8; the files on both sides of the gap are read"),
        set.notes());
  }

  @Test
  void aGapOfOneFileIsNamed() throws Exception {
    create("audit.log", "audit.log.2");
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log.2", "audit.log"), names(set));
    assertEquals(
        List.of(
            "not there: "
                + folder.resolve("audit.log.1")
                + "; the files on both sides of the gap are read"),
        set.notes());
  }

  @Test
  void aFolderWithoutTheLogItselfIsReadAndSaidSo() throws Exception {
    create("audit.log.1", "audit.log.2");
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log.2", "audit.log.1"), names(set));
    assertEquals(
        List.of(
            "not there: "
                + folder.resolve("audit.log")
                + "; the files on both sides of the gap are read"),
        set.notes());
  }

  @Test
  void compressedAndDatedNeighboursAreSaidInOrder() throws Exception {
    create(
        "audit.log",
        "audit.log.1.gz",
        "audit.log.2.xz",
        "audit.log-20240318",
        "audit.log-20240311.gz",
        "audit.log.20240317",
        "audit.log.01",
        "audit.log.1234567890123");
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log"), names(set));
    assertEquals(
        List.of(
            "not read, as they are compressed:"
                + " audit.log-20240311.gz, audit.log.1.gz, audit.log.2.xz",
            "not read, as they are not numbered as auditd does:"
                + " audit.log-20240318, audit.log.01, audit.log.1234567890123, audit.log.20240317"),
        set.notes());
  }

  @Test
  void aFifoOrDeviceAmongTheFilesOfALogIsLeftOutAndSaid() throws Exception {
    create("audit.log", "audit.log.2");
    Files.createSymbolicLink(folder.resolve("audit.log.1"), Path.of("/dev/zero"));
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log.2", "audit.log"), names(set));
    assertTrue(
        set.notes().contains("not read, as they are no regular files: audit.log.1"),
        set.notes()::toString);
  }

  @Test
  void otherNeighboursAreNoneOfOurs() throws Exception {
    create("audit.log", "audit.log.swp", "audit.log~", "audit.logic", "xaudit.log.1", "boot.log");
    Files.createDirectory(folder.resolve("audit.log.1"));
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log"), names(set));
    assertEquals(List.of(), set.notes());
  }

  @Test
  void aFolderWithoutALogIsNamed() throws Exception {
    create("audit.log.1.gz", "boot.log");
    NoSuchFileException none =
        assertThrows(NoSuchFileException.class, () -> LogFiles.named(List.of(folder)));
    assertEquals(folder.resolve("audit.log").toString(), none.getFile());
  }

  @Test
  void aPathThatDoesNotExistIsNamed() {
    Path missing = folder.resolve("missing.log");
    NoSuchFileException none =
        assertThrows(NoSuchFileException.class, () -> LogFiles.named(List.of(missing)));
    assertEquals(missing.toString(), none.getFile());
  }

  @Test
  void operandsOfOneSetAreReadOldestFirstInWhateverOrderTheyAreNamed() throws Exception {
    create("audit.log", "audit.log.1", "audit.log.10", "audit.log.2");
    List<Path> shell = paths("audit.log", "audit.log.1", "audit.log.10", "audit.log.2");
    List<String> expected = List.of("audit.log.10", "audit.log.2", "audit.log.1", "audit.log");
    assertEquals(expected, names(LogFiles.named(shell)));
    assertEquals(
        expected,
        names(LogFiles.named(paths("audit.log.2", "audit.log", "audit.log.10", "audit.log.1"))));
  }

  @Test
  void setsKeepTheOrderInWhichTheyAreNamed() throws Exception {
    create("b.log", "b.log.1", "a.log", "a.log.1");
    assertEquals(
        List.of("b.log.1", "b.log", "a.log.1", "a.log"),
        names(LogFiles.named(paths("b.log", "a.log", "b.log.1", "a.log.1"))));
  }

  @Test
  void namesWithADateOrAPaddedNumberKeepTheOrderInWhichTheyAreNamed() throws Exception {
    create("audit.log.20240317", "audit.log.20240318", "audit.log.02", "audit.log.01");
    List<Path> named =
        paths("audit.log.20240317", "audit.log.20240318", "audit.log.02", "audit.log.01");
    assertEquals(
        List.of("audit.log.20240317", "audit.log.20240318", "audit.log.02", "audit.log.01"),
        names(LogFiles.named(named)));
  }

  @Test
  void aFileThatIsNamedTwiceIsReadOnce() throws Exception {
    create("audit.log", "audit.log.1");
    assertEquals(
        List.of("audit.log.1", "audit.log"),
        names(LogFiles.named(List.of(folder, folder.resolve("audit.log.1"), folder))));
  }

  @Test
  void aFileThatIsNamedInTwoWaysIsReadOnce() throws Exception {
    create("audit.log", "audit.log.1");
    Path other = folder.resolve("..").resolve(folder.getFileName());
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("audit.log"));
    List<Path> named =
        List.of(folder.resolve("audit.log"), other, other.resolve("audit.log.1"), link);
    List<LogSource> sources = LogFiles.named(named).sources();
    assertEquals(List.of("audit.log.1", "audit.log"), contents(sources));
  }

  @Test
  void aRotationChangesNothingOfASet() throws Exception {
    create("audit.log", "audit.log.1", "audit.log.2");
    LogSet set = LogFiles.named(List.of(folder));
    rotate(2, "new");
    assertEquals(List.of("audit.log.2", "audit.log.1", "audit.log"), contents(set.sources()));
  }

  /** Files are numbered as they are made; however the two fall together, none is left out. */
  @Test
  void aRotationInTheMidstOfTheListingTearsNoSet() throws Exception {
    create("audit.log", "audit.log.1", "audit.log.2", "audit.log.3");
    for (int i = 0; i < 4; i++) {
      rotate(3, Integer.toString(i));
    }
    ExecutorService auditd = Executors.newSingleThreadExecutor();
    try {
      for (int i = 4; i < 400; i++) {
        String next = Integer.toString(i);
        Future<?> rotation = auditd.submit(() -> rotate(3, next));
        LogSet set = LogFiles.named(List.of(folder));
        rotation.get();
        List<String> contents = contents(set.sources());
        set.close();
        int newest = Integer.parseInt(contents.get(contents.size() - 1));
        for (int age = 0; age < contents.size(); age++) {
          String expected = Integer.toString(newest - age);
          assertEquals(expected, contents.get(contents.size() - 1 - age), contents::toString);
        }
        assertTrue(newest >= i - 1 && contents.size() >= 3, contents::toString);
      }
    } finally {
      auditd.shutdown();
    }
  }

  /** As auditd does; returns null, so that it can be submitted. */
  private Void rotate(int keep, String content) throws IOException {
    Files.deleteIfExists(folder.resolve("audit.log." + keep));
    for (int number = keep - 1; number > 0; number--) {
      Path from = folder.resolve("audit.log." + number);
      Files.move(from, folder.resolve("audit.log." + (number + 1)));
    }
    Files.move(folder.resolve("audit.log"), folder.resolve("audit.log.1"));
    Path fresh = Files.writeString(folder.resolve("fresh"), content);
    Files.move(fresh, folder.resolve("audit.log"));
    return null;
  }

  private static List<String> contents(List<LogSource> sources) throws IOException {
    List<String> contents = new ArrayList<>();
    for (LogSource source : sources) {
      InputStream in = new LogBytesStream(source.bytes().orElseThrow(), 0);
      contents.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    return contents;
  }

  @Test
  void namesMayHoldBlanksAndCharactersThatPatternsAreMadeOf() throws Exception {
    create("my log [x]*?{}.log", "my log [x]*?{}.log.1");
    LogSet set = LogFiles.rotated(folder.resolve("my log [x]*?{}.log"));
    assertEquals(List.of("my log [x]*?{}.log.1", "my log [x]*?{}.log"), names(set));
  }

  @Test
  void aLogWhoseOwnNameEndsWithANumberHasMembersToo() throws Exception {
    create("audit.5", "audit.5.1", "audit.4");
    assertEquals(
        List.of("audit.5.1", "audit.5"), names(LogFiles.rotated(folder.resolve("audit.5"))));
  }

  @Test
  void theBaseIsTheNameWithoutItsNumber() {
    assertEquals(Path.of("d", "audit.log"), LogFiles.base(Path.of("d", "audit.log.12")));
    for (String name : List.of("audit.log", "audit.log.012", "audit.log.", "a.123456", ".5", "7")) {
      assertEquals(Path.of("d", name), LogFiles.base(Path.of("d", name)));
    }
  }

  private void create(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), name);
    }
  }

  private List<Path> paths(String... names) {
    return Stream.of(names).map(folder::resolve).toList();
  }

  private List<String> names(LogSet set) {
    return set.sources().stream()
        .map(source -> folder.relativize(Path.of(source.name())).toString())
        .toList();
  }
}
