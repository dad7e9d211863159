package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordList;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Describes the hosts that an event is about, one after the other: names and addresses that
 * programs, packet filters, security modules and auditd report, then the addresses of sockets. A
 * part of an {@link EventView}, with the same rules for its use.
 */
public final class HostInfo {
  /** Both ends of a packet or connection, as the kernel and its security modules name them. */
  private static final String[] ENDS = {"saddr", "daddr", "laddr", "faddr"};

  /** Those of a label for packets, of NetLabel and IPsec. */
  private static final String[] ENDS_OF_LABEL = {"src", "dst"};

  private static final int WITH_ENDS =
      RecordClass.setOf(RecordClass.PACKET, RecordClass.AVC, RecordClass.MAC_ACCESS);

  private final SocketInfo sockets = new SocketInfo();
  private RecordList records = RecordList.empty();
  private int next;

  /** More texts of the record before {@link #next}. */
  private final ArrayDeque<ByteSlice> more = new ArrayDeque<>();

  private @Nullable ByteSlice text;

  HostInfo() {}

  HostInfo begin(RecordList all) {
    records = all;
    next = 0;
    text = null;
    more.clear();
    sockets.begin(all);
    return this;
  }

  /** Moves to the next name or address; returns false if there is none. */
  public boolean next() {
    text = more.poll();
    while (text == null && next < records.size()) {
      read(records.get(next++));
      text = more.poll();
    }
    while (text == null && sockets.next()) {
      String address = sockets.address().address();
      text = address == null ? null : ByteSlice.of(address);
    }
    return text != null;
  }

  /**
   * Returns the name or address as it is logged, or as numbers if it is that of a socket; {@code ?}
   * if a program reports that it knows neither.
   *
   * @throws IllegalStateException if {@link #next} returned false or was not called
   */
  public ByteSlice text() {
    if (text == null) {
      throw new IllegalStateException("no host");
    }
    return text;
  }

  private void read(AuditRecord record) {
    if (RecordClass.USER.has(record)) {
      addBoth(value(record, FieldId.HOSTNAME), value(record, FieldId.ADDR));
    } else if (record.type().isAnyOf(WITH_ENDS)) {
      addAll(record, ENDS);
    } else if (RecordClass.MAC_CONFIG.has(record)) {
      addAll(record, ENDS_OF_LABEL);
    } else if (RecordClass.DAEMON_CONNECTION.has(record)) {
      ByteSlice address = value(record, FieldId.ADDR);
      add(address);
      add(address == null ? null : withoutPort(address, value(record, FieldId.PORT)));
    }
  }

  private void addAll(AuditRecord record, String[] names) {
    for (String name : names) {
      Field field = record.find(name);
      add(field == null ? null : field.value());
    }
  }

  private void add(@Nullable ByteSlice host) {
    if (host != null) {
      more.add(host);
    }
  }

  /** Programs write both, and {@code ?} if unknown; {@code ?} counts only if both are. */
  private void addBoth(@Nullable ByteSlice host, @Nullable ByteSlice address) {
    boolean hostKnown = host != null && !host.is("?");
    boolean addressKnown = address != null && !address.is("?");
    add(hostKnown || !addressKnown ? host : null);
    add(addressKnown || !hostKnown ? address : null);
  }

  /** Returns {@code 10.1.2.3} of {@code 10.1.2.3:60000}; IPv6 too, if the port is also logged. */
  private static @Nullable ByteSlice withoutPort(ByteSlice address, @Nullable ByteSlice port) {
    int colon = address.lastIndexOf((byte) ':');
    boolean isPort =
        colon >= 0
            && (address.indexOf((byte) ':', 0) == colon
                || (port != null && address.slice(colon + 1).equals(port)));
    return isPort ? address.slice(0, colon) : null;
  }

  private static @Nullable ByteSlice value(AuditRecord record, int fieldId) {
    Field field = record.find(fieldId);
    return field == null ? null : field.value();
  }
}
