package io.jaudit.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be before a header: known forms are passed, and no text becomes part of a record. */
final class LinePrefixesTest {
  private static final List<String> RECORDS =
      List.of(
          "type=AVC msg=audit(1795514800.001:1): avc:  denied  { read } for  pid=1 comm=\"httpd\"",
          "type=PATH msg=audit(1795514800.001:1): item=0 name=\"/etc/shadow\" inode=5",
          "type=1400 audit(1795514800.001:1): apparmor=\"DENIED\" profile=\"x\"",
          "audit(1795514800.001:1): type=1503 operation=\"file_lock\" name=\"/x\"",
          "type=USER_END msg=audit(1795514800:1): pid=1 msg='op=x acct=\"a\" res=success'");

  /** A new form counts only if it is listed. */
  @Test
  void everyFormIsUsed() throws IOException {
    Path folder = Path.of("src/main/java/io/jaudit/record");
    String list = Files.readString(folder.resolve("LinePrefixes.java"));
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        if (Files.readString(file).contains(" implements LinePrefix ")) {
          assertTrue(list.contains("new " + name + "()"), name);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "\t",
        "    ",
        "\u00ef\u00bb\u00bf",
        "\0",
        "\0\0\0\0\0",
        "\r",
        "\f",
        "\u001e",
        "> ",
        ">",
        ">> ",
        "> > ",
        "- ",
        "* ",
        "\u001b[01;31m\u001b[K",
        "audit.log:",
        "/var/log/audit/audit.log:",
        "audit.log.1:",
        "12:",
        "audit.log:12:",
        "audit.log-",
        "audit.log-12-",
        "./host-1/audit.log-20260801:",
        "(standard input):",
        "(standard input):12:",
        "(standard input)-12-",
        "(standard input):Oct 28 09:56:44 centos6 audispd: ",
        "audit.log.2026-08-01_03:00:01:",
        "/var/log/messages:Nov 24 10:00:00 web01 kernel: audit: ",
        "messages:12:2016-07-26T19:04:35.98+03:00 web01 audispd: ",
        "kern.log:[   12.345678] audit: ",
        "> > [   12.345678] audit: ",
        "<134>Oct 28 09:56:44 centos6 audispd: ",
        "<134>Oct  8 09:56:44 centos6 audispd: ",
        "Oct 8 09:56:44 centos6 audispd: ",
        "Oct 28 2026 09:56:44 centos6 audispd: ",
        "Oct 28 09:56:44.123 centos6 audispd: ",
        "Oct 28 09:56:44 audispd: ",
        "Oct 28 09:56:44 centos6 ",
        "2016-07-26T19:04:35.989307+03:00 linux-cb0u audispd: ",
        "2016-07-26T19:04:35Z ",
        "2016-07-26 19:04:35 web01 audit: ",
        "2016-07-26 19:04:35,123 web01 audit: ",
        "Nov 23 10:00:06 web04 audit: web04 ",
        "Nov 23 10:00:06 web04 audisp-syslog[985]: ",
        "Nov 23 10:00:06 web04 tag_audit_log: ",
        "Nov 23 10:00:06 web04 audit[1]: ",
        "2026-11-24T18:43:47+00:00 web01 auditd ",
        "<182>1 2026-11-23T10:00:02.88-08:00 web02 tag_audit_log - - - ",
        "<86>1 2026-11-23T10:00:02Z web02 audispd 12 ID47 [a@1 b=\"c\"][d@2 e=\"f\"] ",
        "<86>1 2026-11-23T10:00:02Z web02 audispd 12 ID47 [a@1 b=\"c]\"][d@2 e=\"\\\"\\] g\"] ",
        "Nov 22 08:27:53 vm kernel: audit: ",
        "Nov 22 08:27:53 vm kernel: [12.34] audit: ",
        "Nov 22 08:27:53 vm kernel: [   12.345678] ",
        "Sep  7 17:47:53 rix kernel: ",
        "Tue 2026-11-24 18:03:23 UTC nomad kernel: audit: ",
        "1795802203.636000 nomad kernel: audit: ",
        "[   12.345678] nomad kernel: audit: ",
        "[    2.914429] audit: ",
        "[    2.914429][    T1] audit: ",
        "<14>[   12.345678] c0      1 audit: ",
        "[12.345,0] c3 4123 audit: ",
        "[Tue Nov 24 10:00:02 2026] audit: ",
        "<6>[    2.914429] audit: ",
        "<6>audit: ",
        "kern  :info  : [    2.914429] audit: ",
        "kernel: audit: ",
        "audit: ",
        "01-07 10:25:57.716   225   225 W afwallstart: ",
        "01-07 10:25:57.716  1225  2225 I Binder Thread #1: ",
        "01-07 10:25:57.716 W/afwallstart(  225): ",
        "I/auditd  (  225): ",
        "2026-11-24T10:00:01.123456789Z stdout F ",
        "2026-11-24T10:00:01.123456789+01:00 stderr F ",
        "2026-11-24T10:00:01.1Z stdout F Nov 24 10:00:01 web01 audispd: ",
        "web01 kern.notice kernel: [12.345] audit: ",
        "Tue Nov 24 10:00:00 2026 kern.notice kernel: [12.345] audit: ",
        "[  +0.000012] audit: ",
        "[    2.914429 <    0.000012>] audit: ",
        "[Nov24 10:00] audit: ",
        "web01 kernel: [12.345] audit: ",
        "[12.345] (1)[1:swapper] audit: ",
        "<5>[12.345] (1)[1:swapper/0]audit: ",
        "5,1234,567890,-;audit: ",
        "6,339,5140900,-,caller=T1;audit: ",
        "     1\t",
        "   1  ",
        "1: ",
        "audit.log: ",
        "a.log:12: ",
        "a.log:12:\t",
        "web01 | ",
        "web01-1  | ",
        "\u001b[36mweb01 |\u001b[0m ",
        "web01 | audispd: ",
        "web01 | Nov 24 10:00:00 web01 audispd: ",
        "[pod/x/y] ",
        "[pod/web-7c5ddbdf54-x/auditd] ",
        "Nov 24 10:00:00 UTC web01 audispd: ",
        "Nov 24 10:00:00 UTC web01 ",
        "Nov 24 10:00:00 CEST web01 audispd: ",
        "Nov 24 10:00:00 web01 user.info audispd: ",
        "Nov 24 10:00:00 user.info web01 audispd: ",
        "<38>audispd: ",
        "<38>web01 audispd: ",
        "123 <38>1 2026-11-24T10:00:00Z web01 audispd - - - ",
        "1 2026-11-24T10:00:00Z web01 audispd - - - ",
        "<5>1 2026-11-24T10:00:00Z web01 kernel - - - \u00ef\u00bb\u00bf[12.345] audit: ",
        "kern  :notice: 2026-11-24T10:00:00,123456+00:00 audit: ",
        "01-07 10:25:57.716  1000   225   225 W su: ",
        "2026-01-07 10:25:57.716 +0100   225   225 W su: ",
        "| "
      })
  void aRecordAfterAKnownPrefixIsRead(String prefix) throws Exception {
    for (String record : RECORDS) {
      AuditRecord expected = parse(record);
      AuditRecord read = parse(prefix + record);
      assertEquals(describe(expected), describe(read), prefix);
      assertEquals(prefix + record, read.line().latin1());
      if (record.startsWith("type=") && !prefix.contains("web04 audit: web04")) {
        assertEquals("n", parse(prefix + "node=n " + record).id().node(), prefix);
      }
    }
  }

