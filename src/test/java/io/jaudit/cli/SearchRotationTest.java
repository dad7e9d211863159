package io.jaudit.cli;

import io.jaudit.TestLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

  private static TestLog log(String timeOfDay, long... serials) {
    TestLog log = new TestLog().at(timeOfDay);
    for (long serial : serials) {
      log.userCmd(serial, "id");
    }
    return log;
  }

  /** The first event that is printed makes auditd rotate; it keeps three files. */
  private final class Rotating extends OutputStream {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private int left;

    Rotating(int rotations) {
      left = rotations;
    }

    String text() {
      return printed.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void write(int b) {
      printed.write(b);
      while (left > 0) {
        left--;
        try {
          Files.deleteIfExists(host.rotated(2));
          host.rotate().append(log("12:12:00", 90));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
