package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import io.jaudit.filter.FieldTest;
import io.jaudit.record.Interest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An IP address of 128 bits; an IPv4 address is {@code ::ffff:a.b.c.d}, so that both forms are the
 * same. Never looks up a name. Immutable.
 */
final class IpAddress {
  private static final int BYTES = 16;
  private static final int BITS = 128;
  private static final int IPV4_BITS = 32;
  private static final int GROUPS = 8;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Parses an address in numbers; returns null for anything else. */
  static @Nullable IpAddress of(String text) {
    byte[] bytes = text.indexOf(':') < 0 ? ipv4(text) : ipv6(text);
    return bytes == null ? null : new IpAddress(bytes);
  }

  private static byte @Nullable [] ipv4(String text) {
    byte[] bytes = new byte[BYTES];
    bytes[10] = (byte) 0xff;
    bytes[11] = (byte) 0xff;
    int at = 0;
    for (int i = 12; i < BYTES; i++) {
      int end = i < BYTES - 1 ? text.indexOf('.', at) : text.length();
      if (end <= at || end - at > 3) {
        return null;
      }
      int octet = 0;
      if (end - at > 1 && text.charAt(at) == '0') {
        return null; // octal or decimal?
      }
      for (; at < end; at++) {
        if (text.charAt(at) < '0' || text.charAt(at) > '9') {
          return null;
        }
        octet = octet * 10 + text.charAt(at) - '0';
      }
      if (octet > 0xff) {
        return null;
      }
      bytes[i] = (byte) octet;
      at++;
    }
    return bytes;
  }

  private static byte @Nullable [] ipv6(String text) {
    String groups = text;
    int lastColon = text.lastIndexOf(':');
    if (text.indexOf('.', lastColon) >= 0) {
      byte[] tail = ipv4(text.substring(lastColon + 1));
      if (tail == null) {
        return null;
      }
      groups =
          text.substring(0, lastColon + 1)
              + Integer.toHexString(((tail[12] & 0xff) << 8) | (tail[13] & 0xff))
              + ":"
              + Integer.toHexString(((tail[14] & 0xff) << 8) | (tail[15] & 0xff));
    }
    int gap = groups.indexOf("::");
    if (gap < 0) {
      byte[] all = new byte[BYTES];
      return append(groups, all, 0) == GROUPS ? all : null;
    }
    byte[] head = new byte[BYTES];
    byte[] tail = new byte[BYTES];
    int before = append(groups.substring(0, gap), head, 0);
    int after = append(groups.substring(gap + 2), tail, 0);
    if (before < 0 || after < 0 || before + after >= GROUPS) {
      return null;
    }
    System.arraycopy(tail, 0, head, BYTES - 2 * after, 2 * after);
    return head;
  }

  /** Writes groups of hex digits; returns their number, or -1 if a group is wrong. */
  private static int append(String groups, byte[] target, int from) {
    int count = from;
    if (groups.isEmpty()) {
      return count;
    }
    for (String group : groups.split(":", -1)) {
      boolean isMixed =
          !group.equals(group.toLowerCase(Locale.ROOT))
              && !group.equals(group.toUpperCase(Locale.ROOT));
      if (group.isEmpty() || group.length() > 4 || count == GROUPS || isMixed) {
        return -1;
      }
      int number = 0;
      for (int i = 0; i < group.length(); i++) {
        char digit = group.charAt(i);
        int nibble = digit > 'f' ? -1 : Hex.nibble((byte) digit);
        if (nibble < 0) {
          return -1;
        }
        number = (number << 4) | nibble;
      }
      target[2 * count] = (byte) (number >> 8);
      target[2 * count + 1] = (byte) number;
      count++;
    }
    return count;
  }

  /** Returns the interest in events with an IPv4 address in one of the forms of IPv6. */
  static Interest interestInIpv6Form() {
    return FieldTest.interestInPlain(Set.of(ByteSlice.of("ffff:"), ByteSlice.of("FFFF:")));
  }

  private boolean isIpv4() {
    for (int i = 0; i < 10; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[10] == (byte) 0xff && bytes[11] == (byte) 0xff;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /**
   * The addresses that begin with the same bits: {@code 10.0.0.0/8}, or one address.
   *
   * @param bits how many of the 128 bits count
   */
  record Block(IpAddress first, int bits) {
    /**
     * Returns the block that a literal is; null if it is neither an address nor one with {@code
     * /BITS}.
     *
     * @throws WhereException if the number of bits is wrong
     */
    static @Nullable Block of(Literal literal) throws WhereException {
      String text = literal.text().utf8();
      Block block = of(text);
      int slash = text.indexOf('/');
      if (block == null
          && text.matches("[0-9.]+/[0-9]+")
          && IpAddress.of(text.substring(0, slash)) == null) {
        throw new WhereException(
            "expected a network, found " + WhereErrors.quoted(literal),
            literal.place(),
            "write all four numbers: 10.0.0.0/8",
            "");
      }
      if (block == null && slash > 0 && IpAddress.of(text.substring(0, slash)) != null) {
        int most = text.indexOf(':') < 0 ? IPV4_BITS : BITS;
        throw new WhereException(
            "expected a network from /0 to /" + most + ", found " + WhereErrors.quoted(literal),
            literal.place(),
            "",
            "");
      }
      return block;
    }

    /**
     * Returns the block that a literal is, for a fact that only has addresses.
     *
     * @throws WhereException if it is none
     */
    static Block ofAddress(String name, Literal literal) throws WhereException {
      Block block = of(literal);
      if (block == null) {
        throw new WhereException(
            "expected an IP address for \"" + name + "\", found " + WhereErrors.quoted(literal),
            literal.place(),
            "write one such as 10.0.0.5, a network such as 10.0.0.0/8, or a pattern such as 10.*",
            "");
      }
      return block;
    }

    /** Parses an address, or one with {@code /BITS}; returns null for anything else. */
    static @Nullable Block of(String text) {
      int slash = text.indexOf('/');
      IpAddress address = IpAddress.of(slash < 0 ? text : text.substring(0, slash));
      if (address == null || slash < 0) {
        return address == null ? null : new Block(address, BITS);
      }
      String digits = text.substring(slash + 1);
      int limit = text.indexOf(':') < 0 ? IPV4_BITS : BITS;
      boolean isNumber = digits.matches("[0-9]{1,3}") && Integer.parseInt(digits) <= limit;
      return isNumber ? new Block(address, BITS - limit + Integer.parseInt(digits)) : null;
    }

    /**
     * Refuses a network as a part of a value.
     *
     * @throws WhereException if the literal is one
     */
    static void refuse(Literal literal, String operator) throws WhereException {
      if (literal.text().indexOf((byte) '/', 0) > 0 && of(literal) != null) {
        throw new WhereException(
            "\"" + operator + "\" compares text, not networks",
            literal.place(),
            "use = for an address in a network",
            "");
      }
    }

    /** A block of IPv6 that is larger than all of IPv4 does not contain IPv4. */
    boolean has(IpAddress address) {
      if (bits < BITS - IPV4_BITS && address.isIpv4()) {
        return false;
      }
      for (int bit = 0; bit < bits; bit += 8) {
        int mask = bits - bit >= 8 ? 0xff : (0xff << (8 - (bits - bit))) & 0xff;
        if (((first.bytes[bit / 8] ^ address.bytes[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
