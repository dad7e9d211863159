package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.field.FieldInterpreter;
import io.jaudit.interpret.names.Identities;
import io.jaudit.interpret.tables.Arch;
import io.jaudit.interpret.tables.SyscallTable;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizerTest {
  private static final String CWD = "cwd=\"/w\"";

  private final EventView view = new EventView(Identities.ofLog());
  private final FactText texts = new FactText(new FieldInterpreter(Identities.ofLog()));

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "open, opened-file, /w/a, file, -",
        "chmod, changed-file-permissions-of, /w/a, file, a1",
        "fchmodat, changed-file-permissions-of, a, file, a2",
        "chown, changed-file-ownership-of, /w/a, file, a1",
        "fchownat, changed-file-ownership-of, a, file, a2",
        "setxattr, changed-file-attributes-of, /w/a, file, -",
        "stat, checked-metadata-of, /w/a, file, -",
        "statfs, checked-filesystem-metadata-of, /w/a, file, -",
        "unlink, deleted, /w/a, file, -",
        "utimensat, changed-timestamp-of, a, file, -",
        "umount2, unmounted, /w/a, file, -",
        "mount, mounted, /w/b, directory, /w/a",
        "execve, executed, /w/a, file, -",
        "mkdir, created-directory, /w/b, directory, -",
        "symlink, symlinked, /w/c, symlink, /w/a",
        "rename, renamed, /w/c, symlink, /w/d",
        "mknod, make-device, /w/a, file, -",
        "delete_module, unloaded-kernel-module, -, file, -",
        "finit_module, loaded-kernel-module, a, file, -",
        "clock_settime, changed-system-time, -, system, -",
        "sethostname, changed-system-name, -, system, -",
        "mmap, allocated-memory-in, tool, memory, -",
        "setuid, changed-identity-of, /usr/bin/tool, process, a0",
        "setresuid, changed-identity-of, /usr/bin/tool, process, a0",
        "setfsuid, changed-identity-of, /usr/bin/tool, process, -",
        "sched_setattr, adjusted-scheduling-policy-of, /usr/bin/tool, process, -",
        "kill, killed-pid, -, process, -",
        "getppid, triggered-audit-rule, rule, admin-defined-rule, -",
      })
  void tellsWhatACallDoes(
      String call, String action, @Nullable String object, String kind, @Nullable String second) {
    EventSummary deed =
        view.of(
                new AuditEvent(
                    new TestLog()
                        .record(1, "SYSCALL", syscall(call, "key=\"rule\""))
                        .record(1, "CWD", CWD)
                        .record(1, "PATH", path("a", "0100644", "NORMAL"))
                        .record(1, "PATH", path("b", "040755", "NORMAL"))
                        .record(1, "PATH", path("c", "0120777", "DELETE"))
                        .record(1, "PATH", path("d", "0100644", "CREATE"))
                        .records()))
            .summary();

    assertEquals(action, text(deed.action()));
    assertEquals(object, text(deed.object()));
    assertEquals(kind, deed.objectKind());
    if (second != null && second.matches("a\\d")) {
      assertEquals(
          second,
          deed.secondObject().record().fields().get(deed.secondObject().index()).name().utf8());
    } else {
      assertEquals(second, text(deed.secondObject()));
    }
    assertEquals(Outcome.SUCCEEDED, deed.outcome());
    assertEquals("audit-rule", deed.eventKind());
    assertEquals("privileged-acct", deed.subjectKind());
    assertEquals("rule", text(deed.key()));
  }

  /** Rules may exclude PATH records. A call that failed leaves the program before in exe. */
  @ParameterizedTest
  @CsvSource({"yes, 0, /bin/true", "no, -2,"})
  void theProgramIsTheObjectOfAnExecWithoutPath(String success, int exit, @Nullable String object) {
    String fields = "arch=c000003e syscall=59 success=%s exit=%d exe=\"/bin/true\"";
    EventSummary deed =
        view.of(
                new AuditEvent(
                    new TestLog().record(1, "SYSCALL", fields.formatted(success, exit)).records()))
            .summary();

    assertEquals(object, text(deed.object()));
    assertEquals("file", deed.objectKind());
  }

  @Test
  void takesTheFileAndNotItsFolderWhereAnEarlyKernelSaysSoInItsOwnWord() {
    EventSummary deed =
        view.of(
                new AuditEvent(
                    new TestLog()
                        .record(1, "SYSCALL", syscall("mknod", "key=\"rule\""))
                        .record(1, "CWD", CWD)
                        .record(1, "PATH", "item=0 name=\"/run/\" mode=040755 objtype=PARENT")
                        .record(1, "PATH", "item=1 name=\"/run/x\" mode=010600 objtype=CREATE")
                        .records()))
            .summary();

    assertEquals("/run/x", text(deed.object()));
    assertEquals("fifo", deed.objectKind());
  }

  @Test
  void aNameThatTheKernelDoesNotKnowIsNoPath() {
    EventSummary deed =
        view.of(
                new AuditEvent(
                    new TestLog()
                        .record(1, "SYSCALL", syscall("chmod", "key=\"rule\""))
                        .record(1, "CWD", CWD)
                        .record(1, "PATH", "item=0 name=(null) inode=7 nametype=NORMAL")
                        .records()))
            .summary();

    assertEquals("(null)", text(deed.object()));
  }

  @ParameterizedTest
  @CsvSource({
    "login pid=1 uid=0 old auid=4294967295 new auid=1000 old ses=7 new ses=3",
    "pid=1 uid=0 old auid=4294967295 auid=1000 old ses=7 ses=3",
    "pid=1 uid=0 old-auid=4294967295 auid=1000 old-ses=7 ses=3"
  })
  void changesTheLoginIdToTheNewOne(String body) {
    EventSummary deed = one("LOGIN", body);

    assertEquals("unknown(1000)", text(deed.object()));
    assertEquals("3", text(deed.session()));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "USER_LOGIN, logged-in, ssh, user-session, user-login",
        "USER_AUTH, authenticated, bob, user-session, user-login",
        "USER_START, started-session, ssh, user-session, user-login",
        "USER_CMD, ran-command, ls -l, process, user-space",
        "ADD_USER, added-user-account, bob, account, user-account",
        "SERVICE_START, started-service, cron, service, system-services",
        "SYSTEM_RUNLEVEL, changed-to-runlevel, 5, system, system-services",
        "SOFTWARE_UPDATE, installed-software, vim, software, configuration",
        "VIRT_CONTROL, issued-vm-control, start, virtual-machine, virt",
        "USYS_CONFIG, start, -, system, configuration",
        "CRYPTO_KEY_USER, negotiated-crypto-key, SHA256:aa, user-session, crypto",
        "ANOM_EXEC, attempted-execution-of-forbidden-program, ls -l, process, anomaly",
        "ROLE_ASSIGN, assigned-user-role-to, bob, account, mac",
        "DAEMON_START, started-audit, -, service, audit-daemon",
        "KERNEL, initialized-audit-subsystem, -, unknown, system-services",
        "PROCTITLE, did-unknown, -, unknown, unknown",
        "RESP_KILL_PROC, did-unknown, -, unknown, anomaly-response",
        "UNKNOWN[1850], did-unknown, -, unknown, integrity",
        "UNKNOWN[9999], did-unknown, -, unknown, unknown",
        "NO_SUCH_TYPE, did-unknown, -, unknown, unknown",
      })
  void tellsWhatARecordSays(
      String type, String action, @Nullable String object, String kind, String eventKind) {
    EventSummary deed =
        one(
            type,
            "pid=1 uid=0 auid=1000 ses=3 msg='op=start acct=\"bob\" unit=cron cmd=\"ls -l\" new-level=5"
                + " sw=\"vim\" fp=SHA256:aa exe=\"/usr/bin/tool\" terminal=ssh res=success'");

    assertEquals(action, text(deed.action()));
    assertEquals(object, text(deed.object()));
    assertEquals(kind, deed.objectKind());
    assertEquals(eventKind, deed.eventKind());
    assertEquals(Outcome.SUCCEEDED, deed.outcome());
    assertEquals(!action.equals("did-unknown"), deed.isActionKnown());
  }

  @Test
  void namesWhoActedAsWhom() {
    EventSummary deed =
        one("USER_CMD", "uid=0 auid=1000 ses=3 subj=s:t msg='cmd=\"x\" res=success'");

    assertEquals("unknown(1000)", text(deed.subject()));
    assertEquals("root", text(deed.secondSubject()));
    assertEquals("s:t", text(view.subjectLabel()));
    assertTrue(deed.isActingAsAnother());
    assertFalse(one("USER_CMD", "uid=1000 auid=1000").isActingAsAnother());
    assertFalse(one("USER_CMD", "uid=4294967295 auid=1000").isActingAsAnother());
    assertFalse(one("USER_CMD", "uid=0").isActingAsAnother());
  }

  @ParameterizedTest
  @CsvSource({
    "0, privileged-acct",
    "4294967295, unset-acct",
    "-1, unset-acct",
    "999, service-acct",
    "1000, user-acct",
    "59999, user-acct",
    "60000, unknown-acct",
    "nobody, unknown-acct"
  })
  void tellsTheKindOfAccount(String uid, String kind) {
    assertEquals(kind, one("USER_CMD", "uid=" + uid + " auid=0").subjectKind());
  }

  @Test
  void takesWhoeverIsUnsetForTheSystem() {
    assertEquals("system", text(one("USER_CMD", "uid=0 auid=4294967295").subject()));
  }

  @ParameterizedTest
  @CsvSource({
    "res=success, SUCCEEDED",
    "res=1, SUCCEEDED",
    "res=failed, FAILED",
    "res=0, FAILED",
    "res=, UNKNOWN",
    "op=x, UNKNOWN"
  })
  void tellsHowItEnded(String field, Outcome outcome) {
    assertEquals(outcome, one("USER_CMD", "uid=0 auid=0 " + field).outcome());
  }

  @Test
  void takesTheDecisionOfAnAvcForItsOutcome() {
    String contexts = " { read } for  pid=1 comm=\"x\" scontext=a:b tcontext=c:d tclass=file";
    EventSummary denied = one("AVC", "avc:  denied " + contexts);

    assertEquals(Outcome.FAILED, denied.outcome());
    assertEquals(Outcome.SUCCEEDED, one("AVC", "avc:  granted " + contexts).outcome());
    assertEquals("a:b", text(denied.subject()));
    assertEquals("c:d", text(denied.objectContext()));
    assertEquals("c:d", text(denied.object()));
    assertEquals("x", text(denied.how()));
  }

  @ParameterizedTest
  @CsvSource({
    "avc:  denied  { read } for path=\"/a/b\" name=\"b\" scontext=a:b tcontext=c:d, /a/b",
    "avc:  denied  { read } for name=\"b\" scontext=a:b tcontext=c:d, b",
    "apparmor=\"DENIED\" operation=\"open\" name=\"/a/b\" peer=\"p\", /a/b",
    "apparmor=\"DENIED\" operation=\"signal\" profile=\"q\" peer=\"p\", p",
  })
  void theObjectOfADecisionIsWhatItNames(String body, String object) {
    assertEquals(object, text(one("AVC", body).object()));
    String call = "arch=c000003e syscall=39 success=no exit=-13";
    TestLog log = new TestLog().record(1, "AVC", body).record(1, "SYSCALL", call);
    assertEquals(object, text(view.of(new AuditEvent(log.records())).summary().object()));
  }

  /** A call that fails has fewer records than one that succeeds. */
  @ParameterizedTest
  @CsvSource({"59, executed, /w/a", "83, created-directory, /w/a", "82, renamed, /w/a"})
  void theObjectOfACallThatFailedIsTheFileThatIsNamed(int call, String action, String object) {
    TestLog log =
        new TestLog()
            .record(1, "SYSCALL", "arch=c000003e syscall=" + call + " success=no exit=-13")
            .record(1, "CWD", CWD)
            .record(1, "PATH", path("a", "0100644", "NORMAL"));
    EventSummary failed = view.of(new AuditEvent(log.records())).summary();

    assertEquals(action, text(failed.action()));
    assertEquals(object, text(failed.object()));
  }

  @Test
  void aMountThatHasOneNameIsMountedThere() {
    TestLog log =
        new TestLog()
            .record(1, "SYSCALL", "arch=c000003e syscall=165 success=yes exit=0")
            .record(1, "CWD", CWD)
            .record(1, "PATH", path("/mnt", "040755", "NORMAL"));
    EventSummary mounted = view.of(new AuditEvent(log.records())).summary();

    assertNull(mounted.object());
    assertEquals("/mnt", text(mounted.secondObject()));
  }

  @Test
  void aCallOfWhichNothingElseIsKnownIsItsOwnObject() {
    String call = "arch=c000003e syscall=39 success=yes exit=7 key=";
    assertEquals("getpid", text(one("SYSCALL", call + "(null)").object()));
    assertEquals("k", text(one("SYSCALL", call + "\"k\"").object()));
  }

  @Test
  void findsTheCallOfASeccompRecordWithAndWithoutAContext() {
    String call = "comm=\"x\" exe=\"/x\" sig=31 arch=c000003e syscall=41 compat=0 ip=0 code=0x0";
    EventSummary with = one("SECCOMP", "auid=1000 uid=1000 gid=1 ses=3 subj=s:t pid=1 " + call);
    EventSummary without = one("SECCOMP", "auid=1000 uid=1000 gid=1 ses=3 pid=1 " + call);

    assertEquals(text(with.object()), text(without.object()));
    assertEquals(Outcome.FAILED, without.outcome());
    assertEquals(Outcome.SUCCEEDED, one("SECCOMP", call.replace("0x0", "0x7fff0000")).outcome());
  }

  @Test
  void namesTheScriptAndNotItsInterpreter() {
    String body = "uid=0 auid=0 msg='cmd=\"x\" comm=\"backup\" exe=\"%s\"'";

    assertEquals("backup", text(one("USER_CMD", body.formatted("/usr/bin/python3.11")).how()));
    assertEquals("/usr/bin/vim", text(one("USER_CMD", body.formatted("/usr/bin/vim")).how()));
    assertEquals(
        "/usr/bin/bash", text(one("USER_CMD", "uid=0 auid=0 msg='exe=\"/usr/bin/bash\"'").how()));
  }

  @Test
  void keepsBlanksInQuotedValues() {
    assertEquals(
        "usb kbd",
        text(one("USER_DEVICE", "msg='op=insert device=\"usb kbd\" exe=\"/x\"'").object()));
  }

  @Test
  void tellsAnEventOfSeveralRecordsWithoutACallByItsFirst() {
    EventSummary deed =
        view.of(
                new AuditEvent(
                    new TestLog()
                        .record(1, "URINGOP", "uring_op=18 success=yes uid=0 key=\"k\"")
                        .record(1, "CWD", CWD)
                        .record(1, "PATH", path("a", "0100644", "NORMAL"))
                        .records()))
            .summary();

    assertEquals("io_uring-operation", text(deed.action()));
    assertEquals("privileged-acct", deed.subjectKind());
  }

  @Test
  void countsTheProcessesOfASignal() {
    TestLog log = new TestLog().record(1, "SYSCALL", syscall("kill", "key=(null)"));
    log.record(1, "OBJ_PID", "opid=10 ocomm=\"a\"");
    EventSummary one = view.of(new AuditEvent(log.records())).summary();
    log.record(1, "OBJ_PID", "opid=11 ocomm=\"b\"");
    EventSummary two = view.of(new AuditEvent(log.records())).summary();

    assertEquals("killed-pid process", text(one.action()) + " " + one.objectKind());
    assertEquals("killed-list-of-pids process-group", text(two.action()) + " " + two.objectKind());
    assertNull(one.key());
  }

  private EventSummary one(String type, String body) {
    return view.of(new AuditEvent(new TestLog().record(1, type, body).records())).summary();
  }

  private @Nullable String text(@Nullable Fact term) {
    if (term == null) {
      return null;
    }
    ByteBuilder out = new ByteBuilder();
    texts.append(term, out);
    return out.toSlice().utf8();
  }

  private static String syscall(String name, String key) {
    OptionalInt number = SyscallTable.of(new Arch(0xc000_003eL)).number(name);
    return "arch=c000003e syscall="
        + number.getAsInt()
        + " success=yes exit=0 a0=3e8 a1=3e9 a2=3ea a3=0 auid=1000 uid=0 ses=3 comm=\"tool\""
        + " exe=\"/usr/bin/tool\" "
        + key;
  }

  private static String path(String name, String mode, String nametype) {
    return "item=0 name=\"" + name + "\" inode=7 mode=" + mode + " nametype=" + nametype;
  }
}
