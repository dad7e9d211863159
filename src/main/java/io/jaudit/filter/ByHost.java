package io.jaudit.filter;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Needle;
import io.jaudit.describe.EventView;
import io.jaudit.describe.SocketInfo;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.Interest;
import io.jaudit.record.RecordClass;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Matches events with a remote host: a name or an address. */
record ByHost(WantedText wanted) implements EventFilter {
  private static final ByteSlice SADDR = ByteSlice.of("saddr=");
  private static final ValueContinuation ADDRESS = ByHost::isAddress;

  @Override
  public boolean matches(EventView event) {
    return isReported(event) || isSocket(event);
  }

  private boolean isReported(EventView event) {
    for (AuditRecord record : event.records()) {
      if (isReported(record)) {
        return true;
      }
    }
    return false;
  }

  private boolean isReported(AuditRecord record) {
    if (RecordClass.USER.has(record)) {
      return reported(record.find(FieldId.HOSTNAME), record.find(FieldId.ADDR));
    }
    if (RecordClass.PACKET.has(record)) {
      Field saddr = record.find(FieldId.SADDR);
      return saddr != null && wanted.is(saddr.value());
    }
    if (RecordClass.DAEMON_CONNECTION.has(record)) {
      Field addr = record.find(FieldId.ADDR);
      return addr != null && (wanted.is(addr.value()) || wanted.is(withoutPort(addr, record)));
    }
    return false;
  }

  private boolean isSocket(EventView event) {
    SocketInfo sockets = event.sockets();
    while (sockets.next()) {
      String address = sockets.address().address();
      if (address != null && wanted.is(ByteSlice.of(address))) {
        return true;
      }
    }
    return false;
  }

  /** Programs write both, and {@code ?} if unknown; {@code ?} matches only if both are. */
  private boolean reported(@Nullable Field host, @Nullable Field address) {
    boolean hostKnown = host != null && !host.value().is("?");
    boolean addressKnown = address != null && !address.value().is("?");
    boolean byHost = host != null && (hostKnown || !addressKnown) && wanted.is(host.value());
    return byHost
        || (address != null && (addressKnown || !hostKnown) && wanted.is(address.value()));
  }

  /** Compares {@code 10.1.2.3:60000}; IPv6 too, if the port is also logged separately. */
  private static ByteSlice withoutPort(Field addr, AuditRecord record) {
    ByteSlice text = addr.value();
    int colon = text.lastIndexOf((byte) ':');
    Field port = record.find(FieldId.PORT);
    boolean isPort =
        colon >= 0
            && (text.indexOf((byte) ':', 0) == colon
                || (port != null && text.slice(colon + 1).equals(port.value())));
    return isPort ? text.slice(0, colon) : text;
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
