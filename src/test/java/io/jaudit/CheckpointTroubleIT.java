package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.Shell.Outcome;
import io.jaudit.checkpoint.DyingStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What may befall the save of a checkpoint, done to a real process: the old one stays whole, the
 * events come again once it works again, and not once more.
 */
@Timeout(300)
class CheckpointTroubleIT {
  private static final String SEARCH = "\"$JAUDIT\" search --raw log --checkpoint keep/state";
  private static final String DYING =
      "exec \"$JAVA_HOME\"/bin/java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp \"$CLASSES\""
          + " io.jaudit.cli.DyingSearch STEP --raw log --checkpoint keep/state";

  /** SIGKILL, as a shell and Java tell it. */
  private static final int KILLED = 128 + 9;

  private static final int NOBODY = 65534;

  @TempDir Path folder;

  @BeforeEach
  void needsAShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
  }

  static Stream<String> steps() {
    return DyingStore.steps();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aKillAtAnyStepOfTheSaveRepeatsAtMost(String step) throws Exception {
    Shell sh = new Shell(folder);
    Files.createDirectory(folder.resolve("keep"));
    log(1);
    assertEquals(new Outcome(0, event(1), ""), sh.run(SEARCH));
    String old = state();
    log(2);
    String dying = DYING.replace("STEP", step);
    assertEquals(new Outcome(KILLED, event(2), ""), sh.run(dying));
    boolean saved = DyingStore.hasSaved(step);
    assertEquals(saved, !state().equals(old));
    // Once more: what the first one left does no harm.
    assertEquals(new Outcome(KILLED, saved ? "" : event(2), ""), sh.run(dying));
    log(3);
    assertEquals(new Outcome(0, (saved ? "" : event(2)) + event(3), ""), sh.run(SEARCH));
    assertEquals(List.of("state", "state.lock"), names(), "left over");
  }

  @Test
  void aFullDiskLeavesTheCheckpointAsItWas() throws Exception {
    assumeTrue(userId() == 0, "only root can mount a small disk");
    Shell apart = new Shell(folder, "unshare", "--mount");
    assumeTrue(apart.run("true").status() == 0, "no mounts of its own for a process here");
    Files.createDirectory(folder.resolve("keep"));
    log(1);
    // All in one script: the mount is gone with it, and nobody else sees it.
    String script =
        """
        search() { "$JAUDIT" search --raw log --checkpoint keep/state; echo "status $?"; }
        fill() { cat /dev/zero >keep/filler 2>/dev/null; }
        mount -t tmpfs -o size=32k none keep || exit 77
        fill; search; ls -A keep
        rm keep/filler; search
        echo '%s' >>log; cp keep/state old
        fill; search; cmp keep/state old; ls -A keep
        rm keep/filler; search; search
        """
            .formatted(event(2).strip());
    Outcome outcome = apart.run(script);
    assumeTrue(outcome.status() != 77, () -> "no mount allowed here: " + outcome.err());
    assertEquals(
        event(1)
            + "status 11\nfiller\nstate.lock\n"
            + event(1)
            + "status 0\n"
            + event(2)
            + "status 11\nfiller\nstate\nstate.lock\n"
            + event(2)
            + "status 0\nstatus 1\n",
        outcome.out());
    String message = "jaudit: can't write checkpoint keep/state: No space left on device\n";
    assertEquals(message + message, outcome.err());
  }

  /**
   * {@code 1}: what is taken away; {@code 2}: the status of the run that meets it; {@code 3}:
   * whether the events came before it was met; {@code 4}: the message.
   */
  @ParameterizedTest
  @CsvSource({
    "chmod 555 keep, 11, true, can't write checkpoint keep/state: permission denied",
    "chmod 000 keep, 10, false, can't read checkpoint keep/state: permission denied",
    "chmod 000 keep/state, 10, false, can't read checkpoint keep/state: permission denied",
    "chmod 000 keep/state.lock, 11, false, can't lock checkpoint keep/state: permission denied",
    "mv keep kept, 11, false, can't write checkpoint keep/state: its folder does not exist",
    "chmod 000 log, 2, false, can't read log: permission denied",
  })
  void rightsThatAreGoneAreReportedAndNothingIsLost(
      String taken, int status, boolean printed, String message) throws Exception {
    Shell sh = unprivileged();
    assertEquals(0, sh.run("mkdir keep && touch log && chmod 666 log").status());
    log(1);
    assertEquals(new Outcome(0, event(1), ""), sh.run(SEARCH));
    String old = state();
    log(2);
    assertEquals(new Outcome(0, "", ""), sh.run(taken));
    Outcome met = sh.run(SEARCH);
    assertEquals(new Outcome(status, printed ? event(2) : "", met.err()), met);
    assertTrue(met.err().startsWith("jaudit: " + message), met.err());
    assertEquals(
        "", sh.run("[ -d kept ] && mv kept keep; chmod 755 keep; chmod 644 log keep/*").err());
    if (status != 2) {
      assertEquals(1, met.err().lines().count(), met.err());
      assertEquals(old, state());
    }
    assertEquals(List.of("state", "state.lock"), names());
    log(3);
    assertEquals(new Outcome(0, event(2) + event(3), ""), sh.run(SEARCH));
  }

  /** Rights mean nothing to root, so as root everything is run as nobody. */
  private Shell unprivileged() throws Exception {
    if (userId() != 0) {
      return new Shell(folder);
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    String id = "=" + NOBODY;
    Shell sh = new Shell(folder, "setpriv", "--reuid" + id, "--regid" + id, "--clear-groups");
    Outcome outcome = sh.run("\"$JAUDIT\" --version");
    assumeTrue(outcome.status() == 0, () -> "nobody can't run it here: " + outcome.err());
    return sh;
  }

  private int userId() throws IOException {
    return (Integer) Files.getAttribute(folder, "unix:uid");
  }

  private void log(int serial) throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(log, event(serial), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String state() throws IOException {
    return Files.readString(folder.resolve("keep/state"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("keep"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String event(int serial) {
    return "type=USER_CMD msg=audit(1700000000.000:" + serial + "): pid=1 uid=0\n";
  }
}
