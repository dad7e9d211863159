package io.jaudit.output.timesketch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.JsonLines;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.JsonOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesketchWriterTest {
  private static final String STAMP = " msg=audit(1700000000.100:1): ";
  private static final String CALL =
      STAMP
          + "arch=c000003e syscall=42 success=no exit=-111 ppid=1 pid=2 comm=\"nc\" exe=\"/x/nc\"";

  private static JsonNode of(String log) {
    AuditEvent event = new AuditEvent(JsonOutput.parse(log.getBytes(ISO_8859_1)));
    ByteBuilder out = new ByteBuilder();
    new TimesketchWriter(Identities.ofLog()).write(event, out);
    return JsonLines.TIMESKETCH.checkAll(out.toByteArray()).get(0);
  }

  @Test
  void aSentenceATimeAndItsMeaningAreAlwaysThere() {
    JsonNode event = of("node=web1 type=USER" + STAMP + "pid=1 uid=0");
    assertEquals("2023-11-14T22:13:20.100+00:00", event.get("datetime").textValue());
    assertEquals(1_700_000_000_100_000L, event.get("timestamp").longValue());
    assertEquals("Audit event", event.get("timestamp_desc").textValue());
    assertEquals("web1", event.get("hostname").textValue());
    assertTrue(!event.get("message").textValue().isBlank());
  }

  @Test
  void theMessageIsTheSentenceWithoutTimeAndNode() {
    JsonNode event =
        of(
            "node=web1 type=SYSCALL"
                + CALL
                + " auid=4294967295 uid=0 key=\"net\"\u001dUID=\"root\"\n"
                + "node=web1 type=SOCKADDR"
                + STAMP
                + "saddr=020001BB01020304");
    assertEquals(
        "system, acting as root, unsuccessfully connected-to 1.2.3.4 using /x/nc",
        event.get("message").textValue());
    assertEquals("1.2.3.4", event.get("destination_ip").textValue());
    assertEquals(443, event.get("destination_port").intValue());
    assertEquals("ECONNREFUSED", event.get("exit").textValue());
    assertEquals("failure", event.get("outcome").textValue());
    assertEquals("[\"net\"]", event.get("tag").toString());
    assertTrue(event.path("source_ip").isMissingNode());
  }

  @ParameterizedTest
  @CsvSource({"1000, alice, root, alice", "4294967295, unset, root, root", "1000, '', root, root"})
  void theUserIsTheOneWhoLoggedInElseThatOfTheProcess(
      String auid, String auidName, String uidName, String expected) {
    String enriched = (auidName.isEmpty() ? "" : "AUID=\"" + auidName + "\" ") + "UID=\"" + uidName;
    JsonNode event = of("type=SYSCALL" + CALL + " auid=" + auid + " uid=0\u001d" + enriched + "\"");
    assertEquals(expected, event.get("username").textValue());
    assertEquals(auid.equals("1000"), event.has("auid"));
  }

  @Test
  void whereALoginCameFromIsItsSource() {
    JsonNode event =
        of(
            "type=USER_LOGIN"
                + STAMP
                + "pid=1 uid=0 msg='op=login acct=\"bob\" addr=10.0.0.7 res=failed'");
    assertEquals("10.0.0.7", event.get("source_ip").textValue());
    assertEquals("bob", event.get("acct").textValue());
  }

  @Test
  void pathsAreResolved() {
    JsonNode event =
        of(
            "type=SYSCALL"
                + CALL
                + "\ntype=CWD"
                + STAMP
                + "cwd=\"/srv\"\ntype=PATH"
                + STAMP
                + "item=0 name=\"../etc/passwd\" nametype=NORMAL");
    assertEquals("[\"/etc/passwd\"]", event.get("paths").toString());
  }
}
