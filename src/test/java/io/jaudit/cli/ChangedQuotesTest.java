package io.jaudit.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A log whose quotes another program changed means the same as the original, in every format and
 * for every filter; if only some were changed, that is reported.
 */
final class ChangedQuotesTest {
  private static final String LOG =
      """
      type=SYSCALL msg=audit(1700000000.001:1): arch=c000003e syscall=59 success=no exit=-13 a0=0 \
      a1=1 a2=2 a3=3 items=1 ppid=1 pid=42 auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 \
      sgid=0 fsgid=0 tty=pts0 ses=1 comm="r&d's" exe="/usr/bin/a<b>" subj=unconfined key="a&b's"SEP\
      ARCH=x86_64 SYSCALL=execve AUID="alice" UID="root" GID="root"
      type=CWD msg=audit(1700000000.001:1): cwd="/home/it's"
      type=PATH msg=audit(1700000000.001:1): item=0 name="/etc/R&D\\x" inode=7 mode=0100644 ouid=0 \
      nametype=NORMALSEPOUID="root"
      type=PROCTITLE msg=audit(1700000000.001:1): proctitle="x y"
      type=USER_LOGIN msg=audit(1700000001.001:2): pid=1 uid=0 auid=1000 ses=1 msg='op=login \
      acct="alice" exe="/usr/sbin/sshd" hostname=? addr=192.0.2.1 terminal=ssh res=failed'\
      SEPUID="root" AUID="alice"
      type=SYSCALL msg=audit(1700000002.001:3): arch=c000003e syscall=2 success=yes exit=3 comm="" \
      exe="/bin/x" key=(null)
      type=EOE msg=audit(1700000002.001:3):
      type=AVC msg=audit(1700000003.001:4): avc:  denied  { read } for  pid=1 comm="x" name="y" \
      scontext=a:b:c:s0 tcontext=d:e:f:s0 tclass=file permissive=0
      type=CONFIG_CHANGE msg=audit(1700000004.001:5): op=add_rule key="rule" list=4 res=1
      """
          .replace("SEP", "\u001d");

  private static final List<String> RUNS =
      List.of(
          "-i",
          "--format csv --extra-keys --extra-labels",
          "--format text",
          "--format json",
          "-k a&b's --format csv",
          "-k a&b --format csv",
          "-k a&b's -k rule --format csv",
          "-w -k rule --format json",
          "-c r&d --format csv",
          "-x a<b> --format csv",
          "-f /etc/R&D\\x --format csv",
          "-f /home/it's --format csv",
          "-ul alice --format csv",
          "-ui root -hn 192.0.2.1 --format csv",
          "-sv no --format csv",
          "-m USER_LOGIN --format csv");

  @TempDir Path folder;

  /** What programs make of a line. */
  enum Change {
    HTML(line -> html(line, "&quot;", "&#39;")),
    HTML_NUMBERS(line -> html(line, "&#34;", "&apos;")),
    HTML_HEX(line -> html(line, "&#x22;", "&#x27;")),
    HTML_TWICE(line -> html(html(line, "&quot;", "&#39;"), "&quot;", "&#39;")),
    CSV(line -> '"' + line.replace("\"", "\"\"") + '"'),
    CSV_CUT(line -> line.replace("\"", "\"\"")),
    JSON(line -> '"' + json(line) + '"'),
    JSON_ELEMENT(line -> "  \"" + json(line).replace("\u001d", "\\u001d") + "\","),
    JSON_GO(line -> '"' + json(line).replace("&", "\\u0026").replace("<", "\\u003c") + '"'),
    JSON_CUT(ChangedQuotesTest::json),
    JSON_TWICE(line -> json(json(line)));

    final UnaryOperator<String> change;

    Change(UnaryOperator<String> change) {
      this.change = change;
    }
  }

  private static String html(String line, String doubleQuote, String single) {
    return line.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", doubleQuote)
        .replace("'", single);
  }

