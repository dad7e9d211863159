package io.jaudit.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
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
        "Nov 22 08:27:53 vm kernel: audit: ",
        "Nov 22 08:27:53 vm kernel: [12.34] audit: ",
        "Nov 22 08:27:53 vm kernel: [   12.345678] ",
        "Sep  7 17:47:53 rix kernel: ",
        "Tue 2026-11-24 18:03:23 UTC nomad kernel: audit: ",
        "1795802203.636000 nomad kernel: audit: ",
        "[   12.345678] nomad kernel: audit: ",
        "[    2.914429] audit: ",
        "[    2.914429][    T1] audit: ",
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
        "2026-11-24T10:00:01.1Z stdout F Nov 24 10:00:01 web01 audispd: "
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
        "audit.log: ",
        "Nov 24 10:00:00 web01 sshd[77]: Invalid user ",
        "Nov 24 10:00:00 web01 sshd[77]: ",
        "Nov 24 10:00:00 web01 alice: ",
        "Nov 24 10:00:00 web01 audit: hello ",
        "Nov 24 10:00:00 web01 kernel: usb 1-1: ",
        "Nov 24 10:00:00 web01 CRON[88]: (root) CMD (echo ",
        "<86>1 2026-11-23T10:00:02Z web02 nginx - - - ",
        "<86>1 2026-11-23T10:00:02Z web02 audispd - - [a b=\"c\" ",
        "[drm=1] ",
        "01-07 10:25:57.716   225   225 I App: text: ",
        "01-07 10:25:57.716   225   225 I App: ",
        "2026-11-24T10:00:01.1Z stdout P ",
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
    String written = prefix.substring(prefix.lastIndexOf('\0') + 1);
    boolean mayHaveNode = written.contains("node=") || written.contains("host=");
    // A torn header before the record takes its node with it: "node=n type=kernel: type=AVC …".
    boolean isTorn = written.contains("type=") || written.contains("audit(");
    assertTrue(mayHaveNode || read.id().node() == null, prefix);
    assertTrue(!mayHaveNode || isTorn || read.id().node() != null, prefix);
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
    return record.id() + " " + record.type() + " " + record.body();
  }

  private static AuditRecord parse(String text) throws MalformedRecordException {
    return new RecordParser().parse(ByteSlice.of(text.getBytes(ISO_8859_1)), 0);
  }
}
