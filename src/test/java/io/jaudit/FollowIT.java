package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The built distribution follows logs that are written meanwhile. The time-out only ends what
 * hangs.
 */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FollowIT {
  private static final String AS_NOBODY =
      "[ $(id -u) != 0 ] || become='setpriv --reuid=65534 --regid=65534 --clear-groups'; exec $become ";

  private static final String FOLLOW = "exec \"$JAUDIT\" search --raw -F ";

  @TempDir private Path root;
  private Path folder;
  private Path log;

  @BeforeEach
  void needsAShell() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh");
    folder = Files.createDirectory(root.resolve("logs"));
    log = folder.resolve("audit.log");
  }

  private FollowedProcess start(String script) throws IOException {
    return FollowedProcess.start(folder, script);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--poll 10ms "})
  void printsWhatExistsAndThenWhatIsWrittenAcrossRotations(String option) throws Exception {
    LogWriter writer = new LogWriter(log).events(3).rotate().events(3);
    try (FollowedProcess jaudit = start(FOLLOW + option + "-if .")) {
      assertEquals(writer.lines(), jaudit.lines(writer.lines().size()));
      for (int i = 0; i < 9; i++) {
        int before = writer.lines().size();
        writer.events(1 + i % 3 * 20).rotate().events(1);
        List<String> added = writer.lines().subList(before, writer.lines().size());
        assertEquals(added, jaudit.lines(added.size()));
      }
      assertEquals(143, jaudit.end("TERM"));
      assertEquals(List.of(), jaudit.rest());
      assertEquals("", jaudit.errors());
    }
  }

  @Test
  void losesAndRepeatsNothingIfTheLogIsRotatedFasterThanItIsRead() throws Exception {
    LogWriter writer = new LogWriter(log).events(1);
    try (FollowedProcess jaudit = start(FOLLOW + "audit.log")) {
      jaudit.lines(2);
      for (int i = 0; i < 30; i++) {
        writer.events(200).rotate();
      }
      writer.events(1);
      List<String> all = writer.lines();
      assertEquals(all.subList(2, all.size()), jaudit.lines(all.size() - 2));
      assertEquals(143, jaudit.end("TERM"));
      assertEquals(List.of(), jaudit.rest());
    }
  }

  @Test
  void beginsAnewInALogThatWasTruncated() throws Exception {
    LogWriter writer = new LogWriter(log).events(3);
    try (FollowedProcess jaudit = start(FOLLOW + "audit.log")) {
      jaudit.lines(6);
      writer.copyAndTruncate().event();
      List<String> all = writer.lines();
      assertEquals(all.subList(6, 8), jaudit.lines(2));
      assertTrue(jaudit.errors().contains("audit.log was truncated"), jaudit.errors());
      writer.rotate().event();
      assertEquals(all.subList(8, 10), jaudit.lines(2));
    }
  }

  /** Its predecessors were not asked for, or printed before. */
  @ParameterizedTest
  @ValueSource(strings = {"audit.log", "."})
  void continuesInALogThatWasDeletedAndCreatedAgain(String named) throws Exception {
    LogWriter writer = new LogWriter(log).events(2).rotate().events(1);
    try (FollowedProcess jaudit = start(FOLLOW + named)) {
      jaudit.lines(named.equals(".") ? 6 : 2);
      writer.recreate().event();
      assertEquals(writer.lines().subList(6, 8), jaudit.lines(2));
      writer.recreate().event();
      assertEquals(writer.lines().subList(8, 10), jaudit.lines(2));
      jaudit.end("TERM");
      assertEquals(List.of(), jaudit.rest());
    }
  }

  /** A program that was not told yet that its file was renamed continues in it. */
  @Test
  void readsWhatIsWrittenToAFileAfterItWasRenamed() throws Exception {
    LogWriter writer = new LogWriter(log).event();
    try (FollowedProcess jaudit = start(FOLLOW + "audit.log")) {
      jaudit.lines(2);
      Files.move(log, folder.resolve("audit.log.1"));
      LogWriter next = new LogWriter(log).event();
      assertEquals(next.lines(), jaudit.lines(2));
      writer.event();
      assertEquals(writer.lines().subList(2, 4), jaudit.lines(2));
    }
  }

  @ParameterizedTest
  @CsvSource({"audit.log, audit.log", "hosts/web, hosts/web/audit.log"})
  void waitsForALogThatDoesNotExist(String named, String file) throws Exception {
    try (FollowedProcess jaudit = start(FOLLOW + named)) {
      jaudit.awaitError("waiting for " + named + ", which does not exist yet");
      Path awaited = folder.resolve(file);
      Files.createDirectories(awaited.getParent());
      LogWriter writer = new LogWriter(awaited).event();
      assertEquals(writer.lines(), jaudit.lines(2));
    }
  }

  @Test
  void waitsForALogInAnEmptyFolder() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    try (FollowedProcess jaudit = start(FOLLOW + "empty")) {
      jaudit.awaitError("waiting for a log in empty");
      LogWriter writer = new LogWriter(empty.resolve("audit.log")).event();
      assertEquals(writer.lines(), jaudit.lines(2));
    }
  }

  @Test
  void justOneWaitsForOneEvent() throws Exception {
    LogWriter writer = new LogWriter(log).event();
    try (FollowedProcess jaudit = start(FOLLOW + "--just-one -a 3 audit.log")) {
      writer.event().event().event();
      assertEquals(0, jaudit.status());
      assertEquals(writer.lines().subList(4, 6), jaudit.rest());
    }
  }

  @Test
  void printsAnEventWithoutItsEndAfterTheTimeout() throws Exception {
    LogWriter writer = new LogWriter(log).unfinishedEvent();
    try (FollowedProcess jaudit = start(FOLLOW + "--eoe-timeout 1 audit.log")) {
      assertEquals(writer.lines(), jaudit.lines(1));
      writer.unfinishedEvent();
      assertEquals(writer.lines().subList(1, 2), jaudit.lines(1));
    }
  }

  @Test
  void readsALineWhenItIsFinished() throws Exception {
    LogWriter writer = new LogWriter(log).event().write("type=USER_CMD msg=audit(17000");
    try (FollowedProcess jaudit = start(FOLLOW + "audit.log")) {
      jaudit.lines(2);
      writer.write("00000.000:9): pid=1\n");
      assertEquals(List.of("type=USER_CMD msg=audit(1700000000.000:9): pid=1"), jaudit.lines(1));
      writer.write("type=USER_CMD msg=audit(17000\n").event();
      jaudit.lines(2);
      assertEquals(143, jaudit.end("TERM"));
      assertTrue(jaudit.errors().contains("1 damaged line"), jaudit.errors());
    }
  }

  @Test
  void followsSeveralLogsAtTheSameTime() throws Exception {
    LogWriter a = new LogWriter(folder.resolve("a.log")).event();
    LogWriter b = new LogWriter(folder.resolve("b.log"), 1000).event();
    try (FollowedProcess jaudit = start(FOLLOW + "a.log b.log")) {
      jaudit.lines(4);
      b.event();
      assertEquals(b.lines().subList(2, 4), jaudit.lines(2));
      a.event();
      assertEquals(a.lines().subList(2, 4), jaudit.lines(2));
      b.rotate().event();
      assertEquals(b.lines().subList(4, 6), jaudit.lines(2));
    }
  }

  @Test
  void everyEventReachesJqAtOnce() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "there is no jq");
    LogWriter writer = new LogWriter(log).event();
    String jq = " | jq --unbuffered -c .serial";
    try (FollowedProcess jaudit = start("\"$JAUDIT\" search -F --format json audit.log" + jq)) {
      assertEquals(List.of("1"), jaudit.lines(1));
      writer.event();
      assertEquals(List.of("2"), jaudit.lines(1));
    }
  }

  @Test
  void csvHasOneHeader() throws Exception {
    LogWriter writer = new LogWriter(log).event();
    try (FollowedProcess jaudit = start(FOLLOW.replace("--raw", "--format csv") + "audit.log")) {
      assertTrue(jaudit.lines(2).get(0).startsWith("NODE,"));
      writer.event().event();
      assertTrue(jaudit.lines(2).stream().noneMatch(line -> line.startsWith("NODE,")));
    }
  }

  @Test
  void endsQuietlyAfterItsReaderWithoutAnotherEvent() throws Exception {
    new LogWriter(log).event();
    String script = "{ \"$JAUDIT\" search --raw -F audit.log; echo $? >status; } | head -1";
    try (FollowedProcess jaudit = start(script)) {
      jaudit.lines(1);
      assertEquals(0, jaudit.status());
      assertEquals("0\n", Files.readString(folder.resolve("status")));
      assertEquals("", jaudit.errors());
    }
  }

  @Test
  void endsQuietlyAfterItsReaderAtTheNextEvent() throws Exception {
    LogWriter writer = new LogWriter(log).event();
    try (FollowedProcess jaudit = start(FOLLOW + "audit.log")) {
      jaudit.lines(2);
      jaudit.stopReading();
      writer.event();
      assertEquals(0, jaudit.status());
      assertEquals("", jaudit.errors());
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130", "HUP, 129"})
  void aSignalSavesThePositionAndTheNextRunContinues(String signal, int status) throws Exception {
    LogWriter writer = new LogWriter(log).events(2);
    String checkpoint = "--checkpoint state audit.log";
    try (FollowedProcess jaudit = start(FOLLOW + checkpoint)) {
      jaudit.lines(4);
      assumeFalse(jaudit.ignores(status - 128), "SIG" + signal + " is ignored here");
      writer.event().rotate().event();
      assertEquals(writer.lines().subList(4, 8), jaudit.lines(4));
      assertEquals(status, jaudit.end(signal));
      assertEquals("", jaudit.errors());
    }
    writer.rotate().event();
    try (FollowedProcess jaudit = start("exec \"$JAUDIT\" search --raw " + checkpoint)) {
      assertEquals(0, jaudit.status());
      assertEquals(writer.lines().subList(8, 10), jaudit.rest());
    }
  }

  @Test
  void followsStandardInputUntilItEnds() throws Exception {
    try (FollowedProcess jaudit = start(FOLLOW + "-")) {
      jaudit.send("type=USER_CMD msg=audit(1700000000.000:1): pid=1\n");
      assertEquals(List.of("type=USER_CMD msg=audit(1700000000.000:1): pid=1"), jaudit.lines(1));
      jaudit.send("type=SYSCALL msg=audit(1700000001.000:2): arch=c000003e syscall=1\n");
      assertEquals(1, jaudit.lines(1).size());
      jaudit.send("type=SYSCALL msg=audit(1700000001.000:3): arch=c000003e syscall=1\n");
      jaudit.endInput();
      assertEquals(0, jaudit.status());
      assertEquals(1, jaudit.rest().size());
    }
  }

  @Test
  void readsACompressedLogOnce() throws Exception {
    LogWriter writer = new LogWriter(log).event();
    try (FollowedProcess jaudit = start("gzip audit.log; " + FOLLOW + "audit.log.gz other.gz")) {
      assertEquals(writer.lines(), jaudit.lines(2));
      jaudit.awaitError("waiting for other.gz");
      assertEquals(143, jaudit.end("TERM"));
    }
  }

  @Test
  void continuesInTheLogAfterItsPredecessorWasCompressed() throws Exception {
    LogWriter writer = new LogWriter(log).event();
    try (FollowedProcess jaudit = start(FOLLOW + ".")) {
      jaudit.lines(2);
      writer.event().rotate();
      new ProcessBuilder("gzip", folder.resolve("audit.log.1").toString()).start().waitFor();
      writer.event();
      assertEquals(writer.lines().subList(2, 6), jaudit.lines(4));
      writer.event().rotate().event();
      assertEquals(writer.lines().subList(6, 10), jaudit.lines(4));
    }
  }

  @Test
  void refusesAPipeBesideALog() throws Exception {
    new LogWriter(log).event();
    try (FollowedProcess jaudit = start(FOLLOW + "- audit.log </dev/null")) {
      assertEquals(2, jaudit.status());
      assertEquals(
          "jaudit: --follow can follow several files, or one pipe; remove the pipe or the other"
              + " logs\n",
          jaudit.errors());
    }
  }

  @Test
  void printsTheEventsOfSeveralLogsInTheOrderOfTime() throws Exception {
    List<List<String>> logs = List.of(new ArrayList<>(), new ArrayList<>());
    List<String> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String line = "type=USER_CMD msg=audit(17000000" + (10 + i) + ".000:" + i + "): pid=1";
      logs.get(i % 3 % 2).add(line);
      all.add(line);
    }
    Files.write(folder.resolve("a.log"), logs.get(0));
    Files.write(folder.resolve("b.log"), logs.get(1));
    try (FollowedProcess jaudit = start(FOLLOW + "b.log a.log")) {
      assertEquals(all, jaudit.lines(20));
      String line = "type=USER_CMD msg=audit(1700000040.000:40): pid=1";
      Files.write(folder.resolve("b.log"), List.of(line), StandardOpenOption.APPEND);
      assertEquals(List.of(line), jaudit.lines(1));
    }
  }

  @Test
  void joinsRecordsOfSeveralLogsWithinEachLog() throws Exception {
    LogWriter a = new LogWriter(folder.resolve("a.log")).event();
    LogWriter b = new LogWriter(folder.resolve("b.log"), 1000).event();
    try (FollowedProcess jaudit = start(FOLLOW + "--eoe-timeout 1 a.log b.log")) {
      jaudit.lines(4);
      a.unfinishedEvent();
      String begin = a.lines().get(2);
      String end = begin.replace("SYSCALL", "PROCTITLE");
      b.write(end + "\n");
      assertEquals(List.of(end), jaudit.lines(1));
      assertEquals(List.of(begin), jaudit.lines(1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {". --quiet", "'*.log'", "missing* '[b]*' a.log --quiet"})
  void readsALogThatAppears(String named) throws Exception {
    LogWriter a = new LogWriter(folder.resolve("a.log")).event();
    Files.writeString(folder.resolve("notes"), "no record\n");
    try (FollowedProcess jaudit = start(FOLLOW + named)) {
      jaudit.lines(2);
      LogWriter b = new LogWriter(folder.resolve("b.log")).event();
      assertEquals(b.lines(), jaudit.lines(2));
      b.event().rotate().event();
      assertEquals(b.lines().subList(2, 6), jaudit.lines(4));
      a.event();
      assertEquals(a.lines().subList(2, 4), jaudit.lines(2));
      jaudit.end("TERM");
      assertEquals(List.of(), jaudit.rest());
    }
  }

  @Test
  void readsTheLogsOfAHostThatAppears() throws Exception {
    Path web = Files.createDirectories(folder.resolve("hosts/web/audit"));
    new LogWriter(web.resolve("audit.log")).event();
    String follow = FOLLOW.replace("--raw", "--format json") + "--node-from path hosts";
    try (FollowedProcess jaudit = start(follow)) {
      assertTrue(jaudit.lines(1).get(0).contains("\"node\":\"web\""));
      Path db = Files.createDirectories(folder.resolve("hosts/db/audit"));
      new LogWriter(db.resolve("audit.log")).event().rotate().event();
      for (String line : jaudit.lines(2)) {
        assertTrue(line.contains("\"node\":\"db\""), line);
      }
    }
  }

  @Test
  void readsTheSameLogOfEachHost() throws Exception {
    LogWriter web = new LogWriter(host("web")).event();
    Path log = host("web");
    Files.copy(log, host("db"));
    Files.write(host("mail"), Compressor.GZIP.compress(Files.readAllBytes(log)));
    String follow = FOLLOW.replace("--raw", "--format json") + "--node-from path hosts";
    try (FollowedProcess jaudit = start(follow)) {
      Set<String> nodes = new TreeSet<>();
      for (String line : jaudit.lines(3)) {
        nodes.add(line.replaceFirst(".*\"node\":\"(.*?)\".*", "$1"));
      }
      assertEquals(Set.of("web", "db", "mail"), nodes);
      Files.copy(log, host("ftp"));
      assertTrue(jaudit.lines(1).get(0).contains("\"node\":\"ftp\""));
      web.event();
      assertTrue(jaudit.lines(1).get(0).contains("\"node\":\"web\""));
      jaudit.end("TERM");
      assertEquals(List.of(), jaudit.rest());
    }
  }

  private Path host(String name) throws IOException {
    return Files.createDirectories(folder.resolve("hosts/" + name)).resolve("audit.log");
  }

  /** What is printed after that is of a log that was found later. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mv web.log old.log",
        "mv web.log web.log.1",
        "cp web.log copy && : >web.log",
        "cp web.log copy",
        "gzip web.log",
        "ln -s ../logs/web.log link",
      })
  void printsNothingAgainIfAFileGetsAnotherName(String change) throws Exception {
    LogWriter writer = new LogWriter(folder.resolve("web.log")).events(3);
    try (FollowedProcess jaudit = start(FOLLOW + ".")) {
      jaudit.lines(6);
      new ProcessBuilder("/bin/sh", "-c", change).directory(folder.toFile()).start().waitFor();
      LogWriter other = new LogWriter(folder.resolve("other.log"), 1000).event();
      assertEquals(other.lines(), jaudit.lines(2));
      jaudit.end("TERM");
      assertEquals(List.of(), jaudit.rest());
      assertEquals(6, writer.lines().size());
    }
  }

  @Test
  void readsAFileOnceItCanBeRead() throws Exception {
    LogWriter writer = new LogWriter(log).event();
    new ProcessBuilder("chmod", "0", log.toString()).start().waitFor();
    new ProcessBuilder("chmod", "755", root.toString()).start().waitFor();
    assumeTrue(isReadableByOthers(), "the build is nowhere where others may read it");
    try (FollowedProcess jaudit = start(AS_NOBODY + FOLLOW.replace("exec ", "") + "audit.log")) {
      jaudit.awaitError("can't read audit.log: permission denied; trying again");
      new ProcessBuilder("chmod", "644", log.toString()).start().waitFor();
      assertEquals(writer.lines(), jaudit.lines(2));
      writer.event();
      assertEquals(writer.lines().subList(2, 4), jaudit.lines(2));
      assertEquals(143, jaudit.end("TERM"));
    }
  }

  private boolean isReadableByOthers() throws Exception {
    String looks = AS_NOBODY + "/bin/sh -c '[ -x \"$JAUDIT\" ] && [ -x \"$JAVA_HOME/bin/java\" ]'";
    try (FollowedProcess looking = start(looks)) {
      return looking.status() == 0;
    }
  }

  @Test
  void savesAtOnceWhatWasReadOfAPipeThatPauses() throws Exception {
    try (FollowedProcess jaudit = start(FOLLOW + "--checkpoint state -")) {
      jaudit.send("type=USER_CMD msg=audit(1700000000.000:1): pid=1\n");
      jaudit.lines(1);
      jaudit.await(() -> Files.exists(folder.resolve("state")));
      jaudit.send("type=USER_CMD msg=audit(1700000001.000:2): pid=1\n");
      jaudit.lines(1);
      assertEquals(143, jaudit.end("TERM"));
    }
    String again = "exec \"$JAUDIT\" search --raw --checkpoint state -";
    try (FollowedProcess jaudit = start(again)) {
      jaudit.send("type=USER_CMD msg=audit(1700000000.000:1): pid=1\n");
      jaudit.send("type=USER_CMD msg=audit(1700000001.000:2): pid=1\n");
      jaudit.send("type=USER_CMD msg=audit(1700000002.000:3): pid=1\n");
      jaudit.endInput();
      assertEquals(List.of("type=USER_CMD msg=audit(1700000002.000:3): pid=1"), jaudit.rest());
    }
  }

  @Test
  void keepsProcessesWithThePositionBeforeItEnds() throws Exception {
    String options = " --format json --with-parents --checkpoint state audit.log";
    Files.writeString(log, execution(1, 500, 400, "sh"));
    try (FollowedProcess jaudit = start("exec \"$JAUDIT\" search -F" + options)) {
      jaudit.lines(1);
      jaudit.await(() -> Files.exists(folder.resolve("state.procs")));
      jaudit.end("KILL");
    }
    Files.writeString(log, execution(2, 501, 500, "ls"), StandardOpenOption.APPEND);
    try (FollowedProcess jaudit = start("exec \"$JAUDIT\" search" + options)) {
      String event = jaudit.rest().get(0);
      assertTrue(event.contains("\"parent\":{\"pid\":500,"), event);
      assertTrue(event.contains("\"cmdline\":\"sh\""), event);
      assertEquals("", jaudit.errors());
    }
  }

  private static String execution(int serial, int pid, int ppid, String name) {
    String stamp = " msg=audit(170000000" + serial + ".000:" + serial + "): ";
    return "type=SYSCALL"
        + stamp
        + "arch=c000003e syscall=59 success=yes exit=0 a0=0 a1=0 a2=0 a3=0 items=0 ppid="
        + ppid
        + " pid="
        + pid
        + " uid=0 ses=1 exe=\"/bin/"
        + name
        + "\"\ntype=EXECVE"
        + stamp
        + "argc=1 a0=\""
        + name
        + "\"\ntype=PROCTITLE"
        + stamp
        + "proctitle=\"x\"\n";
  }

  @Test
  void savesThePositionInALogThatAppeared() throws Exception {
    new LogWriter(folder.resolve("a.log")).event();
    String checkpoint = "--checkpoint ../state .";
    LogWriter b;
    try (FollowedProcess jaudit = start(FOLLOW + checkpoint)) {
      jaudit.lines(2);
      b = new LogWriter(folder.resolve("b.log"), 1000).event();
      assertEquals(b.lines(), jaudit.lines(2));
      jaudit.await(() -> state().contains("\nlast=1 "));
      jaudit.end("KILL");
    }
    b.event();
    try (FollowedProcess jaudit = start("exec \"$JAUDIT\" search --raw " + checkpoint)) {
      assertEquals(b.lines().subList(2, 4), jaudit.rest());
    }
  }

  /** A file system may be mounted later than the search began. */
  @Test
  void continuesInALogOfTheCheckpointThatWasMissing() throws Exception {
    LogWriter a = new LogWriter(folder.resolve("a.log")).event();
    LogWriter b = new LogWriter(folder.resolve("b.log"), 1000).event();
    String checkpoint = "--checkpoint ../state .";
    try (FollowedProcess jaudit = start("exec \"$JAUDIT\" search --raw " + checkpoint)) {
      assertEquals(4, jaudit.rest().size());
    }
    Files.move(folder.resolve("b.log"), root.resolve("b.log"));
    a.event();
    try (FollowedProcess jaudit = start(FOLLOW + checkpoint)) {
      assertEquals(a.lines().subList(2, 4), jaudit.lines(2));
      LogWriter c = new LogWriter(folder.resolve("c.log"), 2000).event();
      assertEquals(c.lines(), jaudit.lines(2));
      b.event();
      Files.move(root.resolve("b.log"), folder.resolve("b.log"));
      assertEquals(b.lines().subList(2, 4), jaudit.lines(2));
      assertEquals(143, jaudit.end("TERM"));
      assertEquals(List.of(), jaudit.rest());
    }
  }

  private String state() throws IOException {
    Path state = root.resolve("state");
    return Files.exists(state) ? Files.readString(state, StandardCharsets.ISO_8859_1) : "";
  }
}
