package io.jaudit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.process.ProcessRun.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a log says of processes, rule by rule. */
class ProcessTableTest {
  private static final int PID_MAX = 2000;
  private static final String SH = "/bin/sh";
  private static final String LS = "/bin/ls";

  private final ProcessLog log = new ProcessLog();

  @Test
  void aForkNamesParentAndChild() {
    log.exec(500, 400, SH).fork(500, 400, SH, 501).exec(501, 500, LS);
    assertEquals("501:ls fork 500:sh number 400:? unseen", log.last());
  }

  @Test
  void aChildHasTheProgramOfItsParentUntilItExecutesOne() {
    log.exec(500, 400, SH).fork(500, 400, SH, 501).open(501, 500, SH);
    assertEquals("501:(sh) fork 500:sh number 400:? unseen", log.last());
  }

  @Test
  void aParentIsShownAsItWasWhenItStartedTheChild() {
    log.exec(500, 400, SH).fork(500, 400, SH, 501).exec(500, 400, LS).open(501, 500, SH);
    assertEquals("501:(sh) fork 500:sh number 400:? unseen", log.last());
  }

  @Test
  void withoutRecordsOfForksTheFirstEventNamesTheParent() {
    log.exec(500, 400, SH).exec(501, 500, LS);
    assertEquals("501:ls ppid 500:sh number 400:? unseen", log.last());
  }

  @Test
  void theSecondChildOfAnUnseenParentHasTheSameParent() {
    log.exec(501, 400, SH).exec(502, 400, LS);
    assertEquals("502:ls ppid 400:? unseen", log.last());
  }

  @Test
  void anUnseenParentIsKnownWhenItLogsSomething() {
    log.exec(501, 400, SH).open(400, 300, "/bin/bash", "bash -l").exec(502, 400, LS);
    assertEquals("502:ls ppid 400:/bin/bash[bash -l] number 300:? unseen", log.last());
  }

  @Test
  void aForkThatIsLoggedAfterTheFirstEventOfTheChildCorrectsTheLink() {
    log.exec(500, 400, SH)
        .exec(501, 500, LS)
        .pause(-10)
        .call(58, "success=yes exit=501", "0", 500, 400, SH);
    log.open(501, 500, LS);
    ProcessRun run = log.run();
    assertEquals("501:ls fork 500:sh number 400:? unseen", log.last());
    assertEquals(id(run, 1), id(run, 3), "the ID of a process never changes");
  }

  @Test
  void aProcessWithoutParentIsAdopted() {
    log.exec(500, 1, SH);
    assertEquals("500:sh adopter 1:? unseen", log.last());
  }

  /** -1 is what a record without ppid has; -11000 is damaged. */
  @ParameterizedTest
  @ValueSource(ints = {-1, -5, -11000, Integer.MIN_VALUE})
  void aNegativeParentIsNone(int ppid) {
    log.exec(500, ppid, SH);
    assertEquals("500:sh none", log.last());
  }

  @Test
  void aParentThatEndsLeavesAnOrphanWithTheSameLink() {
    log.exec(500, 400, SH).fork(500, 400, SH, 501).open(501, 500, SH).exit(500, 400, SH, 0);
    log.open(501, 1, SH);
    assertEquals("501:(sh) fork 500:sh number 400:? unseen orphaned", log.last());
  }

  @Test
  void recordsOfProgramsIdentifyAProcess() {
    log.user("USER_ACCT", 700, "/usr/sbin/cron").exec(701, 700, SH);
    assertEquals("701:sh ppid 700:/usr/sbin/cron{} none", log.last());
  }

  @ParameterizedTest
  @CsvSource({"10900, none", "8000, sibling", "0, child", "1200011, child"})
  void flagsOfCloneTellAThreadAndASibling(String flags, String kind) {
    log.exec(500, 400, SH).fork(500, 400, SH, 501);
    log.clone(501, 500, SH, 502, Long.parseLong(flags, 16))
        .exec(502, kind.equals("sibling") ? 500 : 501, LS);
    String expected =
        switch (kind) {
          case "none" -> "502:ls ppid 501:(sh) fork 500:sh number 400:? unseen";
          case "sibling" -> "502:ls fork 500:sh number 400:? unseen";
          default -> "502:ls fork 501:(sh) fork 500:sh number 400:? unseen";
        };
    assertEquals(expected, log.last());
  }

