package io.jaudit.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jaudit.bytes.ByteSlice;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PieceCacheTest {
  private static final int SLOTS = 8;

  private record Piece(int number, int size) implements PieceCache.Entry {}

  @Test
  void hasAsManyEntriesAsSlotsHoweverManyAreStored() {
    PieceCache<Piece> cache = new PieceCache<>(SLOTS);
    for (int i = 0; i < 1000; i++) {
      cache.put(i * 0x9e3779b9, new Piece(i, 100));
    }
    Set<Piece> entries = new HashSet<>();
    for (int hash = -1000; hash < 1000; hash++) {
      Piece found = cache.get(hash);
      assertEquals(found, cache.get(hash & SLOTS - 1));
      entries.add(found);
    }
    assertTrue(entries.size() <= SLOTS, entries::toString);
  }

  @Test
  void aLargePieceIsNotStored() {
    PieceCache<Piece> cache = new PieceCache<>(SLOTS);
    cache.put(1, new Piece(1, 8193));
    assertNull(cache.get(1));
    cache.put(1, new Piece(1, 8192));
    cache.put(1, new Piece(2, 8193));
    assertEquals(new Piece(1, 8192), cache.get(1));
  }

  @Test
  void doesNotGrowWithoutLimit() {
    PieceCache<Piece> cache = new PieceCache<>(1 << 14);
    for (int i = 0; i < 1 << 14; i++) {
      cache.put(i, new Piece(i, 8192));
    }
    long total = 0;
    for (int i = 0; i < 1 << 14; i++) {
      Piece piece = cache.get(i);
      total += piece == null ? 0 : piece.size();
    }
    assertTrue(total > 0 && total <= 13 << 20, "bytes: " + total);
  }

  @Property
  void whatOccursTwiceInSuccessionRepeats(@ForAll int hash, @ForAll int other) {
    Assume.that(hash != other && hash != 0 && other != 0); // 0 is in the slots at first
    Repeats repeats = new Repeats(0);
    assertFalse(repeats.isRepeated(hash));
    assertTrue(repeats.isRepeated(hash));
    assertFalse(repeats.isRepeated(other));
    assertTrue(repeats.isRepeated(other));
  }

  @Test
  void theFirstHashesAreTakenForRepeatedOnes() {
    Repeats repeats = new Repeats(2);
    assertTrue(repeats.isRepeated(1));
    assertTrue(repeats.isRepeated(1), "which takes none of the two");
    assertTrue(repeats.isRepeated(2));
    assertFalse(repeats.isRepeated(3));
    assertTrue(repeats.isRepeated(3));
  }

  @Property
  void aHashIsThatOfTheBytes(@ForAll byte[] before, @ForAll byte[] after) {
    ContentHash hash = new ContentHash();
    byte[] whole = new byte[before.length + after.length];
    System.arraycopy(before, 0, whole, 0, before.length);
    System.arraycopy(after, 0, whole, before.length, after.length);
    int inParts = hash.begin().add(ByteSlice.of(before)).add(ByteSlice.of(after)).value();
    ByteSlice all = ByteSlice.of(whole);
    assertEquals(inParts, hash.begin().add(all).value());
    assertEquals(
        inParts,
        hash.begin().add(all, 0, before.length).add(all, before.length, whole.length).value());
  }
}
