package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'',0",
    "abc,3",
    "übersicht,9",
    "日本語,6",
    "한글,4",
    "a\u0301b,2",
    "\u1112\u1161\u11ab,2",
    "😀,2",
    "→…,2",
    "ｆ,2",
    "𠀀,2",
    "Ελ,2",
    "\u20dd,0"
  })
  void countsColumns(String text, int columns) {
    assertEquals(columns, DisplayWidth.of(ByteSlice.of(text)));
  }

  @Test
  void aByteThatIsNotACharacterIsOneColumn() {
    byte[] bytes = {'a', (byte) 0xff, (byte) 0xe2, (byte) 0x82, 'b'};
    assertEquals(5, DisplayWidth.of(ByteSlice.of(bytes)));
  }

  @ParameterizedTest
  @CsvSource({"日本語,5,日本", "日本語,1,''", "abc,2,ab", "abc,9,abc", "a\u0301b,1,a\u0301"})
  void cutsBetweenCharacters(String text, int columns, String expected) {
    ByteSlice bytes = ByteSlice.of(text);
    assertEquals(expected, bytes.slice(0, DisplayWidth.fitting(bytes, columns)).utf8());
  }

  @Property
  void whatFitsIsTheLongestThatFits(@ForAll String text, @ForAll @IntRange(max = 40) int columns) {
    ByteSlice bytes = ByteSlice.of(text);
    int fitting = DisplayWidth.fitting(bytes, columns);
    assertTrue(DisplayWidth.of(bytes.slice(0, fitting)) <= columns);
    if (fitting < bytes.length()) {
      int next = fitting + Math.max(1, Utf8.sequence(bytes, fitting));
      assertTrue(DisplayWidth.of(bytes.slice(0, next)) > columns);
    }
  }
}