  @Test
  void cloneHasItsFlagsInTheSecondArgumentOnS390() {
    log.exec(500, 400, SH);
    log.record(
        "SYSCALL",
        "arch=80000016 syscall=120 success=yes exit=502 a0=0 a1=10000 a2=0 a3=0 items=0 ppid=400"
            + " pid=500 auid=1 uid=1 ses=1 exe=\"/bin/sh\"");
    log.exec(502, 500, LS);
    assertEquals("502:ls ppid 500:sh number 400:? unseen", log.last());
  }

  @ParameterizedTest
  @ValueSource(ints = {272, 308})
  void numbersFromWithinANamespaceAreNoProcesses(int call) {
    log.exec(500, 400, SH).fork(500, 400, SH, 501);
    log.call(call, "success=yes exit=0", "20000000", 501, 500, SH);
    log.fork(501, 500, SH, 502).exec(502, 501, "/sbin/init"); // it is 1 within
    log.fork(502, 501, "/sbin/init", 510).exec(503, 502, LS); // it is 510 within
    assertEquals("503:ls ppid 502:init fork 501:(sh) fork 500:sh number 400:? unseen", log.last());
    ProcessRun run = log.exec(510, 400, LS).run();
    assertEquals("510:ls ppid 400:? unseen", last(run), "no process before");
  }

  @Test
  void aChildFarBelowItsParentIsFromWithinANamespace() {
    log.exec(5000, 400, SH).fork(5000, 400, SH, 5001).exec(5001, 5000, LS);
    log.fork(5001, 5000, LS, 7).exec(5002, 5001, LS).open(7, 2, "/bin/other");
    assertEquals("7:/bin/other[null] number 2:? unseen", log.last());
  }

  @Test
  void aNumberBelow300IsFromWithinANamespaceEvenIfTheNumbersHaveJustBegunAgain() {
    log.with(new ProcessSettings(1000, PID_MAX, 16)).fork(299, 1, "/sbin/forker", 1999);
    log.fork(299, 1, "/sbin/forker", 301).fork(299, 1, "/sbin/forker", 302);
    log.exec(302, 299, LS).fork(302, 299, LS, 7).open(7, 2, "/bin/other");
    assertEquals("7:/bin/other[null] number 2:? unseen", log.last());
  }

  @Test
  void anOldProcessMayHaveAHigherNumberThanItsChild() {
    log.exec(30_000, 1, SH).fork(800, 1, LS, 900).fork(30_000, 1, SH, 901).exec(901, 30_000, LS);
    assertEquals("901:ls fork 30000:sh adopter 1:? unseen", log.last());
  }

  @Test
  void anExecutionThatFailedChangesNothing() {
    log.exec(500, 400, SH).failedExec(500, 400, SH);
    assertEquals("500:sh number 400:? unseen", log.last());
  }

  @Test
  void afterAnExecutionTheTitleIsNotBelieved() {
    log.exec(500, 400, SH).open(500, 400, "/bin/unseen", "sh of old");
    assertEquals("500:/bin/unseen[null] number 400:? unseen", log.last());
  }

  @Test
  void aProgramThatWasDeletedIsTheSame() {
    log.exec(500, 400, SH).open(500, 400, SH + " (deleted)");
    assertEquals("500:sh number 400:? unseen", log.last());
  }

  @Test
  void aNumberIsThatOfAnotherProcessTwoSecondsAfterItsEnd() {
    log.exec(500, 400, SH).exit(500, 400, SH, 0).open(500, 400, SH).pause(3000).open(500, 400, SH);
    ProcessRun run = log.run();
    assertEquals(id(run, 1), id(run, 2), "a thread may end later");
    assertNotEquals(id(run, 2), id(run, 3));
  }

  @Test
  void aCrashIsAnEnd() {
    log.exec(500, 400, SH)
        .record(
            "ANOM_ABEND", "auid=1 uid=1 ses=1 pid=500 comm=\"sh\" exe=\"/bin/sh\" sig=11 res=1");
    log.pause(3000).open(500, 400, SH);
    ProcessRun run = log.run();
    assertNotEquals(id(run, 0), id(run, 2));
  }

