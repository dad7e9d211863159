package io.jaudit.interpret.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Hex;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SocketAddressTest {
  private static SocketAddress decode(String hex) {
    return SocketAddress.decode(ByteSlice.of(hex), Endian.LITTLE).orElseThrow();
  }

  @Test
  void ipv4HasAddressAndPort() {
    SocketAddress address = decode("02000050010203040000000000000000");
    assertEquals("inet", address.familyName());
    assertEquals("1.2.3.4", address.address());
    assertEquals(OptionalInt.of(80), address.port());
    assertEquals(null, address.path());
  }

  @ParameterizedTest
  @CsvSource({
    "20010DB8000000000000000000000001, 2001:db8::1",
    "00000000000000000000000000000000, ::",
    "00000000000000000000000000000001, ::1",
    "00000000000000000000000000010001, ::0.1.0.1",
    "FE800000000000000000000000000000, fe80::",
    "20010000000000010000000000000001, 2001:0:0:1::1",
    "20010000000000010001000000000001, 2001::1:1:0:0:1",
    "20010DB8000000010001000100010001, 2001:db8:0:1:1:1:1:1",
    "00010002000300040005000600070008, 1:2:3:4:5:6:7:8",
    "00000000000000000000FFFF01020304, ::ffff:1.2.3.4",
    "00000000000000000000000001020304, ::1.2.3.4",
    "0000000000000000000100FF01020304, ::1:ff:102:304",
    "ABCD0000000000000000000000000000, abcd::",
  })
  void ipv6IsWrittenShort(String hex, String text) {
    SocketAddress address = decode("0A0001BB00000000" + hex + "00000000");
    assertEquals("inet6", address.familyName());
    assertEquals(text, address.address());
    assertEquals(OptionalInt.of(443), address.port());
  }

  @Property
  void ipv6IsReadBackAsWritten(@ForAll @Size(16) byte[] bytes, @ForAll @Size(16) boolean[] zero)
      throws Exception {
    byte[] sparse = bytes.clone();
    for (int i = 0; i < sparse.length; i += 2) {
      sparse[i] = zero[i] ? 0 : sparse[i];
      sparse[i + 1] = zero[i] ? 0 : sparse[i + 1];
    }
    String hex = "0A00000000000000" + Hex.encode(ByteSlice.of(sparse)).utf8();
    byte[] read = InetAddress.getByName(decode(hex).address()).getAddress();
    byte[] tail = Arrays.copyOfRange(sparse, 16 - read.length, 16);
    assertTrue(Arrays.equals(tail, read), () -> hex);
  }

  @Test
  void unixSocketsHaveAPathOrAnAbstractName() {
    SocketAddress path = decode("01002F72756E2F746573742E736F636B000000");
    assertEquals("local", path.familyName());
    assertEquals(ByteSlice.of("/run/test.sock"), path.path());
    assertEquals(false, path.isAbstract());
    assertEquals(OptionalInt.empty(), path.port());
    assertEquals(null, path.address());

    SocketAddress name = decode("01000061627374726163742D6E616D650000");
    assertEquals(ByteSlice.of("abstract-name"), name.path());
    assertEquals(true, name.isAbstract());
    assertEquals(ByteSlice.of("a\0b"), decode("010000610062").path());

    assertEquals(null, decode("0100").path());
    assertEquals(null, decode("01000000000000").path());
  }

  @ParameterizedTest
  @CsvSource({
    "0000, unspec",
    "0100, local",
    "100000000000000000000000, netlink",
    "1100, packet",
    "2800, vsock",
    "2D00, mctp",
    "6300, ",
    "2C01, ",
  })
  void otherFamiliesHaveAName(String hex, String name) {
    assertEquals(name, decode(hex).familyName());
    assertEquals(null, decode(hex).address());
  }

  @Test
  void showsWhatIsPresentOfATruncatedAddress() {
    assertEquals(OptionalInt.of(80), decode("02000050").port());
    assertEquals(null, decode("02000050010203").address());
    assertEquals("1.2.3.4", decode("0200005001020304").address());
    assertEquals(OptionalInt.empty(), decode("020000").port());
    assertEquals(null, decode("0A0000500000000020010DB8").address());
    assertEquals(SocketAddress.INET, decode("02").family());
    assertEquals(null, decode("01").path());
  }

  /** A big-endian machine writes the same address with the bytes of the family swapped. */
  @Property
  void theFamilyIsInTheByteOrderOfTheMachine(@ForAll @Size(min = 8, max = 40) byte[] bytes) {
    bytes[0] = (byte) Math.max(1, bytes[0] & 0xf);
    bytes[1] = 0;
    SocketAddress little = decode(Hex.encode(ByteSlice.of(bytes)).utf8());
    byte[] swapped = bytes.clone();
    swapped[0] = 0;
    swapped[1] = bytes[0];
    ByteSlice hex = Hex.encode(ByteSlice.of(swapped));
    for (Endian endian : new Endian[] {Endian.BIG, Endian.UNKNOWN}) {
      SocketAddress big = SocketAddress.decode(hex, endian).orElseThrow();
      assertEquals(little.family(), big.family());
      assertEquals(little.address(), big.address());
      assertEquals(little.port(), big.port());
      assertEquals(little.path(), big.path());
    }
    assertEquals(bytes[0] << 8, decode(hex.utf8()).family());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "zz", "(null)", "0200 ", "0a00", "1.2.3.4"})
  void othersAreNoAddress(String text) {
    assertTrue(SocketAddress.decode(ByteSlice.of(text), Endian.UNKNOWN).isEmpty());
  }

  @Property
  void anyBytesMayBeOne(@ForAll @Size(min = 2, max = 40) byte[] bytes) {
    bytes[1] = 0;
    bytes[0] = (byte) (bytes[0] & 0x0f);
    SocketAddress address = decode(Hex.encode(ByteSlice.of(bytes)).utf8());
    address.address();
    address.port();
    address.path();
    assertNotNull(address.familyName());
  }
}
