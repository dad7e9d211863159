package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogChainTest {
  @TempDir private Path folder;

  private Path write(String name) throws IOException {
    return Files.writeString(folder.resolve(name), name + "\n");
  }

  private void rename(String name, String other) throws IOException {
    Files.move(folder.resolve(name), folder.resolve(other));
  }

  private static FileSource held(Path path) {
    FileSource file = FileSource.of(path);
    assertTrue(file.hold() && file.isHeld());
    return file;
  }

  private LogChain chain(FileSource... known) {
    return new LogChain(new Log(Optional.of(folder.resolve("audit.log")), List.of(known)));
  }

  private static List<String> newer(LogChain chain, FileSource... known) throws IOException {
    List<String> names = new ArrayList<>();
    for (FileSource file : chain.newerThan(List.of(known))) {
      names.add(String.valueOf(file.path().getFileName()));
      assertTrue(file.isHeld());
      file.close();
    }
    return names;
  }

  @Test
  void nothingIsNewerThanTheFileThatIsWritten() throws Exception {
    FileSource known = held(write("audit.log"));
    write("audit.log.1");
    LogChain chain = chain(known);
    assertTrue(chain.isWritten(known));
    assertEquals(List.of(), newer(chain, known));
  }

  @Test
  void findsAllThatIsNewerTheOldestFirst() throws Exception {
    FileSource known = held(write("audit.log"));
    LogChain chain = chain(known);
    rename("audit.log", "audit.log.3");
    write("audit.log.2");
    write("audit.log.1");
    write("audit.log");
    assertFalse(chain.isWritten(known));
    assertEquals(List.of("audit.log.2", "audit.log.1", "audit.log"), newer(chain, known));
  }

  @Test
  void allIsNewerIfNothingThatIsKnownIsLeft() throws Exception {
    FileSource known = held(write("audit.log"));
    LogChain chain = chain(known);
    Files.delete(folder.resolve("audit.log"));
    assertEquals(List.of(), newer(chain, known));
    write("audit.log.1");
    write("audit.log");
    assertEquals(List.of("audit.log.1", "audit.log"), newer(chain, known));
  }

  /** The log was named alone, and is deleted and created again: the older ones stay unread. */
  @Test
  void whatWasOlderAtTheBeginningIsNotNewerLater() throws Exception {
    write("audit.log.2");
    write("audit.log.1");
    FileSource known = held(write("audit.log"));
    LogChain chain = chain(known);
    Files.delete(folder.resolve("audit.log"));
    write("audit.log");
    assertEquals(List.of("audit.log"), newer(chain, known));
    chain.close();
  }

  @Test
  void aCompressedFileWasReadBefore() throws Exception {
    FileSource known = held(write("audit.log"));
    LogChain chain = chain(known);
    rename("audit.log", "audit.log.1");
    new ProcessBuilder("gzip", folder.resolve("audit.log.1").toString()).start().waitFor();
    write("audit.log");
    assertEquals(List.of("audit.log"), newer(chain, known));
  }

  @Test
  void aNameThatBecomesAFolderIsThatOfItsLog() throws Exception {
    LogChain chain = chain();
    assertEquals(folder.resolve("audit.log"), chain.base());
    Files.createDirectory(folder.resolve("audit.log"));
    assertEquals(folder.resolve("audit.log/audit.log"), chain.base());
    assertEquals(List.of(), newer(chain));
    write("audit.log/audit.log");
    assertEquals(List.of("audit.log"), newer(chain));
  }

  @Test
  void watchesTheFolderThatALinkLeadsToAsWell() throws Exception {
    Files.createDirectory(folder.resolve("real"));
    write("real/a.log");
    Files.createSymbolicLink(folder.resolve("audit.log"), Path.of("real/a.log"));
    Path real = folder.resolve("real").toRealPath();
    assertEquals(List.of(folder.toAbsolutePath(), real), chain().folders());
  }

  @Test
  void aLinkThatIsSetToAnotherFileContinuesThere() throws Exception {
    write("a");
    write("b");
    Files.createSymbolicLink(folder.resolve("audit.log"), Path.of("a"));
    FileSource known = held(folder.resolve("audit.log"));
    LogChain chain = chain(known);
    assertTrue(chain.isWritten(known));
    Files.delete(folder.resolve("audit.log"));
    Files.createSymbolicLink(folder.resolve("audit.log"), Path.of("b"));
    assertFalse(chain.isWritten(known));
    assertEquals(List.of("audit.log"), newer(chain, known));
  }
}
