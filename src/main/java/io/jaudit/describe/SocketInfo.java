package io.jaudit.describe;

import io.jaudit.interpret.field.Endian;
import io.jaudit.interpret.field.SocketAddress;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordList;
import io.jaudit.record.RecordType;
import org.jspecify.annotations.Nullable;

/**
 * Describes the socket addresses of an event, one after the other. A part of an {@link EventView},
 * with the same rules for its use.
 */
public final class SocketInfo {
  private RecordList records = RecordList.empty();
  private int next;
  private @Nullable SocketAddress address;

  SocketInfo() {}

  SocketInfo begin(RecordList all) {
    records = all;
    next = 0;
    address = null;
    return this;
  }

  /** Moves to the next SOCKADDR record that has an address; returns false if there is none. */
  public boolean next() {
    address = null;
    while (address == null && next < records.size()) {
      AuditRecord record = records.get(next++);
      Field saddr = record.is(RecordType.SOCKADDR) ? record.find(FieldId.SADDR) : null;
      if (saddr != null) {
        address = SocketAddress.decode(saddr.value(), Endian.of(records)).orElse(null);
      }
    }
    return address != null;
  }

  /**
   * Returns the address.
   *
   * @throws IllegalStateException if {@link #next} returned false or was not called
   */
  public SocketAddress address() {
    if (address == null) {
      throw new IllegalStateException("no address");
    }
    return address;
  }
}
