package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Fnv1aTest {
  /** The values that the authors of FNV publish; saved checkpoints depend on them. */
  @Test
  void hashesAreThePublishedOnes() {
    assertEquals(0xcbf29ce484222325L, hash(""));
    assertEquals(0xaf63dc4c8601ec8cL, hash("a"));
    assertEquals(0x85944171f73967e8L, hash("foobar"));
  }

  @Test
  void bytesAreNotNegative() {
    assertEquals(0xaf64724c8602eb6eL, Fnv1a.hash(new byte[] {(byte) 0xff}, 1));
  }

  @Test
  void onlyTheFirstBytesCount() {
    assertEquals(hash("foo"), Fnv1a.hash("foobar".getBytes(StandardCharsets.US_ASCII), 3));
  }

  private static long hash(String text) {
    return Fnv1a.hash(text.getBytes(StandardCharsets.US_ASCII), text.length());
  }
}
