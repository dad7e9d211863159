package io.jaudit.describe;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.record.AuditRecord;
import io.jaudit.record.Field;
import io.jaudit.record.FieldId;
import io.jaudit.record.RecordClass;
import io.jaudit.record.RecordList;
import org.jspecify.annotations.Nullable;

/**
 * Finds the address that an event came from: {@code addr} of a program, such as sshd, or of a
 * connection to auditd; {@code hostname} if it is an address; {@code saddr} of a packet; the peer
 * of an accepted connection. Stateless.
 */
public final class SourceAddress {
  private SourceAddress() {}

  static @Nullable ByteSlice of(EventView view) {
    ByteSlice address = ofRecords(view.records());
    if (address != null) {
      return address;
    }
    if (!isOfPeer(view)) {
      return null;
    }
    SocketInfo sockets = view.sockets();
    while (sockets.next()) {
      String peer = sockets.address().address();
      if (peer != null) {
        return ByteSlice.of(peer);
      }
    }
    return null;
  }

  /** Returns true if the event is a call that accepts the connection of a peer. */
  static boolean isOfPeer(EventView view) {
    String call = view.call().actualName();
    return call != null && (call.equals("accept") || call.equals("accept4"));
  }

  /** Returns the address that a record has as text, not in the address of a socket. */
  static @Nullable ByteSlice ofRecords(RecordList records) {
    for (int i = 0; i < records.size(); i++) {
      AuditRecord record = records.get(i);
      ByteSlice address = null;
      if (RecordClass.USER.has(record)) {
        address = numeric(record, FieldId.ADDR);
        address = address == null ? numeric(record, FieldId.HOSTNAME) : address;
      } else if (RecordClass.DAEMON_CONNECTION.has(record)) {
        address = numeric(record, FieldId.ADDR);
      } else if (RecordClass.PACKET.has(record)) {
        address = numeric(record, FieldId.SADDR);
      }
      if (address != null) {
        return address;
      }
    }
    return null;
  }

  private static @Nullable ByteSlice numeric(AuditRecord record, int fieldId) {
    Field field = record.find(fieldId);
    return field == null ? null : in(field.value());
  }

  /**
   * Returns the address that the value of a field is, without the port that auditd adds; null if it
   * is something else, such as the name of a host.
   */
  public static @Nullable ByteSlice in(ByteSlice text) {
    int colon = text.indexOf((byte) ':', 0);
    boolean hasPort = colon > 0 && colon == text.lastIndexOf((byte) ':');
    ByteSlice address = hasPort ? text.slice(0, colon) : text; // auditd writes 10.1.2.3:60000
    return isAddress(address) ? address : null;
  }

  /** Returns true for four numbers and for IPv6; a name has other letters, or no separators. */
  private static boolean isAddress(ByteSlice text) {
    boolean isIpv6 = text.indexOf((byte) ':', 0) >= 0;
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      byte b = text.at(i);
      points += b == '.' ? 1 : 0;
      boolean isDigit = isIpv6 ? Hex.nibble(b) >= 0 || b == ':' : Ascii.isDigit(b);
      if (!isDigit && b != '.') {
        return false;
      }
    }
    return isIpv6 || points == 3;
  }
}
