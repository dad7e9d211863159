package io.jaudit.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EscapeTest {
  /** The worked example of docs/ausearch-semantics.md §5.4. */
  private static final String MIXED = "a b\n\t\033[0m$x";

  @Test
  void rawChangesNothing() {
    assertEquals(MIXED, escaped(Escape.RAW, MIXED));
  }

  @Test
  void ttyMakesControlBytesOctal() {
    assertEquals("a b\\012\\011\\033[0m$x", escaped(Escape.TTY, MIXED));
  }

  @Test
  void shellAlsoPutsBackslashesBeforeWhatExpands() {
    assertEquals("a\\ b\\012\\011\\033[0m\\$x", escaped(Escape.SHELL, MIXED));
  }

  @Test
  void shellQuoteAlsoBeforeWhatGlobs() {
    assertEquals("a\\ b\\012\\011\\033\\[0m\\$x", escaped(Escape.SHELL_QUOTE, MIXED));
  }

  @Test
  void controlCharactersAboveAsciiDoNotReachTheTerminal() {
    assertEquals("\\177\\302\\2330m\\2330m", escaped(Escape.TTY, "\177\302\2330m\2330m"));
  }

  @Test
  void lettersOfUtf8StayEvenWhereTheirBytesLookLikeControls() {
    // U+00C0 is c3 80, U+20AC is e2 82 ac.
    assertEquals("\303\200\342\202\254\377", escaped(Escape.TTY, "\303\200\342\202\254\377"));
  }

  @Test
  void whatTurnsOrHidesTextIsShownByItsBytes() {
    assertEquals(
        "a\\342\\200\\256b\\342\\201\\246c\\342\\200\\213d",
        escaped(Escape.TTY, latin1("a\u202eb\u2066c\u200bd")));
    assertEquals("\\363\\240\\201\\201", escaped(Escape.TTY, latin1("\udb40\udc41")));
    assertEquals(latin1("\u0627\ud83d\ude00"), escaped(Escape.TTY, latin1("\u0627\ud83d\ude00")));
  }

  @Test
  void aCutCharacterHidesNoControlByte() {
    assertEquals("\342\\233a", escaped(Escape.TTY, "\342\233a"));
  }

  private static String latin1(String text) {
    return ByteSlice.of(text).latin1();
  }

  /** Both sides one character a byte. */
  private static String escaped(Escape escape, String latin1) {
    ByteBuilder out = new ByteBuilder();
    escape.append(ByteSlice.of(latin1.getBytes(StandardCharsets.ISO_8859_1)), out);
    return out.toSlice().latin1();
  }
}
