package io.jaudit.source;

import org.jspecify.annotations.Nullable;

/**
 * A compression format, known by the first bytes of a file, whatever its name is; by its name only
 * if the file has no event, such as one that is just being compressed.
 */
enum Compression {
  GZIP("zcat", ".gz", "\u001f\u008b"),
  XZ("xzcat", ".xz", "\u00fd7zXZ\0"),
  BZIP2("bzcat", ".bz2", "BZh"),
  ZSTD("zstdcat", ".zst", "(\u00b5/\u00fd"),
  LZ4("lz4cat", ".lz4", "\u0004\"M\u0018"),
  ZIP("unzip -p", ".zip", "PK\u0003\u0004");

  private final String unpacker;
  private final String ending;

  /** The first bytes, one character each. */
  private final String magic;

  Compression(String unpacker, String ending, String magic) {
    this.unpacker = unpacker;
    this.ending = ending;
    this.magic = magic;
  }

  /** Returns the command that writes the content of a file to standard output. */
  String unpacker() {
    return unpacker;
  }

  /** Returns the format of a file; null if it is not compressed. */
  static @Nullable Compression of(FileHead file) {
    String name = String.valueOf(file.file().path().getFileName());
    for (Compression compression : values()) {
      if (compression.fits(file.bytes())
          || (name.endsWith(compression.ending) && file.firstSecond() < 0)) {
        return compression;
      }
    }
    return null;
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

  /** Returns the format of content with these first bytes; null if it is not compressed. */
  static @Nullable Compression of(byte[] head) {
    for (Compression compression : values()) {
      if (compression.fits(head)) {
        return compression;
      }
    }
    return null;
  }

  /** Returns true if content of which so few bytes are known may be compressed. */
  static boolean mayBegin(byte[] head) {
    for (Compression compression : values()) {
      if (head.length < compression.magic.length() && compression.begins(head, head.length)) {
        return true;
      }
    }
    return false;
  }

  private boolean fits(byte[] head) {
    return head.length >= magic.length() && begins(head, magic.length());
  }

  private boolean begins(byte[] head, int length) {
    for (int i = 0; i < length; i++) {
      if ((head[i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
