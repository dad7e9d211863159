package io.jaudit.checkpoint;

import static io.jaudit.checkpoint.LogFolder.single;
import static io.jaudit.checkpoint.LogFolder.syscall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.checkpoint.ReadSpan.NewBy;
import io.jaudit.source.FileSource;
import io.jaudit.source.LogSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointLocatorTest {
  /** Bytes of a line of {@link LogFolder#single}, with its LF. */
  private static final long LINE = single(1000, 1).length() + 1;

  @TempDir Path folder;
  private LogFolder logs;
  private Checkpoint checkpoint;

  @BeforeEach
  void readTwoFiles() throws Exception {
    logs = new LogFolder(Files.createDirectory(folder.resolve("audit")));
    logs.append(single(1000, 1));
    logs.rotate(9);
    logs.append(single(1001, 2), single(1002, 3));
    checkpoint = checkpointOf(logs.all());
  }

  @Test
  void continuesAtTheEnd() throws Exception {
    assertPlan(logs.all(), "audit.log@" + 2 * LINE + " POSITION");
  }

  @Test
  void aFileThatWasRenamedIsFound() throws Exception {
    logs.rotate(9);
    assertPlan(logs.all(), "audit.log.1@" + 2 * LINE + " POSITION", "audit.log@0 POSITION");
  }

  @Test
  void aFileThatWasCopiedIsFound() throws Exception {
    Files.copy(logs.log, folder.resolve("copy"));
    Files.move(folder.resolve("copy"), logs.log, StandardCopyOption.REPLACE_EXISTING);
    assertPlan(logs.all(), "audit.log@" + 2 * LINE + " POSITION");
  }

  @Test
  void aFileThatWasCopiedAndEmptiedIsFoundInItsCopy() throws Exception {
    Files.move(logs.rotated(1), logs.rotated(2));
    Files.copy(logs.log, logs.rotated(1));
    Files.writeString(logs.log, single(1003, 4) + "\n");
    assertPlan(logs.all(), "audit.log.1@" + 2 * LINE + " POSITION", "audit.log@0 POSITION");
  }

  @Test
  void ofAFileAndItsCopyOneIsRead() throws Exception {
    Files.copy(logs.log, logs.rotated(1), StandardCopyOption.REPLACE_EXISTING);
    assertPlan(logs.all(), "audit.log.1@" + 2 * LINE + " POSITION");
    logs.append(single(1009, 9));
    assertPlan(logs.all(), "audit.log@" + 2 * LINE + " POSITION");
  }

  @Test
  void otherContentUnderTheSameInodeIsNotTheFile() throws Exception {
    Files.writeString(logs.log, single(1009, 9) + "\n" + single(1009, 10) + "\nx\n");
    assertTheLogIsOther();
  }

  @Test
  void aShorterFileIsNotTheFile() throws Exception {
    Files.writeString(logs.log, single(1001, 2) + "\n");
    assertTheLogIsOther();
  }

  @Test
  void aFileOfWhichOnlyTheTailIsGoneIsNotTheFile() throws Exception {
    String first = single(1001, 2) + " " + "x".repeat(5000) + "\n";
    Files.writeString(logs.log, first + single(1002, 3) + "\n");
    checkpoint = checkpointOf(logs.all());
    Files.writeString(logs.log, first);
    assertLost(
        12,
        logs.log + " is shorter than it was at the last run",
        "audit.log.1@0 STAMP",
        "audit.log@0 STAMP");
    Files.writeString(logs.log, first + single(1002, 3) + " and more\n");
    assertEquals(2, locate(logs.all()).spans().size(), "no line begins there");
  }

  @Test
  void aFileThatIsGoneIsNotFound() throws Exception {
    Files.delete(logs.log);
    assertLost(10, "the log file in which the last run stopped is gone", "audit.log.1@0 STAMP");
  }

  @Test
  void aGapInTheNumbersHidesNothing() throws Exception {
    Files.move(logs.log, logs.rotated(7));
    Files.delete(logs.rotated(1));
    logs.append(single(1003, 4));
    logs.rotate(9);
    logs.append(single(1004, 5));
    assertPlan(
        logs.all(),
        "audit.log.8@" + 2 * LINE + " POSITION",
        "audit.log.1@0 POSITION",
        "audit.log@0 POSITION");
  }

  @Test
  void theSiblingsOfASingleFileAreLookedAt() throws Exception {
    logs.rotate(9);
    logs.rotate(9);
    LogSet alone = SearchModel.only(FileSource.of(logs.rotated(2)), FileSource.of(logs.log));
    assertPlan(alone, "audit.log.2@" + 2 * LINE + " POSITION", "audit.log@0 POSITION");
    assertPlan(
        logs.logAlone(),
        "audit.log.2@" + 2 * LINE + " POSITION",
        "audit.log.1@0 POSITION",
        "audit.log@0 POSITION");
  }

  @Test
  void theSiblingsOfASingleFileAreReadByStampIfItIsLost() throws Exception {
    logs.rotate(9);
    logs.append(single(1003, 4));
    logs.rotate(9);
    Files.delete(logs.rotated(2));
    assertLost(
        logs.logAlone(),
        10,
        "the log file in which the last run stopped is gone",
        "audit.log.3@0 STAMP",
        "audit.log.1@0 STAMP",
        "audit.log@0 STAMP");
  }

  @Test
  void goesBackToTheOldestOpenLine() throws Exception {
    logs.append(syscall(1002, 4));
    checkpoint = checkpointOf(logs.all());
    logs.append(single(1002, 5));
    assertPlan(logs.all(), "audit.log@" + 2 * LINE + " POSITION");
    assertEquals(2 * LINE + syscall(1002, 4).length() + 1, checkpoint.files().get(0).readTo());
  }

  @Test
  void theFirstRunReadsAll() throws Exception {
    checkpoint = Checkpoint.NONE;
    assertPlan(logs.all(), "audit.log.1@0 STAMP", "audit.log@0 STAMP");
  }

  @Test
  void theFileOfAusearchsCheckpointIsAskedForOnlyIfItMatters() throws Exception {
    checkpoint =
        new CheckpointParser("state", "dev=0x1\ninode=1\noutput=- 1001.000:2 0x463\n").parse();
    assertLost(
        10,
        "the log file in which the last run stopped is gone",
        "audit.log.1@0 STAMP",
        "audit.log@0 STAMP");
  }

  @Test
  void aFileThatIsRotatedBeforeItsSiblingsAreListedIsReadOnce() throws Exception {
    logs.rotate(9);
    logs.append(single(1003, 4));
    LogSet alone = logs.logAlone();
    alone.sources().get(0).bytes();
    logs.rotate(9);
    logs.append(single(1004, 5));
    assertPlan(alone, "audit.log.2@" + 2 * LINE + " POSITION", "audit.log@0 POSITION");
  }

  @Test
  void aFileThatWasReplacedAfterItWasChosenIsReadAllTheSame() throws Exception {
    logs.append(single(1003, 4));
    LogSet chosen = logs.all();
    Files.delete(logs.log);
    logs.append(single(1009, 9), single(1009, 10), single(1009, 11));
    ReadSpan span = locate(chosen).spans().get(0);
    assertEquals(2 * LINE, span.start());
    assertEquals(3 * LINE, span.source().bytes().orElseThrow().length());
  }

  private Checkpoint checkpointOf(LogSet set) throws Exception {
    Path file = folder.resolve("state");
    Files.deleteIfExists(file);
    CheckpointStore store = new CheckpointStore(file);
    new SearchModel(store).run(set);
    return store.load().orElseThrow();
  }

  private ReadPlan locate(LogSet set) throws CheckpointException {
    return CheckpointLocator.locate(set, checkpoint, IfGone.CONTINUE_BY_STAMP);
  }

  private void assertPlan(LogSet set, String... spans) throws Exception {
    ReadPlan plan = CheckpointLocator.locate(set, checkpoint, IfGone.FAIL);
    assertEquals(List.of(spans), text(plan));
    assertEquals(List.of(), plan.notes());
  }

  private void assertTheLogIsOther() throws Exception {
    assertLost(
        12,
        logs.log + " no longer contains what the last run read",
        "audit.log.1@0 STAMP",
        "audit.log@0 STAMP");
  }

  private void assertLost(int status, String why, String... spans) throws Exception {
    assertLost(logs.all(), status, why, spans);
  }

  private void assertLost(LogSet set, int status, String why, String... spans) throws Exception {
    ReadPlan plan = locate(set);
    assertEquals(List.of(spans), text(plan));
    String last = checkpoint.lastEvent().orElseThrow().id().stamp();
    String tail =
        checkpoint.files().isEmpty()
            ? ""
            : "; any content after byte "
                + checkpoint.files().get(0).readTo()
                + " has not been read";
    assertEquals(1, plan.notes().size());
    String note = plan.notes().get(0);
    String expected = why + "; continuing with all events after " + last + tail;
    assertTrue(note.startsWith(expected), note);
    CheckpointException e =
        assertThrows(
            CheckpointException.class,
            () -> CheckpointLocator.locate(set, checkpoint, IfGone.FAIL));
    assertEquals(why, e.getMessage());
    assertEquals(status, e.kind().exitStatus());
  }

  private static List<String> text(ReadPlan plan) {
    return plan.spans().stream()
        .map(
            span -> {
              NewBy newBy = span.newBy();
              String name = Path.of(span.source().name()).getFileName().toString();
              return name + "@" + span.start() + " " + newBy;
            })
        .toList();
  }
}
