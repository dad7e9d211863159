package io.jaudit.interpret.tables;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import org.jspecify.annotations.Nullable;

/**
 * Names single constants of the kernel's interface, one family per constant.
 *
 * <p>In: a number. Out: the name ausearch shows, or {@code unknown-…(…)}. Each table is read on
 * first use. Thread-safe.
 */
public final class ConstantNames {
  public static final ConstantNames BPF_COMMAND =
      new ConstantNames("bpf-commands.tsv", "unknown-bpf-cmd(");
  public static final ConstantNames CAPABILITY =
      new ConstantNames("capabilities.tsv", "unknown-capability(");
  public static final ConstantNames CLOCK = new ConstantNames("clock-ids.tsv", "unknown-clk_id(");
  public static final ConstantNames EPOLL_OPERATION =
      new ConstantNames("epoll-operations.tsv", "unknown-epoll_ctl-operation(");
  public static final ConstantNames FCNTL_COMMAND =
      new ConstantNames("fcntl-commands.tsv", "unknown-fcntl-command(");
  public static final ConstantNames FSCONFIG_COMMAND =
      new ConstantNames("fsconfig-commands.tsv", "unknown-fsconfig-command(");
  public static final ConstantNames IOCTL = new ConstantNames("ioctls.tsv", "unknown-ioctl(");
  static final ConstantNames IP_OPTION = new ConstantNames("ip-options.tsv", "unknown-ipopt-name(");
  public static final ConstantNames IPC_CALL =
      new ConstantNames("ipc-calls.tsv", "unknown-ipccall(");
  static final ConstantNames IPV6_OPTION =
      new ConstantNames("ipv6-options.tsv", "unknown-ip6opt-name(");
  static final ConstantNames PACKET_OPTION =
      new ConstantNames("packet-options.tsv", "unknown-pktopt-name(");
  public static final ConstantNames PERSONALITY =
      new ConstantNames("personalities.tsv", "unknown-personality(");
  public static final ConstantNames PRCTL_OPTION =
      new ConstantNames("prctl-options.tsv", "unknown-prctl-option(");
  public static final ConstantNames PTRACE_REQUEST =
      new ConstantNames("ptrace-requests.tsv", "unknown-ptrace(");
  public static final ConstantNames RLIMIT = new ConstantNames("rlimits.tsv", "unknown-rlimit(");
  public static final ConstantNames SCHEDULING_POLICY =
      new ConstantNames("scheduling-policies.tsv", "unknown-scheduler-policy(");
  public static final ConstantNames SEEK_ORIGIN =
      new ConstantNames("seek-origins.tsv", "unknown-whence(");
  public static final ConstantNames SIGNAL = new ConstantNames("signals.tsv", "unknown-signal(");
  public static final ConstantNames SOCKET_FAMILY =
      new ConstantNames("address-families.tsv", "unknown-family(");
  public static final ConstantNames SOCKET_LEVEL =
      new ConstantNames("socket-levels.tsv", "unknown-sockopt-level(");
  static final ConstantNames SOCKET_OPTION =
      new ConstantNames("socket-options.tsv", "unknown-sockopt-name(");
  public static final ConstantNames SOCKET_TYPE =
      new ConstantNames("socket-types.tsv", "unknown-type(");
  public static final ConstantNames SOCKETCALL =
      new ConstantNames("socketcalls.tsv", "unknown-socketcall(");
  static final ConstantNames TCP_OPTION =
      new ConstantNames("tcp-options.tsv", "unknown-tcpopt-name(");
  static final ConstantNames UDP_OPTION =
      new ConstantNames("udp-options.tsv", "unknown-udpopt-name(");

  private final String resource;
  private final String unknown;

  /** Two threads may both read it, with the same result. */
  private @Nullable ConstantTable table;

  private ConstantNames(String resource, String unknown) {
    this.resource = resource;
    this.unknown = unknown;
  }

  /** Returns the name of a constant; null if the number has none. */
  public @Nullable String name(long number) {
    ConstantTable read = table;
    if (read == null) {
      read = ConstantTable.load(resource);
      table = read;
    }
    int row = read.find(number);
    return row == ConstantTable.NONE ? null : read.name(row);
  }

  /** Appends the name of a constant; returns false and appends nothing if it has none. */
  public boolean append(long number, ByteBuilder out) {
    String name = name(number);
    if (name != null) {
      out.append(name);
    }
    return name != null;
  }

  /** Appends the text for a number without a name: {@code unknown-…(}, both texts, a bracket. */
  public void appendUnknown(String prefix, ByteSlice logged, ByteBuilder out) {
    out.append(unknown).append(prefix).append(logged).append(')');
  }

  /** Like {@link #appendUnknown(String, ByteSlice, ByteBuilder)}, with a signed decimal number. */
  public void appendUnknown(int number, ByteBuilder out) {
    out.append(unknown).appendDecimal(number).append(')');
  }
}
