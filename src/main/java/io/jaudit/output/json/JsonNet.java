package io.jaudit.output.json;

import io.jaudit.interpret.field.SocketAddress;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Writes the member {@code net}: the socket address of an event. Stateless. */
final class JsonNet {

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
    json.plainMember(Member.DETAIL, address.detail());
    json.endObject();
  }
}
