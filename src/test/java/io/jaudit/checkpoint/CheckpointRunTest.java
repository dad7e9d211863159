package io.jaudit.checkpoint;

import static io.jaudit.checkpoint.LogFolder.proctitle;
import static io.jaudit.checkpoint.LogFolder.single;
import static io.jaudit.checkpoint.LogFolder.syscall;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.Compressor;
import io.jaudit.source.LogFiles;
import io.jaudit.source.LogSet;
import io.jaudit.source.StreamSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, one after the other, over a log that grows. */
class CheckpointRunTest {
  @TempDir Path folder;
  private LogFolder logs;
  private CheckpointStore store;
  private SearchModel last;

  @BeforeEach
  void makeFolder() throws Exception {
    logs = new LogFolder(Files.createDirectory(folder.resolve("audit")));
    store = new CheckpointStore(folder.resolve("state"));
  }

  @Test
  void printsWhatWasAppended() throws Exception {
    logs.append(single(1000, 1), single(1001, 2));
    assertEquals(List.of(single(1000, 1), single(1001, 2)), run(logs.all()));
    assertEquals(List.of(), run(logs.all()));
    logs.append(single(1002, 3));
    assertEquals(List.of(single(1002, 3)), run(logs.all()));
    assertEquals(1, last.lines());
  }

  @Test
  void leavesAnOpenEventAndGoesBackForItsLinesAlone() throws Exception {
    logs.append(single(1000, 1), syscall(1000, 2), single(1000, 3));
    assertEquals(List.of(single(1000, 1), single(1000, 3)), run(logs.all()));
    logs.append(single(1000, 4), proctitle(1000, 2));
    assertEquals(List.of(syscall(1000, 2), proctitle(1000, 2), single(1000, 4)), run(logs.all()));
    assertEquals(4, last.lines());
  }

  @Test
  void leavesAnUnfinishedLine() throws Exception {
    logs.append(single(1000, 1));
    logs.appendText("type=USER_CMD msg=audit(1001.0");
    assertEquals(List.of(single(1000, 1)), run(logs.all()));
    logs.appendText("00:2): pid=1 cmd=x\n");
    assertEquals(List.of(single(1001, 2)), run(logs.all()));
  }

  @Test
  void aLateRestOfAHandledEventIsNew() throws Exception {
    logs.append(syscall(1000, 1), proctitle(1000, 1), syscall(1001, 2));
    run(logs.all());
    logs.append(syscall(1000, 1) + " late");
    assertEquals(List.of(), run(logs.all()), "it has no end");
    logs.append(proctitle(1001, 2), single(1004, 3), single(1007, 4));
    assertEquals(
        List.of(
            syscall(1000, 1) + " late",
            syscall(1001, 2),
            proctitle(1001, 2),
            single(1004, 3),
            single(1007, 4)),
        run(logs.all()));
  }

  @Test
  void followsARotation() throws Exception {
    logs.append(single(1000, 1), syscall(1001, 2));
    run(logs.all());
    logs.append(single(1001, 3));
    logs.rotate(4);
    logs.append(proctitle(1001, 2), single(1002, 4));
    assertEquals(
        List.of(syscall(1001, 2), proctitle(1001, 2), single(1001, 3), single(1002, 4)),
        run(logs.all()));
    assertEquals(List.of(), last.notes());
    logs.rotate(4);
    assertEquals(List.of(), run(logs.all()));
    logs.rotate(4);
    logs.append(single(1003, 5));
    assertEquals(List.of(single(1003, 5)), run(logs.all()));
  }

  @Test
  void followsTheRotationOfASingleFile() throws Exception {
    logs.append(single(1000, 1));
    run(logs.logAlone());
    logs.append(single(1001, 2));
    logs.rotate(4);
    logs.append(single(1002, 3));
    logs.rotate(4);
    logs.append(single(1003, 4));
    assertEquals(List.of(single(1001, 2), single(1002, 3), single(1003, 4)), run(logs.logAlone()));
  }

