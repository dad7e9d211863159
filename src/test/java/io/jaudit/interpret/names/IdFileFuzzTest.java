package io.jaudit.interpret.names;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Any bytes as passwd or group: names for ids that there can be, and ids for names. */
class IdFileFuzzTest {
  private static Path file;

  // Not @TempDir: Jazzer makes an instance for each input.
  @BeforeAll
  static void makeFile() throws Exception {
    file = Files.createTempFile("jaudit", ".passwd");
  }

  @AfterAll
  static void deleteFile() throws Exception {
    Files.delete(file);
  }

  @FuzzTest
  void namesHaveIdsAndIdsHaveNames(byte[] passwd) throws Exception {
    Files.write(file, passwd);
    IdNames names = IdNames.read(file);
    for (String name : names.names()) {
      long id = names.id(name).orElseThrow();
      assertTrue(id >= 0 && id <= 0xffff_ffffL, name);
      assertNotNull(names.name(id));
      assertTrue(!name.isEmpty() && name.indexOf(':') < 0 && name.indexOf('\n') < 0);
    }
  }
}
