package io.jaudit.output.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jaudit.output.JsonOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNetTest {
  private static final String INET = "02000016C0A80001";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        INET + "0000000000000000|inet|192.168.0.1|22|null|null",
        "0A000050000000000000000000000000000000000000000100000000|inet6|::1|80|null|null",
        "01002F746D702F7300|local|null|null|/tmp/s|null",
        "01002F746D702FFF|local|null|null|/tmp/\uFFFD|null",
        "0100004162|local|null|null|Ab|abstract",
        "0100|local|null|null|null|unnamed",
        "100000000100000000000000|netlink|null|null|null|nlnk-fam=16 nlnk-pid=1",
        "1000AB|netlink|null|null|null|AB",
        "02000016C0|inet|null|22|null|0016C0",
        "6300ABCD|unknown-family(99)|null|null|null|ABCD",
        "0000|unspec|null|null|null|null",
      })
  void saysWhatAnAddressHolds(
      String saddr, String family, String addr, String port, String path, String detail) {
    JsonNode net = net(saddr);
    assertEquals(family, net.path("family").textValue());
    assertEquals(addr, net.path("addr").textValue());
    assertEquals(port == null ? "" : port, net.path("port").toString());
    assertEquals(path, net.path("path").textValue());
    assertEquals(detail, net.path("detail").textValue());
  }

  @Test
  void theFirstOfAFamilyCounts() {
    assertEquals("192.168.0.1", net("zz", "0000", INET, "0100").path("addr").textValue());
    assertEquals("unspec", net("zz", "0000").path("family").textValue());
    assertTrue(net("zz").isMissingNode());
    String other = "type=CWD msg=audit(1.000:1): saddr=" + INET;
    assertTrue(JsonOutput.event(other).path("net").isMissingNode());
  }

  private static JsonNode net(String... addresses) {
    String[] lines = new String[addresses.length];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "type=SOCKADDR msg=audit(1700000000.100:1): saddr=" + addresses[i];
    }
    return JsonOutput.event(lines).path("net");
  }
}
