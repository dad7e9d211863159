package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.describe.Outcome;
import io.jaudit.event.AuditEvent;
import io.jaudit.filter.Filters;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code -sv}, JSON, csv and text have the same outcome of each event. */
class OutcomeAgreementTest extends FormatAgreementTest {
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
        "USER_CMD|pid=1 msg='cmd=61 res=odd'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=1x'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=\"1\"'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=\"failed\"'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=\"1'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=1#012'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=successful'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=(null)'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=unset'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=true'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=-1'|UNKNOWN",
        "SYSCALL|syscall=2 success=maybe exit=3|UNKNOWN",
        "SYSCALL|syscall=2 success=\"no\" exit=-13|UNKNOWN",
        "CONFIG_CHANGE|auid=1000 op=x res=2|UNKNOWN",
        "LOGIN|pid=5 uid=0 auid=1000 res=?|UNKNOWN",
        "MAC_STATUS|enforcing=0 auid=1000 ses=3 res=10|UNKNOWN",
        "AVC|apparmor=\"SOMETHING\" operation=\"open\" pid=1|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 res=?'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61'|UNKNOWN",
        "USER_CMD|pid=1 msg='cmd=61 success=yes'|UNKNOWN",
        "USER_AUTH|user pid=1 msg='op=x result=Success)'|SUCCEEDED",
        "USER_AUTH|user pid=1 msg='op=x result=Authentication failure)'|FAILED",
        "ANOM_ABEND|auid=1000 uid=1000 sig=11 res=1|SUCCEEDED",
        "CONFIG_CHANGE|auid=1000 op=x res=0|FAILED",
        "CONFIG_CHANGE|audit_enabled=1 old=1 by auid=1000|SUCCEEDED",
        "LOGIN|pid=5 uid=0 auid=1000 res=1|SUCCEEDED",
        "LOGIN|login pid=5 uid=0 old auid=4294967295 new auid=1000|SUCCEEDED",
        "MAC_STATUS|enforcing=0 old_enforcing=1 auid=1000 ses=3 res=1|SUCCEEDED",
        "DAEMON_CLOSE|addr=::1 port=60000 res=failed|FAILED",
        "DM_EVENT|module=integrity op=integrity-checksum dev=254:3 sector=7 res=0|FAILED",
        "BPF|prog-id=75 op=LOAD res=0|FAILED",
        "NETFILTER_CFG|table=filter family=2 entries=0 res=0|FAILED",
        "SECCOMP|pid=1 sig=31 code=0x80000000|FAILED",
        "SECCOMP|pid=1 sig=0 code=0x50001|FAILED",
        "SECCOMP|pid=1 sig=0 code=0x7ffc0000|SUCCEEDED",
        "SECCOMP|pid=1 sig=0 code=0x7fff0000|SUCCEEDED",
        "SECCOMP|pid=1 sig=0 code=0x7fc00000|UNKNOWN",
        "SECCOMP|pid=1 sig=0 code=0x7ff00001|UNKNOWN",
        "FANOTIFY|resp=1 fan_type=0 fan_info=0 subj_trust=2 obj_trust=2|SUCCEEDED",
        "FANOTIFY|resp=2|FAILED",
        "FANOTIFY|resp=50331650|FAILED",
        "FANOTIFY|resp=0|UNKNOWN",
        "IPE_ACCESS|ipe_op=EXECUTE enforcing=1 rule=\"DEFAULT action=DENY\"|FAILED",
        "IPE_ACCESS|ipe_op=EXECUTE enforcing=0 rule=\"DEFAULT action=DENY\"|SUCCEEDED",
        "IPE_ACCESS|ipe_op=EXECUTE enforcing=1 rule=\"op=EXECUTE action=ALLOW\"|SUCCEEDED",
        "LANDLOCK_ACCESS|domain=195ba459b blockers=fs.refer path=\"/usr\"|FAILED",
        "LANDLOCK_DOMAIN|domain=195ba459b status=allocated mode=enforcing pid=1|UNKNOWN",
        "AVC|avc:  granted  { read } for  pid=79 tclass=file|SUCCEEDED",
        "AVC|avc:  denied  { read } for  pid=79 tclass=file permissive=0|FAILED",
        "AVC|avc:  denied  { read } for  pid=79 tclass=file permissive=1|SUCCEEDED",
        "AVC|apparmor=\"DENIED\" operation=\"open\" pid=1|FAILED",
        "AVC|apparmor=\"ALLOWED\" operation=\"open\" pid=1|SUCCEEDED",
        "AVC|apparmor=\"STATUS\" operation=\"profile_replace\" pid=1|SUCCEEDED",
        "AVC|lsm=SMACK fn=x action=denied subject=\"_\" object=\"a\" pid=1|FAILED",
        "USER_AVC|pid=1 msg='avc:  denied  { start } for tclass=service permissive=0'|FAILED",
        "USER_AVC|pid=1 msg='avc:  denied  { start } for tclass=service permissive=1'|SUCCEEDED",
        "USER_AVC|pid=1 msg='avc:  received policyload notice (seqno=2)'|UNKNOWN",
      })
  void allHaveTheSame(String type, String body, Outcome expected) {
    AuditEvent event =
        new AuditEvent(
            List.of(TestLog.parse("type=" + type + " msg=audit(1700000000.100:1): " + body)));
    assertEquals(expected, ofJson(event));
    check(event);
  }

  @Override
  void check(AuditEvent event) {
    Outcome expected = ofJson(event);
    assertEquals(
        expected == Outcome.SUCCEEDED,
        Filters.outcome(Outcome.SUCCEEDED).matches(event),
        event.records()::toString);
    assertEquals(
        expected == Outcome.FAILED,
        Filters.outcome(Outcome.FAILED).matches(event),
        event.records()::toString);
    assertEquals(expected, ofCsv(event), event.records()::toString);
    String sentence = text(event);
    boolean succeeded = expected == Outcome.SUCCEEDED;
    assertEquals(succeeded, sentence.contains(" successfully "), sentence);
    assertEquals(expected == Outcome.FAILED, sentence.contains(" unsuccessfully "), sentence);
  }

  private Outcome ofJson(AuditEvent event) {
    JsonNode success = json(event).path("success");
    if (success.isNull() || success.isMissingNode()) {
      return Outcome.UNKNOWN;
    }
    return success.booleanValue() ? Outcome.SUCCEEDED : Outcome.FAILED;
  }

  private Outcome ofCsv(AuditEvent event) {
    String result = csv(event).getOrDefault("RESULT", "");
    return result.isEmpty()
        ? Outcome.UNKNOWN
        : result.equals("success") ? Outcome.SUCCEEDED : Outcome.FAILED;
  }
}
