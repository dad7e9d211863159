package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AsciiTest {
  private static final long ABSENT = -77;

  @Property
  void readsEveryLongThatIsWrittenOut(@ForAll long number, @ForAll @IntRange(max = 30) int zeros) {
    String digits = Long.toString(number).replaceFirst("^(-?)", "$1" + "0".repeat(zeros));
    assertEquals(number, Ascii.decimal(ByteSlice.of(digits), ABSENT));
  }

  @Property
  void whatDoesNotFitALongIsAbsent(
      @ForAll @BigRange(min = "-99999999999999999999999", max = "99999999999999999999999")
          BigInteger number) {
    long expected = number.bitLength() < Long.SIZE ? number.longValue() : ABSENT;
    assertEquals(expected, Ascii.decimal(ByteSlice.of(number.toString()), ABSENT));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0, 0",
    "4294967295, 4294967295",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "9223372036854775808, -77",
    "-9223372036854775809, -77",
    "18446744073709551616, -77",
    "99999999999999999999, -77",
  })
  void knowsTheEndsOfTheRange(String text, long expected) {
    assertEquals(expected, Ascii.decimal(ByteSlice.of(text), ABSENT));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "--1", "+1", " 1", "1 ", "1a", "0x1", "1.0", "1\u0000", ":", "/"})
  void whatHoldsAnotherByteThanADigitIsNoNumber(String text) {
    assertEquals(ABSENT, Ascii.decimal(ByteSlice.of(text), ABSENT));
  }

  @Property
  void readsEveryLongInHexadecimal(@ForAll long number) {
    String digits = Long.toHexString(number);
    assertEquals(number, Ascii.hexadecimal(ByteSlice.of(digits), ABSENT));
    assertEquals(number, Ascii.hexadecimal(ByteSlice.of("0x" + digits), ABSENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0x", "x1", "0X1", "-1", "g", "1 ", "00000000000000001"})
  void whatIsNoHexadecimalNumberIsAbsent(String text) {
    assertEquals(ABSENT, Ascii.hexadecimal(ByteSlice.of(text), ABSENT));
  }

  @Property
  void lettersAndDigitsAreThoseOfAscii(@ForAll byte b) {
    char character = (char) (b & 0xff);
    boolean upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".indexOf(character) >= 0;
    assertEquals(upper, Ascii.isUpper(b));
    assertEquals("0123456789".indexOf(character) >= 0, Ascii.isDigit(b));
    assertEquals(upper ? Character.toLowerCase(character) : character, Ascii.toLower(b) & 0xff);
  }
}
