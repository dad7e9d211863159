package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What users see on a real terminal, which {@code script} makes. */
class TerminalIT {
  private static final String SEARCH = "$JAUDIT search -k nosuch $DEMO";

  @TempDir private Path folder;

  @BeforeEach
  void needsScript() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/script")), "nothing here that makes a terminal");
  }

  /** Runs a command on a terminal; returns its status and what the terminal showed. */
  private Shell.Outcome onTerminal(String command) throws Exception {
    String demo = Path.of("testdata/ausearch/demo.log").toAbsolutePath().toString();
    String set = "export DEMO='" + demo + "' COMMAND; COMMAND=\"" + command.replace("$", "\\$");
    return new Shell(folder).run(set + "\"; script -qec 'eval \"$COMMAND\"' /dev/null");
  }

  @Test
  void anEmptyResultExplainsItselfOnATerminalOnly() throws Exception {
    Shell.Outcome shown = onTerminal(SEARCH);
    assertEquals(1, shown.status(), shown::toString);
    assertTrue(
        shown.out().startsWith("<no matches>\r\njaudit: read 86 events, from "), shown.out());
    assertTrue(shown.out().contains("\r\njaudit: none of them matches -k nosuch\r\n"), shown.out());
    assertEquals("<no matches>\r\n", onTerminal(SEARCH + " | cat").out());
    assertEquals("<no matches>\r\n", onTerminal(SEARCH + " > file").out());
    assertEquals("", onTerminal(SEARCH + " 2> file").out());
  }

  /** A pipe of 6 MB that takes more than a second. */
  @Test
  void progressIsShownUnlessTheOutputIsAPipe() throws Exception {
    String write = "for i in 1 2 3; do cat $FOLDER/big; sleep 0.7; done";
    Files.writeString(
        folder.resolve("big"), "type=USER_CMD msg=audit(1700000000.001:1): pid=1\n".repeat(40_000));
    String search = write.replace("$FOLDER", ".") + " | $JAUDIT search -k nosuch -";

    String shown = onTerminal(search).out();
    assertTrue(
        shown.matches("(?s)\rjaudit: \\d+(\\.\\d)? MB, \\d.*MB/s .*\r {78}\r<no matches>.*"),
        shown);
    String toFile = onTerminal(search + " > file").out();
    assertTrue(toFile.contains("\rjaudit: "), toFile);
    assertEquals("<no matches>\r\n", onTerminal(search + " | cat").out());
    String quiet = onTerminal(search + " -q").out();
    assertEquals("", quiet);
  }
}
