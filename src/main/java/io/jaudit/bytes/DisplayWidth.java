package io.jaudit.bytes;

import java.util.Arrays;

/**
 * Measures text in columns of a terminal: characters of East Asian scripts and most emoji are two
 * columns wide, combining characters none. Text is expected to be without control characters; a
 * byte that is not UTF-8 counts as one column. Stateless.
 *
 * <p>Based on the properties East_Asian_Width (W and F) and General_Category of Unicode 15.
 */
public final class DisplayWidth {
  /** The first and the last character of each range of wide characters, in ascending order. */
  private static final int[] WIDE = {
    0x1100, 0x115f, 0x231a, 0x231b, 0x2329, 0x232a, 0x23e9, 0x23ec, 0x23f0, 0x23f0, 0x23f3, 0x23f3,
    0x25fd, 0x25fe, 0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f, 0x2693, 0x2693, 0x26a1, 0x26a1,
    0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4, 0x26ea, 0x26ea,
    0x26f2, 0x26f3, 0x26f5, 0x26f5, 0x26fa, 0x26fa, 0x26fd, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b,
    0x2728, 0x2728, 0x274c, 0x274c, 0x274e, 0x274e, 0x2753, 0x2755, 0x2757, 0x2757, 0x2795, 0x2797,
    0x27b0, 0x27b0, 0x27bf, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b50, 0x2b55, 0x2b55, 0x2e80, 0x303e,
    0x3041, 0x3247, 0x3250, 0x4dbf, 0x4e00, 0xa4cf, 0xa960, 0xa97c, 0xac00, 0xd7a3, 0xf900, 0xfaff,
    0xfe10, 0xfe19, 0xfe30, 0xfe6b, 0xff01, 0xff60, 0xffe0, 0xffe6, 0x16fe0, 0x18cff, 0x1aff0,
    0x1b2fb, 0x1f004, 0x1f004, 0x1f0cf, 0x1f0cf, 0x1f18e, 0x1f18e, 0x1f191, 0x1f19a, 0x1f200,
    0x1f320, 0x1f32d, 0x1f335, 0x1f337, 0x1f37c, 0x1f37e, 0x1f393, 0x1f3a0, 0x1f3ca, 0x1f3cf,
    0x1f3d3, 0x1f3e0, 0x1f3f0, 0x1f3f4, 0x1f3f4, 0x1f3f8, 0x1f43e, 0x1f440, 0x1f440, 0x1f442,
    0x1f4fc, 0x1f4ff, 0x1f53d, 0x1f54b, 0x1f54e, 0x1f550, 0x1f567, 0x1f57a, 0x1f57a, 0x1f595,
    0x1f596, 0x1f5a4, 0x1f5a4, 0x1f5fb, 0x1f64f, 0x1f680, 0x1f6c5, 0x1f6cc, 0x1f6cc, 0x1f6d0,
    0x1f6d2, 0x1f6d5, 0x1f6d7, 0x1f6dc, 0x1f6df, 0x1f6eb, 0x1f6ec, 0x1f6f4, 0x1f6fc, 0x1f7e0,
    0x1f7eb, 0x1f7f0, 0x1f7f0, 0x1f90c, 0x1f93a, 0x1f93c, 0x1f945, 0x1f947, 0x1f9ff, 0x1fa70,
    0x1faff, 0x20000, 0x3fffd
  };

  private DisplayWidth() {}

  /** Returns the number of columns of {@code text}. */
  public static int of(ByteSlice text) {
    int columns = 0;
    int size;
    for (int at = 0; at < text.length(); at += size) {
      size = size(text, at);
      columns += of(text, at, size);
    }
    return columns;
  }

  /**
   * Returns the length in bytes of the longest beginning of {@code text} that is not wider than
   * {@code columns}; it ends between characters, after combining ones.
   */
  public static int fitting(ByteSlice text, int columns) {
    int used = 0;
    int at = 0;
    while (at < text.length()) {
      int size = size(text, at);
      used += of(text, at, size);
      if (used > columns) {
        return at;
      }
      at += size;
    }
    return at;
  }

  /** Bytes that together are invalid are measured one by one. */
  private static int size(ByteSlice text, int at) {
    return text.at(at) >= 0 ? 1 : Math.max(1, Utf8.sequence(text, at));
  }

  private static int of(ByteSlice text, int at, int size) {
    return size == 1 ? 1 : of(Utf8.codePoint(text, at, size));
  }

  private static int of(int character) {
    if (character < 0x300) {
      return 1;
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isMedialJamo(character) ? 0 : isWide(character) ? 2 : 1;
    };
  }

  /** Vowels and final consonants of Korean are drawn into the consonant before them. */
  private static boolean isMedialJamo(int character) {
    return character >= 0x1160 && character <= 0x11ff;
  }

  private static boolean isWide(int character) {
    int found = Arrays.binarySearch(WIDE, character);
    return found >= 0 || (-found - 1) % 2 != 0; // between the first and the last of a range
  }
}
