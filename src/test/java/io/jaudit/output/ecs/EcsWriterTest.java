package io.jaudit.output.ecs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.output.ecs.EcsSettings.Original;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcsWriterTest {
  private static final String STAMP = " msg=audit(1700000000.100:1): ";

  @Test
  void linesAreWrittenOnRequestOnly() {
    String log = "type=USER_CMD" + STAMP + "pid=1 uid=0 msg='cmd=\"id\" res=success'\n";
    assertFalse(EcsOutput.of(log).toString().contains("original"));
    JsonNode event =
        EcsOutput.of(
            log + "type=USER_X" + STAMP + "a=1", new EcsSettings("", "", "set", Original.WRITTEN));
    assertEquals(log + "type=USER_X" + STAMP + "a=1", event.at("/event/original").textValue());
    assertEquals(2, event.at("/auditd/messages").size());
    assertEquals("set", event.at("/data_stream/dataset").textValue());
  }

  @ParameterizedTest
  @CsvSource({"'','','',''", "a,,c,a", "'',b,'',b", "'',b,web1,web1", "'','',web1,web1"})
  void theHostIsNamedElseTheNodeElseThisOne(
      String hostId, String ownHostId, String node, String expected) {
    String log = (node.isEmpty() ? "" : "node=" + node + " ") + "type=USER" + STAMP + "pid=1";
    String own = ownHostId == null ? "" : ownHostId;
    JsonNode event = EcsOutput.of(log, new EcsSettings(hostId, own, "set", Original.OMITTED));
    assertEquals(expected, event.at("/host/id").asText());
  }

  @Test
  void selinuxLabelsAndPermissionsAreSplit() {
    JsonNode event =
        EcsOutput.of(
            "type=AVC"
                + STAMP
                + "avc:  denied  { read write } for  pid=7 comm=\"httpd\" name=\"f\""
                + " scontext=system_u:system_r:httpd_t:s0 tcontext=u:r:t:s0-s0:c1,c2 tclass=file\n"
                + "type=SYSCALL"
                + STAMP
                + "arch=c000003e syscall=2 success=no exit=-13 a0=0 items=1 ppid=1 pid=7 auid=1000"
                + " uid=48 gid=48 euid=48 comm=\"httpd\" exe=\"/x\""
                + " subj=system_u:system_r:httpd_t:s0-s0:c1:x key=(null)\n"
                + "type=CWD"
                + STAMP
                + "cwd=\"/srv\"\n"
                + "type=PATH"
                + STAMP
                + "item=0 name=\"f\" inode=1 mode=040755 obj=u:object_r:t:s0 nametype=NORMAL");
    assertEquals("violated-selinux-policy", event.at("/event/action").textValue());
    assertEquals("[\"file\"]", event.at("/event/category").toString());
    assertEquals("denied", event.at("/auditd/data/seresult").textValue());
    assertEquals("read,write", event.at("/auditd/data/seperms").textValue());
    assertEquals("EACCES", event.at("/auditd/data/exit").textValue());
    assertEquals("s0-s0", event.at("/auditd/user/selinux/level").textValue());
    assertEquals("c1:x", event.at("/auditd/user/selinux/category").textValue());
    assertEquals("t", event.at("/auditd/file/selinux/domain").textValue());
    assertEquals("/srv/f", event.at("/file/path").textValue());
    assertEquals("f", event.at("/auditd/paths/0/name").textValue());
    assertTrue(event.at("/auditd/data/pid").isMissingNode(), event::toString);
  }

  @Test
  void aSecondValueOfAFieldIsNotLost() {
    JsonNode event =
        EcsOutput.of(
            "type=AVC"
                + STAMP
                + "apparmor=\"DENIED\" operation=\"open\" pid=8 comm=\"other\" a.b-c=1\n"
                + "type=SYSCALL"
                + STAMP
                + "arch=c000003e syscall=2 success=no exit=-13 pid=7 uid=0 comm=\"sh\" lport=ssh\n");
    assertEquals("7", event.at("/process/pid").toString());
    assertEquals("8", event.at("/auditd/data/pid").textValue());
    assertEquals("other", event.at("/auditd/data/comm").textValue());
    assertEquals("1", event.at("/auditd/data/a_b_c").textValue());
    assertEquals("ssh", event.at("/auditd/data/lport_raw").textValue());
  }

  @ParameterizedTest
  @CsvSource({
    "addr=10.0.0.7, 10.0.0.7, 10.0.0.7",
    "addr=::1, ::1, ::1",
    "addr=gw.example hostname=gw.example, '', gw.example",
    "addr=?, '', ''"
  })
  void theAddressOfALoginIsAnIpOnlyIfItIsOne(String fields, String ip, String address) {
    JsonNode event =
        EcsOutput.of(
            "type=USER_LOGIN"
                + STAMP
                + "pid=1 uid=0 auid=4294967295 msg='op=login acct=\"bob\" "
                + fields
                + " res=failed'");
    assertEquals(ip, event.at("/source/ip").asText());
    assertEquals(address, event.at("/source/address").asText());
    assertEquals(address.isEmpty() ? "" : "ingress", event.at("/network/direction").asText());
    assertEquals("bob", event.at("/user/effective/name").asText());
    assertEquals("[\"bob\"]", event.at("/related/user").toString());
  }

  @Test
  void eventsOfSeveralRecordsNeedNoSystemCall() {
    JsonNode event =
        EcsOutput.of(
            "type=LOGIN"
                + STAMP
                + "login pid=5 uid=0 old auid=4294967295 new auid=1000 old ses=1 new ses=2\n"
                + "type=PROCTITLE"
                + STAMP
                + "proctitle=\"cron\"");
    assertEquals("changed-login-id-to", event.at("/event/action").textValue());
    assertEquals("unset", event.at("/user/id").textValue());
    assertEquals("1000", event.at("/user/effective/id").textValue());
    assertEquals("cron", event.at("/process/title").textValue());
  }

  @Test
  void missingArgumentsAreShown() {
    JsonNode event =
        EcsOutput.of(
            "type=SYSCALL"
                + STAMP
                + "arch=c000003e syscall=59 success=yes exit=0 pid=7 comm=\"sh\"\n"
                + "type=EXECVE"
                + STAMP
                + "argc=3 a0=\"sh\" a2=\"x\"");
    assertEquals("[\"sh\",\"\u2026\",\"x\"]", event.at("/process/args").toString());
    assertEquals(3, event.at("/process/args_count").intValue());
    assertEquals(3, event.at("/auditd/data/argc").intValue());
  }
}