  /** Users and their programs write to the same logs, and can write what looks like a record. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "x ",
        "x",
        "\"",
        "'",
        "[",
        "(",
        "{\"log\": \"",
        "my log:",
        "a=b:",
        "Nov 24 10:00:00 web01 sshd[77]: Invalid user ",
        "Nov 24 10:00:00 web01 sshd[77]: ",
        "Nov 24 10:00:00 web01 alice: ",
        "Nov 24 10:00:00 WEB alice: audispd: ",
        "Nov 24 10:00:00 sshd[77]: audispd: ",
        "Nov 24 10:00:00 UTC web01 sshd[77]: audispd: ",
        "Nov 24 10:00:00 web01 user.info sshd[77]: audispd: ",
        "Nov 24 10:00:00 web01 sshd[77]: kernel: [12.345] audit: ",
        "Nov 24 10:00:00 web01 kernel: text audit: ",
        "Nov 24 10:00:00 web01 kernel: [12.345] text kernel: ",
        "Nov 24 10:00:00 web01 audispd: web02 kernel: ",
        "<38>sshd[77]: audispd: ",
        "sshd[77]: ",
        "sshd: audit: ",
        "web01: ",
        "web01 | text ",
        "web01 | sshd[77]: audispd: ",
        "[pod/x/y] text ",
        "1 text ",
        "5,1234,567890,-;text ",
        "[12.345] (1)text ",
        "Nov 24 10:00:00 web01 audit: hello ",
        "Nov 24 10:00:00 web01 kernel: usb 1-1: ",
        "Nov 24 10:00:00 web01 CRON[88]: (root) CMD (echo ",
        "<86>1 2026-11-23T10:00:02Z web02 nginx - - - ",
        "<86>1 2026-11-23T10:00:02Z web02 audispd - - [a b=\"c\" ",
        "[drm=1] ",
        "c0 1 audit: ",
        "[ 12.345678] c0 1 text: ",
        "01-07 10:25:57.716   225   225 I App: text: ",
        "01-07 10:25:57.716   225   225 I App: ",
        "2026-11-24T10:00:01.1Z stdout F text ",
        "# "
      })
  void textOfOthersBeforeAHeaderMakesNoRecord(String prefix) {
    for (String record : RECORDS) {
      if (!prefix.endsWith("App: ") || prefix.contains("text")) {
        MalformedRecordException unread =
            assertThrows(MalformedRecordException.class, () -> parse(prefix + record));
        assertFalse(unread.reason().isEmpty());
        assertEquals(LineProblem.UNREADABLE, unread.problem(), prefix);
      }
    }
  }

  private static final List<String> TIMES =
      List.of(
          "",
          "<38>",
          "Nov 24 10:00:00 ",
          "<38>Nov  4 10:00:00 ",
          "Nov 4 10:00:00 ",
          "Nov 24 10:00:00.123 ",
          "Nov 24 10:00:00 UTC ",
          "Nov 24 10:00:00 CET ",
          "Nov 24 10:00:00 +0100 ",
          "Nov 24 2026 10:00:00 ",
          "Nov 24 10:00:00 2026 ",
          "Tue Nov  4 10:00:00 2026 ",
          "Tue Nov 24 10:00:00 UTC 2026 ",
          "2026 Nov 24 10:00:00 ",
          "2026-11-24T10:00:00Z ",
          "<38>2026-11-24T10:00:00.123456+01:00 ",
          "2026-11-24T10:00:00+0100 ",
          "2026-11-24 10:00:00,123 ",
          "2026-11-24 10:00:00 UTC ",
          "2026-11-24 10:00:00 +01:00 ",
          "Tue 2026-11-24 18:03:23 UTC ",
          "2026/11/24 10:00:00 ",
          "11/24/2026 10:00:00 ",
          "24.11.2026 10:00:00 ",
          "24/Nov/2026:10:00:00 +0100 ",
          "10:00:00 ",
          "1795802203.636000 ",
          "1795802203 ",
          "20261124T100000Z ",
          "[   12.345678] ",
          "[Tue Nov 24 10:00:00 2026] ",
          "[2026-11-24T10:00:00+01:00] ");
  private static final String ZONE = "CET";
  private static final List<String> HOSTS =
      List.of("", "web01 ", "web01.example.net ", "WEB ", "2001:db8::17 ", "10.0.0.1 ", "[::1] ");
  private static final List<String> LEVELS = List.of("", "kern.notice ", "local6.info ");
  private static final List<String> STAMPS =
      List.of(
          "",
          "[   12.345678] ",
          "[  +0.000012] ",
          "[  12.34 <    0.000012>] ",
          "[12.345][T1] ",
          "[12.345] [    T1] ",
          "[12.345] (1)[1:swapper] ",
          "[12.345@0] ",
          "[12.345,0] ");
  private static final List<String> TAGS =
      List.of(
          "kernel: ",
          "audispd: ",
          "audisp-syslog[985]: ",
          "auditd[7]: ",
          "audit: ",
          "/usr/sbin/audispd: ",
          "tag_audit_log: ");

  /** Every form of time with every form of host, level, tag and time of the kernel. */
  @Test
  void aSyslogHeaderMayHaveAnyKnownPartsInTheirOrder() throws Exception {
    String record = RECORDS.get(0);
    String expected = describe(parse(record));
    for (String time : TIMES) {
      for (String host : HOSTS) {
        for (String level : LEVELS) {
          String head = time + host + level;
          for (String tag : TAGS) {
            assertRead(expected, head + tag, record);
            assertHost(host, head + tag + record);
          }
          for (String stamp : STAMPS) {
            assertRead(expected, head + "kernel: " + stamp + "audit: ", record);
            assertRead(expected, head + "kernel: " + stamp, record);
            assertHost(host, head + "kernel: " + stamp + record);
          }
        }
      }
    }
  }

