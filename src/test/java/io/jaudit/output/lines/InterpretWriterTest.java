package io.jaudit.output.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.Escape;
import io.jaudit.output.JsonOutput;
import io.jaudit.output.LocalClock;
import io.jaudit.output.LocalClock.DateStyle;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpretWriterTest {
  private static String lines(Escape escape, ZoneId zone, String... lines) {
    byte[] log = String.join("\n", lines).getBytes(ISO_8859_1);
    ByteBuilder out = new ByteBuilder();
    LocalClock clock = new LocalClock(() -> zone, DateStyle.MONTH_FIRST);
    new InterpretWriter(Identities.ofLog(), clock, escape)
        .write(new AuditEvent(JsonOutput.parse(log)), out);
    return out.toSlice().latin1();
  }

  /** The body of a record, interpreted, without the newline after it. */
  private static String body(Escape escape, String type, String body) {
    String out = lines(escape, ZoneOffset.UTC, "type=" + type + " msg=audit(1000.000:1): " + body);
    String head = "----\ntype=" + type + " msg=audit(01/01/70 00:16:40.000:1) : ";
    assertTrue(out.startsWith(head), out);
    return out.substring(head.length(), out.length() - 1);
  }

  @Test
  void hasDashesTheLocalTimeAndTheRecordsInLogOrder() {
    assertEquals(
        "----\n"
            + "node=h type=SYSCALL msg=audit(11/14/23 17:13:20.007:42) : arch=x86_64 uid=root \n"
            + "node=h type=CWD msg=audit(11/14/23 17:13:20.007:42) : cwd=/ \n",
        lines(
            Escape.TTY,
            ZoneId.of("America/New_York"),
            "node=h type=SYSCALL msg=audit(1700000000.007:42): arch=c000003e uid=0",
            "node=h type=CWD msg=audit(1700000000.007:42): cwd=\"/\""));
  }

  @Test
  void namesTypesByTheirCanonicalName() {
    assertTrue(
        lines(Escape.TTY, ZoneOffset.UTC, "type=user_cmd msg=audit(1000.000:1): a=1")
            .contains("type=USER_CMD "));
    assertTrue(
        lines(Escape.TTY, ZoneOffset.UTC, "type=UNKNOWN[1336] msg=audit(1000.000:1): a=1")
            .contains("type=URINGOP "));
    assertTrue(
        lines(Escape.TTY, ZoneOffset.UTC, "type=UNKNOWN[1999] msg=audit(1000.000:1): a=1")
            .contains("type=UNKNOWN[1999] "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        // Text and blanks between fields stay, and a line ends with a blank.
        "avc:  denied  { read } for  pid=1 comm=\"x\"|avc:  denied  { read } for  pid=1 comm=x ",
        "pid=1 msg='op=a acct=\"b c\" exe=\"/x\" res=success'"
            + "|pid=1 msg='op=a acct=b c exe=/x res=success' ",
        "pid=1 msg='op=a acct=\"root\"'|pid=1 msg='op=a acct=root' ",
        "msg='uid=0'|msg='uid=root' ",
        // What programs of old wrote: brackets and commas.
        "msg='PAM: open acct=root : exe=\"/c\" (hostname=?, addr=?, terminal=cron res=success)'"
            + "|msg='PAM: open acct=root : exe=/c (hostname=?, addr=?  terminal=cron res=success)' ",
        "uid=0, ses=3, x=1|uid=root  ses=3  x=1 ",
        "uid=0,auid=0 x=1|uid=root auid=root x=1 ",
        "(uid=0 x=1|(uid=root x=1 ",
        "subj=a:b:c1,c2 x=1,y|subj=a:b:c1,c2 x=1,y",
        // ausearch swallows what follows a quote.
        "exe=\"/a\",comm=\"b\"|exe=/a,comm=b ",
        "(exe=\"/a\") x=1|(exe=/a) x=1 ",
        // ... and the words after the last field, and a value whose quote is not closed.
        "exe=\"/a b\" and more|exe=/a b and more",
        "cmd=\"/a b|cmd=\"/a b ",
        "key=61016201|key=a key=b key= ",
        "key=(null)|key=(null) ",
        "tty pid=1 data=6162|tty pid=1 data=\"ab\"",
        "msg=data=6162|msg=data=\"ab\"",
        "msg=op=\"x\"|msg=op=\"x\" ",
        "msg=audit(1.2:3): uid=0|msg=audit(1.2:3): uid=root ",
        "initialized|initialized",
        "a= uid= =x|a= uid= =x ",
        "op=a:exe=\"/b\" x=1|op=a:exe=\"/b\" x=1 ",
        "uid=0 \u001dUID=\"alice\"|uid=alice ",
        // A log that was cut out of another text.
        "key=61016201|key=a key=b key= ",
        "key=6101620163\"|key=a key=b key=c ",
        "comm=61\"\"|comm=61\"\" ",
        "key=6g\"|key=6g\" ",
        // auditd of old wrote this without braces.
        "saddr=020000507F000001 uid=0\u001dSADDR=unknown family(2) UID=\"al\""
            + "|saddr={ saddr_fam=inet laddr=127.0.0.1 lport=80 } uid=al ",
        "saddr=0000\u001dSADDR=unknown family|saddr=unknown-family(0) ",
      })
  void keepsTheTextAroundTheValues(String body, String expected) {
    assertEquals(expected, body(Escape.TTY, "USER_TTY", body));
  }

  @Test
  void separatesANameFromTheQuoteBeforeIt() {
    assertEquals(
        "key=priv_esc ARCH=x86_64 AUID=\"u\" ",
        body(Escape.TTY, "SYSCALL", "key=\"priv_esc\"ARCH=x86_64 AUID=\"u\""));
  }

  @Test
  void escapesValuesAsAsked() {
    String body = "x=$ addr=a$b cmd=6120240A res=ok";
    assertEquals("x=$ addr=a$b cmd=a $\n res=ok ", body(Escape.RAW, "USER_CMD", body));
    assertEquals("x=$ addr=a$b cmd=a $\\012 res=ok ", body(Escape.TTY, "USER_CMD", body));
    assertEquals("x=$ addr=a\\$b cmd=a\\ \\$\\012 res=ok ", body(Escape.SHELL, "USER_CMD", body));
    assertEquals(
        "addr=\\? exit=EPERM\\(Operation\\ not\\ permitted\\) key=a\\* key=b ",
        body(Escape.SHELL_QUOTE, "SYSCALL", "addr=? exit=-1 key=612A0162"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=\033[2J b=1", "w\033[2J a=1", "a=1 w\033[2J", "w\033[2J"})
  void noControlByteReachesTheTerminalFromTheTextEither(String body) {
    assertEquals(-1, body(Escape.TTY, "USER_CMD", body).indexOf('\033'));
    assertTrue(body(Escape.RAW, "USER_CMD", body).contains("\033[2J"));
  }

  @Test
  void joinsTheArgumentsThatTheKernelCut() {
    assertEquals(
        "----\n"
            + "type=EXECVE msg=audit(01/01/70 00:16:40.000:1) : argc=4 a0=sh a1_len=4 a1=ab c \n"
            + "type=EXECVE msg=audit(01/01/70 00:16:40.000:1) : a2=x a3=yz \n"
            + "type=CWD msg=audit(01/01/70 00:16:40.000:1) : cwd=/ \n",
        lines(
            Escape.TTY,
            ZoneOffset.UTC,
            "type=EXECVE msg=audit(1000.000:1): argc=4 a0=\"sh\" a1_len=4 a1[0]=\"a\"",
            "type=EXECVE msg=audit(1000.000:1): a1[1]=6220",
            "type=EXECVE msg=audit(1000.000:1): a1[2]=\"c\" a2=\"x\" a3[0]=\"y\" a3[1]=\"z\"",
            "type=CWD msg=audit(1000.000:1): cwd=\"/\""));
  }

  @Provide
  static Arbitrary<String> bodies() {
    List<String> pieces =
        List.of(
            "uid=",
            "gid=",
            "arch=c000003e",
            "syscall=",
            "exit=-",
            "a0=",
            "a1[0]=",
            "saddr=",
            "data=",
            "key=",
            "mode=",
            "perm=",
            "code=",
            "proctitle=",
            "msg='",
            "msg=",
            "'",
            "\"",
            " ",
            ",",
            "=",
            "(",
            ")",
            "{",
            "\u001d",
            "UID=\"x\"",
            "0",
            "00",
            "1B5B",
            "ff",
            "4294967295",
            "99999999999999999999",
            "-1",
            "x",
            "\u00ff",
            "family=3",
            "hook=",
            "capability=",
            "sig=",
            "proto=",
            "per=",
            "oflag=",
            "flags=",
            "ioctlcmd=",
            "res=");
    return Arbitraries.of(pieces).list().ofMaxSize(14).map(list -> String.join("", list));
  }

  @Property(tries = 3000)
  void neverThrowsAndKeepsToOneLine(@ForAll("bodies") String body) {
    for (String type : List.of("SYSCALL", "EXECVE", "USER_TTY", "TRUSTED_APP", "MQ_OPEN")) {
      String out =
          lines(Escape.TTY, ZoneOffset.UTC, "type=" + type + " msg=audit(1000.000:1): " + body);
      assertEquals(out.length() - 1, out.indexOf('\n', 5), out);
    }
  }
}
