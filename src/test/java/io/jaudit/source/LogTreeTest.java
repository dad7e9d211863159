package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Folders, which are read with all that is below them, and names with wildcards. */
final class LogTreeTest {
  @TempDir Path folder;

  @Test
  void allFilesWithRecordsBelowAFolderAreReadAndTheOthersAreCounted() throws Exception {
    write("web-01/var/log/audit/audit.log", event(3));
    write("web-01/var/log/audit/audit.log.1", event(2));
    write("web-02/messages", "Mar 18 web-02 kernel: audit: " + event(4));
    write("web-02/old/deep/er/anything", event(1));
    write("web-02/notes.txt", "nothing here\n");
    write("web-02/late", "x".repeat(4096) + event(5));
    write("web-02/audit.rules", "-w /etc -k audit(x)\n");
    LogSet set = named("");
    assertEquals(
        List.of(
            "web-01/var/log/audit/audit.log.1",
            "web-01/var/log/audit/audit.log",
            "web-02/messages",
            "web-02/old/deep/er/anything"),
        names(set));
    assertEquals(3, set.logs().size());
    assertEquals(
        List.of(
            "web-02/audit.rules: no audit record in its first 4 KiB",
            "web-02/late: no audit record in its first 4 KiB",
            "web-02/notes.txt: no audit record in its first 4 KiB"),
        skipped(set));
    assertEquals(List.of(), set.notes());
  }

  /** A checkpoint is often kept next to the logs. */
  @Test
  void filesThatJauditKeepsAreNeitherReadNorReported() throws Exception {
    write("audit.log", event(1));
    write("ck", "jaudit=2\nend=1\n");
    write("ck.lock", "");
    write("ck.procs", "jaudit.procs/1 0 0\n");
    write(".ck.jaudit-new", "jau");
    write("other.lock", "no lock of jaudit\n");
    assertEquals(List.of("audit.log"), names(named("")));
    assertEquals(List.of("other.lock: no audit record in its first 4 KiB"), skipped(named("")));
    write("audit.log.ck", "jaudit=2\nend=1\n");
    write("audit.log.ck.lock", "");
    write("audit.log.bak", event(1));
    assertEquals(
        List.of("not read (not part of the rotated set; to search them, name them): audit.log.bak"),
        LogFiles.rotated(folder.resolve("audit.log")).hints());
  }

  @Test
  void theFilesOfAuditdsOwnSetAreReadWhateverTheyHold() throws Exception {
    write("a/audit.log", "");
    write("a/audit.log.1", "x".repeat(5000) + "\n" + event(1));
    assertEquals(List.of("a/audit.log.1", "a/audit.log"), names(named("")));
  }

  @Test
  void aGapInEachSetIsReported() throws Exception {
    write("a/audit.log.2", event(1));
    write("b/audit.log", event(2));
    write("b/audit.log.2", event(3));
    List<String> notes = named("").notes();
    assertEquals(2, notes.size(), notes::toString);
    assertTrue(notes.get(0).contains("a/audit.log to .1;"), notes::toString);
    assertTrue(notes.get(1).contains("b/audit.log.1;"), notes::toString);
  }

  @Test
  void filesOfEditorsAndOtherProgramsAreSkipped() throws Exception {
    for (String name : List.of("audit.log~", ".audit.log.swp", "audit.log.tmp", "a.log")) {
      write(name, event(1));
    }
    LogSet set = named("");
    assertEquals(List.of("a.log"), names(set));
    assertEquals(3, set.skipped().size());
  }

  @Test
  void aFileThatIsNamedIsReadWhateverItHoldsEvenIfItIsInAFolderThatIsNamed() throws Exception {
    write("a.log", event(1));
    write("notes.txt", "nothing here\n");
    assertEquals(List.of("a.log", "notes.txt"), names(named("", "notes.txt")));
    assertEquals(List.of("notes.txt", "a.log"), names(named("notes.txt", "")));
    assertEquals(List.of("a.log"), names(named("", "a.log", "")));
  }

  @Test
  void linksMakeNoLoopAndNothingIsReadTwice() throws Exception {
    write("hosts/a/audit.log", event(1));
    write("elsewhere/b/b.log", event(2));
    link("hosts/a/up", "hosts");
    link("hosts/a/self", "hosts/a");
    link("hosts/0-first", "hosts/a/audit.log");
    link("hosts/b", "elsewhere/b");
    link("hosts/none", "nowhere");
    link("hosts/round", "hosts/round");
    LogSet set = named("hosts");
    assertEquals(List.of("hosts/a/audit.log", "hosts/b/b.log"), names(set));
    assertEquals(
        List.of("hosts/none: a link to nothing", "hosts/round: a link to nothing"), skipped(set));
    assertEquals(List.of("hosts/a/audit.log", "hosts/b/b.log"), names(named("hosts", "hosts/b")));
  }

  @Test
  void anotherNameOfAFileIsReadOnce() throws Exception {
    write("a/audit.log", event(1));
    Files.createLink(folder.resolve("a/other"), folder.resolve("a/audit.log"));
    assertEquals(List.of("a/audit.log"), names(named("")));
  }