  @ParameterizedTest
  @CsvSource({"0, true", "2, false"})
  void aChildThatWasWaitedForHasEndedUnlessItOnlyStopped(String options, boolean hasEnded) {
    log.exec(500, 400, SH).fork(500, 400, SH, 501).exec(501, 500, LS);
    log.record(
        "SYSCALL",
        "arch=c000003e syscall=61 success=yes exit=501 a0=ffffffff a1=0 a2="
            + options
            + " a3=0 items=0 ppid=400 pid=500 auid=1000 uid=1000 ses=1 exe=\"/bin/sh\"");
    log.pause(3000).open(501, 500, LS);
    ProcessRun run = log.run();
    assertEquals(hasEnded, !id(run, 2).equals(id(run, 4)));
  }

  @Test
  void anotherParentAndAnotherProgramAreAnotherProcess() {
    log.exec(500, 400, SH).open(500, 401, LS);
    ProcessRun run = log.run();
    assertNotEquals(id(run, 0), id(run, 1));
  }

  @Test
  void anotherSessionIsAnotherProcessUnlessALoginBeganIt() {
    log.session(1).exec(500, 400, SH).session(2).open(500, 400, SH);
    ProcessRun changed = log.run();
    assertNotEquals(id(changed, 0), id(changed, 1));
    ProcessLog other = new ProcessLog();
    ProcessRun logged = other.session(1).exec(500, 400, SH).login(500, 2).open(500, 400, SH).run();
    assertEquals(id(logged, 0), id(logged, 2));
    LoginSession session = logged.seen.get(2).lineage().session();
    assertEquals(2, session.id());
    assertEquals(1000, session.auid());
    assertEquals(logged.seen.get(1).event().id().serial(), session.loginSerial());
  }

  @Test
  void afterARoundOfNumbersASilentProcessMayBeAnotherOne() {
    log.with(new ProcessSettings(10_000, PID_MAX, 16)).exec(500, 400, SH).open(500, 400, SH);
    forks(501, PID_MAX - 1);
    forks(300, 800);
    log.exec(801, 500, LS);
    assertEquals("801:ls number 500:? unseen", log.last());
  }

  @Test
  void aDaemonThatHasLivedLongIsGuessedToLiveOn() {
    log.with(new ProcessSettings(10_000, PID_MAX, 16)).exec(500, 400, SH).pause(3_600_000);
    log.open(500, 400, SH);
    forks(501, PID_MAX - 1);
    forks(300, 800);
    log.exec(801, 500, LS);
    assertEquals("801:ls guess 500:sh number 400:? unseen", log.last());
  }

  private void forks(int from, int to) {
    for (int pid = from; pid <= to; pid++) {
      if (pid != 500) {
        log.fork(299, 1, "/sbin/forker", pid);
      }
    }
  }

  @Test
  void aBootEndsAllProcesses() {
    log.serial(90_000).exec(500, 400, SH).serial(2).exec(501, 500, LS);
    assertEquals("501:ls number 500:? unseen", log.last());
  }

  @Test
  void theRecordOfABootDoesNotEndWhatBeganSinceTheBoot() {
    log.serial(3).exec(500, 1, SH).record("SYSTEM_BOOT", "pid=600 uid=0 msg='res=success'");
    log.exec(501, 500, LS);
    assertEquals("501:ls ppid 500:sh adopter 1:? unseen", log.last());
  }

  @Test
  void auditdNumbersItsOwnRecords() {
    log.serial(90_000).exec(500, 400, SH);
    log.serial(10).record("DAEMON_ROTATE", "op=rotate-logs auid=0 pid=500 res=success");
    log.serial(90_100).exec(501, 500, LS);
    assertEquals("501:ls ppid 500:sh number 400:? unseen", log.last());
  }

  @Test
  void eachHostHasProcessesOfItsOwn() {
    log.node("a").exec(500, 400, SH).node("b").exec(501, 500, LS);
    assertEquals("501:ls number 500:? unseen", log.last());
    assertTrue(id(log.run(), 1).startsWith("b/501@"), () -> id(log.run(), 1));
  }

