package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/** Any bytes as a socket address: an address that is printed is read back by the JDK. */
class SocketAddressFuzzTest {
  @FuzzTest
  void addressesAreReadBack(byte[] bytes) throws Exception {
    ByteSlice hex = ByteSlice.of(HexFormat.of().withUpperCase().formatHex(bytes));
    ByteBuilder text = new ByteBuilder();
    assertTrue(SocketText.append(hex, Endian.LITTLE, text) || text.length() == 0);
    if (bytes.length < 2) {
      return;
    }
    SocketAddress address = SocketAddress.decode(hex, Endian.LITTLE).orElseThrow();
    assertTrue(address.port().orElse(0) >= 0);
    ByteSlice path = address.path();
    assertTrue(path == null || ByteSlice.of(bytes).contains(path));
    String printed = address.address();
    if (printed != null) {
      boolean four = address.family() == SocketAddress.INET;
      byte[] wanted = four ? Arrays.copyOfRange(bytes, 4, 8) : Arrays.copyOfRange(bytes, 8, 24);
      byte[] read = InetAddress.getByName(printed).getAddress();
      // The JDK returns the four bytes of IPv4 for an IPv6 address that is mapped from one.
      int more = wanted.length - read.length;
      assertArrayEquals(Arrays.copyOfRange(wanted, more, wanted.length), read, printed);
    }
  }
}
