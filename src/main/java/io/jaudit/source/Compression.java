package io.jaudit.source;

import org.jspecify.annotations.Nullable;

/** A compression format, known by the first bytes of a file, whatever its name is. */
enum Compression {
  GZIP("zcat", "\u001f\u008b"),
  XZ("xzcat", "\u00fd7zXZ\0"),
  BZIP2("bzcat", "BZh"),
  ZSTD("zstdcat", "(\u00b5/\u00fd"),
  LZ4("lz4cat", "\u0004\"M\u0018");

  private final String unpacker;

  /** The first bytes, one character each. */
  private final String magic;

  Compression(String unpacker, String magic) {
    this.unpacker = unpacker;
    this.magic = magic;
  }

  /** Returns the command that writes the content of a file to standard output. */
  String unpacker() {
    return unpacker;
  }

  /** Returns the format of content that begins with {@code head}; null if it is not compressed. */
  static @Nullable Compression of(byte[] head) {
    for (Compression compression : values()) {
      if (compression.fits(head)) {
        return compression;
      }
    }
    return null;
  }

  private boolean fits(byte[] head) {
    for (int i = 0; i < magic.length(); i++) {
      if (i >= head.length || (head[i] & 0xff) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
