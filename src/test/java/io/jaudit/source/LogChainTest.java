package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.Compressor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  /** As after a pause of this process: nobody had a chance to read it before. */
  @Test
  void aCompressedFileThatWasBegunSinceIsNewer() throws Exception {
    write("audit.log.1");
    FileSource known = held(write("audit.log"));
    LogChain chain = chain(known);
    rename("audit.log.1", "audit.log.3");
    rename("audit.log", "audit.log.2");
    writeCompressed("audit.log.1.gz", "begun and compressed meanwhile\n");
    write("audit.log");
    assertEquals(List.of("audit.log.1.gz", "audit.log"), newer(chain, known));
    chain.close();
  }

  /** The copies of what was older and of what is followed come back as other files. */
  @Test
  void compressedCopiesOfWhatWasReadAreNotNewer() throws Exception {
    write("audit.log.2");
    write("audit.log.1");
    FileSource known = held(write("audit.log"));
    LogChain chain = chain(known);
    for (String name : List.of("audit.log.2", "audit.log.1", "audit.log")) {
      Files.delete(folder.resolve(name));
    }
    writeCompressed("audit.log.3.gz", "audit.log.2\n");
    writeCompressed("audit.log.2.gz", "audit.log.1\n");
    writeCompressed("audit.log.1.gz", "audit.log\n");
    Files.writeString(folder.resolve("audit.log"), "new\n");
    assertEquals(List.of("audit.log"), newer(chain, known));
    chain.close();
  }

  @Test
  void whatWasOlderAtTheBeginningIsNotNewerIfTheNewestAreDeleted() throws Exception {
    write("audit.log.3");
    write("audit.log.2");
    write("audit.log.1");
    FileSource known = held(write("audit.log"));
    LogChain chain = chain(known);
    Files.delete(folder.resolve("audit.log"));
    Files.delete(folder.resolve("audit.log.1"));
    Files.writeString(folder.resolve("audit.log"), "new\n");
    assertEquals(List.of("audit.log"), newer(chain, known));
    chain.close();
  }

  /** Numbers come after dates by name; here the times say otherwise. */
  @Test
  void ofNumbersAndDatesTheTimesTellWhatIsNewer() throws Exception {
    writeAt("audit.log.1", 1);
    writeAt("audit.log-20261122", 2);
    FileSource known = held(writeAt("audit.log", 3));
    LogChain chain = chain(known);
    rename("audit.log", "audit.log-20261123");
    writeAt("audit.log-20261124", 4);
    writeAt("audit.log", 5);
    assertEquals(List.of("audit.log-20261124", "audit.log"), newer(chain, known));
    chain.close();
  }

  /** A busy host rotates several times in a second. */
  @ParameterizedTest
  @CsvSource({
    "1.000:3, 1.000:4, 1.000:10",
    "1.010:7, 1.020:8, 1.100:9",
    "1.010:7, 1.020:6, 2.000:1"
  })
  void ofFilesThatBeginInOneSecondTheFirstEventsTell(String first, String second, String third)
      throws Exception {
    FileSource known = held(writeAt("audit.log", first));
    LogChain chain = chain(known);
    rename("audit.log", "audit.log.1");
    writeAt("audit.log-20261124", second);
    writeAt("audit.log", third);
    assertEquals(List.of("audit.log-20261124", "audit.log"), newer(chain, known));
    rename("audit.log-20261124", "audit.log.2");
    rename("audit.log.1", "audit.log-20261124");
    assertEquals(List.of("audit.log.2", "audit.log"), newer(chain, known));
    chain.close();
  }

  private Path writeAt(String name, int second) throws IOException {
    return writeAt(name, second + ".000:1");
  }

  private Path writeAt(String name, String stamp) throws IOException {
    String line = "type=USER_CMD msg=audit(170000000" + stamp + "): pid=1\n";
    return Files.writeString(folder.resolve(name), line);
  }

  private void writeCompressed(String name, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve(name), Compressor.GZIP.compress(bytes));
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
