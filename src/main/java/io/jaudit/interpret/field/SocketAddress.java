package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.interpret.tables.ConstantTable;
import io.jaudit.interpret.tables.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the socket address in the field {@code saddr} of a record.
 *
 * <p>In: the hex of a {@code struct sockaddr} as the kernel saw it: the family in the byte order of
 * the machine, the port big-endian. Out: the family, and of IPv4, IPv6 and Unix sockets the parts
 * of the address. An address that was cut off has the parts that are complete. Immutable.
 *
 * <p>Based on {@code bits/socket.h} and docs/ausearch-semantics.md §6.3, SOCKADDR.
 */
public final class SocketAddress {
  public static final int LOCAL = 1;
  public static final int INET = 2;
  public static final int INET6 = 10;
  public static final int NETLINK = 16;

  private static final int FAMILY_END = 2;
  private static final int PORT_END = 4;
  private static final int INET_START = 4;
  private static final int INET_END = 8;
  private static final int INET6_START = 8;
  private static final int INET6_END = 24;
  private static final int NETLINK_PID = 4;
  private static final int NETLINK_PID_END = 8;

  /** Separate, so that decoding alone reads no table. */
  private static final class Families {
    static final ConstantTable TABLE = ConstantTable.load("address-families.tsv");
  }

  private final ByteSlice bytes;
  private final boolean bigEndian;

  private SocketAddress(ByteSlice bytes, boolean bigEndian) {
    this.bytes = bytes;
    this.bigEndian = bigEndian;
  }

  /**
   * Decodes the address that a hex value represents; empty if it is not hex. If the byte order is
   * unknown, the family determines it: no family is above 255, so one of its two bytes is 0. If
   * only one byte is left, it is the family, as in little-endian order.
   */
  public static Optional<SocketAddress> decode(ByteSlice hex, Endian endian) {
    Optional<ByteSlice> decoded = Hex.decode(hex);
    if (decoded.isEmpty()) {
      return Optional.empty();
    }
    ByteSlice bytes = decoded.get();
    boolean swapped = bytes.length() >= FAMILY_END && bytes.at(0) == 0 && bytes.at(1) != 0;
    boolean bigEndian = endian == Endian.BIG || (endian == Endian.UNKNOWN && swapped);
    return Optional.of(new SocketAddress(bytes, bigEndian));
  }

  /** Returns the number of the family, such as {@link #INET}. */
  public int family() {
    return bytes.length() < FAMILY_END ? octet(0) : (int) number(0, FAMILY_END);
  }

  /** Returns the port ID of a netlink socket; -1 if the address is too short for one. */
  public long netlinkPid() {
    return bytes.length() < NETLINK_PID_END ? -1 : number(NETLINK_PID, NETLINK_PID_END);
  }

  /** Returns the unsigned number in {@code [from, to)}, in the byte order of the machine. */
  long number(int from, int to) {
    long number = 0;
    for (int i = 0; i < to - from; i++) {
      number = number << 8 | octet(bigEndian ? from + i : to - 1 - i);
    }
    return number;
  }

  /** Returns the name of the family, such as {@code inet}; null if it has none. */
  public @Nullable String familyName() {
    int row = Families.TABLE.find(family());
    return row == ConstantTable.NONE ? null : Families.TABLE.name(row);
  }

  /** Returns the name of a family, by its name in any case or an alias; empty if unknown. */
  public static Optional<String> familyNamed(String word) {
    int row = Families.TABLE.find(word);
    return row == ConstantTable.NONE ? Optional.empty() : Optional.of(Families.TABLE.name(row));
  }

  /** Returns the names and aliases of families nearest to a wrong one, best first. */
  public static List<String> nearestFamilies(String wrong) {
    return Suggestion.nearest(wrong, Families.TABLE.words());
  }

  /** Returns the name of the family; {@code unknown-family(99)} if it has none. */
  public String familyText() {
    String name = familyName();
    return name != null ? name : "unknown-family(".concat(Integer.toString(family())).concat(")");
  }

