package io.jaudit.filter;

import static io.jaudit.filter.Logged.matches;
import static io.jaudit.filter.Logged.skipped;
import static io.jaudit.filter.TextMatch.CONTAINS;
import static io.jaudit.filter.TextMatch.WHOLE;

import org.junit.jupiter.api.Test;

class HostFilterTest {
  private static final String BOTH =
      "USER_LOGIN pid=1 msg='op=login exe=\"/x\" hostname=web1.example addr=192.0.2.5 res=success'";
  private static final String ADDRESS =
      "USER_LOGIN pid=1 msg='op=login exe=\"/x\" hostname=? addr=192.0.2.5 terminal=ssh res=failed'";
  private static final String NAME =
      "USER_LOGIN pid=1 msg='op=login exe=\"/x\" hostname=web1.example addr=? res=failed'";
  private static final String NEITHER =
      "USER_LOGIN pid=1 msg='op=login exe=\"/x\" hostname=? addr=? terminal=ssh res=failed'";

  @Test
  void hostIsNameOrAddress() {
    matches(Filters.host("web1.example", WHOLE), BOTH);
    matches(Filters.host("192.0.2.5", WHOLE), BOTH);
    matches(Filters.host("192.0.2.5", WHOLE), ADDRESS);
    matches(Filters.host("web1", CONTAINS), NAME);
    skipped(Filters.host("web1", WHOLE), NAME);
    skipped(Filters.host("web1.example", WHOLE), ADDRESS);
  }

  @Test
  void unknownIsUnknownOnlyIfBothAre() {
    matches(Filters.host("?", WHOLE), NEITHER);
    matches(Filters.host("?", WHOLE), "USER_CMD pid=1 msg='addr=? res=success'");
    skipped(Filters.host("?", CONTAINS), ADDRESS);
    skipped(Filters.host("?", CONTAINS), NAME);
    skipped(Filters.host("?", CONTAINS), "USER_CMD pid=1 msg='cmd=\"id\" res=success'");
  }

  @Test
  void oldRecordsSetCommasAndParentheses() {
    String record =
        "USER_START user pid=1 msg='PAM: open (hostname=h5, addr=192.0.2.5, res=success)'";
    matches(Filters.host("h5", WHOLE), record);
    matches(Filters.host("192.0.2.5", WHOLE), record);
  }

  @Test
  void socketsOfBigEndianMachinesHaveThemToo() {
    String inet = "SOCKADDR saddr=000201BBC000020A0000000000000000";
    matches(Filters.host("192.0.2.10", WHOLE), "SYSCALL arch=80000016 syscall=362", inet);
    matches(Filters.host("192.0.2.10", WHOLE), inet);
    skipped(Filters.host("192.0.2.10", WHOLE), "SYSCALL arch=c000003e syscall=42", inet);
    matches(
        Filters.host("2001:db8::1", WHOLE),
        "SYSCALL arch=80000015 syscall=328",
        "SOCKADDR saddr=000A00160000000020010DB800000000000000000000000100000000");
    matches(
        Filters.file("/dev/log", WHOLE),
        "SYSCALL arch=80000016 syscall=362",
        "SOCKADDR saddr=00012F6465762F6C6F6700");
  }

  @Test
  void socketsHaveNumericAddresses() {
    matches(Filters.host("1.2.3.4", WHOLE), "SOCKADDR saddr=02000050010203040000000000000000");
    matches(
        Filters.host("2001:db8::1", WHOLE),
        "SOCKADDR saddr=0A0000500000000020010DB800000000000000000000000100000000");
    skipped(Filters.host("80", WHOLE), "SOCKADDR saddr=02000050010203040000000000000000");
    skipped(Filters.host("", CONTAINS), "SOCKADDR saddr=01002F72756E00");
    skipped(Filters.host("1.2", CONTAINS), "SOCKADDR saddr=020000500102");
  }

  @Test
  void packetsAndDaemonsHaveThem() {
    matches(Filters.host("10.0.0.1", WHOLE), "NETFILTER_PKT mark=0 saddr=10.0.0.1 daddr=10.0.0.2");
    matches(Filters.host("10.0.0.2", WHOLE), "NETFILTER_PKT mark=0 saddr=10.0.0.1 daddr=10.0.0.2");
    String ipv4 = "DAEMON_ACCEPT op=connect addr=10.1.2.3:60000 port=60000 res=success";
    matches(Filters.host("10.1.2.3", WHOLE), ipv4);
    matches(Filters.host("10.1.2.3:60000", WHOLE), ipv4);
    matches(Filters.host("10.1.2.3", WHOLE), "DAEMON_CLOSE addr=10.1.2.3:60000 res=success");
    matches(Filters.host("::1", WHOLE), "DAEMON_CLOSE addr=::1 port=60000 res=failed");
    matches(Filters.host("::1", WHOLE), "DAEMON_CLOSE addr=::1:60000 port=60000 res=failed");
    skipped(Filters.host(":", WHOLE), "DAEMON_CLOSE addr=::1 port=60000 res=failed");
    skipped(Filters.host("10.1.2.3", CONTAINS), "DAEMON_START addr=10.1.2.3 res=success");
  }
}
