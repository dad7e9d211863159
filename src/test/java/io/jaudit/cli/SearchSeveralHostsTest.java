package io.jaudit.cli;

import static io.jaudit.cli.TestHost.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The logs of several hosts below a folder, or named one by one. */
final class SearchSeveralHostsTest {
  @TempDir private Path folder;
  private TestHost host;
  private Path hosts;

  @BeforeEach
  void makeHost() {
    host = new TestHost(folder);
    hosts = folder.resolve("hosts");
  }

  @Test
  void eventsOfAllHostsComeInTheOrderOfTime() throws IOException {
    write("web-02/audit.log", runs("12:00:00", 1), runs("12:00:20", 2), runs("12:00:40", 3));
    write("web-01/audit.log", runs("12:00:10", 11), runs("12:00:30", 12), runs("12:00:50", 13));
    host.search("--raw", hosts.toString())
        .endsWith(0)
        .printsEvents(1, 11, 2, 12, 3, 13)
        .saysNothing();
    host.search("--raw", hosts.resolve("web-02").toString(), hosts.resolve("web-01").toString())
        .printsEvents(1, 11, 2, 12, 3, 13);
  }

  @Test
  void logsAreReadByTheirTimesAndNotByTheirNames() throws IOException {
    write("a/audit.log", runs("12:00:20", 3));
    write("b/audit.log", runs("12:00:00", 1));
    write("c/messages", runs("12:00:10", 2));
    host.search("--raw", hosts.toString()).printsEvents(1, 2, 3);
  }

  @Test
  void filesOfALogWithMisleadingNumbersAreReadByTheirTimes() throws IOException {
    write("audit.log", runs("12:00:00", 1));
    write("audit.log.1", runs("12:00:40", 5));
    write("audit.log.2", runs("12:00:10", 2), runs("12:00:30", 4));
    write("audit.log.3", runs("12:00:20", 3), runs("12:00:50", 6));
    host.search("--raw", hosts.toString()).printsEvents(1, 2, 3, 4, 5, 6);
  }

  /** As after a copy that was torn apart: one file has the first lines of an event. */
  @Test
  void recordsOfOneLogJoinAcrossFilesOfTheSameTime() throws IOException {
    write(
        "audit.log.1",
        runs("12:00:00", 1),
        new TestLog().at("12:00:30").syscall(2),
        runs("12:01:00", 4));
    write(
        "audit.log",
        runs("12:00:20", 9),
        new TestLog().at("12:00:30").path(2, "/etc/shadow").proctitle(2, "cat"),
        runs("12:00:50", 3));
    CommandRun run = host.search("--format", "json", "-a", "2", hosts.toString()).endsWith(0);
    assertEquals(1, events(run), run::toString);
    run.printsSomewhere("/etc/shadow");
  }

  @Test
  void recordsOfTwoHostsWithTheSameIdNeverJoinUnlessTheyNameTheSameNode() throws IOException {
    write(
        "a/audit.log",
        runs("12:00:00", 1),
        new TestLog().at("12:00:30").syscall(2),
        runs("12:01:00", 3));
    write(
        "b/audit.log",
        runs("12:00:10", 4),
        new TestLog().at("12:00:30").path(2, "/etc/shadow").proctitle(2, "cat"),
        runs("12:00:50", 5));
    assertEquals(2, events(host.search("--format", "json", "-a", "2", hosts.toString())));
    write(
        "a/audit.log",
        runs("12:00:00", 1),
        new TestLog().node("x").at("12:00:30").syscall(2),
        runs("12:01:00", 3));
    write(
        "b/audit.log",
        runs("12:00:10", 4),
        new TestLog().node("x").at("12:00:30").path(2, "/etc/shadow").proctitle(2, "cat"),
        runs("12:00:50", 5));
    assertEquals(1, events(host.search("--format", "json", "-a", "2", hosts.toString())));
  }

  private static int events(CommandRun run) {
    return (int) run.out().lines().count();
  }

  /** What one host leaves open at its end waits for nothing, and comes in its order. */
  @Test
  void anEventWithoutItsEndComesInTheOrderOfTime() throws IOException {
    write("a/audit.log", runs("12:00:00", 1), new TestLog().at("12:00:10").syscall(2));
    write("b/audit.log", runs("12:00:05", 3), runs("12:00:20", 4), runs("12:00:30", 5));
    write(
        "c/audit.log",
        runs("12:00:01", 6),
        new TestLog().at("12:00:11").syscall(7),
        runs("12:01", 8));
    host.search("--raw", hosts.toString()).printsEvents(1, 6, 3, 2, 7, 4, 5, 8);
  }

  /** Whatever is read by turns, each log has its own position. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void aCheckpointContinuesEachLogWhereItWasLeft(int limited) throws IOException {
    write("a/audit.log.1", runs("12:00:00", 1), runs("12:00:20", 2));
    write("a/audit.log", runs("12:00:40", 3));
    write("b/audit.log", runs("12:00:10", 4), runs("12:00:30", 5), runs("12:00:50", 6));
    List<Long> printed = new ArrayList<>();
    for (int run = 0; run < limited; run++) {
      addSerials(host.searchOn("--just-one", hosts.toString()).endsWith(0), printed);
    }
    write("c/audit.log", runs("12:00:05", 7));
    host.append(runs("12:00:45", 8));
    Files.write(
        hosts.resolve("a/audit.log"), runs("12:01:00", 9).toByteArray(), StandardOpenOption.APPEND);
    addSerials(host.searchOn(hosts.toString()), printed);
    List<Long> sorted = printed.stream().sorted().toList();
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 9L), sorted, printed::toString);
    assertEquals(List.of(1L, 4L, 2L, 5L, 3L, 6L).subList(0, limited), printed.subList(0, limited));
    host.searchOn(hosts.toString()).endsWith(1).prints("").saysNothing();
  }

  private static void addSerials(CommandRun run, List<Long> printed) {
    Matcher stamps = Pattern.compile("SYSCALL msg=audit\\([0-9.]+:([0-9]+)\\)").matcher(run.out());
    while (stamps.find()) {
      printed.add(Long.parseLong(stamps.group(1)));
    }
  }

  private void write(String name, TestLog... parts) throws IOException {
    Path file = hosts.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[0]);
    for (TestLog part : parts) {
      Files.write(file, part.toByteArray(), StandardOpenOption.APPEND);
    }
  }
}
