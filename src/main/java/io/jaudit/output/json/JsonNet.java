package io.jaudit.output.json;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.interpret.field.SocketAddress;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes the member {@code net}: the socket address of an event. Stateless. */
final class JsonNet {
  private static final int FAMILY_END = 2;

  private JsonNet() {}

  static void write(@Nullable SocketAddress address, JsonText json) {
    if (address == null) {
      json.nullMember(Member.NET);
      return;
    }
    json.name(Member.NET).beginObject();
    json.plainMember(Member.FAMILY, address.familyText());
    json.plainMember(Member.ADDR, address.address());
    OptionalInt port = address.port();
    if (port.isPresent()) {
      json.numberMember(Member.PORT, port.getAsInt());
    } else {
      json.nullMember(Member.PORT);
    }
    json.stringMember(Member.PATH, address.path());
    json.plainMember(Member.DETAIL, detail(address));
    json.endObject();
  }

  /** Writes what the other members don't contain, in ausearch's words or in hex. */
  private static @Nullable String detail(SocketAddress address) {
    ByteSlice bytes = address.bytes();
    switch (address.family()) {
      case SocketAddress.INET, SocketAddress.INET6 -> {
        return address.address() == null ? hex(bytes) : null;
      }
      case SocketAddress.LOCAL -> {
        return address.isAbstract() ? "abstract" : address.path() == null ? "unnamed" : null;
      }
      case SocketAddress.NETLINK -> {
        long pid = address.netlinkPid();
        return pid < 0 ? hex(bytes) : "nlnk-fam=16 nlnk-pid=".concat(Long.toString(pid));
      }
      default -> {
        return hex(bytes);
      }
    }
  }

  private static @Nullable String hex(ByteSlice bytes) {
    return bytes.length() <= FAMILY_END ? null : Hex.encode(bytes.slice(FAMILY_END)).latin1();
  }
}
