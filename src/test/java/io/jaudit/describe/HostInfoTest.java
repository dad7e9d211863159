package io.jaudit.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jaudit.TestLog;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostInfoTest {
  private final EventView view = new EventView(Identities.ofLog());

  @Test
  void aProgramReportsNameAndAddress() {
    assertHosts(
        "USER_LOGIN", "msg='hostname=web1 addr=192.0.2.5 res=success'", "web1", "192.0.2.5");
    assertHosts("USER_LOGIN", "msg='hostname=? addr=192.0.2.5 res=success'", "192.0.2.5");
    assertHosts("USER_LOGIN", "msg='hostname=web1 addr=? res=success'", "web1");
    assertHosts("USER_LOGIN", "msg='addr=? res=success'", "?");
    assertHosts("USER_LOGIN", "msg='hostname=? addr=? res=success'", "?", "?");
    assertHosts("USER_LOGIN", "msg='res=success'");
  }

  @Test
  void auditdReportsAnAddressWithOrWithoutItsPort() {
    assertHosts("DAEMON_ACCEPT", "addr=10.1.2.3:60 res=success", "10.1.2.3:60", "10.1.2.3");
    assertHosts("DAEMON_ACCEPT", "addr=::1:60 port=60 res=success", "::1:60", "::1");
    assertHosts("DAEMON_ACCEPT", "addr=::1 port=60 res=success", "::1");
    assertHosts("DAEMON_ACCEPT", "addr=10.1.2.3 res=success", "10.1.2.3");
  }

  @Test
  void aPacketHasTwoEndsAndASocketAnAddress() {
    assertHosts("NETFILTER_PKT", "mark=0 saddr=10.0.0.1 daddr=10.0.0.2", "10.0.0.1", "10.0.0.2");
    assertHosts("SOCKADDR", "saddr=02000050010203040000000000000000", "1.2.3.4");
    assertHosts("SOCKADDR", "saddr=01002F72756E00");
  }

  @Test
  void aDecisionMayBeAboutAConnection() {
    assertHosts("AVC", "avc:  denied  { node_bind } for  saddr=10.0.0.1 src=80", "10.0.0.1");
    assertHosts(
        "AVC",
        "apparmor=\"DENIED\" laddr=10.0.0.1 lport=1 faddr=10.0.0.2 fport=53",
        "10.0.0.1",
        "10.0.0.2");
    assertHosts("LANDLOCK_ACCESS", "blockers=net.connect_tcp daddr=::1 dest=80", "::1");
    assertHosts("MAC_IPSEC_EVENT", "op=SAD-add src=10.0.0.1 dst=10.0.0.2", "10.0.0.1", "10.0.0.2");
    assertHosts("AVC", "avc:  denied  { name_connect } for  pid=9 dest=443");
  }

  @Test
  void allRecordsCountAndSocketsComeLast() {
    TestLog log =
        new TestLog()
            .record(1, "SOCKADDR", "saddr=02000050010203040000000000000000")
            .record(1, "USER_CMD", "msg='addr=192.0.2.5 res=success'")
            .record(1, "SOCKADDR", "saddr=02000050010203050000000000000000");
    assertEquals(List.of("192.0.2.5", "1.2.3.4", "1.2.3.5"), hosts(log));
    assertEquals(List.of("192.0.2.5", "1.2.3.4", "1.2.3.5"), hosts(log));
    assertThrows(IllegalStateException.class, () -> view.hosts().text());
  }

  private void assertHosts(String type, String body, String... expected) {
    assertEquals(List.of(expected), hosts(new TestLog().record(1, type, body)));
  }

  private List<String> hosts(TestLog log) {
    List<String> texts = new ArrayList<>();
    HostInfo hosts = view.of(new AuditEvent(log.records())).hosts();
    while (hosts.next()) {
      texts.add(hosts.text().latin1());
    }
    return texts;
  }
}
