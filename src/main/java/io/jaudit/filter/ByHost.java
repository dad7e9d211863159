package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.describe.EventView;
import io.jaudit.describe.HostInfo;
import io.jaudit.record.Interest;
import java.util.List;
import java.util.Set;

/** Matches events with a remote host: a name or an address. */
record ByHost(WantedText wanted) implements EventFilter {
  private static final ByteSlice SADDR = ByteSlice.of("saddr=");
  private static final ValueContinuation ADDRESS = ByHost::isAddress;

  @Override
  public List<String> problems() {
    return wanted.problems();
  }

  @Override
  public boolean matches(EventView event) {
    HostInfo hosts = event.hosts();
    while (hosts.next()) {
      if (wanted.is(hosts.text())) {
        return true;
      }
    }
    return false;
  }

  /** The address of a socket is in hex and depends on its family. */
  @Override
  public Interest interest() {
    return wanted.literal().isEmpty()
        ? Interest.ALL
        : Interest.literals(
            Set.of(
                Needle.exactly(wanted.literal()),
                Needle.exactly(SADDR).followedBy(ADDRESS, SADDR.length())));
  }

  /** {@code 0200} is IPv4 and {@code 0A00} IPv6; {@code 0002} and {@code 000A} if big-endian. */
  private static boolean isAddress(byte[] block, int at, int end) {
    if (at + 3 >= end || block[at] != '0' || block[at + 2] != '0') {
      return false;
    }
    return isFamily(block[at + 1]) || (block[at + 1] == '0' && isFamily(block[at + 3]));
  }

  private static boolean isFamily(byte digit) {
    return digit == '2' || digit == 'A';
  }
}
