package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What syslog daemons make of a line feed is not part of the last value of a record. */
final class LineEndSpellingTest {
  private static final String LOG =
      """
      type=SYSCALL msg=audit(1700000000.001:1): arch=c000003e syscall=59 success=no exit=-13 \
      ppid=1 pid=42 auid=1000 uid=0 tty=pts0 ses=1 comm="x" exe="/bin/x" key=(null)
      type=CWD msg=audit(1700000000.001:1): cwd=2F61
      type=PATH msg=audit(1700000000.001:1): item=0 name="/etc/x" inode=7 mode=0100644 ouid=0 \
      nametype=NORMAL
      type=PROCTITLE msg=audit(1700000000.001:1): proctitle=782079
      type=EOE msg=audit(1700000000.001:1):\040
      type=USER_LOGIN msg=audit(1700000001.001:2): pid=1 uid=0 auid=1000 ses=1 msg='op=login \
      acct="alice" exe="/usr/sbin/sshd" hostname=? addr=192.0.2.1 terminal=ssh res=failed'SEP\
      UID="root" AUID="alice"
      type=LOGIN msg=audit(1700000002.001:3): pid=1 uid=0 old-auid=4294967295 auid=7 ses=2 res=1
      type=CONFIG_CHANGE msg=audit(1700000003.001:4): auid=7 ses=2 op=add_rule key="k" list=4 res=0
      type=AVC msg=audit(1700000004.001:5): avc:  denied  { read } for  pid=1 comm="x" name="y" \
      scontext=a:b:c:s0 tcontext=d:e:f:s0 tclass=file
      type=SYSCALL msg=audit(1700000005.001:6): arch=c000003e syscall=2 success=yes exit=3 key="k"\
      SEPARCH=x86_64 SYSCALL=open
      """
          .replace("SEP", "\u001d");

  private static final List<String> RUNS =
      List.of(
          "-i",
          "--format default",
          "--format csv --extra-keys --extra-labels --extra-obj2",
          "--format text",
          "--format json",
          "-sv no --format csv",
          "-f /a --format csv",
          "-o f --format csv",
          "-k k --format csv",
          "-ul alice --format csv");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#012",
        "#015#012",
        "#000",
        "\\n",
        "\\r\\n",
        "\\\\n",
        "\\012",
        "\\x0a",
        "\\x0D\\x0A",
        "\\u000a",
        "^M^J",
        "<0A>",
        "%0d%0a",
        "&#13;&#10;",
        "\t",
        "$",
        "^M$",
        "\r",
        "#012\r",
        "\0"
      })
  void theEscapeOfALineFeedIsNotOfTheRecord(String escape) throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    String ended = LOG.replace("\n", escape + "\n");
    for (String run : RUNS) {
      CommandRun expected = search(host, LOG, run);
      CommandRun found = search(host, ended, run);
      assertEquals(expected.out(), found.out(), run);
      assertEquals(expected.err(), found.err(), run);
    }
    assertEquals(ended, search(host, ended, "--raw").out());
  }

  @Test
  void theNameOfAComputersAccountKeepsItsDollar() throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    String log = "type=LOGIN msg=audit(1.000:1): pid=1 uid=WEB01$\n";
    assertEquals(
        1, search(host, log, "-i").out().lines().filter(s -> s.contains("WEB01$")).count());
    String shown = "type=PATH msg=audit(1.000:1): item=0 name=\"/a\" cap_frootid=0$\n";
    assertEquals(0, search(host, shown, "-i").out().lines().filter(s -> s.contains("$")).count());
  }

  @Test
  void theEndOfAValueInQuotesIsOfTheValue() throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    String log = "type=CWD msg=audit(1.000:1): cwd=\"/a\\n\"\n";
    assertEquals(1, search(host, log, "-f /a\\n --raw").out().lines().count());
  }

  private CommandRun search(TestHost host, String log, String options) throws IOException {
    Path file = Files.write(folder.resolve("input.log"), log.getBytes(ISO_8859_1));
    return host.search(("-if " + file + " " + options).split(" ", -1));
  }
}
