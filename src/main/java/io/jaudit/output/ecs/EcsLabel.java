package io.jaudit.output.ecs;

import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/** Writes a security label as the member {@code selinux}, with its parts. Stateless. */
final class EcsLabel {
  private static final EcsMember[] PARTS = {
    EcsMember.USER, EcsMember.ROLE, EcsMember.DOMAIN, EcsMember.LEVEL, EcsMember.CATEGORY
  };

  private EcsLabel() {}

  /** Writes the parts between the colons; the last part may contain some. */
  static void write(@Nullable ByteSlice label, EcsText json) {
    if (label == null) {
      return;
    }
    json.object(EcsMember.SELINUX);
    int from = 0;
    for (int part = 0; part < PARTS.length && from <= label.length(); part++) {
      int colon = part + 1 < PARTS.length ? label.indexOf((byte) ':', from) : -1;
      int end = colon < 0 ? label.length() : colon;
      json.string(PARTS[part], label.slice(from, end));
      from = end + 1;
    }
    json.endObject();
  }
}
