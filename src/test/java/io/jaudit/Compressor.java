package io.jaudit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Compresses as people do; a test is skipped if it needs a program that is not installed. */
public enum Compressor {
  GZIP("gz"),
  XZ("xz"),
  ZSTD("zst"),
  BZIP2("bz2"),
  LZ4("lz4");

  private final String ending;

  Compressor(String ending) {
    this.ending = ending;
  }

  /** The ending of a name. */
  public String ending() {
    return ending;
  }

  /** Compresses {@code content} as one member. */
  public byte[] compress(byte[] content) {
    try {
      return switch (this) {
        case GZIP -> gzip(content);
        case XZ -> xz(content, content.length);
        default -> run(content);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compresses as xz, with blocks of {@code block} bytes. */
  public static byte[] xz(byte[] content, int block) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (XZOutputStream out = new XZOutputStream(bytes, new LZMA2Options(1))) {
      for (int at = 0; at < content.length; at += block) {
        out.write(content, at, Math.min(block, content.length - at));
        out.endBlock();
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private byte[] run(byte[] content) throws IOException {
    Path program = Path.of("/usr/bin", name().toLowerCase(Locale.ROOT));
    assumeTrue(Files.isExecutable(program), () -> program + " is not installed");
    Path input = Files.createTempFile("log", "");
    Path output = Files.createTempFile("log", "");
    try {
      Files.write(input, content);
      Process process =
          new ProcessBuilder(List.of(program.toString(), "-c"))
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IOException(program + " failed");
      }
      return Files.readAllBytes(output);
    } catch (InterruptedException e) {
      throw new IOException(e);
    } finally {
      Files.delete(input);
      Files.delete(output);
    }
  }
}
