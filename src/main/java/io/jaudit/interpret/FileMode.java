package io.jaudit.interpret;

import io.jaudit.bytes.ByteSlice;
import java.util.Optional;

/**
 * The field {@code mode} of a PATH record in words (semantics §6.3, MODE): {@code 0100755} is
 * {@code file,755}, {@code 041777} is {@code dir,sticky,777}. Stateless.
 *
 * <p>Rests on {@code linux/stat.h}.
 */
public final class FileMode {
  private static final int MAX_DIGITS = 9;
  private static final int TYPE_SHIFT = 12;
  private static final String[] TYPES = new String[16];

  static {
    TYPES[1] = "fifo";
    TYPES[2] = "character";
    TYPES[4] = "dir";
    TYPES[6] = "block";
    TYPES[8] = "file";
    TYPES[10] = "link";
    TYPES[12] = "socket";
  }

  private FileMode() {}

  /** The words for the octal digits of a mode; empty where it is none. */
  public static Optional<String> name(ByteSlice octal) {
    int mode = 0;
    for (int i = 0; i < octal.length(); i++) {
      int digit = octal.at(i) - '0';
      if (digit < 0 || digit > 7) {
        return Optional.empty();
      }
      mode = mode << 3 | digit;
    }
    boolean sane = !octal.isEmpty() && octal.length() <= MAX_DIGITS && mode >>> 16 == 0;
    return sane ? Optional.of(words(mode)) : Optional.empty();
  }

  private static String words(int mode) {
    int type = mode >> TYPE_SHIFT;
    StringBuilder words = new StringBuilder(24);
    if (TYPES[type] == null) {
      appendOctal(type, words);
    } else {
      words.append(TYPES[type]);
    }
    if ((mode & 04000) != 0) {
      words.append(",suid");
    }
    if ((mode & 02000) != 0) {
      words.append(",sgid");
    }
    if ((mode & 01000) != 0) {
      words.append(",sticky");
    }
    appendOctal(mode & 0777, words.append(','));
    return words.toString();
  }

  private static void appendOctal(int bits, StringBuilder words) {
    words
        .append((char) ('0' + (bits >> 6)))
        .append((char) ('0' + (bits >> 3 & 7)))
        .append((char) ('0' + (bits & 7)));
  }
}