  private static String json(String line) {
    return line.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void aChangedLogMeansTheSame(Change change) throws IOException {
    check(LOG, change.change);
  }

  /** A word processor has no way to write the others, so the log has no {@code '} in values. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\u201c\u201d", "\u201e\u201c", "\u201d\u201d", "\u00ab\u00bb", "\uff02\uff02"})
  void curlyQuotesMeanTheSame(String quotes) throws IOException {
    String single = "\u2018\u2019";
    check(LOG.replace("'s", "s"), line -> curly(curly(line, '"', quotes), '\'', single));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0093\u0094", "\u0084\u0093"})
  void curlyQuotesOfWindowsMeanTheSame(String quotes) throws IOException {
    String log = LOG.replace("'s", "s");
    checkBytes(log, curly(log, '"', quotes).getBytes(ISO_8859_1));
  }

  private static String curly(String line, char straight, String quotes) {
    StringBuilder curly = new StringBuilder();
    int found = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      curly.append(c == straight ? quotes.charAt(found++ & 1) : c);
    }
    return curly.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          comm="x" key=&quot;k&quot;
          comm=&quot;x&quot; exe="/bin/a" key="k"
          comm=&quot;x key="k"
          comm=&quot;x&y&quot; key=&quot;k&quot;
          comm=&#34;x&#34; key="k"
          comm=\u201cx\u201d key="k"
          key=\u2018k\u2019
          key=&#39;k&#39;
          comm=\u201cx\u00e9\u201d key=\u201ck\u201d
          comm=""x"" key="k"
          comm=""x"" key=""k"
          comm="x" key=\\"k\\"
          comm=\\"x\\q\\" key=\\"k\\"
          comm='x' key="k"
          comm='x'y' key='k'
          """)
  void quotesOfWhichSomeWereChangedAreReported(String fields) throws IOException {
    String line = "type=SYSCALL msg=audit(1700000000.001:1): success=yes ";
    Path file = write((line + fields + "\n").getBytes(UTF_8));
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    for (String run : List.of("--format json", "-k k", "-i")) {
      CommandRun found = host.search(("-if " + file + " " + run).split(" ", -1));
      assertTrue(found.err().contains("1 damaged record"), found.err());
      assertTrue(found.err().contains("another program changed quotes"), found.err());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=USER_CMD msg=audit(1.000:1): pid=1 msg='cwd=&quot;x&quot; exe=\"/bin/su\" res=success'",
        "type=USER_CMD msg=audit(1.000:1): pid=1 msg='cwd=\"\"x cmd=\\\"a exe=\"/bin/su\" res=success'",
        "type=USER_CMD msg=audit(1.000:1): pid=1 msg='cwd=&quot;x&quot; exe=? res=success'",
        "type=SYSCALL msg=audit(1.000:1): comm=\"\" exe=\"\" key=\"a&quot;b\"",
        "type=SYSCALL msg=audit(1.000:1): comm=\"&quot;\" exe=\"\\\" key=(null)"
      })
  void whatAProgramMayHaveWrittenStays(String line) throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    Path file = write((line + "\n").getBytes(UTF_8));
    CommandRun found = host.search("-if", file.toString(), "--format", "json");
    assertEquals("", found.err());
    assertEquals(0, found.status());
    assertEquals(line.contains("cwd=&quot;"), found.out().contains("&quot;x&quot;"), found.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"&", "\\"})
  void anEscapeThatIsEscapedForEverIsRead(String escape) throws IOException {
    String again = (escape.equals("&") ? "amp;" : escape).repeat(300_000);
    String line = "type=SYSCALL msg=audit(1.000:1): key=" + escape + again + "quot;k&quot;";
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    Path file = write((line + "\n").getBytes(UTF_8));
    CommandRun found = host.search("-if", file.toString(), "--format", "json");
    assertEquals(0, found.status());
    assertTrue(found.out().length() > again.length(), "the record is written");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"type=SYSCALL msg=audit(1.000:1): comm=\"x\" key=\"k\"\"",
        "\"type=SYSCALL msg=audit(1.000:1): comm=\"\"x\"\" key=\"\"k\"\"",
        "\"type=SYSCALL msg=audit(1.000:1): comm=\"x\",\"y\" key=\"k\"\",\"more\"",
        "\"type=SYSCALL msg=audit(1.000:1): comm=\\\"x\\\",\"y\" key=\"\"k\"\"\"",
        "\"type=SYSCALL msg=audit(1.000:1): success=yes"
      })
  void aLineInQuotesThatAreNotCertainIsReported(String line) throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    Path file = write((line + "\n").getBytes(UTF_8));
    CommandRun found = host.search("-if", file.toString(), "--format", "json");
    assertTrue(found.err().contains("the record is in quotes"), found.err());
    assertEquals("", found.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {",\"2026-11-24\",web01", ";\"type=X\"", "\t1", ",", ""})
  void otherValuesMayFollowThatOfARecord(String others) throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    String record = "type=SYSCALL msg=audit(1.000:1): comm=Qx\\Q key=QkQ";
    for (String quote : List.of("\"\"", "\\\"")) {
      String text = quote.startsWith("\\") ? record.replace("\\", "\\\\") : record;
      Path file = write(("\"" + text.replace("Q", quote) + "\"" + others + "\n").getBytes(UTF_8));
      CommandRun found = host.search("-if", file.toString(), "-w", "-k", "k", "-c", "x\\");
      assertEquals("", found.err(), quote);
      assertEquals(0, found.status(), quote);
    }
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void rawOutputIsTheLogItself(Change change) throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    String changed = changed(LOG, change.change);
    Path file = write(changed.getBytes(UTF_8));
    CommandRun found = host.search("-if", file.toString(), "--raw");
    assertEquals(changed, found.out());
    assertEquals("", found.err());
  }

  private static String changed(String log, UnaryOperator<String> change) {
    StringBuilder changed = new StringBuilder();
    log.lines().forEach(line -> changed.append(change.apply(line)).append('\n'));
    return changed.toString();
  }

  private void check(String log, UnaryOperator<String> change) throws IOException {
    checkBytes(log, changed(log, change).getBytes(UTF_8));
  }

  private void checkBytes(String log, byte[] changed) throws IOException {
    TestHost host = new TestHost(Files.createDirectory(folder.resolve("host")));
    for (String run : RUNS) {
      CommandRun expected = search(host, log.getBytes(UTF_8), run);
      CommandRun found = search(host, changed, run);
      assertEquals(expected.out(), found.out(), run);
      assertEquals(expected.err(), found.err(), run);
      assertEquals(expected.status(), found.status(), run);
    }
  }

  private CommandRun search(TestHost host, byte[] log, String options) throws IOException {
    return host.search(("-if " + write(log) + " " + options).split(" ", -1));
  }

  private Path write(byte[] log) throws IOException {
    return Files.write(folder.resolve("input.log"), log);
  }
}