  @Test
  void aMemberOfASetMayBeALink() throws Exception {
    write("a/audit.log", event(2));
    write("storage/x", event(1));
    link("a/audit.log.1", "storage/x");
    LogSet set = named("a");
    assertEquals(List.of("a/audit.log.1", "a/audit.log"), names(set));
    assertEquals(List.of(), set.notes());
  }

  @Test
  void aCopyAnywhereIsReadOnceAndReported() throws Exception {
    String text = event(1) + event(2);
    write("a/a.log", text);
    write("backup/audit.log", text);
    write("backup/half", text + event(3));
    write("c.log", event(1) + event(4));
    LogSet set = named("");
    assertEquals(List.of("c.log", "backup/half"), names(set));
    assertEquals(1, set.notes().size(), set.notes()::toString);
    assertTrue(
        set.notes().get(0).startsWith("2 files with the same content as another not read: "),
        set.notes()::toString);
  }

  @Test
  void whatCanNotBeReadIsReportedAndTheRestIsRead() throws Exception {
    assumeTrue(Files.isRegularFile(Path.of("/proc/self/mem")), "Linux only");
    write("a.log", event(1));
    Files.createSymbolicLink(folder.resolve("bad"), Path.of("/proc/self/mem"));
    LogSet set = named("");
    assertEquals(List.of("a.log"), names(set));
    assertEquals(1, set.refused().size());
    assertTrue(
        set.refused().get(0).startsWith("can't read " + folder.resolve("bad") + ": "),
        set.refused()::toString);
  }

  @Test
  void aFolderWithoutALogIsReportedEvenIfOthersHaveOne() throws Exception {
    write("a/a.log", event(1));
    Files.createDirectory(folder.resolve("empty"));
    assertEquals(
        List.of("can't read " + folder.resolve("empty") + ": no audit log in it"),
        named("empty", "a").refused());
    FileSystemException none = assertThrows(FileSystemException.class, () -> named("empty"));
    assertEquals("no audit log in it", none.getReason());
  }

  @ParameterizedTest
  @CsvSource({
    "audit.log*, audit.log.1 audit.log",
    "audit.log.?, audit.log.1",
    "*/x.log, h[1]/x.log h2/x.log",
    "h[0-9]/x.log, h2/x.log",
    "h*, h2/x.log h[1]/x.log",
    "'h[1]', h[1]/x.log",
    "*.{log}, odd.{log}",
    ".h*, .hidden"
  })
  void wildcardsMatchAsInAShell(String pattern, String expected) throws Exception {
    write("audit.log", event(5));
    write("audit.log.1", event(4));
    write("h[1]/x.log", event(1));
    write("h2/x.log", event(2));
    write(".hidden", event(3));
    write("odd.{log}", event(6));
    List<String> names = new ArrayList<>(names(named(pattern)));
    List<String> wanted = new ArrayList<>(List.of(expected.split(" ")));
    names.sort(null);
    wanted.sort(null);
    assertEquals(wanted, names);
  }

  @Test
  void aPatternThatMatchesNothingIsAnError() throws Exception {
    write("a.log", event(1));
    for (String pattern : List.of("b*", "x/*.log", "a.log/*", "[")) {
      FileSystemException none = assertThrows(FileSystemException.class, () -> named(pattern));
      assertEquals(folder.resolve(pattern).toString(), none.getFile());
    }
  }

  @Test
  void aStreamIsReadAtItsPlaceAmongWhatWasNamed() throws Exception {
    write("a/a.log", event(1));
    write("b.log", event(2));
    write("notes", "x");
    LogSource stream = new StreamSource("stream", InputStream.nullInputStream());
    List<Path> paths = Stream.of("a", "notes", "b.log").map(folder::resolve).toList();
    for (int at = 0; at <= 3; at++) {
      List<LogSource> sources =
          LogFiles.named(paths, FileRules.of(Decoders.WITHOUT_PROGRAMS), stream, at).sources();
      assertEquals(at, sources.indexOf(stream));
    }
  }

  @Test
  @Tag("slow")
  void thousandsOfFilesAreRead() throws Exception {
    for (int i = 0; i < 3000; i++) {
      write("host-" + i % 50 + "/" + i + ".log", event(i));
    }
    try (LogSet set = named("")) {
      assertEquals(3000, set.sources().size());
      for (LogSource source : set.sources()) {
        assertTrue(source.bytes().orElseThrow().length() > 0);
        source.release();
      }
    }
  }

  private LogSet named(String... names) throws IOException {
    return LogFiles.named(Stream.of(names).map(folder::resolve).toList());
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(folder.resolve(name), folder.resolve(target));
  }

  private static String event(int serial) {
    return "type=USER_CMD msg=audit(" + (1_700_000_000L + serial) + ".000:" + serial + "): pid=1\n";
  }

  private List<String> names(LogSet set) {
    return set.sources().stream()
        .map(source -> folder.relativize(Path.of(source.name())).toString())
        .toList();
  }

  private List<String> skipped(LogSet set) {
    return set.skipped().stream()
        .map(file -> folder.relativize(file.path()) + ": " + file.reason())
        .toList();
  }
}