  @Test
  void followsCopyTruncate() throws Exception {
    logs.append(single(1000, 1));
    run(logs.all());
    logs.append(single(1001, 2));
    Files.copy(logs.log, logs.rotated(1));
    Files.writeString(logs.log, "");
    logs.append(single(1002, 3));
    assertEquals(List.of(single(1001, 2), single(1002, 3)), run(logs.all()));
    assertEquals(List.of(), last.notes());
  }

  @Test
  void continuesByStampIfTheFileIsGone() throws Exception {
    logs.append(single(1000, 1), syscall(1001, 2), single(1001, 3));
    run(logs.all());
    Files.delete(logs.log);
    logs.append(single(1000, 1), single(1001, 3), single(1001, 4), proctitle(1001, 2));
    logs.append(single(1002, 5));
    assertEquals(List.of(single(1001, 4), proctitle(1001, 2), single(1002, 5)), run(logs.all()));
    assertEquals(2, last.notes().size());
    String note = last.notes().get(0);
    assertTrue(note.contains("continuing with all events after 1001.000:3; any content"), note);
    assertTrue(last.notes().get(1).contains("1 event"), last.notes().get(1));
    assertEquals(List.of(), run(logs.all()));
  }

  @Test
  void theLateEndOfAnEventWhoseFirstLinesAreDeletedIsNewThoughStampsHavePassedIt()
      throws Exception {
    logs.append(single(1000, 1), syscall(1001, 2));
    assertEquals(List.of(single(1000, 1)), run(logs.all()));
    logs.rotate(4);
    logs.append(single(1002, 3));
    Files.delete(logs.rotated(1)); // with the first line of event 2, which is open
    assertEquals(List.of(single(1002, 3)), run(logs.all()), "moves the stamp past event 2");
    Files.delete(logs.log); // so that stamps have to decide
    logs.append(proctitle(1001, 2), single(1003, 4));
    assertEquals(List.of(proctitle(1001, 2), single(1003, 4)), run(logs.all()));
    assertEquals(List.of(), run(logs.all()));
  }

  /** As after a power cut, after which the log continues at the end of a line. */
  @Test
  void losesNothingOfALogWhoseEndIsAnotherNow() throws Exception {
    String first = single(1000, 1) + "x".repeat(5000);
    logs.append(first, single(1001, 2), single(1002, 3));
    run(logs.all());
    Files.delete(logs.log);
    logs.append(first, single(1001, 2), single(1003, 3), single(1004, 4));
    assertEquals(List.of(single(1003, 3), single(1004, 4)), run(logs.all()));
    assertEquals(1, last.notes().size());
    Files.delete(logs.log);
    logs.append(first, single(1001, 2), single(1003, 3), single(1005, 4));
    assertEquals(List.of(single(1005, 4)), run(logs.all()), "as long as it was");
  }

  @Test
  void whatIsLeftOfAHandledEventIsNotNewByStamp() throws Exception {
    logs.append(syscall(1000, 1), proctitle(1000, 1), single(1000, 2));
    run(logs.all());
    Files.delete(logs.log);
    logs.append(syscall(1000, 1));
    assertEquals(List.of(), run(logs.all()));
    logs.append(single(1009, 3));
    assertEquals(List.of(single(1009, 3)), run(logs.all()));
  }

  @Test
  void aSystemCallThatWasBlockedIsNewByItsSerial() throws Exception {
    logs.append(single(4000, 9), single(5000, 10));
    run(logs.all());
    Files.delete(logs.log);
    logs.append(syscall(4000, 11), proctitle(4000, 11), single(4000, 9), single(5001, 12));
    assertEquals(
        List.of(syscall(4000, 11), proctitle(4000, 11), single(5001, 12)), run(logs.all()));
  }

