package io.jaudit.interpret.field;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import java.util.Optional;

/**
 * Interprets the field {@code mode} of a PATH record (docs/ausearch-semantics.md §6.3, MODE):
 * {@code 0100755} is {@code file,755}, {@code 041777} is {@code dir,sticky,777}. Stateless.
 *
 * <p>Based on {@code linux/stat.h}.
 */
public final class FileMode {
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

  /** Returns the words for a mode in octal; empty if it is not one. */
  public static Optional<String> name(ByteSlice octal) {
    ByteBuilder words = new ByteBuilder(24);
    boolean named =
        WholeNumber.octal(octal, 0, octal.length()) >>> 16 == 0
            && isOctal(octal)
            && append(octal, 0, octal.length(), words);
    return named ? Optional.of(words.toSlice().latin1()) : Optional.empty();
  }

  /** Appends the words for a mode; returns false and appends nothing if it is not one. */
  static boolean append(ByteSlice text, int from, int to, ByteBuilder out) {
    long mode = WholeNumber.octal(text, from, to);
    if (mode < 0 || mode >>> 16 != 0) {
      return false;
    }
    append(mode, out);
    return true;
  }

  /** Appends the words for a mode, of which the lower 16 bits are used. */
  static void append(long mode, ByteBuilder out) {
    int type = (int) mode >> TYPE_SHIFT & 0xf;
    if (TYPES[type] == null) {
      appendOctal(type, out);
    } else {
      out.append(TYPES[type]);
    }
    appendBits(mode, ",suid", ",sgid", ",sticky", out);
    appendOctal((int) mode & 0777, out.append(','));
  }

  /**
   * Appends the words for the mode of a file whose kind is known (docs/ausearch-semantics.md §6.3,
   * MODE_SHORT): {@code 0644} or {@code suid,0755}.
   */
  static void appendShort(long mode, ByteBuilder out) {
    appendBits(mode, "suid,", "sgid,", "sticky,", out);
    appendPermissions(mode, out);
  }

  /** Appends the permission bits in octal: {@code 0644}. */
  static void appendPermissions(long mode, ByteBuilder out) {
    appendOctal((int) mode & 0777, out.append('0'));
  }

  private static boolean isOctal(ByteSlice text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) < '0' || text.at(i) > '7') {
        return false;
      }
    }
    return true;
  }

  private static void appendBits(
      long mode, String suid, String sgid, String sticky, ByteBuilder out) {
    if ((mode & 07000) != 0) {
      out.append((mode & 04000) != 0 ? suid : "");
      out.append((mode & 02000) != 0 ? sgid : "");
      out.append((mode & 01000) != 0 ? sticky : "");
    }
  }

  private static void appendOctal(int bits, ByteBuilder out) {
    out.append((char) ('0' + (bits >> 6)))
        .append((char) ('0' + (bits >> 3 & 7)))
        .append((char) ('0' + (bits & 7)));
  }
}
