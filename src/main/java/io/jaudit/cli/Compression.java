package io.jaudit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How a file is compressed, known by its first bytes; the name may say anything. */
enum Compression {
  GZIP("zcat", "1f8b"),
  XZ("xzcat", "fd377a585a00"),
  BZIP2("bzcat", "425a68"),
  ZSTD("zstdcat", "28b52ffd");

  private static final int LONGEST = 6;

  private final String unpacker;
  private final String magic;

  Compression(String unpacker, String magic) {
    this.unpacker = unpacker;
    this.magic = magic;
  }

  /** The command that writes what is in a file to standard output. */
  String unpacker() {
    return unpacker;
  }

  /** Null for a file that is not compressed, or can't be read, or is a pipe. */
  static @Nullable Compression of(Path file) {
    if (!Files.isRegularFile(file)) {
      return null; // what is read of a pipe here would be missing later
    }
    String head;
    try (InputStream in = Files.newInputStream(file)) {
      head = HexFormat.of().formatHex(in.readNBytes(LONGEST));
    } catch (IOException e) {
      return null; // the search opens it again, and says so
    }
    for (Compression compression : values()) {
      if (head.startsWith(compression.magic)) {
        return compression;
      }
    }
    return null;
  }
}
