package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
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
            "missing: "
                + folder.resolve("audit.log.3")
                + " to .8; the files before and after the gap are read"),
        set.notes());
  }

  @Test
  void aGapOfOneFileIsNamed() throws Exception {
    create("audit.log", "audit.log.2");
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log.2", "audit.log"), names(set));
    assertEquals(
        List.of(
            "missing: "
                + folder.resolve("audit.log.1")
                + "; the files before and after the gap are read"),
        set.notes());
  }

  @Test
  void aFolderWithoutTheLogItselfIsReadAndReported() throws Exception {
    create("audit.log.1", "audit.log.2");
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log.2", "audit.log.1"), names(set));
    assertEquals(
        List.of(
            "missing: "
                + folder.resolve("audit.log")
                + "; the files before and after the gap are read"),
        set.notes());
  }

  @Test
  void compressedFilesAreReadAndArchivesAndPaddedNeighborsReported() throws Exception {
    create("audit.log", "audit.log.01", "audit.log.1234567890123", "audit.log.3.xz");
    compress("audit.log.1.gz", "audit.log.2");
    write("audit.log.4.zip", "PK\u0003\u0004");
    LogSet set = LogFiles.rotated(folder.resolve("audit.log"));
    assertEquals(
        List.of("audit.log.3.xz", "audit.log.2", "audit.log.1.gz", "audit.log"), names(set));
    assertEquals(
        List.of(
            "archives, and files compressed twice, are not read (unpack them first): audit.log.4.zip",
            "not read (not a name that auditd uses):" + " audit.log.01, audit.log.1234567890123"),
        set.notes());
    assertEquals(List.of(), set.refused());
  }

  @Test
  void whetherAFileIsCompressedIsKnownByItsContentAndNotByItsName() throws Exception {
    write("audit.log", event(3));
    write("audit.log.1.gz", event(2));
    write("audit.log.2.xz", event(1));
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log.2.xz", "audit.log.1.gz", "audit.log"), names(set));
    assertEquals(List.of(), set.notes());
  }

  @Test
  void anArchiveThatIsNamedIsRefusedAndTheOthersAreRead() throws Exception {
    create("audit.log", "audit.log.1");
    compress("audit.log.2");
    write("audit.log.3", "PK\u0003\u0004");
    LogSet set = LogFiles.named(paths("audit.log", "audit.log.1", "audit.log.2", "audit.log.3"));
    assertEquals(List.of("audit.log.2", "audit.log.1", "audit.log"), names(set));
    String third = folder.resolve("audit.log.3").toString();
    assertEquals(
        List.of(
            third
                + " is a zip archive; unpack it first: unzip -p "
                + third
                + " | jaudit search ... -"),
        set.refused());
  }

  @Test
  void datedAndNumberedCompressedFilesAreOrderedByTheirDecodedContent() throws Exception {
    write("audit.log", event(50));
    compressed("audit.log.1.gz", event(30));
    compressed("audit.log-20231114", event(40));
    compressed("audit.log.2.gz", event(20));
    assertEquals(
        List.of("audit.log.2.gz", "audit.log.1.gz", "audit.log-20231114", "audit.log"),
        names(LogFiles.named(List.of(folder))));
  }

  /** auditd makes a new file of the number of one that someone compressed. */
  @Test
  void aCompressedFileThatAnotherOfTheSameNumberFollowsIsReadBeforeIt() throws Exception {
    write("audit.log", event(50));
    write("audit.log.1", event(40));
    write("audit.log.2", event(30));
    compressed("audit.log.1.gz", event(20));
    List<String> ordered = List.of("audit.log.1.gz", "audit.log.2", "audit.log.1", "audit.log");
    assertEquals(ordered, names(LogFiles.named(List.of(folder))));
    assertEquals(ordered, names(LogFiles.rotated(folder.resolve("audit.log"))));
  }

  /** As after a clock that was set back: auditd's own numbers are right. */
  @Test
  void onlyTheCompressedFileIsOrderedByItsContent() throws Exception {
    write("audit.log", event(10));
    write("audit.log.1", event(20));
    write("audit.log.2", "");
    write("audit.log.3", event(50));
    compressed("audit.log.1.gz", event(40));
    assertEquals(
        List.of("audit.log.1.gz", "audit.log.3", "audit.log.2", "audit.log.1", "audit.log"),
        names(LogFiles.named(List.of(folder))));
  }

  /** As after a clock that was set back. */
  @Test
  void aCompressedCopyDoesNotChangeTheOrderOfOthers() throws Exception {
    write("audit.log", event(50));
    write("audit.log.1", event(20));
    compressed("audit.log.1.gz", event(20));
    write("audit.log.2", event(30));
    assertEquals(
        List.of("audit.log.2", "audit.log.1", "audit.log"), names(LogFiles.named(List.of(folder))));
  }

  @Test
  void ofAFileAndACompressedCopyOfItTheFileIsRead() throws Exception {
    String lines = event(1) + event(2) + event(3);
    write("audit.log", event(50));
    write("audit.log.2", lines);
    compressed("audit.log.2.gz", lines);
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log.2", "audit.log"), names(set));
    Path kept = folder.resolve("audit.log.2");
    assertTrue(
        set.notes()
            .contains(
                "1 file with the same content as another not read: "
                    + kept
                    + ".gz (as "
                    + kept
                    + ")"),
        set.notes()::toString);
  }

  @Test
  void aCopyThatIsJustBeingCompressedIsNotRead() throws Exception {
    String lines = manyEvents();
    write("audit.log", event(50));
    write("audit.log.2", lines);
    compressed("audit.log.2.gz", lines);
    Path copy = folder.resolve("audit.log.2.gz");
    byte[] whole = Files.readAllBytes(copy);
    for (int length : new int[] {2, 10, 20, whole.length / 3, whole.length - 3}) {
      Files.write(copy, Arrays.copyOf(whole, length));
      assertEquals(
          List.of("audit.log.2", "audit.log"),
          names(LogFiles.named(List.of(folder))),
          () -> length + " bytes");
    }
  }

  @Test
  void aCopyOfWhichLittleIsCompressedIsNotRead() throws Exception {
    String lines = event(1) + event(2) + event(3);
    write("audit.log", event(50));
    write("audit.log.2", lines);
    compressed("audit.log.2.gz", lines);
    Path copy = folder.resolve("audit.log.2.gz");
    byte[] whole = Files.readAllBytes(copy);
    for (int i = 2; i < whole.length; i++) {
      int length = i;
      Files.write(copy, Arrays.copyOf(whole, length));
      assertEquals(
          List.of("audit.log.2", "audit.log"),
          names(LogFiles.named(List.of(folder))),
          () -> length + " bytes");
    }
  }

  /** As gzip does when it has compressed all: the file was listed, and is open. */
  @Test
  void aCopyOfAFileThatIsRemovedOnceItIsOpenedIsNotRead() throws Exception {
    String lines = event(1) + event(2) + event(3);
    write("audit.log.2", lines);
    compressed("audit.log.2.gz", lines);
    Path plain = folder.resolve("audit.log.2");
    Path copy = folder.resolve("audit.log.2.gz");
    byte[] whole = Files.readAllBytes(copy);
    for (int i = 2; i < whole.length; i++) {
      int length = i;
      Files.writeString(plain, lines);
      Files.write(copy, Arrays.copyOf(whole, length));
      LogListing listing = LogListing.named(List.of(folder));
      List<FileSource> files = listing.paths().stream().map(FileSource::of).toList();
      files.forEach(FileSource::hold);
      Files.delete(plain);
      LogChoice choice = new LogChoice(listing, 0);
      choice.choose(files);
      assertEquals(List.of("audit.log.2"), names(choice.set()), () -> length + " bytes");
      LogFiles.close(files);
    }
  }

  @Test
  void aCompressedFileWithMoreThanThePlainOneIsRead() throws Exception {
    write("audit.log.2", event(1) + event(2));
    compressed("audit.log.2.gz", event(1) + event(2) + event(3));
    assertEquals(List.of("audit.log.2.gz"), names(LogFiles.named(List.of(folder))));
  }

  @Test
  void datedFilesOfALogAreReadOldestFirst() throws Exception {
    create("audit.log-20260801", "audit.log", "audit.log-20251231", "audit.log-20260215");
    create("audit.log.2026-08-01_03:00:01");
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(
        List.of(
            "audit.log-20251231",
            "audit.log-20260215",
            "audit.log-20260801",
            "audit.log.2026-08-01_03:00:01",
            "audit.log"),
        names(set));
    assertEquals(List.of(), set.notes());
  }

  @Test
  void datedAndNumberedFilesOfALogAreReadInTheOrderOfTheirFirstEvents() throws Exception {
    write("audit.log", event(50));
    write("audit.log.1", event(10));
    write("audit.log.2", "");
    write("audit.log.3", event(5));
    write("audit.log-20260801", event(20));
    write("audit.log-20260802", event(30));
    List<String> expected =
        List.of(
            "audit.log.3",
            "audit.log.2",
            "audit.log.1",
            "audit.log-20260801",
            "audit.log-20260802",
            "audit.log");
    assertEquals(expected, names(LogFiles.named(List.of(folder))));
    assertEquals(expected, names(LogFiles.named(expected.stream().map(folder::resolve).toList())));
  }

  @Test
  void namesThatEndInANumberOrADateAreLogsOfTheirOwnWithoutALogOfTheNameBeforeIt()
      throws Exception {
    create("10.0.0.1", "10.0.0.2", "2025.11.25", "2025.11.26", "web-20260801", "web-20260802");
    List<String> named =
        List.of("10.0.0.2", "10.0.0.1", "2025.11.25", "2025.11.26", "web-20260801", "web-20260802");
    LogSet set = LogFiles.named(named.stream().map(folder::resolve).toList());
    assertEquals(named, names(set));
    assertEquals(named.size(), set.logs().size());
    Files.writeString(folder.resolve("web"), "web");
    assertEquals(5, LogFiles.named(named.stream().map(folder::resolve).toList()).logs().size());
    Files.createDirectory(folder.resolve("2025.11"));
    assertEquals(5, LogFiles.named(named.stream().map(folder::resolve).toList()).logs().size());
  }

  @Test
  void ofAFileAndItsCopyOnlyTheLongerOneIsRead() throws Exception {
    String old = "x".repeat(3000) + event(1) + "x".repeat(3000) + event(2);
    write("audit.log.1", old);
    write("audit.log", old);
    assertEquals(List.of("audit.log.1"), names(LogFiles.named(List.of(folder))));
    write("audit.log", old + event(3));
    assertEquals(List.of("audit.log"), names(LogFiles.named(List.of(folder))));
    write("audit.log.1", old.substring(0, 5000));
    assertEquals(List.of("audit.log"), names(LogFiles.named(List.of(folder))));
    write("audit.log", old.substring(0, 5900) + event(4) + event(5));
    write("audit.log.1", old);
    assertEquals(List.of("audit.log.1", "audit.log"), names(LogFiles.named(List.of(folder))));
  }

  /** The log may be rotated between two records that are equal, or any two of an event. */
  @Test
  void aFileThatBeginsWithTheOnlyLineOfAnotherIsNoCopy() throws Exception {
    write("audit.log.1", event(1));
    write("audit.log", event(1) + event(2));
    assertEquals(List.of("audit.log.1", "audit.log"), names(LogFiles.named(List.of(folder))));
    write("audit.log", event(1));
    assertEquals(List.of("audit.log.1", "audit.log"), names(LogFiles.named(List.of(folder))));
    write("audit.log.1", event(1) + event(1));
    write("audit.log", event(1) + event(1) + event(2));
    assertEquals(List.of("audit.log.1", "audit.log"), names(LogFiles.named(List.of(folder))));
  }

  @Test
  void copiesOfOneFileInTwoLogsAreBothRead() throws Exception {
    write("a.log", event(1));
    write("b.log", event(1));
    assertEquals(List.of("a.log", "b.log"), names(LogFiles.named(paths("a.log", "b.log"))));
  }

  @Test
  void aFifoOrDeviceAmongTheFilesOfALogIsLeftOutAndReported() throws Exception {
    create("audit.log", "audit.log.2");
    Files.createSymbolicLink(folder.resolve("audit.log.1"), Path.of("/dev/zero"));
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log.2", "audit.log"), names(set));
    assertTrue(
        set.notes().contains("not read (not a regular file): audit.log.1"), set.notes()::toString);
  }

  @Test
  void otherNeighborsAreNoneOfOurs() throws Exception {
    create("audit.log", "audit.log.swp", "audit.log~", "audit.logic", "xaudit.log.1", "boot.log");
    Files.createDirectory(folder.resolve("audit.log.1"));
    LogSet set = LogFiles.named(List.of(folder));
    assertEquals(List.of("audit.log"), names(set));
    assertEquals(List.of(), set.notes());
  }

  @Test
  void copiesThatSomeonePutAsideAreNotReadAndNamedInAHint() throws Exception {
    create("audit.log", "audit.log.bak", "audit.log.old", "audit.log-save", "audit.log~");
    create("audit.logic", "audit.login.bak");
    LogSet set = LogFiles.rotated(folder.resolve("audit.log"));
    assertEquals(List.of("audit.log"), names(set));
    assertEquals(List.of(), set.notes());
    assertEquals(
        List.of(
            "not read (not part of the rotated set; to search them, name them):"
                + " audit.log-save, audit.log.bak, audit.log.old, audit.log~"),
        set.hints());
  }

  @Test
  void aLogOfWhichOnlyACopyIsThereNamesIt() throws Exception {
    create("audit.log.old");
    Path log = folder.resolve("audit.log");
    NoSuchFileException none = assertThrows(NoSuchFileException.class, () -> LogFiles.rotated(log));
    assertTrue(none.getReason().endsWith("name them): audit.log.old"), none.getReason());
  }

  @Test
  void aFolderWithoutALogIsNamed() throws Exception {
    create("boot.log");
    write("audit.log.1.gz", "PK\u0003\u0004");
    FileSystemException none =
        assertThrows(FileSystemException.class, () -> LogFiles.named(List.of(folder)));
    assertEquals(folder.toString(), none.getFile());
    assertEquals(
        "no audit log in it; archives, and files compressed twice, are not read (unpack them first):"
            + " audit.log.1.gz; boot.log: no audit record in its first 4 KiB",
        none.getReason());
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
  void namesWithAPaddedNumberKeepTheOrderInWhichTheyAreNamed() throws Exception {
    create("audit.log.02", "audit.log.01");
    List<String> named = List.of("audit.log.02", "audit.log.01");
    assertEquals(named, names(LogFiles.named(paths("audit.log.02", "audit.log.01"))));
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
  void aRotationInTheMiddleOfTheListingTearsNoSet() throws Exception {
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
      InputStream in = SeekableContentStream.of(source.bytes().orElseThrow(), 0);
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

  private void create(String... names) throws IOException {
    for (String name : names) {
      Files.writeString(folder.resolve(name), name);
    }
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(folder.resolve(name), content);
  }

  private static String manyEvents() {
    StringBuilder lines = new StringBuilder();
    Random random = new Random(1);
    for (int i = 1; i < 2000; i++) {
      lines.append(event(i).strip()).append(" exe=").append(random.nextLong()).append('\n');
    }
    return lines.toString();
  }

  private static String event(int serial) {
    return "type=USER_CMD msg=audit(17000000" + (10 + serial) + ".000:" + serial + "): pid=1\n";
  }

  private void compress(String... names) throws IOException {
    for (String name : names) {
      compressed(name, name);
    }
  }

  private void compressed(String name, String content) throws IOException {
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      out.write(content.getBytes(StandardCharsets.UTF_8));
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
