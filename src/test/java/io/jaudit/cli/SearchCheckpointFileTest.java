package io.jaudit.cli;

import static io.jaudit.cli.TestHost.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.TestLog;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The checkpoint as a file: which files are refused, who may use it, and when it stays unchanged.
 */
class SearchCheckpointFileTest {
  private static final String MINE = "\"MyMonitor\"";

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(folder);
  }

  @Test
  @DisplayName("if standard output is full, the checkpoint is unchanged and the status is 2")
  void keepsTheCheckpointIfOutputIsFull() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full");
    host.append(runs("12:00:00", 1));
    try (OutputStream out = new FileOutputStream(full.toFile())) {
      assertOutputFails(out);
      assertFalse(Files.exists(host.checkpoint()));
      host.stdoutMended().searchOn().endsWith(0).printsEvents(1);
      String before = host.checkpointText();
      host.append(runs("12:00:05", 2));
      assertOutputFails(out);
      assertEquals(before, host.checkpointText());
    }
    host.stdoutMended().searchOn().endsWith(0).printsEvents(2).saysNothing();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200_000})
  @DisplayName("also if it is full halfway, or at the last byte")
  void keepsTheCheckpointIfOutputBreaks(int limit) throws IOException {
    TestLog log = new TestLog().at("12:00:00");
    for (int serial = 1; serial < 1000; serial++) {
      log.execve(serial, MINE);
    }
    host.append(log);
    assertOutputFails(new LimitedStream(limit));
    assertFalse(Files.exists(host.checkpoint()));
    assertOutputFails(new LimitedStream(log.text().length() - 1));
    assertFalse(Files.exists(host.checkpoint()));
    host.stdoutMended().searchOn().endsWith(0).prints(log.text());
  }

  private void assertOutputFails(OutputStream out) {
    host.stdout(out)
        .searchOn()
        .endsWith(2)
        .saysInOneLine(
            "jaudit: standard output: ",
            "; not all events were printed; the checkpoint is unchanged");
  }

  @Test
  @DisplayName("if the reader closed the pipe, the checkpoint is unchanged and the status is 2")
  void keepsTheCheckpointIfTheReaderLeft() throws IOException {
    host.append(runs("12:00:00", 1));
    host.stdoutWithoutReader()
        .searchOn()
        .endsWith(2)
        .says(
            "jaudit: standard output: the reader has exited; not all events were printed;"
                + " the checkpoint is unchanged");
    assertFalse(Files.exists(host.checkpoint()));
    host.stdoutMended().searchOn().endsWith(0).printsEvents(1);
  }

  @Test
  @DisplayName("without a checkpoint, a reader that closed the pipe is no error")
  void isQuietIfTheReaderLeft() throws IOException {
    host.append(runs("12:00:00", 1));
    host.stdoutWithoutReader().search("--raw").endsWith(0).saysNothing();
  }

  @Test
  @DisplayName("a script adopts the checkpoint after its consumer has succeeded")
  void writesTheCheckpointElsewhere() throws IOException {
    host.append(runs("12:00:00", 1)).searchOn();
    String before = host.checkpointText();
    host.append(runs("12:00:05", 2));
    String next = host.file("next").toString();
    for (int i = 0; i < 2; i++) {
      host.searchOn("--checkpoint-out", next).endsWith(0).printsEvents(2).saysNothing();
      assertEquals(before, host.checkpointText());
    }
    Files.move(host.file("next"), host.checkpoint(), StandardCopyOption.REPLACE_EXISTING);
    host.searchOn("--checkpoint-out", next).endsWith(1).prints("").saysNothing();
  }

  /** Only who reads a pipe has had enough if it is gone; of a connection nobody knows. */
  @ParameterizedTest
  @ValueSource(strings = {"Connection reset by peer", "Broken pipe", "Connexion ré-initialisée"})
  void aConnectionThatIsResetIsAnError(String error) throws IOException {
    host.append(TestHost.runs("12:00:00", 1)).searchOn().endsWith(0);
    String before = host.checkpointText();
    host.append(TestHost.runs("12:00:01", 2)).stdoutReset(error);
    host.searchOn().endsWith(2).saysSomewhere("not all events were printed");
    assertEquals(before, host.checkpointText());
    host.search("--raw").endsWith(2).saysSomewhere("not all events were printed");
  }

  @Test
  void theCheckpointMayBeItsOwnOut() throws IOException {
    host.append(runs("12:00:00", 1));
    String same = host.file("audit/../state").toString();
    host.searchOn("--checkpoint-out", same).endsWith(0).printsEvents(1).saysNothing();
    Path link = Files.createSymbolicLink(host.file("link"), host.checkpoint());
    host.searchOn("--checkpoint-out", link.toString()).endsWith(1).prints("").saysNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dear diary\n", "", "dev=0xFE00\n", "type=X msg=audit(1.000:1): a=1\n"})
  void refusesWhatIsNotACheckpointAndLeavesItAlone(String text) throws IOException {
    host.append(runs("12:00:00", 1));
    Files.writeString(host.checkpoint(), text);
    host.searchOn().endsWith(10).prints("").saysInOneLine("state:1: not a checkpoint");
    host.searchOn("-ts", "checkpoint").endsWith(10).prints("");
    host.search("--raw", "--checkpoint", host.file("fresh") + "", "--checkpoint-out", "" + state())
        .endsWith(10)
        .prints("")
        .saysInOneLine("state:1: not a checkpoint");
    assertEquals(text, host.checkpointText());
    assertFalse(Files.exists(host.file("fresh")));
    assertFalse(Files.exists(host.file("state.lock")));
  }

  @Test
  void leavesNoLockIfTheWordsAreWrong() throws IOException {
    host.append(runs("12:00:00", 1));
    host.searchOn("-ts", "nonsense").endsWith(2).prints("");
    host.searchOn("--format", "nonsense").endsWith(2).prints("");
    assertFalse(Files.exists(host.file("state.lock")));
  }

  @Test
  void reportsThatACheckpointCannotBeShownOnAFullDisk() throws IOException {
    host.append(runs("12:00:00", 1)).searchOn();
    for (String words : List.of("checkpoint show " + state(), "search --help", "--version")) {
      host.stdout(new LimitedStream(3))
          .run(words.split(" ", -1))
          .endsWith(2)
          .says("jaudit: standard output: No space left on device");
    }
    host.stdoutWithoutReader().run("--help").endsWith(0).saysNothing();
  }

  @Test
  void refusesAFolderForACheckpoint() throws IOException {
    host.append(runs("12:00:00", 1));
    Files.createDirectory(host.checkpoint());
    host.searchOn().endsWith(10).prints("").saysInOneLine("not a checkpoint");
  }

  @Test
  void reportsThatACheckpointCannotBeWrittenAfterEventsArePrinted() throws IOException {
    host.append(runs("12:00:00", 1)).searchOn();
    String before = host.checkpointText();
    host.append(runs("12:00:05", 2));
    // It is in the place at which the new checkpoint is written first; root, too, can't get past
    // it.
    Path obstacle = host.file(".state.jaudit-new");
    Files.createDirectories(obstacle.resolve("full"));
    host.searchOn().endsWith(11).printsEvents(2).saysInOneLine("can't write checkpoint ");
    assertEquals(before, host.checkpointText());
    Files.delete(obstacle.resolve("full"));
    Files.delete(obstacle);
    host.searchOn().endsWith(0).printsEvents(2).saysNothing();
  }

  @Test
  void reportsAtOnceThatTheFolderOfTheCheckpointIsMissing() throws IOException {
    host.append(runs("12:00:00", 1));
    String nowhere = host.file("nowhere/state").toString();
    host.search("--raw", "--checkpoint", nowhere).endsWith(11).prints("").saysInOneLine(nowhere);
    host.searchOn("--checkpoint-out", nowhere).endsWith(11).prints("").saysInOneLine(nowhere);
    assertFalse(Files.exists(host.checkpoint()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--checkpoint", "--checkpoint-out"})
  void aSecondRunAtTheSameTimeIsTurnedAway(String option) throws IOException {
    host.append(runs("12:00:00", 2));
    List<CommandRun> second = new ArrayList<>();
    byte[] input = runs("12:00:00", 1).toByteArray();
    InputStream meanwhile =
        new ByteArrayInputStream(input) {
          @Override
          public synchronized int read(byte[] target, int offset, int length) {
            if (second.isEmpty()) {
              String[] words = {
                "--raw", "--checkpoint", host.file("b").toString(), option, state()
              };
              second.add(option.equals("--checkpoint") ? host.searchOn() : host.search(words));
            }
            return super.read(target, offset, length);
          }
        };
    host.stdin(meanwhile).searchOn("-").endsWith(0).printsEvents(1);
    second.get(0).endsWith(11).prints("").saysInOneLine("is in use by another run");
    host.searchOn().endsWith(0).printsEvents(2);
  }

  @Test
  void showsACheckpointInWords() throws IOException {
    TestLog log = runs("12:00:00", 1, 2);
    host.at("12:00:01").append(log).append(new TestLog().at("12:00:00").syscall(3));
    host.searchOn();
    CommandRun run = host.run("checkpoint", "show", state()).endsWith(0).saysNothing();
    assertTrue(run.out().contains("last event    " + log.stamp(2)), run::toString);
    assertTrue(run.out().contains("(2024-03-18T12:00:00Z)"), run::toString);
    assertTrue(run.out().contains("read to byte " + Files.size(host.log())), run::toString);
    assertTrue(run.out().contains("open event    " + log.stamp(3) + ", 1 line"), run::toString);
  }

  @Test
  void showsWhyACheckpointIsNone() throws IOException {
    for (String missing : List.of(state(), host.checkpoint().resolveSibling("no/state") + "")) {
      CommandRun run = host.run("checkpoint", "show", missing).endsWith(2).prints("");
      run.saysInOneLine("can't read " + missing + ": no such file");
    }
    Files.writeString(host.checkpoint(), "\u001b[31m\n");
    CommandRun run = host.run("checkpoint", "show", state()).endsWith(10).prints("");
    assertFalse(run.saysInOneLine("not a checkpoint").err().contains("\u001b"), run::toString);
  }

  private String state() {
    return host.checkpoint().toString();
  }

  /** A file system with a little room left. */
  private static final class LimitedStream extends OutputStream {
    private int room;

    LimitedStream(int room) {
      this.room = room;
    }

    @Override
    public void write(int b) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
    }
  }
}
