package io.jaudit.output.lines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineWriterTest {
  private static final String CALL =
      "arch=c000003e syscall=%s %s auid=1000 uid=0 euid=0 comm=\"sh\""
          + " exe=\"/usr/bin/bash\" key=%s";
  private static final String PATH = "item=0 name=\"%s\" inode=7 mode=0100755 nametype=NORMAL";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "auid=1000 uid=1000 euid=0|1000→root",
        "auid=1000 uid=0 euid=1000|1000",
        "auid=1000 uid=0|1000→root",
        "auid=0 uid=0 euid=0|root",
        "auid=4294967295 uid=0 euid=0|system→root",
        "auid=4294967295 uid=4294967295|system",
        "uid=33|33",
        "pid=1|''",
      })
  void tellsWhoActedAndAsWhom(String ids, String who) {
    assertEquals(
        columns(who, "ok", "ran-command", ""), line(log("USER_CMD", ids + " res=success")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "success=yes exit=3|ok",
        "success=no exit=-13|EACCES",
        "success=no exit=-2|ENOENT",
        "success=no exit=0|failed",
        "exit=0|''",
      })
  void tellsHowItEnded(String result, String outcome) {
    TestLog log =
        log("SYSCALL", CALL.formatted("257", result, "\"k\""))
            .record(1, "CWD", "cwd=\"/w\"")
            .record(1, "PATH", PATH.formatted("f"));

    assertEquals(columns("1000→root", outcome, "opened-file", "/w/f [k]"), line(log));
  }

  @Test
  void showsTheCommandLineOfAnExec() {
    TestLog log =
        log("SYSCALL", CALL.formatted("59", "success=yes exit=0", "6101620163"))
            .record(1, "EXECVE", "argc=3 a0=\"bash\" a1=\"-c\" a2=6964203E2078")
            .record(1, "CWD", "cwd=\"/w\"")
            .record(1, "PATH", PATH.formatted("/usr/bin/bash"));

    assertEquals(columns("1000→root", "ok", "executed", "bash -c 'id > x' [a,b,c]"), line(log));
  }

  @Test
  void showsTheProgramThatWasNotExecuted() {
    TestLog log =
        log("SYSCALL", CALL.formatted("59", "success=no exit=-13", "(null)"))
            .record(1, "CWD", "cwd=\"/w\"")
            .record(1, "PATH", PATH.formatted("./tool"));

    assertEquals(columns("1000→root", "EACCES", "executed", "/w/./tool"), line(log));
  }

  @Test
  void showsTheCommandOfSudo() {
    TestLog log =
        log("USER_CMD", "uid=1000 auid=1000 msg='cwd=\"/\" cmd=636174202F612062 res=success'");

    assertEquals(columns("1000", "ok", "ran-command", "cat /a b"), line(log));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "acct=\"bob\" exe=\"/x\" hostname=? addr=10.1.2.3 terminal=ssh res=failed|bob from 10.1.2.3",
        "acct=\"bob\" exe=\"/x\" hostname=h.example addr=? res=failed|bob from h.example",
        "acct=\"bob\" exe=\"/x\" hostname=? addr=? terminal=tty1 res=failed|bob",
        "id=1001 exe=\"/x\" hostname=2001:db8::1 addr=2001:db8::1 res=failed|unknown(1001) from 2001:db8::1",
        "acct=28756E6B6E6F776E207573657229 addr=10.1.2.3 res=failed|(unknown user) from 10.1.2.3",
      })
  void showsTheAccountAndAddressOfALogin(String message, String object) {
    TestLog log = log("USER_LOGIN", "uid=0 auid=4294967295 msg='op=login " + message + "'");

    assertEquals(columns("system→root", "failed", "logged-in", object), line(log));
  }

  @Test
  void showsTheAddressNextToAnotherObject() {
    TestLog log =
        log(
            "SOFTWARE_UPDATE",
            "auid=33 uid=33 msg='sw=\"vim-9\" hostname=web1 addr=? res=success'");

    assertEquals(columns("33", "ok", "installed-software", "vim-9 from web1"), line(log));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "avc:  denied  { read write } for pid=1 comm=\"cat\" name=\"shadow\" scontext=u:r:a_t:s0"
            + " tcontext=u:r:b_t:s0 tclass=file permissive=0"
            + "|read write on file shadow (u:r:b_t:s0)",
        "avc:  denied  { getattr } for pid=1 comm=\"cat\" path=\"/etc/shadow\" scontext=u:r:a_t:s0"
            + " tcontext=u:r:b_t:s0 tclass=file permissive=0"
            + "|getattr on file /etc/shadow (u:r:b_t:s0)",
        "avc:  denied  { signal } for pid=1 comm=\"kill\" scontext=u:r:a_t:s0 tcontext=u:r:b_t:s0"
            + " tclass=process permissive=0|signal on process (u:r:b_t:s0)",
        "apparmor=\"DENIED\" operation=\"open\" profile=\"/usr/sbin/x\" name=\"/etc/ssl/k\""
            + " pid=1 comm=\"x\" requested_mask=\"wr\" denied_mask=\"r\"|open r on /etc/ssl/k",
        "lsm=SMACK fn=smack_inode_permission action=denied subject=\"a\" object=\"b\" requested=r"
            + " pid=1 comm=\"x\"|r on b",
      })
  void showsWhatWasDeniedOnWhat(String body, String object) {
    assertEquals(columns("", "failed", "denied", object), line(log("AVC", body)));
  }

  @Test
  void takesTheWholeNameOfWhatWasDeniedFromPath() {
    TestLog log =
        log("AVC", "avc:  denied  { read } for pid=1 name=\"shadow\" tcontext=b tclass=file")
            .record(1, "SYSCALL", CALL.formatted("257", "success=no exit=-13", "\"k\""))
            .record(1, "CWD", "cwd=\"/etc\"")
            .record(1, "PATH", PATH.formatted("shadow"));

    assertEquals(
        columns("1000→root", "EACCES", "denied", "read on file /etc/shadow (b) [k]"), line(log));
  }

  @ParameterizedTest
  @CsvSource({
    "020001BB0A0102030000000000000000,10.1.2.3:443",
    "0A00FFFF000000000000000000000000000000000000000100000000,[::1]:65535",
    "01002F72756E2F782E736F636B00,/run/x.sock",
  })
  void showsAddressAndPort(String saddr, String object) {
    TestLog log =
        log("SYSCALL", CALL.formatted("42", "success=yes exit=0", "(null)"))
            .record(1, "SOCKADDR", "saddr=" + saddr);

    assertEquals(columns("1000→root", "ok", "connected-to", object), line(log));
  }

  @Test
  void showsTheSystemCallIfNothingElseIsKnown() {
    TestLog log =
        log("SYSCALL", CALL.formatted("56", "success=yes exit=7", "\"procs\""))
            .record(1, "PATH", PATH.formatted("/f"));

    assertEquals(columns("1000→root", "ok", "clone", "/f [procs]"), line(log));
  }

  @Test
  void showsTheNode() {
    TestLog log = new TestLog().at("10:00:00").node("web-01").record(1, "USER_CMD", "uid=33");

    assertEquals("2024-03-18 10:00:00 web-01   33                  ran-command\n", line(log));
  }

  @Test
  void showsTheTypeIfTheActionIsUnknown() {
    assertEquals(columns("33", "", "UNKNOWN[9999]", ""), line(log("UNKNOWN[9999]", "uid=33")));
  }

  /** Newlines and escape sequences would make other lines, or control the terminal. */
  @Test
  void isOneLineEvenIfNothingElseIsEscaped() {
    TestLog log = log("USER_CMD", "uid=33 msg='cmd=610A1B5B33316D'");
    ByteBuilder out = new ByteBuilder();

    writer(Escape.RAW, LineWriter.UNLIMITED).write(new AuditEvent(log.records()), out);

    assertEquals(columns("33", "", "ran-command", "a\\012\\033[31m"), out.toSlice().utf8());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "83|2024-03-18 10:00:00 33           ok     opened-file  /usr/share/日本語/名前.txt [k]",
        "82|2024-03-18 10:00:00 33           ok     opened-file  /usr/share/日本語/名前.t… [k]",
        "79|2024-03-18 10:00:00 33           ok     opened-file  /usr/share/日本語/名… [k]",
        "75|2024-03-18 10:00:00 33           ok     opened-file  /usr/share/日本語… [k]",
        "73|2024-03-18 10:00:00 33           ok     opened-file  /usr/share/日本… [k]",
        "72|2024-03-18 10:00:00 33           ok     opened-file  /usr/share/日本語/…",
        "60|2024-03-18 10:00:00 33           ok     opened-file  /usr/s…",
        "21|2024-03-18 10:00:00 …",
        "20|2024-03-18 10:00:00…",
        "10|2024-03-1…",
        "1|…",
      })
  void cutsTheObjectAndThenTheEndOfTheLine(int width, String expected) {
    TestLog log =
        log("SYSCALL", "arch=c000003e syscall=257 uid=33 success=yes key=\"k\"")
            .record(
                1,
                "PATH",
                "item=0 name=2F7573722F73686172652FE697A5E69CACE8AA9E2FE5908DE5898D2E747874 nametype=NORMAL");
    ByteBuilder out = new ByteBuilder();

    writer(Escape.TTY, width).write(new AuditEvent(log.records()), out);

    assertEquals(expected + "\n", out.toSlice().utf8());
  }

  @Test
  void colorsTheCells() {
    TestLog log =
        log("SYSCALL", CALL.formatted("257", "success=no exit=-13", "\"k\""))
            .record(1, "PATH", PATH.formatted("/f"));
    ByteBuilder out = new ByteBuilder();

    writer(Escape.TTY, LineWriter.UNLIMITED).colored().write(new AuditEvent(log.records()), out);

    assertEquals(
        "<2>2024-03-18 10:00:00<0> <33>1000→root<0>    <31>EACCES<0> <1>opened-file<0>  /f"
            + " <36>[k]<0>\n",
        out.toSlice().utf8().replaceAll("\033\\[(\\d+)m", "<$1>"));
  }

  private static String columns(String who, String outcome, String action, String object) {
    return "2024-03-18 10:00:00 %-12s %-6s %-12s %s".formatted(who, outcome, action, object).strip()
        + "\n";
  }

  private static TestLog log(String type, String body) {
    return new TestLog().at("10:00:00").record(1, type, body);
  }

  private static String line(TestLog log) {
    ByteBuilder out = new ByteBuilder();
    EventWriter writer = writer(Escape.TTY, LineWriter.UNLIMITED);
    writer.write(new AuditEvent(log.records()), out);
    return out.toSlice().utf8();
  }

  private static LineWriter writer(Escape escape, int width) {
    LocalClock clock = new LocalClock(() -> ZoneOffset.UTC, DateStyle.ISO);
    return new LineWriter(Identities.ofLog(), clock, escape, width);
  }
}
