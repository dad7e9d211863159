package io.jaudit.record;

import io.jaudit.bytes.ByteSlice;

/**
 * Typographic quotes, which word processors, wikis and mail programs write for straight ones:
 * U+2018 to U+201F, guillemets, and U+FF02 in UTF-8, and those of Windows-1252. Stateless.
 */
final class CurlyQuotes {
  private static final int GENERAL_PUNCTUATION = 0xe280;
  private static final int GUILLEMET = 0xc2ab;
  private static final int CLOSING_GUILLEMET = 0xc2bb;
  private static final int FULL_WIDTH = 0xefbc;

  private CurlyQuotes() {}

  /** Returns the code of the straight quote for the curly one at {@code at}. */
  static int at(ByteSlice line, int at, int end) {
    int first = line.at(at) & 0xff;
    int second = at + 1 < end ? line.at(at + 1) & 0xff : 0;
    int third = at + 2 < end ? line.at(at + 2) & 0xff : 0;
    int two = first << Byte.SIZE | second;
    if (two == GENERAL_PUNCTUATION && third >= 0x98 && third <= 0x9f) {
      return ChangedQuotes.code(third < 0x9c ? '\'' : '"', 3);
    }
    if (two == FULL_WIDTH && third == 0x82) {
      return ChangedQuotes.code('"', 3);
    }
    if (two == GUILLEMET || two == CLOSING_GUILLEMET) {
      return ChangedQuotes.code('"', 2);
    }
    return switch (first) {
      case 0x84, 0x93, 0x94 -> ChangedQuotes.code('"', 1);
      case 0x91, 0x92 -> ChangedQuotes.code('\'', 1);
      default -> ChangedQuotes.NONE;
    };
  }
}
