package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Needles against the search of {@link String}. */
final class NeedlePropertyTest {
  @Property
  void isWhereAStringIs(
      @ForAll("texts") String block,
      @ForAll("needles") String needle,
      @ForAll @IntRange(max = 20) int from) {
    Needle exact = Needle.exactly(ByteSlice.of(needle));
    int start = Math.min(from, block.length());
    byte[] bytes = block.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(block.indexOf(needle, start), exact.indexIn(bytes, start, bytes.length));
    int end = Math.max(start, bytes.length - 3);
    int within = block.substring(0, end).indexOf(needle, start);
    assertEquals(within, exact.indexIn(bytes, start, end));
  }

  @Property
  void hexOfEitherCaseIsFound(@ForAll("needles") String text, @ForAll("texts") String before) {
    String hex = Hex.encode(ByteSlice.of(text)).latin1();
    Needle needle = Needle.hexOf(ByteSlice.of(text));
    for (String spelling : new String[] {hex, hex.toLowerCase(Locale.ROOT)}) {
      byte[] bytes = (before + "=" + spelling + " ").getBytes(StandardCharsets.ISO_8859_1);
      int found = needle.indexIn(bytes, 0, bytes.length);
      assertEquals(0, found < 0 || found > before.length() + 1 ? 1 : 0, before + "=" + spelling);
    }
  }

  @Example
  void anOddLastDigitIsAHighNibble() {
    byte[] bytes = ByteSlice.of("key=617").toByteArray(); // the kernel's "ap", cut short
    assertEquals(4, Needle.hexOf(ByteSlice.of("ap")).indexIn(bytes, 0, bytes.length));
  }

  @Example
  void nothingIsNoNeedle() {
    assertThrows(IllegalArgumentException.class, () -> Needle.exactly(ByteSlice.EMPTY));
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("abM4d= \"").ofMaxLength(60);
  }

  @Provide
  Arbitrary<String> needles() {
    return Arbitraries.strings().withChars("abM4d=").ofMinLength(1).ofMaxLength(4);
  }
}
