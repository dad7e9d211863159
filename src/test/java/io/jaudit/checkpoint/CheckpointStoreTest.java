package io.jaudit.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.checkpoint.CheckpointException.Kind;
import io.jaudit.record.EventId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class CheckpointStoreTest {
  private static final Checkpoint OLD = checkpoint(1);
  private static final Checkpoint NEW = checkpoint(2);

  @TempDir Path folder;

  @Test
  void thereIsNoneBeforeTheFirstRun() throws Exception {
    assertEquals(Optional.empty(), new CheckpointStore(folder.resolve("state")).load());
    assertEquals(List.of(), names());
  }

  @Test
  void isReadBackPrivateAndAlone() throws Exception {
    Path file = folder.resolve("state");
    CheckpointStore store = new CheckpointStore(file);
    store.save(OLD);
    assertEquals(Optional.of(OLD), store.load());
    assertEquals("rw-------", mode(file));
    store.save(NEW);
    assertEquals(Optional.of(NEW), store.load());
    assertEquals(List.of("state"), names());
  }

  @Test
  void keepsTheModeOfWhatItReplaces() throws Exception {
    Path file = folder.resolve("state");
    new CheckpointStore(file).save(OLD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    new CheckpointStore(file).save(NEW);
    assertEquals("rw-r-----", mode(file));
  }

  /** Else each run would print all there is, and fail at its end. */
  @Test
  void refusesANameThatIsTooLongForItsHelpersAtOnce() throws Exception {
    CheckpointStore store = new CheckpointStore(folder.resolve("x".repeat(248)));
    CheckpointException e = assertThrows(CheckpointException.class, store::lock);
    assertEquals(Kind.NOT_WRITABLE, e.kind());
    assertEquals(List.of(), names());
  }

  @ParameterizedTest
  @EnumSource(SaveWatch.Step.class)
  void aFailureAtAnyStepLeavesTheOldOrTheNew(SaveWatch.Step failing) throws Exception {
    Path file = folder.resolve("state");
    new CheckpointStore(file).save(OLD);
    CheckpointStore store =
        new CheckpointStore(
            file,
            step -> {
              if (step == failing) {
                throw new IOException("disk full");
              }
            });
    CheckpointException e = assertThrows(CheckpointException.class, () -> store.save(NEW));
    assertEquals(Kind.NOT_WRITABLE, e.kind());
    assertEquals(11, e.kind().exitStatus());
    assertEquals("can't write checkpoint " + file + ": disk full", e.getMessage());
    boolean renamed = failing.compareTo(SaveWatch.Step.RENAMED) >= 0;
    assertEquals(Optional.of(renamed ? NEW : OLD), store.load());
    assertEquals(List.of("state"), names());
  }

  /** What a kill leaves at any step does no harm: nothing is cleaned up then. */
  @ParameterizedTest
  @EnumSource(SaveWatch.Step.class)
  void atEveryStepTheFileIsWhole(SaveWatch.Step step) throws Exception {
    Path file = folder.resolve("state");
    new CheckpointStore(file).save(OLD);
    List<String> contents = new ArrayList<>();
    Path snapshot = Files.createDirectory(folder.resolve("snapshot"));
    CheckpointStore store =
        new CheckpointStore(
            file,
            reached -> {
              if (reached == step) {
                contents.add(Files.readString(file));
                try (Stream<Path> files = Files.list(folder)) {
                  for (Path left : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(left, snapshot.resolve(left.getFileName()));
                  }
                }
              }
            });
    store.save(NEW);
    boolean renamed = step.compareTo(SaveWatch.Step.RENAMED) >= 0;
    assertEquals(List.of(Written.text(renamed ? NEW : OLD)), contents);
    CheckpointStore afterKill = new CheckpointStore(snapshot.resolve("state"));
    afterKill.save(NEW);
    assertEquals(Optional.of(NEW), afterKill.load());
    try (Stream<Path> files = Files.list(snapshot)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void neverOverwritesWhatTookThePlaceOfACheckpointAfterItWasRead() throws Exception {
    Path file = folder.resolve("state");
    CheckpointStore store = new CheckpointStore(file);
    store.save(OLD);
    assertEquals(Optional.of(OLD), store.load());
    Files.writeString(file, "x".repeat((int) Files.size(file)));
    assertRefused(store);
    Files.delete(file);
    store.save(NEW);
    assertEquals(Optional.of(NEW), store.load());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "hello", "type=SYSCALL msg=audit(1.000:1): x\n", "jaudit=1\n"})
  void neverOverwritesWhatIsNotACheckpoint(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("state"), content);
    CheckpointStore store = new CheckpointStore(file);
    CheckpointException e = assertThrows(CheckpointException.class, store::load);
    assertEquals(Kind.UNUSABLE, e.kind());
    assertTrue(e.getMessage().startsWith(file + ":"), e.getMessage());
    assertEquals(
        Kind.UNUSABLE, assertThrows(CheckpointException.class, () -> store.save(NEW)).kind());
    assertEquals(content, Files.readString(file));
    assertEquals(List.of("state"), names());
  }

  @Test
  void refusesAFolderAndWhatIsTooLarge() throws Exception {
    assertRefused(new CheckpointStore(Files.createDirectory(folder.resolve("dir"))));
    assertRefused(new CheckpointStore(Path.of("/")));
    Path large = folder.resolve("audit.log");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength(65L << 20);
    }
    assertRefused(new CheckpointStore(large));
  }

  @Test
  void replacesAusearchsOwn() throws Exception {
    Path file = folder.resolve("state");
    Files.writeString(file, "dev=0xFE00\ninode=7\noutput=- 1004.000:3 0x463\n");
    new CheckpointStore(file).save(NEW);
    assertEquals(Optional.of(NEW), new CheckpointStore(file).load());
  }

  @Test
  void followsALinkToACheckpointAndKeepsIt() throws Exception {
    Path file = folder.resolve("state");
    new CheckpointStore(file).save(OLD);
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    new CheckpointStore(link).save(NEW);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(Optional.of(NEW), new CheckpointStore(file).load());
  }

  @Test
  void refusesALinkToNothing() throws Exception {
    Path target = folder.resolve("etc");
    Path link = Files.createSymbolicLink(folder.resolve("link"), target);
    CheckpointException e =
        assertThrows(CheckpointException.class, () -> new CheckpointStore(link).save(NEW));
    assertEquals(
        "can't write checkpoint " + link + ": the symbolic link is broken", e.getMessage());
    assertTrue(Files.notExists(target));
  }

  @Test
  void aPlantedTemporaryFileDoesNoHarm() throws Exception {
    Path victim = Files.writeString(folder.resolve("victim"), "precious");
    Files.createSymbolicLink(folder.resolve(".state.jaudit-new"), victim);
    CheckpointStore store = new CheckpointStore(folder.resolve("state"));
    store.save(NEW);
    assertEquals("precious", Files.readString(victim));
    assertFalse(Files.isSymbolicLink(folder.resolve("state")));
    assertEquals(Optional.of(NEW), store.load());
  }

  @Test
  void reportsThatTheFolderIsNotThere() {
    CheckpointStore store = new CheckpointStore(folder.resolve("nodir/state"));
    CheckpointException e = assertThrows(CheckpointException.class, () -> store.save(NEW));
    assertEquals(11, e.kind().exitStatus());
    assertTrue(e.getMessage().endsWith("nodir/state: its folder does not exist"), e.getMessage());
  }

  @Test
  void oneRunAtATime() throws Exception {
    CheckpointStore store = new CheckpointStore(folder.resolve("state"));
    Path link = folder.resolve("link");
    store.save(OLD);
    Files.createSymbolicLink(link, folder.resolve("state"));
    try (CheckpointLock lock = store.lock()) {
      for (Path name : List.of(folder.resolve("state"), link)) {
        CheckpointException e =
            assertThrows(CheckpointException.class, () -> new CheckpointStore(name).lock());
        assertEquals(11, e.kind().exitStatus());
        assertTrue(e.getMessage().contains(name + " is in use by another run"), e.getMessage());
      }
      assertEquals("rw-------", mode(folder.resolve("state.lock")));
      assertTrue(lock.toString() != null);
    }
    store.lock().close();
  }

  @Test
  void anotherProcessHoldsTheLockUntilItEnds() throws Exception {
    Path file = folder.resolve("state");
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertEquals('l', other.getInputStream().read());
      assertThrows(CheckpointException.class, () -> new CheckpointStore(file).lock());
    } finally {
      other.destroyForcibly();
      other.waitFor();
    }
    new CheckpointStore(file).lock().close();
  }

  @Test
  void followsNoLinkToTheLock() throws Exception {
    Path victim = folder.resolve("victim");
    Files.createSymbolicLink(folder.resolve("state.lock"), victim);
    CheckpointException e =
        assertThrows(
            CheckpointException.class, () -> new CheckpointStore(folder.resolve("state")).lock());
    assertEquals(11, e.kind().exitStatus());
    assertTrue(Files.notExists(victim, LinkOption.NOFOLLOW_LINKS));
  }

  /** Holds a lock until it is killed. */
  static final class LockHolder {
    public static void main(String[] args) throws Exception {
      try (CheckpointLock lock = new CheckpointStore(Path.of(args[0])).lock()) {
        System.out.write('l');
        System.out.flush();
        int none = System.in.read(); // waits: the test never writes
        System.out.println(lock + " " + none);
      }
    }
  }

  private static void assertRefused(CheckpointStore store) {
    assertEquals(Kind.UNUSABLE, assertThrows(CheckpointException.class, store::load).kind());
    assertEquals(
        Kind.UNUSABLE, assertThrows(CheckpointException.class, () -> store.save(NEW)).kind());
  }

  private static Checkpoint checkpoint(long serial) {
    return new Checkpoint(
        0,
        Optional.empty(),
        Optional.of(new LastEvent(new EventId(null, 1000, serial), 1300)),
        List.of(new LogMark("/log", 0)),
        List.of(),
        List.of(),
        List.of(),
        List.of(new NodeMark(0, null, 1000, List.of(serial), SerialRanges.upTo(serial))),
        Optional.empty());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
