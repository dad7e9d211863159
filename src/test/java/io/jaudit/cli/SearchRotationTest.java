package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** auditd rotates its log while a search reads it. */
class SearchRotationTest {
  private static final String[] BY_EVENT = {"--raw", "-l"};

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeThreeFiles() throws IOException {
    host = new TestHost(folder);
    host.append(log("12:00:00", 1, 2)).rotate().append(log("12:01:00", 3, 4)).rotate();
    host.append(log("12:02:00", 5, 6));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void readsEachFileOnceWithoutACheckpoint(int rotations) {
    Rotating out = new Rotating(rotations);
    CommandRun run = host.stdout(out).search(BY_EVENT).endsWith(0).saysNothing();
    new CommandRun(run.status(), out.text(), run.err()).printsEvents(1, 2, 3, 4, 5, 6);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void readsEachFileOnceWithACheckpoint(int rotations) throws IOException {
    Rotating out = new Rotating(rotations);
    CommandRun run = host.stdout(out).searchOn("-l").endsWith(0).saysNothing();
    new CommandRun(run.status(), out.text(), run.err()).printsEvents(1, 2, 3, 4, 5, 6);
    host.stdoutMended().append(log("12:20:00", 7));
    host.searchOn().endsWith(0).printsEvents(90, 7).saysNothing();
  }

  @Test
  void readsALogThatIsNamedAloneOnceWithACheckpoint() throws IOException {
    String log = host.log().toString();
    host.searchOn("-if", log).printsEvents(5, 6);
    host.append(log("12:10:00", 7)).rotate().append(log("12:11:00", 8));
    Rotating out = new Rotating(1);
    CommandRun run = host.stdout(out).searchOn("-l", "-if", log).endsWith(0).saysNothing();
    new CommandRun(run.status(), out.text(), run.err()).printsEvents(7, 8);
    host.stdoutMended().searchOn("-if", log).endsWith(0).printsEvents(90).saysNothing();
  }

  /** By then another log has taken the place of what was listed, which is in a copy. */
  @Test
  void leavesALogThatWasCopiedAndEmptiedToTheNextRun() throws IOException {
    Emptying out = new Emptying();
    CommandRun run = host.stdout(out).searchOn("-l").endsWith(2);
    String message = "jaudit: can't read " + host.log() + ": it was emptied before it was read\n";
    assertEquals(message + "jaudit: the next run retries what could not be read\n", run.err());
    new CommandRun(run.status(), out.text(), "").printsEvents(1, 2, 3, 4);
    host.stdoutMended().searchOn().endsWith(0).printsEvents(5, 6, 90).saysNothing();
  }

  /** Nobody can tell then what was read of it: events may come twice, and none is lost. */
  @Test
  void leavesALogThatWasCopiedAndEmptiedWhileItWasReadToTheNextRun() throws IOException {
    Files.delete(host.rotated(1));
    Files.delete(host.rotated(2));
    Emptying out = new Emptying();
    CommandRun run = host.stdout(out).searchOn("-l").endsWith(2);
    new CommandRun(run.status(), out.text(), "").printsEvents(5, 6);
    assertTrue(run.err().contains("it was emptied while it was read\n"), run.err());
    assertTrue(run.err().contains("jaudit: the checkpoint is unchanged"), run.err());
    host.stdoutMended().searchOn().endsWith(0).printsEvents(5, 6, 90).saysNothing();
  }

  @Test
  void reportsThatALogWasCutWhileItWasReadWithoutACheckpoint() throws IOException {
    Printed out =
        new Printed() {
          @Override
          void happen() throws IOException {
            Files.write(host.log(), new byte[0]);
          }
        };
    String message = "it was truncated while it was read; its content may be in a copy";
    host.stdout(out).search(BY_EVENT).endsWith(2).saysInOneLine(host.log().toString(), message);
    new CommandRun(2, out.text(), "").printsEvents(1, 2, 3, 4);
  }

  private static TestLog log(String timeOfDay, long... serials) {
    TestLog log = new TestLog().at(timeOfDay);
    for (long serial : serials) {
      log.userCmd(serial, "id");
    }
    return log;
  }

  /** The first event that is printed makes something happen to the log. */
  private abstract static class Printed extends OutputStream {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    String text() {
      return printed.toString(StandardCharsets.ISO_8859_1);
    }

    abstract void happen() throws IOException;

    @Override
    public void write(int b) throws IOException {
      boolean first = printed.size() == 0;
      printed.write(b);
      if (first) {
        happen();
      }
    }
  }

  /** logrotate copies the log and empties it; the new one is longer soon. */
  private final class Emptying extends Printed {
    @Override
    void happen() throws IOException {
      for (int i = 2; i > 0; i--) {
        if (Files.exists(host.rotated(i))) {
          Files.move(host.rotated(i), host.rotated(i + 1));
        }
      }
      Files.copy(host.log(), host.rotated(1));
      Files.write(host.log(), new byte[0]);
      host.append(new TestLog().at("12:12:00").userCmd(90, "x".repeat(1000)));
    }
  }

  /** auditd rotates; it keeps three files. */
  private final class Rotating extends Printed {
    private final int rotations;

    Rotating(int rotations) {
      this.rotations = rotations;
    }

    @Override
    void happen() throws IOException {
      for (int i = 0; i < rotations; i++) {
        Files.deleteIfExists(host.rotated(2));
        host.rotate().append(log("12:12:00", 90));
      }
    }
  }
}
