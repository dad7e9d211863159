package io.jaudit.source;

import org.jspecify.annotations.Nullable;

/** A compression format, known by the first bytes of a file, whatever its name is. */
enum Compression {
  GZIP("zcat", 0x1f, 0x8b),
  XZ("xzcat", 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00),
  BZIP2("bzcat", 0x42, 0x5a, 0x68),
  ZSTD("zstdcat", 0x28, 0xb5, 0x2f, 0xfd),
  LZ4("lz4cat", 0x04, 0x22, 0x4d, 0x18);

  private final String unpacker;
  private final int[] magic;

  Compression(String unpacker, int... magic) {
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
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || (head[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
