package io.jaudit.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.Compressor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What there is of a truncated block of lz4 is decoded. */
class TruncatedLz4Test {
  /** A header of seven bytes, and the size of the first block. */
  private static final int BEFORE_BLOCK = 11;

  /** Literals and matches, short ones and long ones. */
  private static byte[] text() {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    for (int n = 0; n < 6; n++) {
      text.append("type=CWD msg=audit(1700000000.123:").append(n).append("): cwd=\"");
      text.append("x".repeat(n * n * 4));
      for (int i = 0; i < n * 10; i++) {
        text.append((char) ('!' + random.nextInt(90)));
      }
      text.append("\"\n");
    }
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatIsBeforeTheCutIsDecodedWhereverItIs() throws IOException {
    byte[] text = text();
    byte[] frame = Compressor.LZ4.compress(text);
    int size = (frame[7] & 0xff) | ((frame[8] & 0xff) << 8) | ((frame[9] & 0xff) << 16);
    byte[] block = Arrays.copyOfRange(frame, BEFORE_BLOCK, BEFORE_BLOCK + size);
    int last = 0;
    for (int length = 0; length <= block.length; length++) {
      byte[] decoded = Lz4Frames.decoded(Arrays.copyOf(block, length));
      assertEquals(-1, Arrays.mismatch(decoded, Arrays.copyOf(text, decoded.length)));
      assertTrue(decoded.length >= last, "less than with a byte less");
      last = decoded.length;
    }
    assertEquals(text.length, last);
  }

  @Test
  void whatIsNotABlockIsDecodedAsFarAsItIs() {
    Random random = new Random(3);
    for (int n = 0; n < 200; n++) {
      byte[] noise = new byte[random.nextInt(300)];
      random.nextBytes(noise);
      assertTrue(Lz4Frames.decoded(noise).length <= 4 << 20);
    }
    assertEquals(0, Lz4Frames.decoded(new byte[] {0, 0, 0}).length);
  }
}
