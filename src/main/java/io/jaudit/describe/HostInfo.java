package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordList;
import org.jspecify.annotations.Nullable;

/**
 * Describes the remote hosts of an event, one after the other: names and addresses that programs,
 * packet filters and auditd report, then the addresses of sockets. A part of an {@link EventView},
 * with the same rules for its use.
 */
public final class HostInfo {
  private final SocketInfo sockets = new SocketInfo();
  private RecordList records = RecordList.empty();
  private int next;

  /** Another text of the record before {@link #next}. */
  private @Nullable ByteSlice second;

  private @Nullable ByteSlice text;

  HostInfo() {}

  HostInfo begin(RecordList all) {
    records = all;
    next = 0;
    text = null;
    second = null;
    sockets.begin(all);
    return this;
  }

  /** Moves to the next name or address; returns false if there is none. */
  public boolean next() {
    text = second;
    second = null;
    while (text == null && next < records.size()) {
      read(records.get(next++));
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
      readBoth(value(record, FieldId.HOSTNAME), value(record, FieldId.ADDR));
    } else if (RecordClass.PACKET.has(record)) {
      text = value(record, FieldId.SADDR);
    } else if (RecordClass.DAEMON_CONNECTION.has(record)) {
      text = value(record, FieldId.ADDR);
      second = text == null ? null : withoutPort(text, value(record, FieldId.PORT));
    }
  }

  /** Programs write both, and {@code ?} if unknown; {@code ?} counts only if both are. */
  private void readBoth(@Nullable ByteSlice host, @Nullable ByteSlice address) {
    boolean hostKnown = host != null && !host.is("?");
    boolean addressKnown = address != null && !address.is("?");
    text = hostKnown || !addressKnown ? host : null;
    second = addressKnown || !hostKnown ? address : null;
    if (text == null) {
      text = second;
      second = null;
    }
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
