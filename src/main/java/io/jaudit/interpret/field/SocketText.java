package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prints a socket address like {@code ausearch -i} (docs/ausearch-semantics.md §6.3, SOCKADDR):
 * {@code { saddr_fam=inet laddr=1.2.3.4 lport=80 }}. Stateless.
 */
final class SocketText {
  private static final int UNSPEC = 0;
  private static final int AX25 = 3;
  private static final int ATMPVC = 8;
  private static final int X25 = 9;
  private static final int FAMILY_END = 2;
  private static final int INTERFACE = 4;
  private static final int INTERFACE_END = 6;

  private SocketText() {}

  /** Appends the address in {@code hex}; returns false for a placeholder. */
  static boolean append(ByteSlice hex, Endian endian, ByteBuilder out) {
    if (hex.startsWith("(")) {
      return false;
    }
    Optional<SocketAddress> decoded = SocketAddress.decode(hex, endian);
    if (decoded.isEmpty()) {
      out.append("malformed-host(").append(hex).append(')');
      return true;
    }
    SocketAddress address = decoded.get();
    String family = address.family() == UNSPEC ? null : address.familyName();
    if (family == null) {
      out.append("unknown-family(").appendDecimal(address.family()).append(')');
      return true;
    }
    out.append("{ saddr_fam=").append(family).append(' ');
    switch (address.family()) {
      case SocketAddress.LOCAL -> appendLocal(address, out);
      case SocketAddress.INET -> appendInet(address, "sockaddr", out);
      case SocketAddress.INET6 -> appendInet(address, "sockaddr6", out);
      case SocketAddress.NETLINK -> appendNetlink(address, out);
      case AX25 -> appendString("call=", address.bytes(), out);
      case X25 -> appendString("laddr=", address.bytes(), out);
      case ATMPVC -> appendInterface(address, out);
      default -> out.append("(unsupported)");
    }
    out.append(" }");
    return true;
  }

  private static void appendLocal(SocketAddress address, ByteBuilder out) {
    ByteSlice path = address.path();
    if (path == null) {
      boolean unnamed = address.bytes().length() == FAMILY_END;
      out.append(unnamed ? "unnamed socket" : "sockaddr len too short");
    } else {
      out.append("path=").append(path);
    }
  }

  private static void appendInet(SocketAddress address, String kind, ByteBuilder out) {
    @Nullable String host = address.address();
    if (host == null) {
      out.append(kind).append(" len too short");
    } else {
      out.append("laddr=").append(host).append(" lport=");
      out.appendDecimal(address.port().orElse(0));
    }
  }

  private static void appendNetlink(SocketAddress address, ByteBuilder out) {
    long pid = address.netlinkPid();
    if (pid < 0) {
      out.append("len too short");
    } else {
      out.append("nlnk-fam=").appendDecimal(SocketAddress.NETLINK).append(" nlnk-pid=");
      out.appendDecimal(pid);
    }
  }

  private static void appendString(String label, ByteSlice bytes, ByteBuilder out) {
    int start = Math.min(FAMILY_END, bytes.length());
    int end = bytes.indexOf((byte) 0, start);
    out.append(label).append(bytes, start, end < 0 ? bytes.length() : end);
  }

  /** The interface comes after the family, as a signed number of 16 bits. */
  private static void appendInterface(SocketAddress address, ByteBuilder out) {
    if (address.bytes().length() < INTERFACE_END) {
      out.append("len too short");
    } else {
      out.append("int=").appendDecimal((short) address.number(INTERFACE, INTERFACE_END));
    }
  }
}
