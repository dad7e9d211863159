package io.jaudit.output.ecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every field that Elastic's rules for auditd use ({@code rule-fields.tsv}) is written. */
class EcsRuleFieldsTest {
  private static final String EXEC =
      """
      node=web1 type=SYSCALL msg=audit(1700000000.100:1): arch=c000003e syscall=59 success=yes exit=0 a0=55dc a1=7f a2=0 a3=8 items=1 ppid=41 pid=42 auid=1000 uid=1000 gid=1000 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts1 ses=3 comm="su" exe="/usr/bin/su" key="exec"\u001dARCH=x86_64 SYSCALL=execve AUID="alice" UID="alice" GID="alice" EUID="root"
      node=web1 type=BPRM_FCAPS msg=audit(1700000000.100:1): fver=0 fp=0 fi=0 fe=0 old_pp=0 old_pi=0 old_pe=0 old_pa=0 pp=c0 pi=0 pe=c0 pa=0
      node=web1 type=EXECVE msg=audit(1700000000.100:1): argc=2 a0="su" a1="-"
      node=web1 type=CWD msg=audit(1700000000.100:1): cwd="/home/alice"
      node=web1 type=PATH msg=audit(1700000000.100:1): item=0 name="/usr/bin/su" inode=7 dev=08:01 mode=0104755 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL
      node=web1 type=PROCTITLE msg=audit(1700000000.100:1): proctitle=7375002D
      """;

  private static final String CONNECT =
      """
      type=SYSCALL msg=audit(1700000000.100:2): arch=c000003e syscall=42 success=no exit=-115 a0=3 a1=7f a2=10 a3=0 items=0 ppid=41 pid=42 auid=1000 uid=1000 gid=1000 euid=1000 comm="nc" exe="/usr/bin/nc"
      type=SOCKADDR msg=audit(1700000000.100:2): saddr=020001BB01020304
      """;

  private static final String ABEND =
      """
      type=ANOM_ABEND msg=audit(1700000000.100:3): auid=1000 uid=1000 gid=1000 ses=3 pid=9 comm="x" exe="/x" reason="memory violation" sig=11 class="c"
      """;

  private static final String AUTH =
      """
      type=USER_AUTH msg=audit(1700000000.100:4): pid=9 uid=0 auid=1000 ses=3 msg='op=PAM:authentication grantors=pam_unix acct="root" exe="/usr/bin/su" hostname=? addr=? terminal=pts/1 res=success'
      """;

  /** Each field with a value that a rule could ask for, and the event that has it. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          value("event.action", "executed", EXEC),
          value("host.os.type", "linux", EXEC),
          value("process.name", "su", EXEC),
          value("event.type", "[\"start\"]", EXEC),
          value("process.args", "[\"su\",\"-\"]", EXEC),
          value("event.category", "[\"process\"]", EXEC),
          value("process.command_line", "su -", EXEC),
          value("process.executable", "/usr/bin/su", EXEC),
          value("host.id", "web1", EXEC),
          value("auditd.data.syscall", "execve", EXEC),
          value("user.id", "1000", EXEC),
          value("process.working_directory", "/home/alice", EXEC),
          value("process.pid", "42", EXEC),
          value("file.path", "/usr/bin/su", EXEC),
          value("process.parent.pid", "41", EXEC),
          value("process.title", "su -", EXEC),
          value("event.outcome", "failure", CONNECT),
          value("user.name", "alice", EXEC),
          value("auditd.data.a0", "55dc", EXEC),
          value("auditd.data.a1", "7f", EXEC),
          value("auditd.data.a2", "10", CONNECT),
          value("user.effective.id", "0", EXEC),
          value("host.name", "web1", EXEC),
          value("data_stream.dataset", "auditd_manager.auditd", EXEC),
          value("process.args_count", "2", EXEC),
          value("network.direction", "egress", CONNECT),
          value("destination.ip", "1.2.3.4", CONNECT),
          value("destination.address", "1.2.3.4", CONNECT),
          value("destination.port", "443", CONNECT),
          value("auditd.data.socket.family", "ipv4", CONNECT),
          value("auditd.result", "fail", CONNECT),
          value("event.reason", "memory violation", ABEND),
          value("auditd.data.class", "c", ABEND),
          value("auditd.data.grantors", "pam_unix", AUTH),
          value("process.thread.capabilities.effective", "[\"CAP_SETGID\",\"CAP_SETUID\"]", EXEC));

  /** What only the tree of processes can tell: none of these is of an event by itself. */
  private static final Set<String> OF_OTHER_EVENTS =
      Set.of(
          "process.parent.executable",
          "process.parent.name",
          "process.parent.args",
          "process.parent.command_line",
          "process.parent.entity_id",
          "process.entity_id",
          "process.entry_leader.executable",
          "process.entry_leader.args",
          "process.entry_leader.entry_meta.type");

  private static Map.Entry<String, List<String>> value(String field, String value, String log) {
    return Map.entry(field, List.of(value, log));
  }

  static Set<String> fields() throws IOException {
    Set<String> fields = new TreeSet<>();
    for (String row : Files.readAllLines(Path.of("testdata", "ecs", "rule-fields.tsv"))) {
      fields.add(row.split("\t")[2]);
    }
    fields.remove("field"); // the header
    return fields;
  }

  static Map<String, List<String>> values() {
    return new TreeMap<>(VALUES);
  }

  @ParameterizedTest
  @MethodSource("written")
  void hasTheField(String field) {
    List<String> expected = VALUES.get(field);
    JsonNode value = EcsOutput.of(expected.get(1)).at("/" + field.replace('.', '/'));
    assertEquals(expected.get(0), value.isTextual() ? value.textValue() : value.toString());
  }

  static Set<String> written() {
    return values().keySet();
  }

  @Test
  void everyFieldOfARuleHasATest() throws IOException {
    Set<String> tested = new TreeSet<>(VALUES.keySet());
    tested.addAll(OF_OTHER_EVENTS);
    assertEquals(fields(), tested);
  }

  @Test
  void whatOtherEventsWouldTellIsNotInvented() {
    JsonNode event = EcsOutput.of(EXEC);
    for (String field : OF_OTHER_EVENTS) {
      assertTrue(event.at("/" + field.replace('.', '/')).isMissingNode(), field);
    }
  }
}