  /** Its first lines were deleted before a run, and the file with the position after it. */
  @Test
  void anEventThatNoRunHasSeenIsNewByItsSerial() throws Exception {
    logs.append(single(1000, 1), single(1001, 3), single(1001, 4));
    run(logs.all());
    Files.delete(logs.log);
    logs.append(single(1000, 1), proctitle(1000, 2), single(1001, 3), single(1009, 5));
    assertEquals(List.of(proctitle(1000, 2), single(1009, 5)), run(logs.all()));
    Files.delete(logs.log);
    logs.append(proctitle(1000, 2), single(1010, 6));
    assertEquals(List.of(single(1010, 6)), run(logs.all()), "which is remembered");
  }

  @Test
  void continuesFromACheckpointOfAusearch() throws Exception {
    logs.append(single(1000, 1), single(1004, 2), single(1004, 3));
    logs.append("node=b " + single(1003, 900), "node=b " + single(1004, 2), single(1005, 4));
    Files.writeString(folder.resolve("state"), "dev=0xFE00\ninode=7\noutput=- 1004.000:3 0x463\n");
    assertEquals(
        List.of(single(1004, 2), "node=b " + single(1004, 2), single(1005, 4)), run(logs.all()));
    assertEquals(List.of(), run(logs.all()));
  }

  @Test
  void readsOnAnotherStreamByStamp() throws Exception {
    assertEquals(List.of(single(1000, 1)), run(stream(single(1000, 1), syscall(1000, 2))));
    assertEquals(
        List.of(syscall(1000, 2), proctitle(1000, 2), single(1001, 3)),
        run(stream(single(1000, 1), syscall(1000, 2), proctitle(1000, 2), single(1001, 3))));
    assertEquals(List.of(), last.notes());
  }

  @Test
  void keepsSeveralLogsApart() throws Exception {
    Path web = folder.resolve("web.log");
    Path db = folder.resolve("db.log");
    Files.writeString(web, single(1000, 1) + "\n");
    Files.writeString(db, single(2000, 7) + "\n");
    LogSet both = LogFiles.named(List.of(web, db));
    assertEquals(2, run(both).size());
    Files.writeString(web, single(1001, 2) + "\n", StandardOpenOption.APPEND);
    assertEquals(List.of(single(1001, 2)), run(both));
    Path mail = folder.resolve("mail.log");
    Files.writeString(mail, single(500, 1) + "\n");
    assertEquals(List.of(single(500, 1)), run(LogFiles.named(List.of(web, db, mail))));
  }

  /** Independent logs, as of hosts whose names are addresses; the stamps of each are its own. */
  @Test
  void keepsSeveralLogsWhoseNamesEndInANumberApart() throws Exception {
    Path a = folder.resolve("10.0.0.1");
    Path b = folder.resolve("10.0.0.2");
    Files.writeString(a, single(1000, 1) + "\n");
    Files.writeString(b, single(5000, 101) + "\n");
    assertEquals(2, run(LogFiles.named(List.of(a, b))).size());
    Files.writeString(a, single(1100, 2) + "\n", StandardOpenOption.APPEND);
    Files.writeString(b, single(5100, 102) + "\n", StandardOpenOption.APPEND);
    LogSet both = LogFiles.named(List.of(a, b));
    assertEquals(List.of(single(1100, 2), single(5100, 102)), run(both));
    assertEquals(List.of(), run(LogFiles.named(List.of(b, a))));
    assertEquals(List.of(), last.notes());
  }

