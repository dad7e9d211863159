package io.jaudit.output.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.TestLog;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import java.time.ZoneId;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWriterTest {
  private static final String CALL =
      "arch=c000003e syscall=%d success=yes exit=0 a0=0 a1=0 a2=0 a3=0 auid=4294967295 uid=0"
          + " comm=\"tool\" exe=\"/usr/bin/tool\" key=\"k\"";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "uid=0 auid=4294967295 msg='cmd=\"ls -l\" exe=\"/b\" res=success'"
            + "|`system, acting as root, successfully ran-command ls -l using /b`",
        "uid=0 auid=0 msg='cmd=\"ls\" exe=\"/b\" res=failed'"
            + "|`root unsuccessfully ran-command ls using /b`",
        "uid=0 auid=0 msg='cmd=\"ls\" exe=\"/b\"'|`root ran-command ls using /b`",
        "uid=0 msg='cmd=\"ls\"'|`ran-command ls `",
        "uid=0 auid=0 msg='res=success'|`root successfully ran-command `",
        "uid=0 auid=0 msg='exe=\"/b\" res=success'|`root successfully ran-command using /b`",
        "cmd=610A1B5B33316D|`ran-command a\\012\\033[31m `",
      })
  void saysWhoDidWhat(String body, String sentence) {
    assertEquals("At 10:00:00 03/18/24 " + sentence + "\n", text(log("USER_CMD", body)));
  }

  @Test
  void beginsWithTheNode() {
    TestLog log = new TestLog().at("10:00:00").node("web-01").record(1, "USER_CMD", "cmd=\"x\"");

    assertEquals("On web-01 at 10:00:00 03/18/24 ran-command x \n", text(log));
  }

  @Test
  void writesIsoDatesOnRequest() {
    ByteBuilder out = new ByteBuilder();
    LocalClock clock = new LocalClock(() -> ZoneId.of("UTC"), DateStyle.ISO);
    new TextWriter(Identities.ofLog(), clock, Escape.TTY)
        .write(new AuditEvent(log("USER_CMD", "cmd=\"x\"").records()), out);

    assertEquals("At 10:00:00 2024-03-18 ran-command x \n", out.toSlice().utf8());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "02000050010203040000000000000000|1.2.3.4",
        "0A0000500000000020010DB800000000000000000000000100000000|2001:db8::1",
        "01002F72756E2F782E736F636B|/run/x.sock",
        "0100006162|ab",
        "0100|local",
        "100000000000000000000000|netlink"
      })
  void saysOfASocketItsAddressPathOrFamily(String address, String object) {
    TestLog log = log("SYSCALL", CALL.formatted(42)).record(1, "SOCKADDR", "saddr=" + address);

    assertEquals(
        "At 10:00:00 03/18/24 system, acting as root, successfully connected-to "
            + object
            + " using /usr/bin/tool\n",
        text(log));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|killed-pid (11)",
        "3|killed-list-of-pids (11,12,13)",
        "5|killed-list-of-pids (11,12,13,...)"
      })
  void namesTheFirstTargetsOfASignal(int targets, String action) {
    TestLog log = log("SYSCALL", CALL.formatted(62));
    for (int i = 1; i <= targets; i++) {
      log.record(1, "OBJ_PID", "opid=1" + i + " ouid=0 ocomm=\"x\"");
    }

    assertEquals(
        "At 10:00:00 03/18/24 system, acting as root, successfully "
            + action
            + " using /usr/bin/tool\n",
        text(log));
  }

  @Test
  void saysToWhatAndLeavesOutHowAProgramWasExecuted() {
    String path = "item=%d name=\"%s\" inode=1 mode=0100644 nametype=NORMAL";
    TestLog renamed =
        log("SYSCALL", CALL.formatted(82))
            .record(1, "CWD", "cwd=\"/w\"")
            .record(1, "PATH", path.formatted(0, "a"))
            .record(1, "PATH", path.formatted(1, "b"))
            .record(1, "PATH", path.formatted(2, "c"))
            .record(1, "PATH", path.formatted(3, "../d"));
    TestLog executed =
        log("SYSCALL", CALL.formatted(59))
            .record(1, "EXECVE", "argc=1 a0=\"x\"")
            .record(1, "CWD", "cwd=\"/w\"")
            .record(1, "PATH", path.formatted(0, "/bin/x"));

    assertEquals(
        "At 10:00:00 03/18/24 system, acting as root, successfully renamed /w/c to /d using"
            + " /usr/bin/tool\n",
        text(renamed));
    assertEquals(
        "At 10:00:00 03/18/24 system, acting as root, successfully executed /bin/x \n",
        text(executed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "success=yes|/usr/bin/bash|argc=3 a0=\"bash\" a1=\"-c\" a2=\"id;ls\"|/usr/bin/bash -c 'id;ls'",
        "success=yes|/usr/bin/bash|argc=1 a0=\"/usr/bin/bash\"|/usr/bin/bash",
        "success=yes|/usr/bin/bash|argc=1 a0=\"-bash\"|/usr/bin/bash (-bash)",
        "success=yes|x.sh|argc=3 a0=\"/bin/sh\" a1=\"./x.sh\" a2=\"a\"|/w/x.sh (/bin/sh ./x.sh a)",
        "success=yes|/a/b|argc=2 a0=\"b\" a1=610A1B|/a/b $'a\\n\\e'",
        "success=yes|/a/b c|argc=2 a0=622063 a1=\"-x\"|'/a/b c' -x",
        "success=yes|/a/b c|argc=0|/a/b c",
        "success=no|/a/b|argc=2 a0=\"b\" a1=\"-x\"|/a/b -x",
      })
  void showsTheCommandThatWasExecuted(String result, String name, String execve, String command) {
    String hex = HexFormat.of().withUpperCase().formatHex(name.getBytes(UTF_8));
    TestLog log =
        log("SYSCALL", "arch=c000003e syscall=59 uid=0 auid=0 comm=\"x\" exe=\"/x\" " + result)
            .record(1, "EXECVE", execve)
            .record(1, "CWD", "cwd=\"/w\"")
            .record(1, "PATH", "item=0 name=" + hex + " nametype=NORMAL");
    String how = result.endsWith("yes") ? "successfully" : "unsuccessfully";

    assertEquals("At 10:00:00 03/18/24 root %s executed %s \n".formatted(how, command), text(log));
  }

  /** As fexecve does; then exe is all that is known. */
  @Test
  void showsTheProgramThatWasExecutedByADescriptor() {
    String call = "arch=c000003e syscall=322 success=yes a0=3 uid=0 auid=0 comm=\"3\" exe=\"/a/b\"";
    TestLog log =
        log("SYSCALL", call)
            .record(1, "EXECVE", "argc=2 a0=\"b\" a1=\"-x\"")
            .record(1, "CWD", "cwd=\"/w\"")
            .record(1, "PATH", "item=0 name=\"\" nametype=NORMAL");

    assertEquals("At 10:00:00 03/18/24 root successfully executed /a/b -x \n", text(log));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "avc:  denied  { read open } for pid=1 comm=\"x\" name=\"a\" scontext=s tcontext=t tclass=file"
            + "|s unsuccessfully accessed-mac-policy-controlled-object a (denied read open on file)"
            + " using x",
        "apparmor=\"DENIED\" operation=\"open\" profile=\"p\" name=\"/a\" comm=\"x\" denied_mask=\"r\""
            + "|p unsuccessfully accessed-mac-policy-controlled-object /a (denied open r) using x",
        "avc:  granted  { setenforce } for pid=1 comm=\"x\" scontext=s tcontext=t tclass=security"
            + "|s successfully accessed-mac-policy-controlled-object t (granted setenforce on"
            + " security) using x",
      })
  void showsWhatWasDeniedOnWhat(String body, String sentence) {
    assertEquals("At 10:00:00 03/18/24 " + sentence + "\n", text(log("AVC", body)));
  }

  @Test
  void showsWhereALoginCameFrom() {
    String message = "msg='op=login acct=\"bob\" exe=\"/s\" hostname=? addr=10.0.0.7 terminal=ssh";
    assertEquals(
        "At 10:00:00 03/18/24 bob unsuccessfully logged-in ssh from 10.0.0.7 using /s\n",
        text(log("USER_LOGIN", "uid=0 auid=4294967295 " + message + " res=failed'")));
    assertEquals(
        "At 10:00:00 03/18/24 bob unsuccessfully logged-in ssh from h using /s\n",
        text(
            log(
                "USER_LOGIN",
                "uid=0 " + message.replace("?", "h").replace("10.0.0.7", "?") + " res=failed'")));
  }

  private static TestLog log(String type, String body) {
    return new TestLog().at("10:00:00").record(1, type, body);
  }

  private static String text(TestLog log) {
    ByteBuilder out = new ByteBuilder();
    LocalClock clock = new LocalClock(() -> ZoneId.of("UTC"), DateStyle.MONTH_FIRST);
    new TextWriter(Identities.ofLog(), clock, Escape.TTY).write(new AuditEvent(log.records()), out);
    return new String(out.toSlice().toByteArray(), ISO_8859_1);
  }
}
