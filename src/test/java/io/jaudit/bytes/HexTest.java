package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HexTest {
  @Property
  void whatIsEncodedIsDecodedInEitherCase(@ForAll @NotEmpty byte[] bytes) {
    ByteSlice text = Hex.encode(ByteSlice.of(bytes));
    assertEquals(HexFormat.of().withUpperCase().formatHex(bytes), text.latin1());
    assertEquals(Optional.of(ByteSlice.of(bytes)), Hex.decode(text));
    ByteSlice lower = ByteSlice.of(text.latin1().toLowerCase(Locale.ROOT));
    assertEquals(Optional.of(ByteSlice.of(bytes)), Hex.decode(lower));
  }

  @Test
  void anOddLastDigitIsAHighNibble() {
    assertEquals(Optional.of(ByteSlice.of("a`")), Hex.decode(ByteSlice.of("616")));
    assertEquals(Optional.of(ByteSlice.of("\u0010")), Hex.decode(ByteSlice.of("1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "6g", "61 ", "0x61", "@", "`", "G", "/", ":", "\u00c1"})
  void anyOtherByteMakesItNoHex(String text) {
    assertFalse(Hex.isHex(ByteSlice.of(text)));
    assertEquals(Optional.empty(), Hex.decode(ByteSlice.of(text)));
  }

  @Property
  void aNibbleIsTheValueOfTheDigit(@ForAll byte digit) {
    int expected = digit < 0 ? -1 : Character.digit(digit, 16);
    assertEquals(expected, Hex.nibble(digit));
    assertEquals(expected >= 0, Hex.isHex(ByteSlice.of(new byte[] {digit})));
  }

  @Test
  void deadbeefIsHex() {
    assertTrue(Hex.isHex(ByteSlice.of("deadbeef")));
  }
}
