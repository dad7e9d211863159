package io.jaudit.process;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the entry of a process ID, and the one that has been silent for the longest time. One slot
 * of four bytes per number, in pages that exist if a number of them was used; for use by one
 * thread.
 */
final class ProcessMap {
  private static final int PAGE_BITS = 8;
  private static final int PAGE = 1 << PAGE_BITS;

  private @Nullable ProcessEntry[][] pages = new ProcessEntry[16][];
  private int size;
  private @Nullable ProcessEntry oldest;
  private @Nullable ProcessEntry newest;

  int size() {
    return size;
  }

  /** Returns the entry that was touched least recently; null if there is none. */
  @Nullable ProcessEntry oldest() {
    return oldest;
  }

  @Nullable ProcessEntry get(int pid) {
    int page = pid >> PAGE_BITS;
    @Nullable ProcessEntry[] entries = page < pages.length ? pages[page] : null;
    return entries == null ? null : entries[pid & (PAGE - 1)];
  }

  /** Adds an entry, as touched, of a number that has none. */
  void add(ProcessEntry entry) {
    int pid = entry.id.pid();
    int page = pid >> PAGE_BITS;
    if (page >= pages.length) {
      pages = Arrays.copyOf(pages, Math.max(page + 1, 2 * pages.length));
    }
    if (pages[page] == null) {
      pages[page] = new ProcessEntry[PAGE];
    }
    pages[page][pid & (PAGE - 1)] = entry;
    size++;
    link(entry);
  }

  /** Removes an entry; does nothing if its number has another one by now. */
  boolean remove(ProcessEntry entry) {
    int pid = entry.id.pid();
    if (get(pid) != entry) {
      return false;
    }
    pages[pid >> PAGE_BITS][pid & (PAGE - 1)] = null;
    size--;
    unlink(entry);
    return true;
  }

  /** Has an entry be the newest. */
  void touch(ProcessEntry entry) {
    if (newest != entry) {
      unlink(entry);
      link(entry);
    }
  }

  private void link(ProcessEntry entry) {
    ProcessEntry before = newest;
    entry.older = before;
    entry.newer = null;
    newest = entry;
    if (before == null) {
      oldest = entry;
    } else {
      before.newer = entry;
    }
  }

  private void unlink(ProcessEntry entry) {
    ProcessEntry before = entry.older;
    ProcessEntry after = entry.newer;
    if (before == null) {
      oldest = after;
    } else {
      before.newer = after;
    }
    if (after == null) {
      newest = before;
    } else {
      after.older = before;
    }
    entry.older = null;
    entry.newer = null;
  }
}
