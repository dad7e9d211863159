package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed write means, by its words, what is written to, and its flags in {@code /proc}. */
class StandardOutputTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "Broken pipe, pipe:[7], 01, true",
    "Broken pipe, pipe:[7], 04001, true",
    "Broken pipe, /tmp/fifo, 0100001, true",
    "Datenübergabe unterbrochen, pipe:[7], 01, true",
    "Datenübergabe unterbrochen, socket:[7], 02, false",
    "Broken pipe, socket:[7], 02, false",
    "Connection reset by peer, socket:[7], 02, false",
    "Datenübergabe unterbrochen, pipe:[7], none, true",
    "Resource temporarily unavailable, pipe:[7], 04001, false",
    "Resource temporarily unavailable, socket:[7], 04002, false",
    "No space left on device, /tmp/file, 0100001, false",
  })
  void onlyAPipeIsLeftByItsReader(String problem, String target, String flags, boolean closed)
      throws IOException {
    Path link = Files.createDirectory(folder.resolve("fd")).resolve("1");
    Files.createSymbolicLink(link, Path.of(target));
    Path info = Files.createDirectory(folder.resolve("fdinfo")).resolve("1");
    Files.writeString(info, "pos:\t0\nflags:\t" + flags + "\nmnt_id:\t16\n");
    assertEquals(closed, StandardOutput.isClosedPipe(problem, link));
  }

  @Test
  void aNamedPipeIsAPipeWhateverTheErrorSays() throws Exception {
    Path fifo = folder.resolve("fifo");
    assertEquals(0, new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor());
    Path link = Files.createSymbolicLink(folder.resolve("1"), fifo);
    assertTrue(StandardOutput.isClosedPipe("Datenübergabe unterbrochen", link));
  }

  @Test
  void withoutALinkTheTextDecides() {
    assertTrue(StandardOutput.isClosedPipe("Broken pipe", folder.resolve("none")));
    assertFalse(StandardOutput.isClosedPipe("Connection reset by peer", folder.resolve("none")));
  }
}
