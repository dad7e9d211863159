package io.jaudit.output;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.HarmlessText;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.event.AuditEvent;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.LineProblem;
import io.jaudit.record.MalformedRecordException;
import io.jaudit.record.RecordParser;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever names a file, a program, a key or a host may want to deceive who reads the log. What they
 * may write is put everywhere they may write it, and each format has to keep its shape.
 */
@Tag("slow")
class HostileContentTest {
  private static final String HEADER = " msg=audit(1700000000.100:1): ";
  private static final String CALL =
      "arch=c000003e syscall=59 success=yes exit=0 items=1 ppid=1 pid=2 auid=1000 uid=0";

  /** One character a byte, but for those above U+00FF, which are UTF-8. */
  static Stream<String> texts() {
    return Stream.of(
            "\033[31mred\033[0m",
            "\033]0;title\007",
            "\0332J",
            "\u009b31mred", // the same in one byte
            "\u00c2\u009b31mred", // and in UTF-8
            "\u00e2\u009b", // within a character that is cut
            "\b\b\b\b\177",
            "a\rroot",
            "a\nAt 10:00:00 01/01/24 root successfully ran /bin/true",
            "a\ntype=SYSCALL" + HEADER + "pid=1",
            "\0",
            "a,b\"c\",\"d",
            "\"",
            "\"\"",
            "'",
            "\\",
            "\\\"}",
            "a','b",
            "=cmd|' /C calc'!A0",
            "+1+1",
            "-1",
            "@SUM(A1)",
            utf8("\uff1d1\uff0b1"),
            "\t=1",
            utf8("exe\u202efdp.sh"),
            utf8("\u2066a\u2069\u2067b"),
            utf8("a\u200bb\u200dc\ufeff\u2060"),
            utf8("a\u2028b\u2029c\u0085"),
            utf8("\udb40\udc41\u00ad\u061c"),
            "\377\376",
            "\u00c3(",
            "\u00ed\u00a0\u0080", // half a surrogate pair
            "\u00f4\u0090\u0080\u0080",
            "\u00c0\u008a", // a newline in two bytes
            "$(id)`id`",
            "----",
            "a b=c d",
            "%s%n%x")
        .flatMap(text -> Stream.of(text, "x" + text + "y"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noFormatIsDeceived(String text) {
    for (String log : logs(text)) {
      try {
        List<AuditRecord> records = JsonOutput.parse(log.getBytes(ISO_8859_1));
        if (records.isEmpty()) { // text before a header makes a line that is reported, not read
          checkReported(log);
        } else {
          AllFormats.check(List.of(new AuditEvent(records)));
        }
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(log, e);
      }
    }
  }

  /** Each of these lines has to be counted, with a reason. */
  private static void checkReported(String log) {
    for (String line : log.split("\n")) {
      ByteSlice bytes = ByteSlice.of(line.getBytes(ISO_8859_1));
      MalformedRecordException unread =
          assertThrows(
              MalformedRecordException.class, () -> new RecordParser().parse(bytes, 0), line);
      assertNotEquals(LineProblem.SEPARATOR, unread.problem(), line);
      assertNotEquals(LineProblem.OTHER_TEXT, unread.problem(), line);
      assertFalse(unread.reason().isEmpty(), line);
    }
  }

  /** The check itself has to see what it is for. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\033", "\r", "\0", "\177", "\u009b", "\u00c2\u009b", "\u00e2\u0080\u00ae"})
  void whatIsHostileIsSeen(String bytes) {
    assertFalse(isHarmless("a" + bytes + "b"));
  }

  @Test
  void whatIsHarmlessPasses() {
    assertTrue(isHarmless(utf8("\u00fc\u20ac\ud83d\ude00\n") + "\377"));
  }

  private static boolean isHarmless(String bytes) {
    try {
      HarmlessText.check(bytes.getBytes(ISO_8859_1));
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  /** One event each; a raw newline ends a line, so it occurs only in hex. */
  private static List<String> logs(String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(ISO_8859_1)).toUpperCase(Locale.ROOT);
    String raw = text.replace('\n', ' ');
    String quoted = '"' + raw.replace('"', '\'') + '"';
    List<String> logs = new ArrayList<>(unquoted(raw));
    for (String value : List.of(hex, quoted, raw)) {
      logs.addAll(
          List.of(
              call(value) + path(value) + cwd(value),
              call("\"k\"") + execve("a0=\"sh\" a1=" + value + " a2=" + value),
              call("\"k\"") + execve("a0[0]=" + value + " a0[1]=" + value + " a1=" + value),
              call("\"k\"") + line("PROCTITLE", "proctitle=" + value),
              line("SOCKADDR", "saddr=0100" + value) + call(value),
              line("SOCKADDR", "saddr=" + value) + call(value),
              line("TTY", "tty pid=1 uid=0 comm=" + value + " data=" + value),
              line("USER_TTY", "pid=1 uid=0 msg=" + value),
              line("USER_CMD", "pid=1 uid=0 msg='cwd=" + value + " cmd=" + value + "'"),
              line("USER_LOGIN", login(value)),
              line("AVC", "avc: denied { " + value + " } for name=" + value + " a " + value),
              line("ANOM_ABEND", "auid=1000 comm=" + value + " exe=" + value + " sig=11"),
              line("CONFIG_CHANGE", "op=add_rule key=" + value + " list=" + value),
              line("TRUSTED_APP", "a=" + value + " " + value)));
    }
    return logs;
  }

  /** Where the log has no quotes and no hex: between the fields, and in the header. */
  private static List<String> unquoted(String raw) {
    String body = "pid=1 uid=0 auid=1000";
    return List.of(
        "node=" + raw + " " + line("SYSCALL", CALL),
        raw + " " + line("SYSCALL", CALL),
        line("X" + raw.replace(' ', '_'), body),
        line("SYSCALL", CALL + " " + raw + " key=\"k\" " + raw),
        line("SYSCALL", CALL + " " + raw + "=1 arch=" + raw + " syscall=" + raw + " a0=" + raw),
        line("EXECVE", "argc=1 " + raw + " a0[0]=61 " + raw + " a0[1]=62 " + raw + " a1=63"),
        line("EXECVE", "argc=1 " + raw + "a0[0]=61" + raw + "a0[1]=62"),
        line("SYSCALL", CALL + "\u001dAUID=\"" + raw + "\" UID=\"" + raw + "\" SYSCALL=" + raw),
        line("SOCKADDR", "saddr=0200\u001dSADDR={ " + raw + " }"),
        line("LOGIN", body + " old-auid=" + raw + " ses=" + raw + " res=" + raw),
        line("OBJ_PID", "opid=" + raw + " ocomm=" + raw) + call("\"k\""));
  }

  private static String login(String value) {
    return "pid=1 uid=0 msg='op=login acct="
        + value
        + " exe=\"/x\" hostname="
        + value
        + " addr="
        + value
        + " terminal="
        + value
        + " res=success'";
  }

  private static String call(String key) {
    return line("SYSCALL", CALL + " comm=" + key + " exe=" + key + " subj=" + key + " key=" + key);
  }

  private static String path(String name) {
    return line("PATH", "item=0 name=" + name + " mode=0100644 obj=" + name + " nametype=NORMAL");
  }

  private static String cwd(String name) {
    return line("CWD", "cwd=" + name);
  }

  private static String execve(String arguments) {
    return line("EXECVE", "argc=3 " + arguments);
  }

  private static String line(String type, String body) {
    return "type=" + type + HEADER + body + "\n";
  }

  private static String utf8(String text) {
    return new String(text.getBytes(UTF_8), ISO_8859_1);
  }
}
