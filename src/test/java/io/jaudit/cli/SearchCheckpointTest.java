package io.jaudit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jaudit.TestLog;
import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs with {@code --checkpoint}, one after the other, as cron makes them. The numbers T1 to T37
 * are as in {@link SearchTrapsTest}.
 */
class SearchCheckpointTest {
  private static final String MINE = "\"MyMonitor\"";
  private static final String OTHER = "\"other\"";

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(folder);
  }

  @Test
  void theSecondRunPrintsNothingAndEndsWith1() throws IOException {
    host.append(log("12:00:00", 1, 2));
    host.searchOn().endsWith(0).printsEvents(1, 2).saysNothing();
    host.searchOn().endsWith(1).prints("").saysNothing();
    String unused = host.checkpointText();
    host.searchOn().endsWith(1);
    assertEquals(unused, host.checkpointText());
  }

  @Test
  void printsWhatWasAppended() throws IOException {
    host.append(log("12:00:00", 1, 2)).searchOn();
    host.append(log("12:00:05", 3)).searchOn().endsWith(0).printsEvents(3).saysNothing();
  }

  @Test
  void followsARotation() throws IOException {
    host.append(log("12:00:00", 1, 2)).searchOn();
    host.append(log("12:00:05", 3)).rotate().append(log("12:00:10", 4)).rotate();
    host.append(log("12:00:15", 5)).searchOn().endsWith(0).printsEvents(3, 4, 5).saysNothing();
    host.rotate().searchOn().endsWith(1).prints("");
    host.append(log("12:00:20", 6)).searchOn().endsWith(0).printsEvents(6);
  }

  @Test
  void followsARotationOfAnotherKind() throws IOException {
    host.append(log("12:00:00", 1, 2)).searchOn();
    host.append(log("12:00:05", 3));
    Files.copy(host.log(), host.rotated(1));
    Files.write(host.log(), log("12:00:10", 4).toByteArray()); // copytruncate keeps the inode
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

  @Test
  void leavesAnUnfinishedLineToTheNextRun() throws IOException {
    TestLog next = new TestLog().at("12:00:05").userCmd(2, "id");
    String line = next.lines().get(0);
    host.append(log("12:00:00", 1)).append(new TestLog().raw(line.substring(0, 40)));
    host.searchOn().endsWith(0).printsEvents(1).saysNothing();
    host.append(new TestLog().raw(line.substring(40) + "\n"));
    host.searchOn().endsWith(0).prints(next.text()).saysNothing();
  }

  @Test
  @DisplayName("T1: goes on by itself where the file was rotated out of existence")
  void goesOnWhereTheFileIsGone() throws IOException {
    host.append(log("12:00:00", 1, 2)).searchOn();
    Files.move(host.log(), host.file("gone"));
    host.append(log("12:00:10", 3, 4));
    host.searchOn()
        .endsWith(0)
        .printsEvents(3, 4)
        .saysInOneLine("is not there any more; going on with all events later than ");
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  @DisplayName("a clock that was wrong for one record hides nothing once the file is gone")
  void aStampOfTheFutureHidesNothing() throws IOException {
    TestLog log = log("12:00:00", 1).at(4_000_000_000L).execve(2, MINE);
    host.append(log.at("12:00:01").execve(3, MINE)).searchOn().endsWith(0).printsEvents(1, 3, 2);
    Files.move(host.log(), host.file("gone"));
    host.append(log("12:00:10", 10, 11)).append(log("14:00:00", 12));
    host.searchOn()
        .endsWith(0)
        .printsEvents(10, 11, 12)
        .saysInOneLine("going on with all events later than " + log.stamp(3));
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  void anUnfinishedEventOfTheFutureIsNotWaitedFor() throws IOException {
    host.append(new TestLog().at(4_000_000_000L).syscall(1)).searchOn().printsEvents(1);
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  @DisplayName("nor does a clock that was set back by hours")
  void aClockThatWasSetBackHidesNothing() throws IOException {
    host.append(log("14:00:00", 1)).searchOn().printsEvents(1);
    host.append(log("12:00:01", 2)).searchOn().printsEvents(2);
    Files.move(host.log(), host.file("gone"));
    host.append(log("12:00:10", 3)).searchOn().endsWith(0).printsEvents(3).saysSomewhere("going");
  }

  @Test
  @DisplayName("nor one that was ahead during the last run")
  void aCheckpointOfTheFutureHidesNothing() throws IOException {
    host.at("14:00:10").append(log("14:00:00", 1)).searchOn().printsEvents(1);
    Files.move(host.log(), host.file("gone"));
    host.at("12:01:00").append(log("12:00:10", 2));
    host.searchOn()
        .endsWith(0)
        .printsEvents(2)
        .says(
            "jaudit: the log file that the last run stopped in is not there any more;"
                + " going on with all events");
  }

  @Test
  void aLineThatIsTooLongIsSaidOnce() throws IOException {
    host.append(new TestLog().raw("x".repeat(9_000_000) + "\n")).append(log("12:00:00", 1));
    host.searchOn().endsWith(0).printsEvents(1).saysInOneLine("1 line could not be parsed");
    host.searchOn().endsWith(1).prints("").saysNothing();
    host.append(log("12:00:01", 2)).append(new TestLog().raw("x".repeat(9_000_000)));
    host.searchOn().endsWith(0).printsEvents(2).saysNothing(); // it may be finished yet
    host.append(new TestLog().raw("\n"));
    host.searchOn().endsWith(1).prints("").saysInOneLine("1 line could not be parsed");
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  void theEndMarkOfAnEventThatIsHandledIsNoStray() throws IOException {
    TestLog log = log("12:00:00", 1, 2);
    host.append(log).searchOn().printsEvents(1, 2);
    host.append(new TestLog().at("12:00:00").eoe(1).eoe(2)).append(log("12:00:10", 3));
    host.searchOn().endsWith(0).printsEvents(3).saysNothing();
    host.append(new TestLog().at("12:00:20").eoe(4));
    host.searchOn().endsWith(1).saysInOneLine("1 EOE record without an event left out");
  }

  @Test
  @DisplayName("T2: the event of the checkpoint need not match the filter of the next run")
  void decidesWhatIsNewBeforeTheFilter() throws IOException {
    host.append(new TestLog().at("12:00:00").execve(1, MINE).execve(2, OTHER).execve(3, OTHER));
    host.searchOn("-k", "MyMonitor").endsWith(0).printsEvents(1);
    host.append(
        new TestLog().at("12:00:30").execve(4, MINE).execve(5, MINE).later(9000).execve(6, OTHER));
    host.searchOn("-k", "MyMonitor").endsWith(0).printsEvents(4, 5).saysNothing();
    host.searchOn("-k", "other").endsWith(1).prints("");
  }

  @Test
  @DisplayName("T3: --just-one prints the next event each time")
  void justOneGoesOnBehindTheEventPrinted() throws IOException {
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
  @DisplayName("T32: where standard output is full, the checkpoint stays and the status is 2")
  void keepsTheCheckpointWhereOutputIsFull() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "there is no /dev/full");
    host.append(log("12:00:00", 1));
    try (OutputStream out = new FileOutputStream(full.toFile())) {
      assertOutputFails(out);
      assertFalse(Files.exists(host.checkpoint()));
      host.stdoutMended().searchOn().endsWith(0).printsEvents(1);
      String before = host.checkpointText();
      host.append(log("12:00:05", 2));
      assertOutputFails(out);
      assertEquals(before, host.checkpointText());
    }
    host.stdoutMended().searchOn().endsWith(0).printsEvents(2).saysNothing();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200_000})
  @DisplayName("T32: also where it is full in the midst, or at the last byte")
  void keepsTheCheckpointWhereOutputBreaks(int limit) throws IOException {
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
            "; not all events were printed; the checkpoint stays as it was");
  }

  @Test
  @DisplayName("T33: knows a single file that was replaced for another")
  void knowsAReplacedFileForAnother() {
    Path file = log("12:00:00", 1, 2).writeTo(host.file("f"));
    host.searchOn("-if", file.toString()).endsWith(0).printsEvents(1, 2);
    log("12:10:00", 3, 4).writeTo(file); // the same inode, as long as before
    host.searchOn("-if", file.toString()).endsWith(0).printsEvents(3, 4).saysSomewhere("going on");
    host.searchOn("-if", file.toString()).endsWith(1).prints("").saysNothing();
  }

  @Test
  @DisplayName("T33: and one that was moved away")
  void knowsANewFileForAnother() throws IOException {
    Path file = log("12:00:00", 1, 2).writeTo(host.file("f"));
    host.searchOn("-if", file.toString()).endsWith(0).printsEvents(1, 2);
    Files.move(file, host.file("f.old"));
    log("12:10:00", 3, 4).writeTo(file);
    host.searchOn("-if", file.toString())
        .endsWith(0)
        .printsEvents(3, 4)
        .saysInOneLine("is not there any more; going on");
  }

  @Test
  @DisplayName("T34: -ts may lie behind the checkpoint")
  void startsBehindTheCheckpoint() throws IOException {
    host.append(log("11:59:00", 1, 2)).searchOn();
    host.append(log("12:58:00", 3)).append(log("13:00:00", 4)).append(log("13:00:10", 5));
    host.searchOn("-ts", "13:00").endsWith(0).printsEvents(4, 5).saysNothing();
    host.searchOn().endsWith(1).prints("");
  }

  @Test
  @DisplayName("T37: where the reader of a pipe has left, the checkpoint stays and the status is 2")
  void keepsTheCheckpointWhereTheReaderLeft() throws IOException {
    host.append(log("12:00:00", 1));
    host.stdoutWithoutReader()
        .searchOn()
        .endsWith(2)
        .says(
            "jaudit: standard output: its reader has left; not all events were printed;"
                + " the checkpoint stays as it was");
    assertFalse(Files.exists(host.checkpoint()));
    host.stdoutMended().searchOn().endsWith(0).printsEvents(1);
  }

  @Test
  @DisplayName("T37: without a checkpoint a reader that left has what it wanted")
  void isQuietWhereTheReaderLeft() throws IOException {
    host.append(log("12:00:00", 1));
    host.stdoutWithoutReader().search("--raw").endsWith(0).saysNothing();
  }

  @Test
  @DisplayName("T37: a script adopts the checkpoint once its consumer has succeeded")
  void writesTheCheckpointElsewhere() throws IOException {
    host.append(log("12:00:00", 1)).searchOn();
    String before = host.checkpointText();
    host.append(log("12:00:05", 2));
    String next = host.file("next").toString();
    for (int i = 0; i < 2; i++) {
      host.searchOn("--checkpoint-out", next).endsWith(0).printsEvents(2).saysNothing();
      assertEquals(before, host.checkpointText());
    }
    Files.move(host.file("next"), host.checkpoint(), StandardCopyOption.REPLACE_EXISTING);
    host.searchOn("--checkpoint-out", next).endsWith(1).prints("").saysNothing();
  }

  @Test
  void theCheckpointMayBeItsOwnOut() throws IOException {
    host.append(log("12:00:00", 1));
    String same = host.file("audit/../state").toString();
    host.searchOn("--checkpoint-out", same).endsWith(0).printsEvents(1).saysNothing();
    Path link = Files.createSymbolicLink(host.file("link"), host.checkpoint());
    host.searchOn("--checkpoint-out", link.toString()).endsWith(1).prints("").saysNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dear diary\n", "", "dev=0xFE00\n", "type=X msg=audit(1.000:1): a=1\n"})
  void refusesWhatIsNoCheckpointAndLeavesItAlone(String text) throws IOException {
    host.append(log("12:00:00", 1));
    Files.writeString(host.checkpoint(), text);
    host.searchOn().endsWith(10).prints("").saysInOneLine("state:1: this is no checkpoint");
    host.searchOn("-ts", "checkpoint").endsWith(10).prints("");
    host.search("--raw", "--checkpoint", host.file("fresh") + "", "--checkpoint-out", "" + state())
        .endsWith(10)
        .prints("")
        .saysInOneLine("state:1: this is no checkpoint");
    assertEquals(text, host.checkpointText());
    assertFalse(Files.exists(host.file("fresh")));
    assertFalse(Files.exists(host.file("state.lock")));
  }

  @Test
  void leavesNoLockWhereTheWordsAreWrong() throws IOException {
    host.append(log("12:00:00", 1));
    host.searchOn("-ts", "nonsense").endsWith(2).prints("");
    host.searchOn("--format", "nonsense").endsWith(2).prints("");
    assertFalse(Files.exists(host.file("state.lock")));
  }

  @Test
  void saysThatACheckpointCannotBeShownOnAFullDisk() throws IOException {
    host.append(log("12:00:00", 1)).searchOn();
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
    host.append(log("12:00:00", 1));
    Files.createDirectory(host.checkpoint());
    host.searchOn().endsWith(10).prints("").saysInOneLine("no checkpoint");
  }

  @Test
  void saysThatACheckpointCannotBeWrittenOnceEventsArePrinted() throws IOException {
    host.append(log("12:00:00", 1)).searchOn();
    String before = host.checkpointText();
    host.append(log("12:00:05", 2));
    // Stands where the new checkpoint is written first; root, too, can't get past it.
    Path obstacle = host.file(".state.jaudit-new");
    Files.createDirectories(obstacle.resolve("full"));
    host.searchOn().endsWith(11).printsEvents(2).saysInOneLine("can't write checkpoint ");
    assertEquals(before, host.checkpointText());
    Files.delete(obstacle.resolve("full"));
    Files.delete(obstacle);
    host.searchOn().endsWith(0).printsEvents(2).saysNothing();
  }

  @Test
  void saysAtOnceThatTheFolderOfTheCheckpointIsMissing() throws IOException {
    host.append(log("12:00:00", 1));
    String nowhere = host.file("nowhere/state").toString();
    host.search("--raw", "--checkpoint", nowhere).endsWith(11).prints("").saysInOneLine(nowhere);
    host.searchOn("--checkpoint-out", nowhere).endsWith(11).prints("").saysInOneLine(nowhere);
    assertFalse(Files.exists(host.checkpoint()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--checkpoint", "--checkpoint-out"})
  void aSecondRunAtTheSameTimeIsTurnedAway(String option) throws IOException {
    host.append(log("12:00:00", 2));
    List<CommandRun> second = new ArrayList<>();
    byte[] input = log("12:00:00", 1).toByteArray();
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
  void startsFromTheStampOfTheCheckpointOnDemand() throws IOException {
    host.append(log("12:00:00", 1, 2)).searchOn();
    Files.move(host.log(), host.file("gone"));
    host.append(log("12:00:00", 1, 2)).append(log("12:00:01", 3));
    host.searchOn("-ts", "checkpoint").endsWith(0).printsEvents(3).saysNothing();
    host.searchOn("-ts", "checkpoint").endsWith(1).prints("").saysNothing();
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  void strictlyStopsWith10WhereTheFileIsGone() throws IOException {
    host.append(log("12:00:00", 1)).searchOn();
    String before = host.checkpointText();
    Files.move(host.log(), host.file("gone"));
    host.append(log("12:00:10", 2));
    host.searchOn("--checkpoint-strict").endsWith(10).prints("").saysInOneLine("is not there");
    assertEquals(before, host.checkpointText());
    host.searchOn().endsWith(0).printsEvents(2);
  }

  @Test
  void strictlyStopsWith12WhereTheFileHoldsOtherEvents() throws IOException {
    host.append(log("12:00:00", 1, 2)).searchOn();
    String before = host.checkpointText();
    log("12:00:10", 3).writeTo(host.log());
    host.searchOn("--checkpoint-strict").endsWith(12).prints("").saysInOneLine("audit.log ");
    assertEquals(before, host.checkpointText());
    host.searchOn().endsWith(0).printsEvents(3);
  }

  @Test
  void goesOnFromACheckpointOfAusearch() throws IOException {
    TestLog log = log("12:00:00", 1, 2);
    Files.writeString(
        host.checkpoint(), "dev=0xFE00\ninode=77\noutput=- " + log.stamp(2) + " 0x51B\n");
    host.append(log).append(log("12:00:05", 3));
    host.searchOn().endsWith(0).printsEvents(1, 3).saysInOneLine("is not there any more");
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  void knowsStandardInputAgainByStamps() {
    host.stdin(new ByteArrayInputStream(log("12:00:00", 1, 2).toByteArray()));
    host.searchOn("-").endsWith(0).printsEvents(1, 2).saysNothing();
    TestLog both = log("12:00:00", 1, 2).at("12:00:05").execve(3, MINE);
    host.stdin(new ByteArrayInputStream(both.toByteArray()));
    host.searchOn("-").endsWith(0).printsEvents(3).saysNothing();
    host.stdin(new ByteArrayInputStream(both.toByteArray()));
    host.searchOn("-").endsWith(1).prints("").saysNothing();
  }

  @Test
  @DisplayName("a stream is over where it ends: nothing of it can be left to the next run")
  void readsStandardInputToItsVeryEnd() {
    String text = log("12:00:00", 1, 2).text();
    host.stdin(stream(text.substring(0, text.length() - 1)));
    host.searchOn("-").endsWith(0).prints(text).saysNothing();
    host.stdin(stream(text));
    host.searchOn("-").endsWith(1).prints("").saysNothing();
  }

  @Test
  void printsWhatAStreamHasOfAnEventAndTheRestFromTheNext() {
    List<String> lines = log("12:00:00", 1).text().lines().toList();
    String first = lines.get(0) + "\n";
    String rest = String.join("\n", lines.subList(1, lines.size())) + "\n";
    host.at("12:00:01").stdin(stream(first));
    host.searchOn("-").endsWith(0).prints(first).saysNothing();
    host.at("12:00:05").stdin(stream(rest));
    host.searchOn("-").endsWith(0).prints(rest);
    host.stdin(stream(first + rest));
    host.searchOn("-").endsWith(1).prints("");
  }

  @Test
  void justOneLeavesTheRestOfAStreamToTheNextRun() {
    String text = log("12:00:00", 1).text() + new TestLog().at("12:00:00").syscall(2).text();
    host.at("12:00:01");
    host.stdin(stream(text)).searchOn("-", "--just-one").endsWith(0).printsEvents(1);
    host.stdin(stream(text)).searchOn("-", "--just-one").endsWith(0).printsEvents(2);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void staysWhereAFileCannotBeRead() throws IOException {
    host.append(log("12:00:00", 1)).searchOn();
    String before = host.checkpointText();
    host.rotate().append(log("12:00:05", 2)).rotate().append(log("12:00:10", 3));
    Path hidden = Files.move(host.rotated(1), host.file("hidden"));
    Files.createSymbolicLink(host.rotated(1), host.file("nowhere"));
    host.searchOn()
        .endsWith(2)
        .printsEvents(3)
        .says(
            "jaudit: can't read " + host.rotated(1) + ": there is no such file",
            "jaudit: the checkpoint stays as it was, as not everything could be read");
    assertEquals(before, host.checkpointText());
    Files.move(hidden, host.rotated(1), StandardCopyOption.REPLACE_EXISTING);
    host.searchOn().endsWith(0).printsEvents(2, 3).saysNothing();
  }

  @Test
  void leavesAFileThatCannotBeReadToTheRunThatCan() throws IOException {
    Path unreadable = Path.of("/proc/self/mem"); // a regular file, and no byte 0 in it
    assumeTrue(Files.isRegularFile(unreadable), "there is no " + unreadable);
    host.append(log("12:00:00", 1)).searchOn();
    host.rotate().append(log("12:00:05", 2)).rotate().append(log("12:00:10", 3));
    Path hidden = Files.move(host.rotated(1), host.file("hidden"));
    Files.createSymbolicLink(host.rotated(1), unreadable);
    host.searchOn()
        .endsWith(2)
        .printsEvents(3)
        .saysSomewhere(
            "can't read " + host.rotated(1), "what could not be read is left to the next run");
    host.append(log("12:00:15", 4));
    host.searchOn().endsWith(2).printsEvents(4).saysSomewhere("can't read ");
    Files.move(hidden, host.rotated(1), StandardCopyOption.REPLACE_EXISTING);
    host.searchOn().endsWith(0).printsEvents(2).saysNothing();
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void aFileWithoutPermissionIsReadOnceItIsGiven(int number) throws IOException {
    host.append(log("12:00:00", 1)).searchOn();
    host.append(log("12:00:02", 2)).rotate().append(log("12:00:05", 3)).rotate();
    host.append(log("12:00:10", 4));
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
    Path a = log("12:00:00", 1).writeTo(host.file("a"));
    TestLog unfinished = log("12:00:00", 2).at("12:00:00").syscall(9);
    Path b = unfinished.writeTo(host.file("b"));
    host.at("12:00:01").searchOn("" + a, "" + b).endsWith(0).printsEvents(1, 2).saysNothing();
    Files.write(a, log("12:00:03", 3).toByteArray(), StandardOpenOption.APPEND);
    host.at("12:00:10").searchOn("" + a).endsWith(0).printsEvents(3).saysNothing();
    host.searchOn("" + a, "--checkpoint-strict").endsWith(1).prints("").saysNothing();
    Files.write(b, log("12:00:06", 4).toByteArray(), StandardOpenOption.APPEND);
    host.searchOn("" + a, "" + b).endsWith(0).printsEvents(9, 4).saysNothing();
    host.searchOn("" + a, "" + b).endsWith(1).prints("").saysNothing();
  }

  @Test
  void showsACheckpointInWords() throws IOException {
    TestLog log = log("12:00:00", 1, 2);
    host.at("12:00:01").append(log).append(new TestLog().at("12:00:00").syscall(3));
    host.searchOn();
    CommandRun run = host.run("checkpoint", "show", state()).endsWith(0).saysNothing();
    assertTrue(run.out().contains("last event    " + log.stamp(2)), run::toString);
    assertTrue(run.out().contains("(2024-03-18T12:00:00Z)"), run::toString);
    assertTrue(run.out().contains("read to byte " + Files.size(host.log())), run::toString);
    assertTrue(run.out().contains("not over yet  " + log.stamp(3) + ", 1 lines"), run::toString);
  }

  @Test
  void showsWhyACheckpointIsNone() throws IOException {
    host.run("checkpoint", "show", state()).endsWith(2).prints("").saysInOneLine("no such file");
    Files.writeString(host.checkpoint(), "\u001b[31m\n");
    CommandRun run = host.run("checkpoint", "show", state()).endsWith(10).prints("");
    assertFalse(run.saysInOneLine("no checkpoint").err().contains("\u001b"), run::toString);
  }

  private String state() {
    return host.checkpoint().toString();
  }

  private static TestLog log(String timeOfDay, long... serials) {
    TestLog log = new TestLog().at(timeOfDay);
    for (long serial : serials) {
      log.execve(serial, MINE);
    }
    return log;
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
