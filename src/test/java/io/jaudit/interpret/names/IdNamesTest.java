package io.jaudit.interpret.names;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdNamesTest {
  @TempDir Path folder;

  private IdNames names(String text) throws IOException {
    Path file = folder.resolve("names");
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    return IdNames.read(file);
  }

  @Test
  void readsPasswdAndGroup() throws IOException {
    IdNames users = names("root:x:0:0:root:/root:/bin/bash\nalice:x:1000:1000::/home/a:/bin/sh\n");
    assertEquals("alice", users.name(1000));
    assertEquals(OptionalLong.of(0), users.id("root"));
    assertNull(users.name(1));
    assertEquals(OptionalLong.empty(), users.id("Alice"));
    assertEquals(List.of("root", "alice"), users.names());

    assertEquals("adm", names("adm:x:4:alice,bob\r\nnogroup:x:65534:").name(4));
    assertEquals("nogroup", names("adm:x:4:alice,bob\r\nnogroup:x:65534:").name(65534));
    assertEquals("short", names("short:x:7").name(7));
  }

  @Test
  void passesOverWhatNamesNoId() throws IOException {
    IdNames names =
        names(
            "# a:x:1:\n\nbroken\nb:x\nc:x:\nd:x:two:\ne:x:-1:\nf:x:4294967296:\n:x:9:\n"
                + "+::::::\n+g:x:8:\n-h:x:8:\nlast:x:4294967294:\n");
    assertEquals(List.of("last"), names.names());
    assertEquals("last", names.name(4294967294L));
  }

  @Test
  void theFirstLineCounts() throws IOException {
    IdNames names = names("root:x:0:\ntoor:x:0:\nroot:x:5:\n");
    assertEquals("root", names.name(0));
    assertEquals(OptionalLong.of(0), names.id("toor"));
    assertEquals(OptionalLong.of(0), names.id("root"));
  }

  @Test
  void keepsEveryByte() throws IOException {
    assertEquals("\u00e9\u0080", names("\u00e9\u0080:x:5:\n").name(5));
  }

  @Test
  void noneKnowsNobody() throws IOException {
    assertEquals(List.of(), IdNames.none().names());
    assertNull(IdNames.none().name(0));
    assertEquals(List.of(), names("").names());
  }

  @Test
  void aMissingFileIsAnError() {
    assertThrows(IOException.class, () -> IdNames.read(folder.resolve("nosuch")));
  }
}