  @Test
  void whatIsSilentForTheLongestTimeIsForgottenIfThereAreTooMany() {
    log.with(new ProcessSettings(3, 0, 16));
    log.exec(500, 1, SH).exec(501, 1, SH).open(500, 1, SH).exec(502, 500, LS);
    ProcessRun run = log.run();
    assertEquals(1, run.table.forgotten(), "501 was");
    assertEquals(3, run.table.size());
    assertEquals("502:ls ppid 500:sh adopter 1:? unseen", last(run));
  }

  @Test
  void anEventWithoutAProcessHasNoLineage() {
    log.record("CONFIG_CHANGE", "op=set audit_pid=5 pid=5 res=1");
    assertEquals("none", log.last());
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "4194305", "99999999999999999999", "x", ""})
  void whatIsNoNumberOfAProcessIsIgnored(String pid) {
    log.record("SYSCALL", "arch=c000003e syscall=57 success=yes exit=7 a0=0 ppid=1 pid=" + pid);
    log.record(
        "SYSCALL", "arch=c000003e syscall=57 success=yes exit=" + pid + " a0=0 ppid=1 pid=9");
    log.exec(9, Integer.MAX_VALUE, LS);
    assertEquals("9:ls adopter 1:? unseen", log.last());
  }

  @Test
  void aLongCommandLineIsCut() {
    String argument = "x".repeat(10_000);
    log.call(59, "success=yes exit=0", "0", 500, 400, SH)
        .same("EXECVE", "argc=2 a0=\"sh\" a1=\"" + argument + "\"");
    Lineage lineage = log.run().seen.get(0).lineage();
    assertEquals(
        "sh " + argument.substring(0, 4093) + "\u2026", lineage.program().commandLine().utf8());
  }

  /** As in a trace of a script that pipes a group of commands, whose end marks come last. */
  @Test
  void commandsOfASubshellAreOfTheSubshell() {
    log.fork(7432, 3505, "/bin/bash", 7505).exec(7505, 7432, "/bin/dash");
    log.fork(7505, 7432, "/bin/dash", 7506).fork(7505, 7432, "/bin/dash", 7507);
    log.fork(7506, 7505, "/bin/dash", 7508).exec(7507, 7505, "/bin/grep");
    log.fork(7506, 7505, "/bin/dash", 7509).exec(7508, 7506, "/bin/echo");
    log.exec(7509, 7506, "/bin/sed");
    ProcessRun run = log.run();
    String shell = "7505:dash fork 7432:/bin/bash[null] number 3505:? unseen";
    assertEquals("7507:grep fork " + shell, ProcessLog.text(run.seen.get(5).lineage()));
    String subshell = "fork 7506:(dash) fork " + shell;
    assertEquals("7508:echo " + subshell, ProcessLog.text(run.seen.get(7).lineage()));
    assertEquals("7509:sed " + subshell, last(run));
  }

  /** As in a trace in which a command that has just ended was taken for the parent of another. */
  @Test
  void aNumberThatWasForkedAgainIsNotTheCommandThatHadItBefore() {
    log.exec(2655, 2643, "/bin/rm").exec(2542, 2532, "/bin/tcsh");
    log.fork(2542, 2532, "/bin/tcsh", 2655).exec(2655, 2542, "/bin/csh");
    log.fork(2655, 2542, "/bin/csh", 2661).exec(2661, 2655, "/bin/id");
    assertEquals("2661:id fork 2655:csh fork 2542:tcsh number 2532:? unseen", log.last());
  }

  /** As in a trace of a process that forks, and whose parent ends before it executes a program. */
  @Test
  void aProcessThatIsAdoptedBeforeItsExecutionIsTheSame() {
    log.exec(5539, 4680, "/bin/parent").fork(5540, 5539, "/bin/parent", 5541);
    log.exec(5540, 1, "/bin/true");
    assertEquals("5540:true ppid 5539:parent number 4680:? unseen orphaned", log.last());
  }

  private static String last(ProcessRun run) {
    return ProcessLog.text(run.seen.get(run.seen.size() - 1).lineage());
  }

  private static String id(ProcessRun run, int event) {
    Seen seen = run.seen.get(event);
    assertNotNull(seen.lineage());
    return seen.lineage().id().toString();
  }
}
