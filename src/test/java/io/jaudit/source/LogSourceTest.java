package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LogSourceTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5})
  void aFileIsOpenedAtAnyOfItsBytes(int offset) throws Exception {
    FileSource source = new FileSource(Files.writeString(folder.resolve("a log"), "01234"));
    try (InputStream in = source.open(offset)) {
      assertEquals(
          "01234".substring(offset), new String(in.readAllBytes(), StandardCharsets.US_ASCII));
    }
    assertEquals(5, source.length());
    assertTrue(source.name().endsWith("a log"));
  }

  @Test
  void aFileThatEndsBeforeTheOffsetSaysSo() throws Exception {
    FileSource source = new FileSource(Files.writeString(folder.resolve("log"), "01234"));
    EOFException tooShort = assertThrows(EOFException.class, () -> source.open(6));
    assertEquals(source.name() + " ends before byte 6", tooShort.getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void aFileThatIsGoneIsNamed(long offset) {
    FileSource source = new FileSource(folder.resolve("gone"));
    NoSuchFileException gone = assertThrows(NoSuchFileException.class, () -> source.open(offset));
    assertEquals(source.name(), gone.getFile());
  }

  @Test
  void aStreamIsReadFromItsStartOnlyAndLeftOpen() throws Exception {
    ShortReads stream = new ShortReads(new byte[] {'a', 'b'}, 1);
    StreamSource source = new StreamSource("standard input", stream);
    assertThrows(IOException.class, () -> source.open(1));
    try (InputStream in = source.open(0)) {
      assertEquals('a', in.read());
    }
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