  /** Hosts made from one image: their logs begin alike. */
  @Test
  void aLogThatIsGoneDoesNotTakeTheFileOfAnotherThatBeginsLikeIt() throws Exception {
    Path a = folder.resolve("a.log");
    Path b = folder.resolve("b.log");
    Files.writeString(a, single(1000, 1) + "\n" + single(1001, 2) + "\n");
    Files.writeString(b, Files.readString(a) + single(1002, 3) + "\n" + single(1003, 4) + "\n");
    Files.writeString(a, single(1002, 7) + "\n", StandardOpenOption.APPEND);
    assertEquals(7, run(LogFiles.named(List.of(a, b))).size());
    Files.writeString(a, single(2000, 8) + "\n");
    assertEquals(List.of(single(2000, 8)), run(LogFiles.named(List.of(a, b))));
    assertEquals(1, last.notes().size());
    assertTrue(last.notes().get(0).contains("after 1002.000:7"), last.notes().get(0));
  }

  /** A file a day, as rsyslog names them: none is a rotated one of another. */
  @Test
  void readsOnInEachOfTheDailyLogsThatHaveNoLogOfTheNameBeforeTheDate() throws Exception {
    Path first = folder.resolve("2025.11.25");
    Path second = folder.resolve("2025.11.26");
    Path third = folder.resolve("2025.11.27");
    Files.writeString(first, single(1000, 1) + "\n");
    assertEquals(List.of(single(1000, 1)), run(LogFiles.named(List.of(first))));
    Files.writeString(second, single(2000, 2) + "\n");
    assertEquals(List.of(single(2000, 2)), run(LogFiles.named(List.of(first, second))));
    Files.writeString(second, single(2100, 4) + "\n", StandardOpenOption.APPEND);
    Files.writeString(third, single(3000, 3) + "\n");
    assertEquals(
        List.of(single(2100, 4), single(3000, 3)),
        run(LogFiles.named(List.of(first, second, third))));
    assertEquals(List.of(), last.notes());
  }

  @Test
  void theStampsOfALogHideNothingOfAnotherOneThatIsLost() throws Exception {
    Path web = folder.resolve("web.log");
    Path db = folder.resolve("db.log");
    Files.writeString(web, single(999, 0) + "\n" + single(1000, 1) + "\n");
    Files.writeString(db, single(5000, 700) + "\n");
    assertEquals(3, run(LogFiles.named(List.of(web, db))).size());
    Files.delete(web);
    Files.writeString(web, single(1000, 1) + "\n" + single(999, 0) + "\n" + single(1100, 2) + "\n");
    assertEquals(List.of(single(1100, 2)), run(LogFiles.named(List.of(web, db))));
    assertEquals(1, last.notes().size());
    assertTrue(last.notes().get(0).contains("after 1000.000:1;"), last.notes().get(0));
  }

  @Test
  void aLogThatIsLeftOutForARunKeepsItsStamps() throws Exception {
    Path web = folder.resolve("web.log");
    Path db = folder.resolve("db.log");
    Files.writeString(web, single(1000, 1) + "\n");
    Files.writeString(db, single(4999, 699) + "\n" + single(5000, 700) + "\n");
    assertEquals(3, run(LogFiles.named(List.of(web, db))).size());
    assertEquals(List.of(), run(LogFiles.named(List.of(web))));
    Files.writeString(db, single(5000, 700) + "\n" + single(4999, 699) + "\n");
    Files.writeString(db, single(5001, 701) + "\n", StandardOpenOption.APPEND);
    assertEquals(List.of(single(5001, 701)), run(LogFiles.named(List.of(db, web))));
  }

  /** The mirror of a log that was rotated is copied file by file, and a run comes between. */
  @Test
  void printsTheUnreadTailOfALostFileWhenItIsBack() throws Exception {
    logs.append(single(1000, 1));
    run(logs.all());
    logs.append(single(1001, 2));
    Path tail = Files.move(logs.log, folder.resolve("tail"));
    logs.append(single(1002, 3));
    assertEquals(List.of(single(1002, 3)), run(logs.all()));
    assertEquals(1, last.notes().size());
    logs.append(single(1003, 4));
    logs.rotate(9);
    logs.append(single(1004, 5));
    assertEquals(List.of(single(1003, 4), single(1004, 5)), run(logs.all()));
    assertEquals(List.of(), last.notes());
    Files.move(tail, logs.rotated(2));
    assertEquals(List.of(single(1001, 2)), run(logs.all()));
    assertEquals(List.of(), run(logs.all()));
    assertEquals(List.of(), last.notes());
  }