  private static void assertHost(String host, String line) {
    try {
      String node = parse(line).id().nodeName();
      boolean isKernelTime = line.matches("(<\\d+>)?\\[::1].*"); // as far as can be told
      String expected = host.isEmpty() || isKernelTime ? null : host.strip();
      // Directly before a tag, a time zone can't be told from a host.
      assertEquals(expected, host.isEmpty() && ZONE.equals(node) ? null : node, line);
    } catch (MalformedRecordException e) {
      throw new AssertionError(line, e);
    }
  }

  private static void assertRead(String expected, String prefix, String record) {
    try {
      assertEquals(expected, describe(parse(prefix + record)), prefix);
      assertEquals("n", parse(prefix + "node=n " + record).id().node(), prefix);
    } catch (MalformedRecordException e) {
      throw new AssertionError(prefix, e);
    }
  }

  /** What may differ from line to line of one host is not the name of another one. */
  @ParameterizedTest
  @ValueSource(strings = {"1 audit.log: ", "12.345 kernel: ", "10.00.00 audit: ", "1-2 kernel: "})
  void aNumberIsNoHost(String prefix) throws MalformedRecordException {
    for (String record : RECORDS) {
      assertEquals(null, parse(prefix + record).id().node());
    }
  }

  /** The same headers with the tag of another program: its text may be of anybody. */
  @Test
  void aSyslogHeaderWithAnotherTagMakesNoRecord() {
    for (String time : TIMES) {
      for (String host : HOSTS) {
        for (String level : LEVELS) {
          for (String tag : List.of("sshd[77]: ", "su: ", "CRON[8]: (root) ", "alice: x ")) {
            for (String text : List.of("", "audit: ", "kernel: [12.345] audit: ", "audispd: ")) {
              String line = time + host + level + tag + text + RECORDS.get(0);
              assertThrows(MalformedRecordException.class, () -> parse(line), line);
            }
          }
        }
      }
    }
  }