  /** Returns the numeric address of IPv4 and IPv6, as {@code inet_ntop} prints it; else null. */
  public @Nullable String address() {
    return switch (family()) {
      case INET -> bytes.length() < INET_END ? null : dotted(INET_START);
      case INET6 -> bytes.length() < INET6_END ? null : colonSeparated();
      default -> null;
    };
  }

  /** Returns the port of IPv4 and IPv6. */
  public OptionalInt port() {
    boolean hasPort = (family() == INET || family() == INET6) && bytes.length() >= PORT_END;
    return hasPort ? OptionalInt.of(octet(2) << 8 | octet(3)) : OptionalInt.empty();
  }

  /**
   * Returns the path of a Unix socket, or its abstract name without the leading NUL; null if it has
   * neither. NULs with which programs pad them are removed.
   */
  public @Nullable ByteSlice path() {
    if (family() != LOCAL || bytes.length() <= FAMILY_END) {
      return null;
    }
    if (!isAbstract()) {
      int end = bytes.indexOf((byte) 0, FAMILY_END);
      return bytes.slice(FAMILY_END, end < 0 ? bytes.length() : end);
    }
    int end = bytes.length();
    while (end > FAMILY_END + 1 && bytes.at(end - 1) == 0) {
      end--;
    }
    return end == FAMILY_END + 1 ? null : bytes.slice(FAMILY_END + 1, end);
  }

  /** Returns true for a Unix socket that is not in the file system. */
  public boolean isAbstract() {
    return family() == LOCAL && bytes.length() > FAMILY_END && bytes.at(FAMILY_END) == 0;
  }

  /** Returns all bytes, including the family. */
  public ByteSlice bytes() {
    return bytes;
  }

  private String dotted(int start) {
    return octet(start) + "." + octet(start + 1) + "." + octet(start + 2) + "." + octet(start + 3);
  }

  /** Formats by RFC 5952: the first longest run of two or more zero groups is {@code ::}. */
  private String colonSeparated() {
    int zeros = 0;
    int zerosLength = 1;
    for (int group = 0; group < 8; group++) {
      int end = group;
      while (end < 8 && group(end) == 0) {
        end++;
      }
      if (end - group > zerosLength) {
        zeros = group;
        zerosLength = end - group;
      }
    }
    boolean compressed = zerosLength > 1;
    StringBuilder text = new StringBuilder(39);
    if (compressed && zeros == 0 && holdsIpv4(zerosLength)) {
      return text.append(zerosLength == 6 ? "::" : "::ffff:").append(dotted(20)).toString();
    }
    for (int group = 0; group < 8; group++) {
      if (compressed && group == zeros) {
        text.append(group + zerosLength == 8 ? "::" : ":");
        group += zerosLength - 1;
      } else {
        text.append(group == 0 ? "" : ":").append(Integer.toHexString(group(group)));
      }
    }
    return text.toString();
  }

  /**
   * Returns true for {@code ::1.2.3.4} or {@code ::ffff:1.2.3.4}, by the number of leading zero
   * groups.
   */
  private boolean holdsIpv4(int zeroGroups) {
    return zeroGroups == 6 || (zeroGroups == 5 && group(5) == 0xffff);
  }

  private int group(int index) {
    int at = INET6_START + 2 * index;
    return octet(at) << 8 | octet(at + 1);
  }

  private int octet(int index) {
    return bytes.at(index) & 0xff;
  }

  /**
   * Returns what the other methods don't tell, in ausearch's words or in hex; null if there is no
   * more.
   */
  public @Nullable String detail() {
    return switch (family()) {
      case INET, INET6 -> address() == null ? rest() : null;
      case LOCAL -> isAbstract() ? "abstract" : path() == null ? "unnamed" : null;
      case NETLINK -> {
        long pid = netlinkPid();
        yield pid < 0 ? rest() : "nlnk-fam=16 nlnk-pid=".concat(Long.toString(pid));
      }
      default -> rest();
    };
  }

  private @Nullable String rest() {
    ByteSlice all = bytes();
    return all.length() <= FAMILY_END ? null : Hex.encode(all.slice(FAMILY_END)).latin1();
  }
}
