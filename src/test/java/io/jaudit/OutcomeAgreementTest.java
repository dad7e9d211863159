package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.Filters;
import io.jaudit.interpret.Identities;
import io.jaudit.interpret.Normalizer;
import io.jaudit.interpret.Outcome;
import io.jaudit.output.JsonRecords;
import io.jaudit.output.JsonWriter;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -sv}, JSON, and csv and text say the same of how an event went. */
class OutcomeAgreementTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SYSCALL|syscall=2 success=yes exit=3|SUCCEEDED",
        "SYSCALL|syscall=2 success=no exit=-13|FAILED",
        "SYSCALL|syscall=2 success=|UNKNOWN",
        "SYSCALL|syscall=2 exit=3|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=success'|SUCCEEDED",
        "USER_CMD|pid=1 msg='cmd=61 res=SUCCESS'|SUCCEEDED",
        "USER_CMD|pid=1 msg='cmd=61 res=0'|FAILED",
        "USER_CMD|pid=1 msg='cmd=61 res=odd'|FAILED",
        "USER_CMD|pid=1 msg='cmd=61 res=?'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61'|UNKNOWN",
        "ANOM_ABEND|auid=1000 uid=1000 sig=11 res=1|SUCCEEDED",
        "CONFIG_CHANGE|auid=1000 op=x res=0|FAILED",
        "LOGIN|pid=5 uid=0 auid=1000 res=1|SUCCEEDED",
        "MAC_STATUS|enforcing=0 old_enforcing=1 auid=1000 ses=3 res=1|SUCCEEDED",
        "DAEMON_CLOSE|addr=::1 port=60000 res=failed|FAILED",
      })
  void allSayTheSame(String type, String body, Outcome expected) {
    AuditEvent event = event(type, body);
    assertEquals(expected == Outcome.SUCCEEDED, Filters.outcome(Outcome.SUCCEEDED).matches(event));
    assertEquals(expected == Outcome.FAILED, Filters.outcome(Outcome.FAILED).matches(event));
    assertEquals(expected, ofJson(event));
    assertEquals(expected, new Normalizer(Identities.ofLog()).normalize(event).outcome());
  }

  /** Programs that spell {@code result} out: csv knows the field res alone, as ausearch does. */
  @ParameterizedTest
  @CsvSource({"Success), SUCCEEDED", "Authentication failure), FAILED"})
  void resultIsAnOlderNameOfRes(String result, Outcome outcome) {
    AuditEvent event = event("USER_AUTH", "user pid=1 msg='op=x result=" + result + "'");
    assertTrue(Filters.outcome(outcome).matches(event));
    assertEquals(outcome, ofJson(event));
  }

  /** The documented difference: docs/json.md, member {@code success}. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AVC|avc:  granted  { read } for  pid=79 tclass=file",
        "LOGIN|login pid=5 uid=0 old auid=4294967295 new auid=1000",
        "CONFIG_CHANGE|audit_enabled=1 old=1 by auid=1000"
      })
  void theFilterAloneTakesTheseForSuccesses(String record) {
    String[] parts = record.split("\\|", 2);
    AuditEvent event = event(parts[0], parts[1]);
    assertTrue(Filters.outcome(Outcome.SUCCEEDED).matches(event));
    assertEquals(Outcome.UNKNOWN, ofJson(event));
  }

  private static Outcome ofJson(AuditEvent event) {
    ByteBuilder out = new ByteBuilder();
    new JsonWriter(Identities.ofLog(), JsonRecords.FULL).write(event, out);
    JsonNode success = JsonLines.check(out.toSlice().toByteArray()).get(0).path("success");
    if (success.isNull()) {
      return Outcome.UNKNOWN;
    }
    return success.booleanValue() ? Outcome.SUCCEEDED : Outcome.FAILED;
  }

  private static AuditEvent event(String type, String body) {
    return new AuditEvent(
        List.of(TestLog.parse("type=" + type + " msg=audit(1700000000.100:1): " + body)));
  }
}
