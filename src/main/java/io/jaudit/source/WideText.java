package io.jaudit.source;

import io.jaudit.bytes.Utf8;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads text of two or four bytes a character, as Windows tools write it, in UTF-8. What is not a
 * character becomes U+FFFD. For use by one thread.
 */
final class WideText extends DecodedStream {
  /** The encodings, each with the bytes of a mark at the beginning and of an ASCII character. */
  enum Encoding {
    UTF_32LE(4, "\u00ff\u00fe\0\0", "x\0\0\0"),
    UTF_32BE(4, "\0\0\u00fe\u00ff", "\0\0\0x"),
    UTF_16LE(2, "\u00ff\u00fe", "x\0"),
    UTF_16BE(2, "\u00fe\u00ff", "\0x");

    /** So many characters in ASCII at the beginning show the encoding, if there is no mark. */
    private static final int ASCII = 8;

    private final int size;
    private final String mark;
    private final String form;

    Encoding(int size, String mark, String form) {
      this.size = size;
      this.mark = mark;
      this.form = form;
    }

    boolean isMarked(byte[] head, int length) {
      for (int i = 0; i < mark.length(); i++) {
        if (i >= length || (head[i] & 0xff) != mark.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    /** Returns true if the first characters are of ASCII, in this encoding. */
    boolean isOf(byte[] text, int from, int to) {
      boolean isOf = to - from >= ASCII * size;
      for (int i = 0; i < ASCII * size && isOf; i++) {
        byte b = text[from + i];
        isOf = form.charAt(i % size) == 'x' ? b >= '\t' && b < 0x7f : b == 0;
      }
      return isOf;
    }

    /** Returns the index of the n-th byte of a character, the most significant first. */
    private int index(int n) {
      return form.charAt(0) == 'x' ? size - 1 - n : n;
    }
  }

  private static final int SIZE = 64 * 1024;
  private static final int REPLACEMENT = 0xfffd;
  private static final int MARK = 0xfeff;

  /** So many bytes tell whether some were lost before them. */
  private static final int LOOKAHEAD = 4 + Encoding.ASCII * 4;

  /** The longest character in UTF-8, and a replacement before it. */
  private static final int LONGEST = 8;

  private final InputStream in;
  private final Encoding encoding;
  private final byte[] wide = new byte[SIZE];
  private int next;
  private int end;
  private final byte[] text = new byte[3 * SIZE / 2 + LONGEST];
  private int taken;
  private int filled;

  /** The first half of a character of two; 0 if there is none. */
  private int high;

  private boolean isBegun;
  private boolean ended;

  WideText(InputStream in, Encoding encoding) {
    this.in = in;
    this.encoding = encoding;
  }

  /** Returns the encoding of text that begins with {@code head}; null if it is neither. */
  static @Nullable Encoding encoding(byte[] head, int length) {
    for (Encoding encoding : Encoding.values()) {
      if (encoding.isMarked(head, length)) {
        return encoding;
      }
    }
    for (Encoding encoding : Encoding.values()) {
      if (encoding.isOf(head, 0, length)) {
        return encoding;
      }
    }
    return null;
  }

  @Override
  public int read(byte[] target, int from, int size) throws IOException {
    while (size > 0 && taken == filled && !ended) {
      fill();
    }
    int count = Math.min(size, filled - taken);
    System.arraycopy(text, taken, target, from, count);
    taken += count;
    return count == 0 && size > 0 ? -1 : count;
  }

  private void fill() throws IOException {
    System.arraycopy(wide, next, wide, 0, end - next);
    end -= next;
    next = 0;
    taken = 0;
    filled = 0;
    int count = in.read(wide, end, SIZE - end);
    ended = count < 0;
    end += Math.max(0, count);
    while (end - next >= encoding.size && (ended || end - next >= LOOKAHEAD || !isOdd())) {
      int lost = isOdd() ? lostBytes() : 0;
      put(lost > 0 ? REPLACEMENT : character());
      next += lost > 0 ? lost : encoding.size;
    }
    boolean isCut = end > next || high != 0;
    if (ended && isCut) {
      filled = Utf8.append(REPLACEMENT, text, filled);
    }
  }

  private int character() {
    int character = 0;
    for (int n = 0; n < encoding.size; n++) {
      character = character << Byte.SIZE | (wide[next + encoding.index(n)] & 0xff);
    }
    return character;
  }

  /** Returns true if what is next is no character of ASCII. */
  private boolean isOdd() {
    return (character() & ~0x7f) != 0;
  }

  /**
   * Returns how many bytes are left over of a character that is not complete, because some were
   * lost; 0 if it is complete. Then, text in ASCII begins there.
   */
  private int lostBytes() {
    for (int bytes = 1; bytes < encoding.size; bytes++) {
      if (encoding.isOf(wide, next + bytes, end)) {
        return bytes;
      }
    }
    return 0;
  }

  private void put(int character) {
    boolean isHigh = character >= 0xd800 && character < 0xdc00;
    boolean isLow = character >= 0xdc00 && character < 0xe000;
    if (isBegun || character != MARK) {
      if (high != 0 && !isLow) {
        filled = Utf8.append(REPLACEMENT, text, filled);
      }
      if (isLow && high != 0) {
        int both = 0x10000 + ((high - 0xd800) << 10) + character - 0xdc00;
        filled = Utf8.append(both, text, filled);
      } else if (!isHigh || encoding.size > 2) {
        boolean isCharacter = !isHigh && !isLow && character >= 0 && character < 0x110000;
        filled = Utf8.append(isCharacter ? character : REPLACEMENT, text, filled);
      }
      high = isHigh && encoding.size == 2 ? character : 0;
    }
    isBegun = true;
  }

  @Override
  public int available() throws IOException {
    return taken < filled ? filled - taken : in.available();
  }

  @Override
  String remark() {
    return remarkOf(in);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
