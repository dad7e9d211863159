package io.jaudit.output;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Caches pieces of output, for the writers of all threads.
 *
 * <p>Each hash has one slot, and the last entry of a slot replaces the one before it: a log that is
 * made to collide has misses, and costs nothing else. The number of entries, the size of each and
 * that of all are limited. Safe for use by several threads.
 *
 * @param <E> an entry, immutable, which contains what it is the output for
 */
public final class PieceCache<E extends PieceCache.Entry> {
  /** Holds a piece of output and what it is the output for. Immutable. */
  public interface Entry {
    /** Returns the bytes that the entry keeps reachable, about. */
    int size();
  }

  /** Limit for the size of an entry; few are larger, and they would fill the memory. */
  private static final int MAX_SIZE = 8 * 1024;

  /** Limit for the size of all entries; if it is reached, the cache begins anew. */
  private static final int MAX_TOTAL = 12 * 1024 * 1024;

  private final AtomicReferenceArray<@Nullable E> entries;

  /** The size of all entries; guarded by this. */
  private int total;

  /**
   * @param slots number of entries, a power of two
   */
  public PieceCache(int slots) {
    entries = new AtomicReferenceArray<>(slots);
  }

  /** Returns the entry in the slot of {@code hash}, which may be that of another one. */
  public @Nullable E get(int hash) {
    return entries.get(hash & entries.length() - 1);
  }

  /** Stores an entry, unless it is too large. */
  public synchronized void put(int hash, E entry) {
    int size = entry.size();
    if (size > MAX_SIZE) {
      return;
    }
    if (total > MAX_TOTAL) {
      for (int i = 0; i < entries.length(); i++) {
        entries.set(i, null);
      }
      total = 0;
    }
    E before = entries.getAndSet(hash & entries.length() - 1, entry);
    total += size - (before == null ? 0 : before.size());
  }
}
