package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HexTest {
  @Property
  void whatIsEncodedIsDecoded(@ForAll @NotEmpty byte[] bytes) {
    ByteSlice text = Hex.encode(ByteSlice.of(bytes));
    assertEquals(HexFormat.of().withUpperCase().formatHex(bytes), text.latin1());
    assertEquals(Optional.of(ByteSlice.of(bytes)), Hex.decode(text));
  }

  @Property
  void anOddLastDigitAddsNoByte(
      @ForAll @NotEmpty byte[] bytes, @ForAll @IntRange(max = 15) int digit) {
    String text = Hex.encode(ByteSlice.of(bytes)).latin1() + "0123456789ABCDEF".charAt(digit);
    assertEquals(Optional.of(ByteSlice.of(bytes)), Hex.decode(ByteSlice.of(text)));
    assertEquals(Optional.empty(), Hex.decode(ByteSlice.of(text + "g")));
    assertEquals(Optional.empty(), Hex.decode(ByteSlice.of(text.substring(0, 2) + "g")));
  }

  @Property
  void aQuoteAfterTheDigitsIsNotOfTheText(@ForAll @NotEmpty byte[] bytes) {
    String text = Hex.encode(ByteSlice.of(bytes)).latin1();
    assertEquals(Optional.of(ByteSlice.of(bytes)), Hex.decode(ByteSlice.of(text + '"')));
    assertEquals(Optional.empty(), Hex.decode(ByteSlice.of(text + "\"\"")));
    assertEquals(Optional.empty(), Hex.decode(ByteSlice.of('"' + text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", "6", "6g", "61 ", "0x61", "@", "`", "G", "/", ":", "\u00c1", "cafe", "CAFe", "6a"
      })
  void anyOtherByteMakesItAWord(String text) {
    assertEquals(Optional.empty(), Hex.decode(ByteSlice.of(text)));
  }

  @Property
  void aNibbleIsTheValueOfTheDigit(@ForAll byte digit) {
    int expected = digit < 0 ? -1 : Character.digit(digit, 16);
    assertEquals(expected, Hex.nibble(digit));
    assertEquals(digit >= 'a' ? -1 : expected, Hex.upperNibble(digit));
  }
}
