package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.output.JsonOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonAvcTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "null",
      value = {
        "AVC|avc:  denied  { read write } for  pid=7 comm=\"x\" tclass=file|denied|[\"read\",\"write\"]|7|file",
        "AVC|avc:  granted  { setenforce } for  pid=8 tclass=security|granted|[\"setenforce\"]|8|security",
        "USER_AVC|pid=9 msg='avc:  denied  { start } for tclass=service'|denied|[\"start\"]||service",
        "USER_AVC|pid=9 msg='avc:  received policyload notice (seqno=2)'|null||9|null",
        "AVC|avc:  denied  { read|denied|[\"read\"]||null",
        "AVC|avc:  denied  { } for  pid=7|denied||7|null",
        "AVC|apparmor=\"DENIED\" operation=\"open\" pid=7|denied||7|null",
        "APPARMOR_ALLOWED|apparmor=\"ALLOWED\" operation=\"open\" pid=7|allowed||7|null",
      })
  void saysWhatWasDecided(
      String type, String body, String result, String perms, Integer pid, String tclass) {
    JsonNode avc = avc(type, body).get(0);
    assertEquals(result, avc.path("result").textValue());
    assertEquals(perms == null ? "" : perms, avc.path("perms").toString());
    assertEquals(pid == null ? "" : pid.toString(), avc.path("pid").toString());
    assertEquals(tclass, avc.path("tclass").textValue());
  }

  @Test
  void appArmorsFieldsAreDecoded() {
    JsonNode avc =
        avc(
                "AVC",
                "apparmor=\"DENIED\" operation=\"open\" profile=2F612062 name=2F632064 pid=7"
                    + " requested_mask=\"r\" denied_mask=\"r\"")
            .get(0);
    assertEquals("open", avc.path("operation").textValue());
    assertEquals("/a b", avc.path("profile").textValue());
    assertEquals("/c d", avc.path("name").textValue());
    assertEquals("r", avc.path("denied_mask").textValue());
  }

  @Test
  void theProcessIsTheOneThatAProgramChecked() {
    assertEquals(
        2,
        avc("USER_AVC", "pid=1 msg='avc: denied { x } for pid=2'").get(0).path("pid").intValue());
    assertEquals(
        2,
        avc("USER_AVC", "pid=1 msg='avc: denied { send_msg } for spid=2 tpid=3'")
            .get(0)
            .path("pid")
            .intValue());
  }

  @Test
  void theLabelsAreThoseOfAnyModule() {
    JsonNode ofKernel =
        avc("AVC", "apparmor=\"DENIED\" operation=\"ptrace\" profile=\"/p\" pid=1 peer=\"q\"")
            .get(0);
    assertEquals("/p", ofKernel.path("scontext").textValue());
    assertEquals("/p", ofKernel.path("profile").textValue());
    assertEquals("q", ofKernel.path("tcontext").textValue());
    JsonNode ofBus =
        avc("USER_AVC", "pid=1 msg='apparmor=\"DENIED\" pid=2 label=\"a\" peer_label=\"b\"'")
            .get(0);
    assertEquals("a", ofBus.path("scontext").textValue());
    assertEquals("a", ofBus.path("profile").textValue());
    assertEquals("b", ofBus.path("tcontext").textValue());
    assertEquals(2, ofBus.path("pid").intValue());
  }

  @Test
  void otherRecordsDecideNothing() {
    assertEquals(0, avc("SYSCALL", "denied { read } apparmor=\"DENIED\"").size());
  }

  private static JsonNode avc(String type, String body) {
    return JsonOutput.event("type=" + type + " msg=audit(1700000000.100:1): " + body).path("avc");
  }
}
