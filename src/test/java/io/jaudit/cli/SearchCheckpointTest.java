package io.jaudit.cli;

import static io.jaudit.cli.TestHost.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.TestLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs with {@code --checkpoint}, one after the other, as cron makes them. */
class SearchCheckpointTest {
  private static final String MINE = "\"MyMonitor\"";
  private static final String OTHER = "\"other\"";

  /** Said of a stream once, when there is no checkpoint yet. */
  private static final String BY_TIME = "the timestamps of events tell which are new";

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(folder);
  }

  @Test
  void theSecondRunPrintsNothingAndEndsWith1() throws IOException {
    host.append(runs("12:00:00", 1, 2));
    host.searchOn().endsWith(0).printsEvents(1, 2).saysNothing();
    host.searchOn().endsWith(1).prints("").saysNothing();
    String unused = host.checkpointText();
    host.searchOn().endsWith(1);
    assertEquals(unused, host.checkpointText());
  }

  @Test
  void printsWhatWasAppended() throws IOException {
    host.append(runs("12:00:00", 1, 2)).searchOn();
    host.append(runs("12:00:05", 3)).searchOn().endsWith(0).printsEvents(3).saysNothing();
  }

  /**
   * An event of a named node is open until the next log is read, or all of them. Which filter it is
   * skipped by, if any, plays no part.
   */
  @ParameterizedTest
  @ValueSource(strings = {"MyMonitor", "nothing"})
  void anEventIsHandledInTheLogOfItsFirstLine(String key) throws IOException {
    TestLog ofA = new TestLog().at("12:00:00").node("a").record(1, "SYSCALL", "pid=1 key=" + key);
    String a = ofA.proctitle(1, "id").writeTo(host.file("a.log")).toString();
    TestLog ofB = new TestLog().at("12:00:09").node("b").execve(2, MINE).proctitle(2, "id");
    Path b = ofB.writeTo(host.file("b.log"));
    host.searchOn(a, b.toString(), "-k", "nothing");
    for (String line : host.checkpointText().lines().toList()) {
      assertFalse(line.startsWith("last=1 a "), line);
    }
    Files.delete(b);
    ofB = new TestLog().at("10:00:00").node("a").execve(3, MINE).proctitle(3, "id");
    ofB.writeTo(b);
    host.searchOn(a, b.toString(), "-k", "MyMonitor").endsWith(0).printsEvents(3);
  }

  @Test
  void followsARotation() throws IOException {
    host.append(runs("12:00:00", 1, 2)).searchOn();
    host.append(runs("12:00:05", 3)).rotate().append(runs("12:00:10", 4)).rotate();
    host.append(runs("12:00:15", 5)).searchOn().endsWith(0).printsEvents(3, 4, 5).saysNothing();
    host.rotate().searchOn().endsWith(1).prints("");
    host.append(runs("12:00:20", 6)).searchOn().endsWith(0).printsEvents(6);
  }

  @Test
  void followsARotationOfAnotherKind() throws IOException {
    host.append(runs("12:00:00", 1, 2)).searchOn();
    host.append(runs("12:00:05", 3));
    Files.copy(host.log(), host.rotated(1));
    Files.write(host.log(), runs("12:00:10", 4).toByteArray()); // copytruncate keeps the inode
    host.searchOn().endsWith(0).printsEvents(3, 4).saysNothing();
    host.searchOn().endsWith(1).prints("");
  }

  @Test
  void joinsAnEventThatTheLastRunSawTheBeginOf() throws IOException {
    host.at("12:00:01").append(new TestLog().at("12:00:00").userCmd(1, "id").syscall(2));
    host.searchOn().endsWith(0).printsEvents(1).saysNothing();
    host.append(new TestLog().at("12:00:00").path(2, "/a").proctitle(2, "a"));
    CommandRun run = host.searchOn("-f", "/a").endsWith(0).printsEvents(2).saysNothing();
    assertEquals(3, run.out().lines().count(), run::toString);
  }

  /** auditd may lag, and a call that was blocked is logged late, with its early stamp. */
  @Test
  void waitsForTheRestOfAnOldEventIfTheLogContinues() throws IOException {
    String rest = new TestLog().at("12:00:00").path(2, "/a").proctitle(2, "a").text();
    host.at("13:00:00").append(new TestLog().at("12:00:00").userCmd(1, "id").syscall(2));
    host.append(new TestLog().raw(rest.substring(0, 40)));
    host.searchOn().endsWith(0).printsEvents(1).saysNothing();
    host.append(new TestLog().raw(rest.substring(40)));
    CommandRun run = host.searchOn().endsWith(0).printsEvents(2).saysNothing();
    assertEquals(3, run.out().lines().count(), run::toString);
  }

  /** The system went down while the line was written. */
  @Test
  void waitsForNoRestOfAnOldEventThatNobodyWrites() throws IOException {
    host.at("13:00:00").append(new TestLog().at("12:00:00").userCmd(1, "id").syscall(2));
    host.append(new TestLog().raw("type=PATH msg="));
    host.still().searchOn().endsWith(0).printsEvents(1, 2).saysNothing();
    host.searchOn().endsWith(1).prints("");
  }

  /** A mirror may lag by hours, and be copied in the middle of an event. */
  @Test
  void waitsForTheRestOfAnOldEventWhileTheLogIsWrittenTo() throws IOException {
    host.at("13:00:00").append(new TestLog().at("12:00:00").userCmd(1, "id").syscall(2));
    host.searchOn().endsWith(0).printsEvents(1).saysNothing();
    host.append(new TestLog().at("12:00:00").path(2, "/etc/shadow").proctitle(2, "cat"));
    CommandRun run = host.searchOn().endsWith(0).printsEvents(2).saysNothing();
    assertEquals(3, run.out().lines().count(), run::toString);
  }

  @Test
  void waitsForNoRestOfAnOldEventIfTheLogEnds() throws IOException {
    host.at("13:00:00").append(new TestLog().at("12:00:00").userCmd(1, "id").syscall(2));
    host.still().searchOn().endsWith(0).printsEvents(1, 2).saysNothing();
    host.searchOn().endsWith(1).prints("");
  }

  @Test
  void reportsTheRestOfAnEventWhoseFirstPartAnEarlierRunPrinted() throws IOException {
    host.at("13:00:00").append(new TestLog().at("12:00:00").syscall(1).userCmd(2, "id"));
    host.append(new TestLog().at("12:00:00").record(3, TestLog.AVC, "avc:  denied"));
    host.still().searchOn().endsWith(0).printsEvents(1, 2, 3).saysNothing();
    TestLog rest = new TestLog().at("12:00:00").path(1, "/etc/shadow").proctitle(1, "cat");
    host.append(rest.syscall(3).proctitle(3, "cat").eoe(2));
    host.searchOn()
        .endsWith(0)
        .printsEvents(1, 3)
        .saysInOneLine(
            "2 events have late records, which form separate events because an earlier run");
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  void leavesAnUnfinishedLineToTheNextRun() throws IOException {
    TestLog next = new TestLog().at("12:00:05").userCmd(2, "id");
    String line = next.lines().get(0);
    host.append(runs("12:00:00", 1)).append(new TestLog().raw(line.substring(0, 40)));
    host.searchOn().endsWith(0).printsEvents(1).saysNothing();
    host.append(new TestLog().raw(line.substring(40) + "\n"));
    host.searchOn().endsWith(0).prints(next.text()).saysNothing();
  }

  @Test
  void aLineThatIsTooLongIsReportedOnce() throws IOException {
    host.append(new TestLog().raw("x".repeat(9_000_000) + "\n")).append(runs("12:00:00", 1));
    host.searchOn().endsWith(0).printsEvents(1).saysInOneLine("1 damaged line: ");
    host.searchOn().endsWith(1).prints("").saysNothing();
    host.append(runs("12:00:01", 2)).append(new TestLog().raw("x".repeat(9_000_000)));
    host.searchOn().endsWith(0).printsEvents(2).saysNothing(); // it may be finished yet
    host.append(new TestLog().raw("\n"));
    host.searchOn().endsWith(1).prints("").saysInOneLine("1 damaged line: ");
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  void theEndMarkOfAnEventThatIsHandledIsNoStray() throws IOException {
    TestLog log = runs("12:00:00", 1, 2);
    host.append(log).searchOn().printsEvents(1, 2);
    host.append(new TestLog().at("12:00:00").eoe(1).eoe(2)).append(runs("12:00:10", 3));
    host.searchOn().endsWith(0).printsEvents(3).saysNothing();
    host.append(new TestLog().at("12:00:20").eoe(4));
    host.searchOn().endsWith(1).saysInOneLine("ignored 1 EOE record that matches no open event");
  }

  @Test
  @DisplayName("the event in the checkpoint need not match the filter of the next run")
  void decidesWhatIsNewBeforeTheFilter() throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, MINE).execve(2, OTHER).execve(3, OTHER));
    host.searchOn("-k", "MyMonitor").endsWith(0).printsEvents(1);
    host.append(
        new TestLog().at("12:00:30").execve(4, MINE).execve(5, MINE).later(9000).execve(6, OTHER));
    host.searchOn("-k", "MyMonitor").endsWith(0).printsEvents(4, 5).saysNothing();
    host.searchOn("-k", "other").endsWith(1).prints("");
  }

  @Test
  @DisplayName("--just-one prints the next event each time")
  void justOneContinuesAfterTheEventPrinted() throws IOException {
    host.append(
        new TestLog()
            .at("12:00:00")
            .execve(1, MINE)
            .execve(2, OTHER)
            .execve(3, MINE)
            .later(60_000)
            .execve(4, MINE));
    for (long next : List.of(1L, 3L, 4L)) {
      host.searchOn("--just-one", "-k", "MyMonitor").endsWith(0).printsEvents(next).saysNothing();
    }
    host.searchOn("--just-one", "-k", "MyMonitor").endsWith(1).prints("");
  }

  @Test
  @DisplayName("--limit prints the next events each time")
  void aLimitContinuesAfterTheLastEventPrinted() throws IOException {
    TestLog log = new TestLog().at("12:00:00");
    host.append(log.execve(1, MINE).execve(2, OTHER).execve(3, MINE).later(60_000).execve(4, MINE));
    host.searchOn("--limit", "2", "-k", "MyMonitor").endsWith(0).printsEvents(1, 3).saysNothing();
    host.searchOn("--limit", "2", "-k", "MyMonitor").endsWith(0).printsEvents(4).saysNothing();
    host.searchOn("--limit", "2", "-k", "MyMonitor").endsWith(1).prints("");
  }

  @Test
  @DisplayName("-ts may be later than the checkpoint")
  void startsAfterTheCheckpoint() throws IOException {
    host.append(runs("11:59:00", 1, 2)).searchOn();
    host.append(runs("12:58:00", 3)).append(runs("13:00:00", 4)).append(runs("13:00:10", 5));
    host.searchOn("-ts", "13:00").endsWith(0).printsEvents(4, 5).saysNothing();
    host.searchOn().endsWith(1).prints("");
  }

  @Test
  void knowsStandardInputAgainByStamps() {
    host.stdin(new ByteArrayInputStream(runs("12:00:00", 1, 2).toByteArray()));
    host.searchOn("-").endsWith(0).printsEvents(1, 2).saysInOneLine(BY_TIME);
    TestLog both = runs("12:00:00", 1, 2).at("12:00:05").execve(3, MINE);
    host.stdin(new ByteArrayInputStream(both.toByteArray()));
    host.searchOn("-").endsWith(0).printsEvents(3).saysNothing();
    host.stdin(new ByteArrayInputStream(both.toByteArray()));
    host.searchOn("-").endsWith(1).prints("").saysNothing();
  }

  @Test
  void reportsEventsOfAStreamThatAreLeftOutForTheirTimeAlone() {
    host.stdin(new ByteArrayInputStream(runs("12:00:00", 5).toByteArray()));
    host.searchOn("-").endsWith(0).printsEvents(5).saysInOneLine(BY_TIME);
    host.stdin(new ByteArrayInputStream(runs("09:00:00", 1, 7).toByteArray()));
    host.searchOn("-")
        .endsWith(1)
        .prints("")
        .saysInOneLine("jaudit: skipped 2 events that are more than an hour older ");
    TestLog newer = runs("12:00:02", 6).at("10:59:59").execve(3, MINE).at("11:00:01");
    host.stdin(new ByteArrayInputStream(newer.execve(4, MINE).toByteArray()));
    host.searchOn("-", "--quiet")
        .endsWith(0)
        .printsEvents(4, 6)
        .saysInOneLine(
            "jaudit: skipped 1 event that is more than an hour older than the last event in");
  }

  @Test
  @DisplayName("a stream that contains the place of the checkpoint is the log of the last run")
  void saysNothingOfOldEventsOfAStreamThatIsReadAgain() {
    TestLog log = runs("08:00:00", 900, 901).at("09:00:00").execve(1, MINE);
    log.at("12:00:00").execve(2, MINE);
    host.stdin(new ByteArrayInputStream(log.toByteArray()));
    host.searchOn("-").endsWith(0).printsEvents(900, 901, 1, 2).saysInOneLine(BY_TIME);
    host.stdin(new ByteArrayInputStream(log.at("12:00:05").execve(3, MINE).toByteArray()));
    host.searchOn("-").endsWith(0).printsEvents(3).saysNothing();
    host.stdin(new ByteArrayInputStream(log.toByteArray()));
    host.searchOn("-").endsWith(1).prints("").saysNothing();
  }

  @Test
  @DisplayName("a stream is over at its end: nothing of it can be left to the next run")
  void readsStandardInputToItsVeryEnd() {
    String text = runs("12:00:00", 1, 2).text();
    host.stdin(stream(text.substring(0, text.length() - 1)));
    host.searchOn("-").endsWith(0).prints(text).saysInOneLine(BY_TIME);
    host.stdin(stream(text));
    host.searchOn("-").endsWith(1).prints("").saysNothing();
  }

  @Test
  void printsWhatAStreamHasOfAnEventAndTheRestFromTheNext() {
    List<String> lines = runs("12:00:00", 1).text().lines().toList();
    String first = lines.get(0) + "\n";
    String rest = String.join("\n", lines.subList(1, lines.size())) + "\n";
    host.at("12:00:01").stdin(stream(first));
    host.searchOn("-").endsWith(0).prints(first).saysInOneLine(BY_TIME);
    host.at("12:00:05").stdin(stream(rest));
    host.searchOn("-").endsWith(0).prints(rest);
    host.stdin(stream(first + rest));
    host.searchOn("-").endsWith(1).prints("");
  }

  @Test
  void printsTheLateRecordsThatAStreamHasOfAnEventPrintedBefore() {
    TestLog first = new TestLog().at("12:00:00").record(5, TestLog.AVC, "avc:  denied");
    for (int serial = 6; serial < 9; serial++) {
      first.later(2000).userCmd(serial, "id");
    }
    String late = first.text() + new TestLog().at("12:00:00").syscall(5).proctitle(5, "x").text();
    host.at("12:00:10").stdin(stream(first.text()));
    host.searchOn("-").endsWith(0).prints(first.text());
    host.stdin(stream(late))
        .searchOn("-")
        .endsWith(0)
        .prints(late.substring(first.text().length()));
    host.stdin(stream(late)).searchOn("-").endsWith(1).prints("");
  }

  /** The search ends at once, whatever touches the file, and waits no longer than the timeout. */
  @Test
  void aFileThatIsTouchedAndDoesNotGrowHoldsUpNothing() throws IOException {
    host.at("13:00:00").append(new TestLog().at("12:00:00").syscall(1));
    host.searchOn().endsWith(1).prints("");
    Files.setLastModifiedTime(host.log(), FileTime.from(Instant.now()));
    host.at("13:00:01").searchOn().endsWith(1).prints("");
    Files.setLastModifiedTime(host.log(), FileTime.from(Instant.now()));
    host.at("13:00:02").searchOn().endsWith(0).printsEvents(1);
  }

  @Test
  void justOneLeavesTheRestOfAStreamToTheNextRun() {
    String text = runs("12:00:00", 1).text() + new TestLog().at("12:00:00").syscall(2).text();
    host.at("12:00:01");
    host.stdin(stream(text)).searchOn("-", "--just-one").endsWith(0).printsEvents(1);
    host.stdin(stream(text)).searchOn("-", "--just-one").endsWith(0).printsEvents(2);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void staysIfAFileCannotBeRead() throws IOException {
    host.append(runs("12:00:00", 1)).searchOn();
    String before = host.checkpointText();
    host.rotate().append(runs("12:00:05", 2)).rotate().append(runs("12:00:10", 3));
    Path hidden = Files.move(host.rotated(1), host.file("hidden"));
    Files.createSymbolicLink(host.rotated(1), host.file("nowhere"));
    host.searchOn()
        .endsWith(2)
        .printsEvents(3)
        .says(
            "jaudit: can't read " + host.rotated(1) + ": no such file",
            "jaudit: the checkpoint is unchanged, because not everything could be read");
    assertEquals(before, host.checkpointText());
    Files.move(hidden, host.rotated(1), StandardCopyOption.REPLACE_EXISTING);
    host.searchOn().endsWith(0).printsEvents(2, 3).saysNothing();
  }

  @Test
  void leavesAFileThatCannotBeReadToTheRunThatCan() throws IOException {
    Path unreadable = Path.of("/proc/self/mem"); // a regular file, and no byte 0 in it
    assumeTrue(Files.isRegularFile(unreadable), "there is no " + unreadable);
    host.append(runs("12:00:00", 1)).searchOn();
    host.rotate().append(runs("12:00:05", 2)).rotate().append(runs("12:00:10", 3));
    Path hidden = Files.move(host.rotated(1), host.file("hidden"));
    Files.createSymbolicLink(host.rotated(1), unreadable);
    host.searchOn()
        .endsWith(2)
        .printsEvents(3)
        .saysSomewhere(
            "can't read " + host.rotated(1), "the next run retries what could not be read");
    host.append(runs("12:00:15", 4));
    host.searchOn().endsWith(2).printsEvents(4).saysSomewhere("can't read ");
    Files.move(hidden, host.rotated(1), StandardCopyOption.REPLACE_EXISTING);
    host.searchOn().endsWith(0).printsEvents(2).saysNothing();
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aFileWithoutPermissionIsReadOnceItIsGiven(int number) throws IOException {
    host.append(runs("12:00:00", 1)).searchOn();
    host.append(runs("12:00:02", 2)).rotate().append(runs("12:00:05", 3)).rotate();
    host.append(runs("12:00:10", 4));
    Path closed = number == 0 ? host.log() : host.rotated(number);
    Files.setPosixFilePermissions(closed, Set.of());
    assumeFalse(Files.isReadable(closed), "root may read all");
    for (int i = 0; i < 2; i++) {
      host.searchOn().endsWith(2).saysSomewhere("can't read " + closed + ": permission denied");
    }
    host.searchOn().endsWith(2).prints("");
    Files.setPosixFilePermissions(closed, Set.of(PosixFilePermission.OWNER_READ));
    host.searchOn().endsWith(0).printsEvents(4 - number).saysNothing();
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  void keepsTheMarksOfALogThatIsLeftOutOnce() throws IOException {
    Path a = runs("12:00:00", 1).writeTo(host.file("a"));
    TestLog unfinished = runs("12:00:00", 2).at("12:00:00").syscall(9);
    Path b = unfinished.writeTo(host.file("b"));
    host.at("12:00:01").searchOn("" + a, "" + b).endsWith(0).printsEvents(1, 2).saysNothing();
    Files.write(a, runs("12:00:03", 3).toByteArray(), StandardOpenOption.APPEND);
    host.at("12:00:10").searchOn("" + a).endsWith(0).printsEvents(3).saysNothing();
    host.searchOn("" + a, "--checkpoint-strict").endsWith(1).prints("").saysNothing();
    Files.write(b, runs("12:00:06", 4).toByteArray(), StandardOpenOption.APPEND);
    host.searchOn("" + a, "" + b).endsWith(0).printsEvents(9, 4).saysNothing();
    host.searchOn("" + a, "" + b).endsWith(1).prints("").saysNothing();
  }
}
