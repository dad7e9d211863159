package io.jaudit.cli;

import static io.jaudit.cli.TestHost.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs with {@code --checkpoint} that do not find the position where the last one stopped, so that
 * times and serials decide.
 */
class SearchCheckpointLostTest {
  private static final String MINE = "\"MyMonitor\"";

  @TempDir private Path folder;
  private TestHost host;

  @BeforeEach
  void makeHost() throws IOException {
    host = new TestHost(folder);
  }

  @Test
  @DisplayName("continues by itself if the file was rotated away and deleted")
  void continuesIfTheFileIsGone() throws IOException {
    host.append(runs("12:00:00", 1, 2)).searchOn();
    Files.move(host.log(), host.file("gone"));
    host.append(runs("12:00:10", 3, 4));
    host.searchOn()
        .endsWith(0)
        .printsEvents(3, 4)
        .saysInOneLine("is gone; continuing with all events after ");
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  @DisplayName("a clock that was wrong for one record hides nothing once the file is gone")
  void aStampOfTheFutureHidesNothing() throws IOException {
    TestLog log = runs("12:00:00", 1).at(4_000_000_000L).execve(2, MINE);
    host.append(log.at("12:00:01").execve(3, MINE)).searchOn().endsWith(0).printsEvents(1, 3, 2);
    Files.move(host.log(), host.file("gone"));
    host.append(runs("12:00:10", 10, 11)).append(runs("14:00:00", 12));
    host.searchOn()
        .endsWith(0)
        .printsEvents(10, 11, 12)
        .saysInOneLine("continuing with all events after " + log.stamp(3));
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  void anUnfinishedEventOfTheFutureIsNotWaitedFor() throws IOException {
    host.append(new TestLog().at(4_000_000_000L).syscall(1)).still().searchOn().printsEvents(1);
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  @DisplayName("nor does a clock that was set back by hours")
  void aClockThatWasSetBackHidesNothing() throws IOException {
    host.append(runs("14:00:00", 1)).searchOn().printsEvents(1);
    host.append(runs("12:00:01", 2)).searchOn().printsEvents(2);
    Files.move(host.log(), host.file("gone"));
    host.append(runs("12:00:10", 3))
        .searchOn()
        .endsWith(0)
        .printsEvents(3)
        .saysSomewhere("continuing");
  }

  @Test
  @DisplayName("nor one that was ahead during the last run")
  void aCheckpointOfTheFutureHidesNothing() throws IOException {
    host.at("14:00:10").append(runs("14:00:00", 1)).searchOn().printsEvents(1);
    Files.move(host.log(), host.file("gone"));
    host.at("12:01:00").append(runs("12:00:10", 2));
    host.searchOn()
        .endsWith(0)
        .printsEvents(2)
        .saysInOneLine(
            "jaudit: the log file in which the last run stopped is gone;"
                + " continuing with all events; any content after byte ");
  }

  @Test
  @DisplayName("recognizes that a single file was replaced by another")
  void knowsAReplacedFileForAnother() {
    Path file = runs("12:00:00", 1, 2).writeTo(host.file("f"));
    host.searchOn("-if", file.toString()).endsWith(0).printsEvents(1, 2);
    runs("12:10:00", 3, 4).writeTo(file); // the same inode, as long as before
    host.searchOn("-if", file.toString())
        .endsWith(0)
        .printsEvents(3, 4)
        .saysSomewhere("continuing");
    host.searchOn("-if", file.toString()).endsWith(1).prints("").saysNothing();
  }

  @Test
  @DisplayName("recognizes that a single file was moved away")
  void knowsANewFileForAnother() throws IOException {
    Path file = runs("12:00:00", 1, 2).writeTo(host.file("f"));
    host.searchOn("-if", file.toString()).endsWith(0).printsEvents(1, 2);
    Files.move(file, host.file("f.old"));
    runs("12:10:00", 3, 4).writeTo(file);
    host.searchOn("-if", file.toString())
        .endsWith(0)
        .printsEvents(3, 4)
        .saysInOneLine("is gone; continuing");
  }

  @Test
  void startsFromTheStampOfTheCheckpointOnDemand() throws IOException {
    host.append(runs("12:00:00", 1, 2)).searchOn();
    Files.move(host.log(), host.file("gone"));
    host.append(runs("12:00:00", 1, 2)).append(runs("12:00:01", 3));
    host.searchOn("-ts", "checkpoint").endsWith(0).printsEvents(3).saysNothing();
    host.searchOn("-ts", "checkpoint").endsWith(1).prints("").saysNothing();
    host.searchOn().endsWith(1).prints("").saysNothing();
  }

  @Test
  void strictlyStopsWith10WhereTheFileIsGone() throws IOException {
    host.append(runs("12:00:00", 1)).searchOn();
    String before = host.checkpointText();
    Files.move(host.log(), host.file("gone"));
    host.append(runs("12:00:10", 2));
    host.searchOn("--checkpoint-strict").endsWith(10).prints("").saysInOneLine("is gone");
    assertEquals(before, host.checkpointText());
    host.searchOn().endsWith(0).printsEvents(2);
  }

  @Test
  void strictlyStopsWith12WhereTheFileHoldsOtherEvents() throws IOException {
    host.append(runs("12:00:00", 1, 2)).searchOn();
    String before = host.checkpointText();
    runs("12:00:10", 3).writeTo(host.log());
    host.searchOn("--checkpoint-strict").endsWith(12).prints("").saysInOneLine("audit.log ");
    assertEquals(before, host.checkpointText());
    host.searchOn().endsWith(0).printsEvents(3);
  }

  @Test
  void continuesFromACheckpointOfAusearch() throws IOException {
    TestLog log = runs("12:00:00", 1, 2);
    Files.writeString(
        host.checkpoint(), "dev=0xFE00\ninode=77\noutput=- " + log.stamp(2) + " 0x51B\n");
    host.append(log).append(runs("12:00:05", 3));
    host.searchOn().endsWith(0).printsEvents(1, 3).saysInOneLine("is gone");
    host.searchOn().endsWith(1).prints("").saysNothing();
  }
}