  @Test
  void looksForALostFileInSomeRunsOnly() throws Exception {
    logs.append(single(1000, 1));
    run(logs.all());
    logs.append(single(1001, 2));
    Path tail = Files.move(logs.log, folder.resolve("tail"));
    logs.append(single(1002, 3));
    for (int i = 0; i < LogMark.RUNS_KEPT; i++) {
      run(logs.all());
      assertEquals(2, store.load().orElseThrow().logs().size());
    }
    run(logs.all());
    assertEquals(1, store.load().orElseThrow().logs().size());
    Files.move(tail, logs.rotated(1));
    assertEquals(List.of(), run(logs.all()));
  }

  @Test
  void theRestOfAnOpenEventInALostFileIsPrintedWhenItIsBack() throws Exception {
    logs.append(syscall(1000, 1));
    run(logs.all());
    logs.append(proctitle(1000, 1));
    Path tail = Files.move(logs.log, folder.resolve("tail"));
    logs.append(single(1010, 3));
    assertEquals(List.of(single(1010, 3)), run(logs.all()));
    Files.move(tail, logs.rotated(1));
    assertEquals(List.of(syscall(1000, 1), proctitle(1000, 1)), run(logs.all()));
  }

  @Test
  void continuesFromACheckpointOfTheVersionBefore() throws Exception {
    logs.append(single(1000, 1), syscall(1001, 2));
    run(logs.all());
    String now = Files.readString(folder.resolve("state"));
    StringBuilder old = new StringBuilder();
    for (String line : now.replace("open=0 ", "open=").replace("last=0 ", "last=").split("\n")) {
      if (!line.startsWith("saved=") && !line.startsWith("log=") && !line.startsWith("end=")) {
        old.append(line.replace("jaudit=2", "jaudit=1")).append('\n');
      }
    }
    String text = old + "end=" + old.toString().lines().count() + "\n";
    Files.writeString(folder.resolve("state"), text);
    logs.append(proctitle(1001, 2), single(1002, 3));
    assertEquals(List.of(syscall(1001, 2), proctitle(1001, 2), single(1002, 3)), run(logs.all()));
    Files.writeString(folder.resolve("state"), text);
    Files.delete(logs.log);
    logs.append(single(1000, 1), single(1003, 4));
    assertEquals(List.of(single(1003, 4)), run(logs.all()), "by stamp");
  }

  /** The first run, or any, comes between the copy and the truncation. */
  @Test
  void readsALogAndTheCopyThatIsMadeOfItOnce() throws Exception {
    logs.append(single(1000, 1), single(1001, 2));
    Files.copy(logs.log, logs.rotated(1));
    assertEquals(List.of(single(1000, 1), single(1001, 2)), run(logs.all()));
    logs.append(single(1002, 3));
    assertEquals(List.of(single(1002, 3)), run(logs.all()));
    Files.writeString(logs.log, "");
    logs.append(single(1003, 4));
    assertEquals(List.of(single(1003, 4)), run(logs.all()));
  }

  /**
   * The run comes when the copy exists, but has no content yet. The checkpoint has the older files
   * because of the event that is open.
   */
  @Test
  void readsACopyOnlyOnceThatWasEmptyAtTheLastRun() throws Exception {
    long future = System.currentTimeMillis() / 1000 + 60;
    logs.append(single(1000, 1), syscall(future, 2));
    logs.rotate(4);
    logs.append(single(future, 3), single(future, 4));
    Files.move(logs.rotated(1), logs.rotated(2));
    Files.createFile(logs.rotated(1));
    assertEquals(List.of(single(1000, 1), single(future, 3), single(future, 4)), run(logs.all()));
    Files.write(logs.rotated(1), Files.readAllBytes(logs.log));
    Files.writeString(logs.log, "");
    logs.append(proctitle(future, 2));
    assertEquals(List.of(syscall(future, 2), proctitle(future, 2)), run(logs.all()));
    assertEquals(List.of(), last.notes());
  }

