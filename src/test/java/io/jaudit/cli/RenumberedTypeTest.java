package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A type whose number has another meaning in other kernels is known by its fields. */
final class RenumberedTypeTest {
  @TempDir Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(Files.createDirectory(folder.resolve("host")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UNKNOWN[1420] | subj_selinux=a:b:c:s0 subj_smack=x                  | MAC_TASK_CONTEXTS
          1420          | subj_apparmor=unconfined subj_smack=_               | MAC_TASK_CONTEXTS
          UNKNOWN[1421] | obj_selinux=a:b:c:s0 obj_smack=x                    | MAC_OBJ_CONTEXTS
          UNKNOWN[1423] | subj_selinux=a:b:c:s0                               | MAC_TASK_CONTEXTS
          UNKNOWN[1424] | obj_smack=x                                         | MAC_OBJ_CONTEXTS
          UNKNOWN[1425] | subj_smack=x                                        | MAC_TASK_CONTEXTS
          UNKNOWN[1426] | obj_smack=x                                         | MAC_OBJ_CONTEXTS
          UNKNOWN[1420] | ipe_op=EXECUTE ipe_hook=MMAP enforcing=1 pid=2      | IPE_ACCESS
          UNKNOWN[1420] | path="/x" dev="vdc1" ino=1 rule="DEFAULT action=DENY" | IPE_ACCESS
          UNKNOWN[1421] | old_active_pol_name="A" new_active_pol_name="B"     | IPE_CONFIG_CHANGE
          UNKNOWN[1422] | policy_name="A" policy_version=0.0.0 auid=0         | IPE_POLICY_LOAD
          UNKNOWN[1423] | domain=195ba459b blockers=fs.refer path="/usr"      | LANDLOCK_ACCESS
          UNKNOWN[1424] | domain=195ba459b status=allocated mode=enforcing    | LANDLOCK_DOMAIN
          IPE_ACCESS    | subj_selinux=a:b:c:s0                               | IPE_ACCESS
          MAC_TASK_CONTEXTS | ipe_op=EXECUTE                                  | MAC_TASK_CONTEXTS
          """)
  void theFieldsTellTheType(String logged, String fields, String type) throws IOException {
    String line = "type=" + logged + " msg=audit(1700000000.001:1): " + fields + "\n";
    assertTrue(search(line, "--format json").out().contains("\"type\":\"" + type + "\""));
    for (String name :
        List.of("MAC_TASK_CONTEXTS", "MAC_OBJ_CONTEXTS", "IPE_ACCESS", "LANDLOCK_ACCESS")) {
      assertEquals(name.equals(type) ? line : "", search(line, "--raw -m " + name).out(), name);
    }
  }

  /** The type of a line is mostly that of a line with the same name before it. */
  @Test
  void eachRecordIsAskedAnew() throws IOException {
    StringBuilder log = new StringBuilder();
    List<String> contexts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String head = "type=UNKNOWN[1420] msg=audit(170000000" + i / 10 + ".001:" + i + "): ";
      boolean isContext = i * 7 % 3 == 0;
      String line = head + (isContext ? "subj_smack=a" : "ipe_op=EXECUTE") + " ".repeat(200) + "\n";
      contexts.addAll(isContext ? List.of(line.stripTrailing()) : List.of());
      log.append(line);
    }
    List<String> found =
        search(log.toString(), "--raw -m MAC_TASK_CONTEXTS").out().lines().toList();
    assertEquals(contexts, found.stream().map(String::stripTrailing).toList());
  }

  private CommandRun search(String log, String options) throws IOException {
    Path file = Files.writeString(folder.resolve("input.log"), log);
    return host.search(("-if " + file + " " + options).split(" ", -1));
  }
}
