package io.jaudit.bytes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Fnv1aTest {
  /** The values that the authors of FNV publish; saved checkpoints depend on them. */
  @Test
  void hashesAreThePublishedOnes() {
    assertEquals(0xcbf29ce484222325L, Fnv1a.hash(ByteSlice.EMPTY));
    assertEquals(0xaf63dc4c8601ec8cL, Fnv1a.hash(ByteSlice.of("a")));
    assertEquals(0x85944171f73967e8L, Fnv1a.hash(ByteSlice.of("foobar")));
  }

  @Test
  void bytesAreNotNegative() {
    assertEquals(0xaf64724c8602eb6eL, Fnv1a.hash(ByteSlice.of(new byte[] {(byte) 0xff})));
  }
}
