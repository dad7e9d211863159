package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class Utf8Test {
  /** Characters and the places of what is none are those of the JDK. */
  @Property(tries = 5000)
  void cutsAsTheJdkDoes(@ForAll("texts") byte[] bytes) {
    ByteSlice text = ByteSlice.of(bytes);
    List<Integer> characters = new ArrayList<>();
    int at = 0;
    while (at < bytes.length) {
      int size = Utf8.sequence(text, at);
      characters.add(size < 0 ? 0xfffd : Utf8.codePoint(text, at, size));
      at += Math.abs(size);
    }
    String expected = new String(bytes, StandardCharsets.UTF_8);
    assertEquals(expected.codePoints().boxed().toList(), characters);
    assertEquals(ByteSlice.of(expected).equals(text), Utf8.isValid(text));
  }

  @Provide
  static Arbitrary<byte[]> texts() {
    Arbitrary<Byte> edges =
        Arbitraries.of(
                0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1,
                0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff)
            .map(Integer::byteValue);
    return Arbitraries.oneOf(edges, Arbitraries.bytes()).array(byte[].class).ofMaxSize(12);
  }
}
