package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogSourceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 6})
  void aFileIsReadFromAnyOfItsBytes(int offset) throws Exception {
    FileSource source = FileSource.of(Files.writeString(folder.resolve("a log"), "01234"));
    SeekableContent bytes = source.bytes().orElseThrow();
    assertEquals(5, bytes.length());
    assertTrue(source.name().endsWith("a log"));
    try (InputStream in = SeekableContentStream.of(bytes, offset)) {
      String rest = "01234".substring(Math.min(offset, 5));
      assertEquals(rest, new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
    source.close();
    assertThrows(ClosedChannelException.class, bytes::length);
  }

  @Test
  void aFileIsReadThoughItsNameIsGivenAway() throws Exception {
    Path log = Files.writeString(folder.resolve("log"), "old");
    FileSource source = FileSource.of(log);
    SeekableContent bytes = source.bytes().orElseThrow();
    Files.delete(log);
    Files.writeString(log, "another"); // and mostly with the inode of the first
    assertSame(bytes, source.bytes().orElseThrow());
    assertEquals(3, bytes.length());
  }

  @Test
  void aFileIsNotTakenForTheOneThatHadItsName() throws Exception {
    Path log = Files.writeString(folder.resolve("log"), "old");
    FileSource source = FileSource.of(log);
    Files.move(log, folder.resolve("log.1"));
    Files.writeString(log, "new");
    IOException rotated = assertThrows(IOException.class, source::bytes);
    assertEquals("it was rotated before it was opened", rotated.getMessage());
  }

  @Test
  void aFileThatIsGoneIsNamed() throws Exception {
    FileSource source = FileSource.of(folder.resolve("gone"));
    assertEquals(Optional.empty(), source.bytes());
    NoSuchFileException gone = assertThrows(NoSuchFileException.class, source::open);
    assertEquals(source.name(), gone.getFile());
  }

  @Test
  void aFileIsFreshForAWhileAfterItWasWrittenTo() throws Exception {
    Path log = Files.writeString(folder.resolve("log"), "01234");
    FileSource source = FileSource.of(log);
    assertTrue(source.isFresh(60_000));
    Files.setLastModifiedTime(log, FileTime.from(Instant.now().minusSeconds(90)));
    assertFalse(source.isFresh(60_000));
    Files.setLastModifiedTime(log, FileTime.from(Instant.now().plusSeconds(90)));
    assertFalse(source.isFresh(60_000));
    Files.delete(log);
    assertFalse(source.isFresh(60_000));
  }

  @Test
  void aFileIsReplacedIfItsNameIsThatOfAnother() throws Exception {
    Path log = Files.writeString(folder.resolve("log"), "01234");
    FileSource source = FileSource.of(log);
    assertFalse(source.isReplaced());
    Files.move(log, folder.resolve("log.1"));
    assertFalse(source.isReplaced());
    Files.createFile(log);
    assertTrue(source.isReplaced());
  }

  @Test
  void aFifoTellsWhetherItHasSomethingToRead() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    CompletableFuture<OutputStream> writer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.newOutputStream(fifo);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    byte[] read = new byte[2];
    try (ContentStream content = (ContentStream) FileSource.of(fifo).open();
        OutputStream out = writer.get()) {
      assertFalse(content.isReady());
      out.write('x');
      assertTrue(content.isReady());
      assertEquals(1, content.read(0, read, 0, 2));
      assertFalse(content.isReady());
    }
    assertEquals('x', read[0]);
  }

  @Test
  void aStreamIsLeftOpen() throws Exception {
    ShortReads stream = new ShortReads(new byte[] {'a', 'b'}, 1);
    StreamSource source = new StreamSource("standard input", stream);
    byte[] read = new byte[2];
    try (ContentStream content = source.open()) {
      assertEquals(1, content.read(0, read, 0, 2));
    }
    assertEquals('a', read[0]);
    source.close();
    assertFalse(stream.isClosed());
    assertEquals('b', stream.read());
  }

  @Test
  void aFileKeepsItsIdentityThroughARename() throws Exception {
    Path log = Files.writeString(folder.resolve("audit.log"), "x");
    Optional<FileIdentity> identity = FileIdentity.of(log);
    assertTrue(identity.isPresent());
    Path rotated = Files.move(log, folder.resolve("audit.log.1"));
    Path fresh = Files.writeString(folder.resolve("audit.log"), "x");
    assertEquals(identity, FileIdentity.of(rotated));
    assertNotEquals(identity, FileIdentity.of(fresh));
  }

  @Test
  void theIdentityOfAFileThatIsGoneCantBeAsked() {
    assertThrows(NoSuchFileException.class, () -> FileIdentity.of(folder.resolve("gone")));
  }
}
