package io.jaudit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A log with names that would do something in a page if they were not shown as text. */
final class HostilePage {
  private static final List<byte[]> NAMES =
      List.of(
          bytes("</script><script>document.title='x'</script>"),
          bytes("<img src=x onerror=document.title='x'>"),
          bytes("right\u202eleft"),
          bytes("esc\u001b[31mred"),
          bytes("line\u2028separator"),
          new byte[] {'b', 'a', 'd', (byte) 0xff, (byte) 0xc3},
          bytes("__proto__"),
          bytes("constructor"),
          bytes("&lt;entity&gt;"));

  /** How a document shows them, as HTML has it. */
  static final List<String> SHOWN =
      List.of(
          "&lt;/script&gt;&lt;script&gt;document.title='x'&lt;/script&gt;",
          "&lt;img src=x onerror=document.title='x'&gt;",
          "right\\u202eleft",
          "esc\\x1b[31mred",
          "line\\u2028separator",
          "bad\\xff\\xc3",
          "__proto__",
          "constructor",
          "&amp;lt;entity&amp;gt;");

  /** How a document shows them if they are arguments of a command. */
  static final List<String> SHOWN_IN_COMMANDS =
      List.of(
          "'&lt;/script&gt;&lt;script&gt;document.title='\\''x'\\''&lt;/script&gt;'",
          "'&lt;img src=x onerror=document.title='\\''x'\\''&gt;'",
          "$'right\\xE2\\x80\\xAEleft'",
          "$'esc\\e[31mred'",
          "$'line\\xE2\\x80\\xA8separator'",
          "$'bad\\xFF\\xC3'",
          "__proto__",
          "constructor",
          "'&amp;lt;entity&amp;gt;'");

  private HostilePage() {}

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hex(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append(String.format(Locale.ROOT, "%02X", b & 0xff));
    }
    return hex.toString();
  }

  /** Returns the log: for each name, a process that runs it with itself as argument and key. */
  static byte[] log() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    for (int i = 0; i < NAMES.size(); i++) {
      String name = hex(NAMES.get(i));
      String stamp = "msg=audit(1700000000." + (100 + i) + ":" + (10 + i) + "): ";
      log.writeBytes(
          bytes(
              "type=SYSCALL "
                  + stamp
                  + "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=0 ppid="
                  + (100 + i)
                  + " pid="
                  + (101 + i)
                  + " auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0"
                  + " ses=1 comm="
                  + name
                  + " exe="
                  + name
                  + " key="
                  + name
                  + "\ntype=EXECVE "
                  + stamp
                  + "argc=2 a0="
                  + name
                  + " a1="
                  + name
                  + "\ntype=PROCTITLE "
                  + stamp
                  + "proctitle="
                  + name
                  + "\n"));
    }
    return log.toByteArray();
  }
}
