package io.jaudit.interpret.tables;

import org.jspecify.annotations.Nullable;

/**
 * Names the levels and options of {@code getsockopt} and {@code setsockopt}
 * (docs/ausearch-semantics.md §6.4). Stateless.
 *
 * <p>Based on {@code bits/socket.h}, {@code asm-generic/socket.h} and the headers of each protocol.
 */
public final class SocketOptions {
  private static final long SOL_SOCKET = 1;
  private static final long SOL_PACKET = 263;

  private SocketOptions() {}

  /** Returns the name of a level; null if it has none. */
  public static @Nullable String level(long level) {
    String protocol = level == SOL_SOCKET ? null : Protocols.name(level);
    return protocol != null ? protocol : ConstantNames.SOCKET_LEVEL.name(level);
  }

  /** Returns the options of a level; null if none of them has a name. */
  public static @Nullable ConstantNames optionsOf(long level) {
    if (level < 0 || level > SOL_PACKET) {
      return null;
    }
    return switch ((int) level) {
      case 0 -> ConstantNames.IP_OPTION;
      case 1 -> ConstantNames.SOCKET_OPTION;
      case 6 -> ConstantNames.TCP_OPTION;
      case 17 -> ConstantNames.UDP_OPTION;
      case 41 -> ConstantNames.IPV6_OPTION;
      case 263 -> ConstantNames.PACKET_OPTION;
      default -> null;
    };
  }
}
