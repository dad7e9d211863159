package io.jaudit.describe;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.record.FieldId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Words what a security module decided about: what was to be done, and to what, such as {@code
 * name_connect on tcp_socket port 8080}.
 *
 * <p>Based on {@code security/selinux/avc.c}, {@code security/lsm_audit.c} and {@code
 * security/apparmor} of the kernel, and on the messages of dbus and systemd. Out: text without
 * control characters. Stateless.
 */
final class AccessText {
  private AccessText() {}

  /** Appends what was to be done: the permissions of SELinux, the operation of AppArmor. */
  static void appendAccess(Decision decision, ByteBuilder out) {
    List<@Nullable ByteSlice> permissions = decision.permissions();
    for (ByteSlice permission : permissions) {
      append("", permission, out);
    }
    if (permissions.isEmpty()) {
      append("", decision.text(FieldId.OPERATION), out);
      ByteSlice mask = decision.text(FieldId.DENIED_MASK);
      append("", mask == null ? decision.text(FieldId.REQUESTED_MASK) : mask, out);
      append("", decision.text("requested"), out); // of Smack
    }
  }

  /**
   * Appends {@code on} and the kind of the object, and its name if that is not null. AppArmor logs
   * no kind, and what an operation is about is next to it: {@code capable sys_admin}.
   */
  static void appendObject(Decision decision, @Nullable ByteSlice name, ByteBuilder out) {
    ByteSlice kind = decision.text(FieldId.TCLASS);
    String before = out.length() == 0 ? "" : "on ";
    if (append(before, kind, out)) {
      before = "";
    }
    if (name != null) {
      out.append(out.length() == 0 ? "" : " ").append(before);
      CommandLine.appendName(name, out);
    } else if (!appendMessage(decision, out) && !appendNetwork(decision, out)) {
      append("", decision.text("capname"), out);
    }
  }

  /** Appends the method of a message on D-Bus, whose {@code dest} is no port. */
  private static boolean appendMessage(Decision decision, ByteBuilder out) {
    ByteSlice member = decision.text("member");
    if (member == null) {
      return false;
    }
    ByteSlice type = decision.text("interface");
    append("", type == null ? member : join(type, member), out);
    return true;
  }

  private static ByteSlice join(ByteSlice type, ByteSlice member) {
    return new ByteBuilder().append(type).append('.').append(member).toSlice();
  }

  /** Appends the remote end, else the port; of AppArmor the kind of socket. */
  private static boolean appendNetwork(Decision decision, ByteBuilder out) {
    return appendEnd(decision.text("faddr"), decision.text("fport"), out)
        || appendEnd(decision.text("daddr"), decision.text("dest"), out)
        || append("port ", decision.text("src"), out)
        || (append("", decision.text(FieldId.FAMILY), out)
            && append("", decision.text("sock_type"), out));
  }

  private static boolean appendEnd(
      @Nullable ByteSlice address, @Nullable ByteSlice port, ByteBuilder out) {
    if (address == null) {
      return append("port ", port, out);
    }
    out.append(' ');
    appendSocket(address, port, out);
    return true;
  }

  /** Appends an address and its port, as in {@code [::1]:80}. */
  static void appendSocket(ByteSlice address, @Nullable ByteSlice port, ByteBuilder out) {
    boolean hasPort = port != null && !port.isEmpty();
    boolean isIpv6 = hasPort && address.indexOf((byte) ':', 0) >= 0;
    out.append(isIpv6 ? "[" : "");
    CommandLine.appendName(address, out);
    out.append(isIpv6 ? "]" : "");
    if (port != null && hasPort) {
      out.append(':');
      CommandLine.appendName(port, out);
    }
  }

  /** Appends a word after a blank and {@code before}; nothing, and false, if it is empty. */
  static boolean append(String before, @Nullable ByteSlice word, ByteBuilder out) {
    if (word == null || word.isEmpty()) {
      return false;
    }
    out.append(out.length() == 0 ? "" : " ").append(before);
    CommandLine.appendName(word, out);
    return true;
  }
}