  @Test
  void blanksAndTabsAfterANodeAreNotOfItsName() throws Exception {
    assertEquals("n", parse("node=n \t " + RECORDS.get(0)).id().node());
  }

  /** Without the right end condition, the second bracket is looked at for ever. */
  @Test
  void aBracketThatIsNoPrefixIsNotLookedAtAgain() {
    for (String prefix : List.of("[1][\u0001", "[ 12.3] [", "[1](0)[\u0001", "[T1][]")) {
      String line = prefix + RECORDS.get(0);
      assertTimeoutPreemptively(
          Duration.ofSeconds(30), () -> LinePrefixes.end(slice(line), new PrefixHost()), line);
    }
  }

  private static ByteSlice slice(String text) {
    return ByteSlice.of(text.getBytes(ISO_8859_1));
  }

  /** The parts that decide where a record begins, in any order, and text of others. */
  @Property(tries = 2000)
  void anyTextBeforeARecordGivesTheRecordOrAReport(
      @ForAll("prefixes") String prefix, @ForAll("records") String record) throws Exception {
    AuditRecord expected = parse(record);
    AuditRecord read;
    try {
      read = parse(prefix + record);
    } catch (MalformedRecordException e) {
      assertFalse(e.reason().isEmpty());
      return;
    }
    assertEquals(expected.type(), read.type());
    assertEquals(expected.id().stamp(), read.id().stamp());
    assertEquals(expected.body(), read.body());
    assertEquals(withoutColors(expectedNode(prefix)), withoutColors(namedNode(read)), prefix);
  }

