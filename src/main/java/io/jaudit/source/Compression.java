package io.jaudit.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A compression format, known by the first bytes of content, whatever its name is. */
enum Compression {
  GZIP("gzip", ".gz", "\u001f\u008b"),
  XZ("xz", ".xz", "\u00fd7zXZ\0"),
  BZIP2("bzip2", ".bz2", "BZh#"),
  /** A frame of data, or one to be skipped, as pzstd writes it. */
  ZSTD("zstd", ".zst", "(\u00b5/\u00fd", "?*M\u0018"),
  LZ4("lz4", ".lz4", "\u0004\"M\u0018"),
  ZIP("zip", ".zip", "PK\u0003\u0004");

  /** The longest of the first bytes that are needed to tell a format. */
  static final int MAGIC_LENGTH = 6;

  /** Content of fewer bytes that would fit is taken for text. */
  private static final int MIN_MAGIC = 3;

  private final String title;
  private final String ending;

  /** The first bytes, one character each; {@code #} is a digit from 1, {@code ?} is 0x5n. */
  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> magic;

  Compression(String title, String ending, String... magic) {
    this.title = title;
    this.ending = ending;
    this.magic = List.of(magic);
  }

  /** Returns its name, which is also that of the program that decodes it. */
  String title() {
    return title;
  }

  /** Returns a name without the ending of a compressed file. */
  static String plainName(String name) {
    for (Compression compression : values()) {
      if (name.endsWith(compression.ending)) {
        return name.substring(0, name.length() - compression.ending.length());
      }
    }
    return name;
  }

  /**
   * Returns the format of content with these first bytes; null if it is not compressed. Content
   * that ends within the bytes that tell a format is truncated.
   *
   * @param length less than {@link #MAGIC_LENGTH} only if the content ends there
   */
  static @Nullable Compression of(byte[] head, int length) {
    for (Compression compression : values()) {
      if (compression.fits(head, 0, length)
          || (length >= MIN_MAGIC
              && length < MAGIC_LENGTH
              && compression.mayFit(head, 0, length))) {
        return compression;
      }
    }
    return null;
  }

  /**
   * Returns false if content that begins with these bytes, and is not compressed, has the lines of
   * a log as they are. Otherwise {@link TextForm}, which is loaded only then, tells.
   */
  static boolean mayHaveForm(byte[] head, int length) {
    return length > 1 && (head[1] == 0 || !beginsWithField(head, length));
  }

  /** Returns true for {@code type=} and {@code node=}, with which nearly all logs begin. */
  private static boolean beginsWithField(byte[] head, int length) {
    return length > 4 && head[4] == '=' && (head[0] == 't' || head[0] == 'n');
  }

  /** Returns true if content of which so few bytes are known may be compressed. */
  static boolean mayBegin(byte[] head, int from, int to) {
    for (Compression compression : values()) {
      if (compression.mayFit(head, from, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayFit(byte[] head, int from, int to) {
    for (String each : magic) {
      if (to - from < each.length() && begins(each, head, from, to - from)) {
        return true;
      }
    }
    return false;
  }

  /** Returns true if {@code bytes[from, to)} begins as content of this format does. */
  boolean fits(byte[] bytes, int from, int to) {
    for (String each : magic) {
      if (to - from >= each.length() && begins(each, bytes, from, each.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean begins(String magic, byte[] bytes, int from, int length) {
    for (int i = 0; i < length; i++) {
      int next = bytes[from + i] & 0xff;
      char expected = magic.charAt(i);
      boolean fits =
          switch (expected) {
            case '#' -> next >= '1' && next <= '9';
            case '?' -> next >> 4 == 5;
            default -> next == expected;
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
