package io.jaudit.output.json;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.InvisibleChars;
import io.jaudit.bytes.Utf8;

/**
 * Writes bytes as the content of a JSON string.
 *
 * <p>UTF-8 is copied; other bytes become U+FFFD exactly as in {@link ByteSlice#utf8()}. In addition
 * to what JSON requires, all {@link InvisibleChars} are escaped, so that a line can neither control
 * a terminal nor be split by its reader. Stateless.
 */
final class JsonString {
  private static final ByteSlice REPLACEMENT = ByteSlice.of("\uFFFD");
  private static final String HEX = "0123456789abcdef";

  /** The letter after the backslash, for control characters that have one. */
  private static final String LETTERS = "\0\0\0\0\0\0\0\0btn\0fr";

  private JsonString() {}

  /** Appends {@code text}; returns false if not all of it is UTF-8. */
  static boolean append(ByteSlice text, ByteBuilder out) {
    if (!text.holdsSpecial()) {
      out.append(text);
      return true;
    }
    int length = text.length();
    int copied = 0;
    boolean valid = true;
    int at = 0;
    while (at < length) {
      byte b = text.at(at);
      if (b >= ' ' && b != '"' && b != '\\' && b != 0x7f) {
        at++;
        continue;
      }
      int size = Utf8.sequence(text, at);
      if (size < 0) {
        out.append(text.slice(copied, at)).append(REPLACEMENT);
        valid = false;
        copied = at - size;
      } else {
        int character = Utf8.codePoint(text, at, size);
        if (size == 1 || InvisibleChars.is(character)) {
          out.append(text.slice(copied, at));
          escape(character, out);
          copied = at + size;
        }
      }
      at += Math.abs(size);
    }
    out.append(copied == 0 ? text : text.slice(copied));
    return valid;
  }

  /** Returns true if {@code text} is the same as the content of a JSON string. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  private static void escape(int character, ByteBuilder out) {
    if (character == '"' || character == '\\') {
      out.append('\\').append((char) character);
    } else if (character < LETTERS.length() && LETTERS.charAt(character) != 0) {
      out.append('\\').append(LETTERS.charAt(character));
    } else if (Character.isBmpCodePoint(character)) {
      appendUnit(character, out);
    } else {
      appendUnit(Character.highSurrogate(character), out);
      appendUnit(Character.lowSurrogate(character), out);
    }
  }

  private static void appendUnit(int unit, ByteBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(unit >> shift & 0xf));
    }
  }
}
