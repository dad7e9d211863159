package io.jaudit;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Holds what is printed to what a terminal may be shown: lines of characters that show as what they
 * are. Bytes that are not UTF-8 may be in them, as they do in names of files, but none that is a
 * control character of ISO-8859-1.
 */
public final class HarmlessText {
  private HarmlessText() {}

  /** Fails where {@code bytes} hold anything but harmless characters and newlines. */
  public static void check(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    while (in.hasRemaining()) {
      CoderResult result = decoder.decode(in, out, true);
      if (result.isMalformed()) {
        for (int i = 0; i < result.length(); i++) {
          int stray = in.get() & 0xff;
          assertFalse(stray < 0xa0, () -> "stray byte " + stray + " in " + text(bytes));
        }
      }
      decoder.reset();
    }
    out.flip().codePoints().forEach(c -> assertFalse(isHarmful(c), () -> at(c) + text(bytes)));
  }

  /** True for what drives a terminal, is not seen, or turns the direction of writing. */
  public static boolean isHarmful(int character) {
    int type = Character.getType(character);
    boolean hidden =
        type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    return hidden && character != '\n';
  }

  private static String at(int character) {
    return "U+" + Integer.toHexString(character) + " in ";
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