  /** Colors are left out only if the header can't be read with them. */
  private static @Nullable String withoutColors(@Nullable String node) {
    return node == null ? null : node.replaceAll("\u001b\\[[0-9;]*[mK]", "").strip();
  }

  /** Returns the name that the record itself has. */
  private static @Nullable String namedNode(AuditRecord record) {
    return record.id().isNamed() ? record.id().nodeName() : null;
  }

  /**
   * The last {@code node=}, if nothing but blanks and its name is between it and the record. A NUL
   * is the end of a record that was never written; what is before it does not count.
   */
  private static @Nullable String expectedNode(String prefix) {
    String written = prefix.substring(prefix.lastIndexOf('\0') + 1);
    int node = Math.max(written.lastIndexOf("node="), written.lastIndexOf("host="));
    return node < 0 ? null : written.substring(node + "node=".length()).strip();
  }

  @Provide
  Arbitrary<String> records() {
    return Arbitraries.of(RECORDS);
  }

  @Provide
  Arbitrary<String> prefixes() {
    Arbitrary<String> parts =
        Arbitraries.of(
            "audit.log:",
            "12:",
            "-",
            ">",
            " ",
            "\t",
            "\0",
            "\"",
            "'",
            "[",
            "]",
            "{",
            "(",
            "=",
            ":",
            "<6>",
            "1 ",
            "Nov 24 10:00:00 ",
            "2026-11-24T10:00:01Z ",
            "web01 ",
            "kernel: ",
            "audit: ",
            "audispd: ",
            "sshd[7]: ",
            "[ 12.3] ",
            "stdout F ",
            "node=n ",
            "host=h ",
            "msg=",
            "audit(",
            "text",
            "01-07 10:25:57.716 ",
            "225 ",
            "W su: ",
            "\u00ef\u00bb\u00bf",
            "\u001b[K",
            "- ",
            "\r");
    Arbitrary<String> any = Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(12);
    return Combinators.combine(parts.list().ofMaxSize(8), any, Arbitraries.of(true, false, false))
        .as((known, text, isMixed) -> String.join("", known) + (isMixed ? text : ""));
  }

  private static String describe(AuditRecord record) {
    return namedNode(record) + record.id().stamp() + record.type() + record.body();
  }

  private static AuditRecord parse(String text) throws MalformedRecordException {
    return new RecordParser().parse(ByteSlice.of(text.getBytes(ISO_8859_1)), 0);
  }
}
