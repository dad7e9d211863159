package io.jaudit.output.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.DisplayWidth;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import java.time.ZoneOffset;
import java.util.HexFormat;
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
        "pid=1 comm=\"httpd\"|(httpd)",
        "pid=1 comm=612062|('a b')",
        "uid=33 comm=\"httpd\"|33",
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

    assertEquals(columns("1000→root", "EACCES", "executed", "/w/tool"), line(log));
  }

  /** Of a folder that is a descriptor the path is not known, but the name is. */
  @Test
  void showsTheNameOfAProgramRelativeToAnotherFolder() {
    TestLog log =
        log("SYSCALL", CALL.formatted("322", "success=no exit=-13 a0=3", "(null)"))
            .record(1, "CWD", "cwd=\"/w\"")
            .record(1, "PATH", PATH.formatted("tool"));

    assertEquals(columns("1000→root", "EACCES", "executed", "tool"), line(log));
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
        "id=1001 exe=\"/x\" hostname=2001:db8::1 addr=2001:db8::1 res=failed|1001 from 2001:db8::1",
        "acct=28756E6B6E6F776E207573657229 addr=10.1.2.3 res=failed|'(unknown user)' from 10.1.2.3",
      })
  void showsTheAccountAndAddressOfALogin(String message, String object) {
    TestLog log = log("USER_LOGIN", "uid=0 auid=4294967295 msg='op=login " + message + "'");

    assertEquals(columns("system→root", "failed", "logged-in", object), line(log));
  }

  /** Only programs that log in report the host of another; others report their own. */
  @ParameterizedTest
  @CsvSource({"10.0.0.7,vim-9 from 10.0.0.7", "?,vim-9"})
  void showsTheAddressNextToAnotherObject(String address, String object) {
    String message = "msg='sw=\"vim-9\" hostname=web1 addr=%s res=success'".formatted(address);
    TestLog log = log("SOFTWARE_UPDATE", "auid=33 uid=33 " + message);

    assertEquals(columns("33", "ok", "installed-software", object), line(log));
  }

  @Test
  void showsAnAddressOnce() {
    TestLog log = log("CRYPTO_SESSION", "uid=33 msg='addr=10.0.0.7 rport=50000 res=success'");

    assertEquals(columns("33", "ok", "started-crypto-session", "10.0.0.7"), line(log));
  }

  /** Others choose these names; none looks like a key, another word, or another column. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/tmp/x [MyMonitor]|'/tmp/x [MyMonitor]'",
        "/tmp/a b|'/tmp/a b'",
        "/tmp/(x)|'/tmp/(x)'",
        "/tmp/it's|'/tmp/it'\\''s'",
        "/tmp/→root|'/tmp/→root'",
        "/tmp/x…|'/tmp/x…'",
        "/tmp/\u00a0x|'/tmp/\u00a0x'",
        "/tmp/\u001b[0m|$'/tmp/\\e[0m'",
        "/tmp/名前|/tmp/名前",
        "/tmp/a=b,c;d&e*?$|/tmp/a=b,c;d&e*?$",
      })
  void aNameThatLooksLikeOtherPartsOfTheLineIsQuoted(String name, String object) {
    String hex = HexFormat.of().withUpperCase().formatHex(name.getBytes(UTF_8));
    TestLog log =
        log("SYSCALL", CALL.formatted("257", "success=yes exit=3", hex))
            .record(1, "PATH", "item=0 name=" + hex + " nametype=NORMAL");

    assertEquals(
        columns("1000→root", "ok", "opened-file", object + " [" + object + "]"), line(log));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "636174202F61,cat /a",
        "6563686F205B6B65795D,'echo [key]'",
        "2F62696E2F7368202D6320276964277C77,/bin/sh -c 'id'|w",
      })
  void aCommandOfSudoIsQuotedIfItLooksLikeAKey(String hex, String object) {
    assertEquals(
        columns("33", "", "ran-command", object),
        line(log("USER_CMD", "uid=33 msg='cmd=" + hex + "'")));
  }

  @Test
  void whatWasTypedIsInQuotesAlready() {
    TestLog log = log("TTY", "uid=33 data=6C73205B785D0D");

    assertEquals(columns("33", "", "typed", "\"ls [x]\",<ret>"), line(log));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CONFIG_CHANGE|op=set audit_backlog_limit=8192 old=64 res=1|ok"
            + "|changed-audit-configuration|audit_backlog_limit=8192 (was 64)",
        "CONFIG_CHANGE|audit_enabled=1 res=1|ok|changed-audit-configuration|audit_enabled=1",
        "CONFIG_CHANGE|op=add_rule key=\"k\" list=4 res=1|ok|added-audit-rule|k [k]",
        "CONFIG_CHANGE|op=remove_rule key=(null) list=4 res=1|ok|deleted-audit-rule|exit",
        "FEATURE_CHANGE|feature=loginuid_immutable old=0 new=1 old_lock=0 res=1|ok"
            + "|changed-audit-feature|loginuid_immutable=1 (was 0)",
        "MAC_STATUS|enforcing=0 old_enforcing=1|''|changed-selinux-enforcement-to|0 (was 1)",
        "MAC_CONFIG_CHANGE|bool=httpd_x val=1 old_val=0|''|changed-selinux-boolean|httpd_x=1 (was 0)",
      })
  void showsWhatASettingWasChangedTo(
      String type, String body, String outcome, String action, String object) {
    assertEquals(columns("33", outcome, action, object), line(log(type, "auid=33 " + body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTEGRITY_RULE|file=\"/usr/bin/x\" hash=\"sha256:1\"|/usr/bin/x",
        "INTEGRITY_DATA|op=appraise_data cause=invalid-hash name=\"/usr/bin/y\"|/usr/bin/y",
      })
  void showsTheFileThatWasMeasured(String type, String body, String object) {
    assertEquals(columns("33", "", type, object), line(log(type, "uid=33 " + body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELINUX_ERR|op=security_compute_av reason=bounds|''|SELINUX_ERR|security_compute_av",
        "DM_CTRL|module=crypt op=ctr res=1|ok|DM_CTRL|ctr",
        "NETFILTER_PKT|saddr=10.0.0.1 daddr=10.0.0.2 proto=6|''|NETFILTER_PKT|10.0.0.1 to 10.0.0.2",
      })
  void showsTheOperationOrThePacketIfTheTypeTellsNoMore(
      String type, String body, String outcome, String action, String object) {
    assertEquals(columns("33", outcome, action, object), line(log(type, "uid=33 " + body)));
  }

  @Test
  void aLoginWithoutAnAccountIsShownWithItsTerminal() {
    String message =
        "pid=1 uid=0 auid=4294967295 msg='op=login exe=\"/usr/sbin/sshd\" hostname=? addr=%s"
            + " terminal=ssh res=failed'";
    assertEquals(
        columns("system→root", "failed", "logged-in", "on ssh from 10.1.2.3"),
        line(log("USER_LOGIN", message.formatted("10.1.2.3"))));
    assertEquals(
        columns("system→root", "failed", "logged-in", "on ssh"),
        line(log("USER_LOGIN", message.formatted("?"))));
  }

  @Test
  void anIdWithoutANameIsANumber() {
    TestLog log = log("DEL_USER", "uid=33 msg='id=1005 res=success'");

    assertEquals(columns("33", "ok", "deleted-user-account", "1005"), line(log));
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
        "avc:  denied  { name_connect } for pid=1 comm=\"curl\" dest=8080 scontext=a tcontext=b"
            + " tclass=tcp_socket permissive=0|name_connect on tcp_socket port 8080 (b)",
        "avc:  denied  { name_bind } for pid=1 comm=\"x\" src=81 scontext=a tcontext=b"
            + " tclass=tcp_socket permissive=0|name_bind on tcp_socket port 81 (b)",
        "avc:  denied  { recv } for pid=1 comm=\"x\" saddr=10.0.0.1 src=5 daddr=fe80::2 dest=22"
            + " tcontext=b tclass=peer|recv on peer [fe80::2]:22 (b)",
        "apparmor=\"DENIED\" operation=\"capable\" profile=\"/x\" pid=1 comm=\"x\" capability=21"
            + " capname=\"sys_admin\"|capable sys_admin",
        "apparmor=\"DENIED\" operation=\"create\" profile=\"/x\" pid=1 comm=\"x\" family=\"inet\""
            + " sock_type=\"raw\" protocol=1 requested_mask=\"create\" denied_mask=\"create\""
            + "|create create inet raw",
        "apparmor=\"DENIED\" operation=\"open\" profile=\"/usr/sbin/x\" name=\"/etc/ssl/k\""
            + " pid=1 comm=\"x\" requested_mask=\"wr\" denied_mask=\"r\"|open r on /etc/ssl/k",
        "lsm=SMACK fn=smack_inode_permission action=denied subject=\"a\" object=\"b\" requested=r"
            + " pid=1 comm=\"x\"|r on b",
      })
  void showsWhatWasDeniedOnWhat(String body, String object) {
    String comm = body.replaceFirst("(?s).*comm=\"(\\w+)\".*", "($1)");
    assertEquals(columns(comm, "failed", "denied", object), line(log("AVC", body)));
  }

  @Test
  void showsWhatWasDeniedToAMessageOfDbus() {
    TestLog log =
        log(
            "USER_AVC",
            "uid=81 msg='avc:  denied  { send_msg } for msgtype=method_call interface=a.b"
                + " member=Go dest=:1.2 spid=9 scontext=x tcontext=y tclass=dbus exe=\"/d\"'");

    assertEquals(columns("81", "failed", "denied", "send_msg on dbus a.b.Go (y)"), line(log));
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
  void showsTheOperationOfIoUring() {
    TestLog log =
        log("URINGOP", "uring_op=18 success=no exit=-13 uid=1000 key=\"k\"")
            .record(1, "PATH", PATH.formatted("/f"));

    assertEquals(columns("1000", "EACCES", "openat", "/f [k]"), line(log));
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

    writer(LineWriter.UNLIMITED).write(new AuditEvent(log.records()), out);

    assertEquals(columns("33", "", "ran-command", "$'a\\n\\e[31m'"), out.toSlice().utf8());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "100|2024-03-18 10:00:00 33           ok     opened-file          /usr/share/日本語/名前.txt [k]",
        "99|03-18 10:00:00 33           ok     opened-file /usr/share/日本語/名前.txt [k]",
        "80|03-18 10:00:00 33           ok     opened-file /usr/share/日本語/名前.txt [k]",
        "79|10:00:00 33 ok opened-file /usr/share/日本語/名前.txt [k]",
        "57|10:00:00 33 ok opened-file /usr/share/日本語/名前.txt [k]",
        "56|10:00:00 33 ok opened-file /usr/share/日本語/名前.t… [k]",
        "50|10:00:00 33 ok opened-file /usr/share/日本語/… [k]",
        "47|10:00:00 33 ok opened-file /usr/share/日本… [k]",
        "46|10:00:00 33 ok opened-fi… /usr/share/日本… [k]",
        "43|10:00:00 33 ok opened-… /usr/share/日… [k]",
        "36|10:00:00 33 ok opened-… /usr/sh… [k]",
        "35|10:00:00 33 ok opened-… /usr/s… [k]",
        "21|ok opened… /usr/… [k]",
        "10|opene… /u…",
        "8|opene… …",
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

    writer(width).write(new AuditEvent(log.records()), out);

    assertEquals(expected + "\n", out.toSlice().utf8());
  }

  @Test
  void colorsTheCells() {
    TestLog log =
        log("SYSCALL", CALL.formatted("257", "success=no exit=-13", "\"k\""))
            .record(1, "PATH", PATH.formatted("/f"));
    ByteBuilder out = new ByteBuilder();

    writer(LineWriter.UNLIMITED).colored().write(new AuditEvent(log.records()), out);

    assertEquals(
        "<2>2024-03-18 10:00:00<0> <33>1000→root<0>    <31>EACCES<0> <1>opened-file<0>          /f"
            + " <36>[k]<0>\n",
        out.toSlice().utf8().replaceAll("\033\\[(\\d+)m", "<$1>"));
  }

  private static String columns(String who, String outcome, String action, String object) {
    return "2024-03-18 10:00:00 %-12s %-6s %-20s %s".formatted(who, outcome, action, object).strip()
        + "\n";
  }

  private static TestLog log(String type, String body) {
    return new TestLog().at("10:00:00").record(1, type, body);
  }

  private static String line(TestLog log) {
    ByteBuilder out = new ByteBuilder();
    EventWriter writer = writer(LineWriter.UNLIMITED);
    writer.write(new AuditEvent(log.records()), out);
    return out.toSlice().utf8();
  }

  private static LineWriter writer(int width) {
    LocalClock clock = new LocalClock(() -> ZoneOffset.UTC, DateStyle.ISO);
    return new LineWriter(Identities.ofLog(), clock, width);
  }

  /** Their objects are in no field that such records usually have. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CHGRP_ID|uid=0 msg='op=changing new_gid=4550 id=0 exe=\"/usr/bin/newgrp\" res=success'|changed-group        4550",
        "CRYPTO_PARAM_CHANGE_USER|uid=0 msg='op=prng_seed kind=server bytes=6 source=/dev/urandom  exe=\"/usr/sbin/sshd\" res=success'|CRYPTO_PARAM_CHANGE_USER prng_seed from /dev/urandom",
        "USER_SELINUX_ERR|uid=0 msg='avc:  netlink recvfrom: error 9  exe=\"/usr/lib/systemd/systemd\" sauid=0 hostname=? addr=? terminal=?'|access-error         avc: netlink recvfrom: error 9",
        "SERVICE_START|uid=0 msg=' comm=\"bluetooth\" exe=\"/usr/lib/systemd/systemd\" hostname=? addr=? terminal=? res=success'|started-service      bluetooth",
        "SERVICE_STOP|uid=0 msg='unit=cron comm=\"systemd\" exe=\"/usr/lib/systemd/systemd\" hostname=? addr=? terminal=? res=success'|stopped-service      cron",
        "USER|uid=0 msg='text=hello from operator exe=\"/usr/sbin/auditctl\" hostname=? addr=? terminal=? res=success'|sent-message         hello from operator",
        "USER|uid=0 msg='hello operator exe=\"/usr/sbin/auditctl\" hostname=? addr=? terminal=? res=success'|sent-message",
        "AUOMS_EXECVE|arch=x86_64 syscall=execve success=yes exit=0 uid=0 name=\"/bin/bash\" argc=2 cmdline=\"bash -i\"|AUOMS_EXECVE         bash -i",
        "AUOMS_EXECVE|arch=x86_64 syscall=execve success=no exit=-2 uid=0 name=\"/bin/x\" cmdline=\"y\"|AUOMS_EXECVE         /bin/x",
      })
  void showsObjectsOfUnusualRecords(String type, String body, String expected) {
    String line = line(log(type, body)).stripTrailing();
    assertTrue(line.endsWith(" " + expected), line);
  }

  /** Whatever the width, a line fits, and no part of it is cut twice. */
  @Test
  void fitsAnyWidthAndKeepsTheKeysWhereThereIsRoom() {
    TestLog log =
        new TestLog()
            .record(
                1,
                "SYSCALL",
                "arch=c000003e syscall=257 success=no exit=-13 auid=1000 uid=0 euid=0"
                    + " comm=\"cat\" exe=\"/usr/bin/cat\" key=\"MyMonitor\"AUID=\"alice\" EUID=\"root\"")
            .record(1, "PATH", "item=0 name=\"/usr/share/日本語/名前.txt\" nametype=NORMAL");
    AuditEvent event = new AuditEvent(log.records());
    for (int width = 10; width <= 200; width++) {
      ByteBuilder out = new ByteBuilder();
      writer(width).write(event, out);
      ByteSlice line = out.toSlice().slice(0, out.length() - 1);
      String text = line.utf8();

      assertTrue(DisplayWidth.of(line) <= width, text);
      assertFalse(text.contains("……") || text.contains("… …"), text);
      assertEquals(width >= 36 || (width >= 27 && width < 30), text.contains("["), text);
      assertEquals(width >= 30, text.contains("00:00:00 "), text);
      assertTrue(text.contains("opene"), text);
    }
  }

  /** A line of 60 to 80 columns is readable if all of its parts are of a usual length. */
  @Test
  void inNarrowLinesTheObjectIsCutBeforeTheKeys() {
    TestLog log =
        log("SYSCALL", CALL.formatted("257", "success=no exit=-13", "\"MyMonitor\""))
            .record(1, "PATH", PATH.formatted("/home/alice/" + "x".repeat(100)));
    for (int width = 60; width < 160; width++) {
      ByteBuilder out = new ByteBuilder();
      writer(width).write(new AuditEvent(log.records()), out);
      String line = out.toSlice().utf8().stripTrailing();
      assertTrue(line.endsWith("… [MyMonitor]"), line);
      assertTrue(line.contains("1000→root ") && line.contains(" EACCES opened-"), line);
      assertTrue(line.matches(".* /home/alice\\S*… .*"), line);
      assertEquals(width, line.length(), line);
    }
  }
}
