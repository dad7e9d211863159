package io.jaudit.output.records;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.JsonOutput;
import io.jaudit.output.records.RecordsSettings.Join;
import io.jaudit.output.records.RecordsSettings.MeaningNames;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordsWriterTest {
  private static final String STAMP = " msg=audit(1700000000.100:1): ";

  private static final String EXEC =
      """
      type=SYSCALL msg=audit(1700000000.100:1): arch=c000003e syscall=59 success=yes exit=0 a0=40000 a1=7f a2=0 a3=8 items=2 ppid=41 pid=42 auid=1000 uid=0 gid=0 euid=0 ses=3 comm="sh" exe=2F62696E2F7368 key=65786563013634626974
      type=EXECVE msg=audit(1700000000.100:1): argc=4 a0="sh" a1=2D63 a2_len=4 a2[0]="id" a2[1]="; "
      type=EXECVE msg=audit(1700000000.100:1): a3=FF
      type=CWD msg=audit(1700000000.100:1): cwd="/srv"
      type=PATH msg=audit(1700000000.100:1): item=0 name="/bin/sh" nametype=NORMAL ouid=0
      type=PROCTITLE msg=audit(1700000000.100:1): proctitle=7368002D63
      """;

  private static List<JsonNode> of(String log, MeaningNames names, Join join) {
    AuditEvent event = new AuditEvent(JsonOutput.parse(log.getBytes(ISO_8859_1)));
    ByteBuilder out = new ByteBuilder();
    new RecordsWriter(Identities.ofLog(), new RecordsSettings(names, join)).write(event, out);
    return JsonLines.RECORDS.checkAll(out.toByteArray());
  }

  private static List<JsonNode> of(String log) {
    return of(log, MeaningNames.UPPER, Join.RECORD);
  }

  private static JsonNode record(String log, int index) {
    return of(log).get(index);
  }

  @Test
  void eachRecordIsALine() {
    List<String> types = of(EXEC).stream().map(record -> record.get("type").textValue()).toList();
    assertEquals(List.of("SYSCALL", "EXECVE", "EXECVE", "CWD", "PATH", "PROCTITLE"), types);
    for (JsonNode record : of(EXEC)) {
      assertEquals("1700000000.100:1", record.get("id").textValue());
      assertEquals("2023-11-14T22:13:20.100Z", record.get("time").textValue());
    }
  }

  @Test
  void argumentsAreThoseOfTheEventInItsFirstExecve() {
    JsonNode execve = record(EXEC, 1);
    assertEquals("sh", execve.get("a0").textValue());
    assertEquals("-c", execve.get("a1").textValue());
    assertEquals("id; ", execve.get("a2").textValue());
    assertEquals("\ufffd", execve.get("a3").textValue());
    assertEquals("FF", execve.get("a3_hex").textValue());
    assertEquals("sh -c 'id; ' $'\\xFF'", execve.get("cmdline").textValue());
    assertEquals("4", execve.get("argc").textValue());
    assertTrue(execve.path("a2_len").isMissingNode());
    assertEquals(4, record(EXEC, 2).size(), "only what names the record");
  }

  @Test
  void aMissingArgumentLeavesTheNumbersOfOthers() {
    JsonNode execve = record("type=EXECVE" + STAMP + "argc=9 a0=\"sh\" a7=\"x\"", 0);
    assertEquals("x", execve.get("a7").textValue());
    assertTrue(execve.path("a1").isMissingNode());
  }

  @Test
  void keysAreSplitAndNullIsNone() {
    JsonNode call = record(EXEC, 0);
    assertEquals("exec", call.get("key").textValue());
    assertEquals("[\"exec\",\"64bit\"]", call.get("keys").toString());
    assertTrue(record("type=SYSCALL" + STAMP + "key=(null)", 0).path("key").isMissingNode());
  }

  @Test
  void onlyTheKeyOfTheRuleIsTheKey() {
    String message = "pid=1 msg='key=\"in\" res=1'\u001dkey=\"x\"";
    JsonNode record = record("type=USER_X" + STAMP + message, 0);
    assertEquals("in", record.get("key").textValue());
    assertEquals("[\"in\"]", record.get("keys").toString());
    assertEquals("x", record.get("key_2").textValue());
  }

  /** Rules are written for enriched logs, and match raw ones too. */
  @ParameterizedTest
  @CsvSource({
    "UPPER, SYSCALL, ''",
    "UPPER, SYSCALL, '\u001dARCH=x86_64 SYSCALL=execve UID=\"root\"'",
    "LOWER, syscall_name, ''",
    "LOWER, syscall_name, '\u001dARCH=x86_64 SYSCALL=execve UID=\"root\"'"
  })
  void callsAndUsersHaveTheirNames(MeaningNames names, String member, String enriched) {
    String log = "type=SYSCALL" + STAMP + "arch=c000003e syscall=59 uid=0 a0=40000" + enriched;
    JsonNode record = of(log, names, Join.RECORD).get(0);
    assertEquals("execve", record.get(member).textValue());
    assertEquals("59", record.get("syscall").textValue());
    assertEquals("40000", record.get("a0").textValue());
    assertEquals("root", record.get(names == MeaningNames.UPPER ? "UID" : "uid_name").textValue());
  }

  @Test
  void fieldsOfAMessageAreOfTheRecordAndYieldToItsOwn() {
    JsonNode record =
        record(
            "type=USER_LOGIN"
                + STAMP
                + "pid=1 uid=0 msg='op=login id=1001 pid=2 acct=\"bob\" time=x res=failed'",
            0);
    assertEquals("1", record.get("pid").textValue());
    assertEquals("2", record.get("msg_pid").textValue());
    assertEquals("1001", record.get("msg_id").textValue());
    assertEquals("x", record.get("msg_time").textValue());
    assertEquals("bob", record.get("acct").textValue());
    assertTrue(record.path("msg").isMissingNode());
  }

  @Test
  void aRecordMayHaveFieldsOfItsEvent() {
    for (JsonNode record : of(EXEC, MeaningNames.UPPER, Join.EVENT)) {
      assertEquals("/srv", record.get("ev_cwd").textValue());
      assertEquals("/bin/sh", record.get("ev_exe").textValue());
      assertEquals("sh", record.get("ev_comm").textValue());
      assertEquals("0", record.get("ev_uid").textValue());
      assertEquals("1000", record.get("ev_auid").textValue());
      assertEquals("exec", record.get("ev_key").textValue());
    }
  }

  /** The fields that Sigma's rules for auditd use, each with a record that has it. */
  static Stream<List<String>> sigma() {
    return Stream.of(
        List.of("type", "EXECVE", EXEC),
        List.of("type", "PATH", EXEC),
        List.of("type", "SYSCALL", EXEC),
        List.of("type", "PROCTITLE", EXEC),
        List.of("type", "SERVICE_STOP", "type=SERVICE_STOP" + STAMP + "msg='unit=ufw'"),
        List.of("type", "ADD_USER", "type=ADD_USER" + STAMP + "msg='acct=\"x\"'"),
        List.of("type", "TTY", "type=TTY" + STAMP + "tty pid=1 data=6C73"),
        List.of("type", "USER_TTY", "type=USER_TTY" + STAMP + "pid=1 data=6C73"),
        List.of("a0", "sh", EXEC),
        List.of("a1", "-c", EXEC),
        List.of("a0", "40000", EXEC),
        List.of("a3", "8", EXEC),
        List.of("a7", "h", "type=EXECVE" + STAMP + "argc=8 a6=\"g\" a7=\"h\""),
        List.of("name", "/bin/sh", EXEC),
        List.of("nametype", "NORMAL", EXEC),
        List.of("exe", "/bin/sh", EXEC),
        List.of("comm", "sh", EXEC),
        List.of("cwd", "/srv", EXEC),
        List.of("key", "exec", EXEC),
        List.of("unit", "ufw", "type=SERVICE_STOP" + STAMP + "msg='unit=ufw'"),
        List.of("uid", "0", EXEC),
        List.of("euid", "0", EXEC),
        List.of("proctitle", "sh -c", EXEC),
        List.of("SYSCALL", "execve", EXEC));
  }

  @ParameterizedTest
  @MethodSource("sigma")
  void hasTheFieldsThatSigmasRulesUse(List<String> field) {
    List<JsonNode> records = of(field.get(2));
    assertTrue(
        records.stream()
            .anyMatch(record -> field.get(1).equals(record.path(field.get(0)).asText())),
        records::toString);
  }
}
