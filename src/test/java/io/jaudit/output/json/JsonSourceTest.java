package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.output.JsonOutput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The member {@code source_ip}. */
class JsonSourceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "USER_LOGIN|pid=1 msg='hostname=web-1 addr=10.0.0.7 res=failed'|10.0.0.7",
        "USER_LOGIN|pid=1 msg='hostname=10.0.0.8 addr=10.0.0.7 res=failed'|10.0.0.7",
        "USER_AUTH|pid=1 msg='hostname=fe80::7 addr=? res=failed'|fe80::7",
        "USER_AUTH|pid=1 msg='hostname=web-1 addr=web-1 res=failed'|null",
        "USER_CMD|pid=1 msg='hostname=? addr=? res=success'|null",
        "DAEMON_ACCEPT|addr=10.1.2.3:60000 port=60000 res=success|10.1.2.3",
        "NETFILTER_PKT|mark=0 saddr=192.0.2.1 daddr=192.0.2.2 proto=6|192.0.2.1",
        "SYSCALL|addr=10.0.0.7 pid=1|null",
      })
  void isTheAddressThatTheEventCameFrom(String type, String body, String address) {
    assertEquals(address, sourceOf("type=" + type + " msg=audit(1700000000.100:1): " + body));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "43,0200D2040A000009,10.0.0.9",
        "288,0200D2040A000009,10.0.0.9",
        "43,01002F746D702F7300,null",
        "42,0200D2040A000009,null"
      })
  void isThePeerOfAnAcceptedConnection(String call, String saddr, String address) {
    assertEquals(
        address,
        sourceOf(
            "type=SYSCALL msg=audit(1700000000.100:1): arch=c000003e success=yes syscall=" + call,
            "type=SOCKADDR msg=audit(1700000000.100:1): saddr=" + saddr + "0000000000000000"));
  }

  private static String sourceOf(String... lines) {
    return JsonOutput.event(lines).path("source_ip").textValue();
  }
}