  /**
   * A file of the last run is gone, so the older siblings are examined once more: a compressed copy
   * is among them by now, and the file that it was made of is not.
   */
  @Test
  void readsAFileOnceThatIsCompressedAndRemovedAfterTheListing() throws Exception {
    logs.append(syscall(System.currentTimeMillis() / 1000 + 60, 1));
    logs.rotate(4);
    logs.append(single(1000, 2));
    run(logs.all());
    Files.delete(logs.rotated(1));
    logs.rotate(4);
    logs.append(single(1001, 3), single(1002, 4));
    logs.rotate(4);
    logs.append(single(1003, 5));
    LogSet listed = logs.all();
    byte[] content = Files.readAllBytes(logs.rotated(1));
    Files.write(logs.path.resolve("audit.log.1.gz"), Compressor.GZIP.compress(content));
    Files.delete(logs.rotated(1));
    assertEquals(List.of(single(1001, 3), single(1002, 4), single(1003, 5)), run(listed));
    assertEquals(List.of(), run(logs.all()));
  }

  /** auditd makes a new file of the number of one that someone compressed. */
  @Test
  void readsAFileThatHasTheNumberOfAnOlderCompressedOne() throws Exception {
    logs.append(single(1000, 1));
    run(logs.all());
    byte[] content = Files.readAllBytes(logs.log);
    Files.write(logs.path.resolve("audit.log.1.gz"), Compressor.GZIP.compress(content));
    Files.delete(logs.log);
    logs.append(single(1001, 2));
    logs.rotate(4);
    logs.append(single(1002, 3));
    assertEquals(List.of(single(1001, 2), single(1002, 3)), run(logs.all()));
    assertEquals(List.of(), run(logs.all()));
    assertEquals(List.of(), last.notes());
  }

  /** A clock that was set back, or another host's, must not make a new file look old. */
  @Test
  void readsAllNewFilesAfterAnOlderCompressedOneWhateverTheirTimes() throws Exception {
    logs.append(single(1500, 1));
    byte[] content = Files.readAllBytes(logs.log);
    Files.write(logs.path.resolve("audit.log.1.gz"), Compressor.GZIP.compress(content));
    Files.delete(logs.log);
    logs.append(single(2000, 2));
    assertEquals(List.of(single(1500, 1), single(2000, 2)), run(logs.all()));
    logs.rotate(4);
    logs.append(single(1100, 3));
    logs.rotate(4);
    logs.append(single(1200, 4));
    assertEquals(List.of(single(1100, 3), single(1200, 4)), run(logs.all()));
    assertEquals(List.of(), run(logs.all()));
    assertEquals(List.of(), last.notes());
  }

  /** Its writer continues in it for a while after it was renamed. */
  @Test
  void readsWhatIsWrittenToAFileThatWasRotatedWhileItWasEmpty() throws Exception {
    logs.append(single(1000, 1));
    logs.rotate(4);
    logs.rotate(4);
    assertEquals(List.of(single(1000, 1)), run(logs.all()));
    Files.writeString(logs.rotated(1), single(1001, 2) + "\n");
    logs.append(single(1002, 3));
    assertEquals(List.of(single(1001, 2), single(1002, 3)), run(logs.all()));
    assertEquals(List.of(), last.notes());
  }

