package io.jaudit.output;

import io.jaudit.event.AuditEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Events made of fields that mean something, fields that are broken, and noise. */
public final class RandomEvents {
  private static final List<String> TYPES =
      List.of(
          "SYSCALL",
          "EXECVE",
          "PATH",
          "CWD",
          "SOCKADDR",
          "PROCTITLE",
          "USER_CMD",
          "AVC",
          "USER_AVC",
          "URINGOP",
          "UNKNOWN[1999]",
          "LOGIN",
          "USER_TTY",
          "CONFIG_CHANGE",
          "NO_SUCH",
          "MQ_OPEN",
          "KERN_MODULE",
          "OBJ_PID",
          "FANOTIFY",
          "SECCOMP",
          "ANOM_LINK",
          "DAEMON_START",
          "USER_LOGIN",
          "MAC_UNLBL_ALLOW");

  private static final List<String> WORDS =
      List.of(
          "pid=1",
          "pid=",
          "pid=x",
          "pid=99999999999999999999",
          "uid=4294967295",
          "uid=-1",
          "uid=007",
          "exit=-13",
          "exit=-99999",
          "syscall=59",
          "syscall=-1",
          "arch=c000003e",
          "arch=zz",
          "success=yes",
          "res=failed'",
          "key=\"k\"",
          "key=6B3101",
          "key=(null)",
          "a0=\"x\"",
          "a1=C3",
          "a1[0]=61",
          "a1[1]=FF",
          "a1_len=2",
          "a7=00",
          "a99999999999=1",
          "argc=3",
          "argc=99999999",
          "args=1",
          "args_hex=2",
          "args_start=3",
          "msg=6C73",
          "msg=\"x\"",
          "msg='op=a",
          "msg_2=b",
          "text=t",
          "text_2=t",
          "free",
          "words",
          "=",
          "=x",
          "\"",
          "'",
          "{",
          "}",
          "denied",
          "name=\"a/../b\"",
          "name=(null)",
          "cwd=\"/x\"",
          "cwd=\"rel\"",
          "mode=0100755",
          "mode=99",
          "mode=7777777777",
          "item=0",
          "saddr=0200",
          "saddr=01002F746D70",
          "saddr=0100",
          "saddr=0A000009",
          "saddr=FFFF00",
          "proctitle=6C73002D6CFF",
          "uid_name=x",
          "pid_raw=1",
          "uid=1",
          "UID=\"ro\"",
          "AUID=\"unset\"",
          "SADDR={ x }",
          "uring_op=18",
          "acct=\"?\"",
          "apparmor=\"DENIED\"",
          "comm=00",
          "exe=\"\u001b[31m\"",
          "tty=\u2028",
          "type=type",
          "syscall=82",
          "syscall=165",
          "syscall=105",
          "syscall=62",
          "a0=ffffffff",
          "nametype=PARENT",
          "nametype=NORMAL",
          "auid=1000",
          "auid=alice",
          "uid=root",
          "euid=unknown(7)",
          "gid=unset",
          "ses=unset",
          "syscall=openat",
          "syscall=socketcall(connect)",
          "uring_op=openat",
          "arch=x86_64",
          "exit=ENOENT(No such file or directory)",
          "op=LOAD",
          "cmd=22222C0A0D",
          "exe=2F7573722F62696E2F73680A",
          "obj=\ud83d\ude00");

  private RandomEvents() {}

  /** Events of one to five records, as lines of a log. */
  public static Arbitrary<byte[]> logs() {
    Arbitrary<List<List<byte[]>>> bodies =
        pieces().list().ofMaxSize(40).list().ofMinSize(1).ofMaxSize(5);
    Arbitrary<List<String>> types = Arbitraries.of(TYPES).list().ofMinSize(1).ofMaxSize(5);
    return Combinators.combine(bodies, types).as(RandomEvents::log);
  }

  /** The event that these lines make. */
  public static AuditEvent event(byte[] log) {
    return new AuditEvent(JsonOutput.parse(log));
  }

  private static Arbitrary<byte[]> pieces() {
    Arbitrary<byte[]> word =
        Arbitraries.of(WORDS).map(text -> text.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> separator =
        Arbitraries.of(" ", " ", " ", " ", "\u001d", "' ", "")
            .map(text -> text.getBytes(StandardCharsets.UTF_8));
    Arbitrary<byte[]> noise = Arbitraries.bytes().array(byte[].class).ofMaxSize(6);
    return Arbitraries.frequencyOf(Tuple.of(6, word), Tuple.of(6, separator), Tuple.of(1, noise));
  }

  private static byte[] log(List<List<byte[]>> bodies, List<String> types) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    for (int i = 0; i < bodies.size(); i++) {
      log.writeBytes(
          ("type=" + types.get(i % types.size()) + " msg=audit(1795332439.885:1): ")
              .getBytes(StandardCharsets.ISO_8859_1));
      for (byte[] piece : bodies.get(i)) {
        for (byte b : piece) {
          log.write(b == '\n' ? ' ' : b);
        }
      }
      log.write('\n');
    }
    return log.toByteArray();
  }
}
