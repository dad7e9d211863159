package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogDiscoveryTest {
  @TempDir private Path folder;
  private final List<Path> bases = new ArrayList<>();
  private final List<FileBegin> read = new ArrayList<>();
  private LogDiscovery discovery;

  @BeforeEach
  void followALog() throws IOException {
    write("a.log", 1);
    bases.add(folder.resolve("a.log"));
    discovery = in(folder);
  }

  private static LogDiscovery in(Path... operands) {
    return new LogDiscovery(List.of(operands), FileRules.of(Decoders.WITHOUT_PROGRAMS));
  }

  private void write(String name, int serial) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, line(serial), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String line(int serial) {
    return "type=USER_CMD msg=audit(1700000000.000:" + serial + "): pid=1\n";
  }

  /** Returns the files of the logs that were found, and follows them. */
  private List<String> find() throws IOException {
    List<String> found = new ArrayList<>();
    for (Log log : discovery.find(bases, read)) {
      bases.add(log.base().orElseThrow());
      for (LogSource source : log.sources()) {
        found.add(folder.relativize(source.file().orElseThrow()).toString());
        source.close();
      }
    }
    return found;
  }

  @Test
  void findsEachLogOnce() throws Exception {
    assertEquals(List.of(), find());
    write("b.log", 2);
    write("host/audit.log.1", 3);
    write("host/audit.log", 4);
    assertEquals(List.of("b.log", "host/audit.log.1", "host/audit.log"), find());
    assertEquals(List.of(), find());
  }

  @Test
  void findsAFileOnceItHasRecords() throws Exception {
    Files.createFile(folder.resolve("b.log"));
    assertEquals(List.of(), find());
    write("b.log", 2);
    assertEquals(List.of("b.log"), find());
  }

  @Test
  void findsALogBesideThatOfAuditdWhichIsTakenWhenItIsEmpty() throws Exception {
    Files.createFile(folder.resolve("audit.log"));
    assertEquals(List.of("audit.log"), find());
  }

  @Test
  void aFileThatWasRotatedIsNotALogEvenIfTheOneOfItsNameIsMissing() throws Exception {
    for (String name : List.of("a.log.1", "a.log-20261127", "a.log.2")) {
      Files.move(folder.resolve("a.log"), folder.resolve(name));
      assertEquals(List.of(), find());
      write("a.log", 2);
      assertEquals(List.of(), find());
    }
  }

  @Test
  void aFileThatBeginsLikeOneThatWasReadIsNotALog() throws Exception {
    byte[] begin = line(7).getBytes(StandardCharsets.ISO_8859_1);
    read.add(new FileBegin(FileSource.of(folder.resolve("gone")), begin));
    write("copy", 7);
    write("copy", 8);
    write("copy of a", 1);
    assertEquals(List.of(), find());
    write("b.log", 9);
    assertEquals(List.of("b.log"), find());
  }

  @Test
  void aPatternFindsWhatMatches() throws Exception {
    discovery = in(folder.resolve("[a-z].log"), folder.resolve("none/*"));
    write("c.txt", 2);
    assertEquals(List.of(), find());
    write("c.log", 3);
    assertEquals(List.of("c.log"), find());
    write("none/some", 4);
    assertEquals(List.of("none/some"), find());
  }

  @Test
  void aFolderThatDoesNotExistYetIsLookedIntoLater() throws Exception {
    discovery = in(folder.resolve("hosts"));
    assertEquals(List.of(), find());
    write("hosts/web/audit.log", 2);
    assertEquals(List.of("hosts/web/audit.log"), find());
  }

  @Test
  void isOverIfOnlyFilesWereNamed() {
    assertTrue(in(folder.resolve("a.log")).isOver());
    assertFalse(in(folder.resolve("a.log"), folder).isOver());
    assertFalse(in(folder.resolve("missing")).isOver());
  }
}