  @Test
  void stopsAfterOneEventAndContinuesAfterIt() throws Exception {
    logs.append(syscall(1000, 1), single(1000, 2), single(1000, 3), proctitle(1000, 1));
    logs.rotate(4);
    logs.append(single(1000, 4));
    assertEquals(
        List.of(syscall(1000, 1), proctitle(1000, 1)),
        run(new SearchModel(store).stoppingAfter(1)));
    assertEquals(List.of(single(1000, 2)), run(new SearchModel(store).stoppingAfter(1)));
    assertEquals(List.of(single(1000, 3)), run(new SearchModel(store).stoppingAfter(1)));
    assertEquals(List.of(single(1000, 4)), run(new SearchModel(store).stoppingAfter(1)));
    assertEquals(List.of(), run(new SearchModel(store).stoppingAfter(1)));
  }

  @Test
  void knowsAFileAgainThatWasEmptyAtFirst() throws Exception {
    logs.append(single(1000, 1));
    logs.rotate(4);
    run(logs.all());
    logs.append(single(1001, 2));
    Files.copy(logs.log, folder.resolve("copy"));
    Files.move(folder.resolve("copy"), logs.log, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(List.of(single(1001, 2)), run(logs.all()));
    assertEquals(List.of(), last.notes());
  }

  @Test
  void continuesIfAFileWasRotatedBetweenTheListingAndTheReading() throws Exception {
    logs.append(single(1000, 1));
    run(logs.all());
    logs.append(single(1001, 2));
    Checkpoint checkpoint = store.load().orElseThrow();
    ReadPlan plan = CheckpointLocator.locate(logs.all(), checkpoint, IfGone.FAIL);
    logs.rotate(4);
    logs.append(single(1002, 3));
    assertEquals(List.of(single(1001, 2)), new SearchModel(store).run(checkpoint, plan));
    assertEquals(List.of(single(1002, 3)), run(logs.all()));
  }

  @Test
  void continuesIfTheLogWasCopiedAndEmptiedBetweenTheListingAndTheReading() throws Exception {
    logs.append(single(1000, 1));
    logs.rotate(4);
    logs.append(single(1001, 2));
    run(logs.all());
    logs.append(single(1002, 3));
    LogSet listed = logs.all();
    copyAndEmpty();
    logs.append(single(1003, 4));
    assertEquals(List.of(single(1002, 3), single(1003, 4)), run(listed));
    assertEquals(List.of(), last.notes());
    assertEquals(List.of(), run(logs.all()));
  }

  @Test
  void continuesIfALogThatWasEmptyAtTheLastRunWasCopiedAndEmptied() throws Exception {
    logs.append(single(1000, 1));
    logs.rotate(4);
    logs.append();
    run(logs.all());
    logs.append(single(1001, 2), single(1002, 3));
    LogSet listed = logs.all();
    copyAndEmpty();
    logs.append(single(1003, 4));
    assertEquals(List.of(single(1001, 2), single(1002, 3), single(1003, 4)), run(listed));
    assertEquals(List.of(), run(logs.all()));
  }

  @Test
  void beginsWithALogThatWasCopiedAndEmptiedMeanwhile() throws Exception {
    logs.append(single(1000, 1));
    logs.rotate(4);
    logs.append(single(1001, 2), single(1002, 3));
    LogSet listed = logs.all();
    copyAndEmpty();
    logs.append(single(1003, 4));
    assertEquals(
        List.of(single(1000, 1), single(1001, 2), single(1002, 3), single(1003, 4)), run(listed));
    assertEquals(List.of(), run(logs.all()));
  }

  private void copyAndEmpty() throws Exception {
    Files.move(logs.rotated(1), logs.rotated(2));
    Files.copy(logs.log, logs.rotated(1));
    Files.writeString(logs.log, "");
  }

  private List<String> run(LogSet set) throws Exception {
    last = new SearchModel(store);
    return last.run(set);
  }

  private List<String> run(SearchModel search) throws Exception {
    last = search;
    return last.run(logs.all());
  }

  private static LogSet stream(String... lines) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    return LogSet.of(List.of(new StreamSource("standard input", new ByteArrayInputStream(bytes))));
  }
}
