package io.jaudit.filter.where;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Printable;

/** Writes values as literals of expressions: in quotes, with escapes. Stateless. */
final class Quotes {
  private static final String HEX = "0123456789abcdef";

  /** Stands for bytes that are not UTF-8, so it can't be typed. */
  private static final int REPLACEMENT = 0xfffd;

  private Quotes() {}

  /**
   * Returns a literal that is exactly this value. Bytes that are not UTF-8 and all that could
   * control a terminal are escaped.
   */
  static String of(ByteSlice value) {
    StringBuilder literal = new StringBuilder("\"");
    String text = value.utf8();
    boolean isUtf8 = value.equals(ByteSlice.of(text));
    int length = isUtf8 ? text.length() : value.length();
    int next;
    for (int i = 0; i < length; i = next) {
      next = isUtf8 ? text.offsetByCodePoints(i, 1) : i + 1;
      int c = isUtf8 ? text.codePointAt(i) : value.at(i) & 0xff;
      switch (c) {
        case '"', '\\' -> literal.append('\\').append((char) c);
        case '\n' -> literal.append("\\n");
        case '\t' -> literal.append("\\t");
        default -> {
          if (c < 0x7f && c >= ' ') {
            literal.append((char) c);
          } else if (isUtf8) {
            appendWide(text.substring(i, next), c, literal);
          } else {
            appendHex((byte) c, literal);
          }
        }
      }
    }
    return literal.append('"').toString();
  }

  private static void appendWide(String one, int c, StringBuilder literal) {
    if (c != REPLACEMENT && Printable.of(one).equals(one)) {
      literal.append(one);
      return;
    }
    ByteSlice bytes = new ByteBuilder().append(ByteSlice.of(one)).toSlice();
    for (int i = 0; i < bytes.length(); i++) {
      appendHex(bytes.at(i), literal);
    }
  }

  private static void appendHex(byte b, StringBuilder literal) {
    literal.append("\\x").append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
  }
}
