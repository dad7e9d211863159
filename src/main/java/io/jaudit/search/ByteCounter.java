package io.jaudit.search;

/** Counts the bytes read, and notifies a watch from time to time. For use by one thread. */
final class ByteCounter {
  private static final long STEP = 1 << 20;

  private final SearchWatch watch;
  private long read;
  private long next = STEP;

  ByteCounter(SearchWatch watch) {
    this.watch = watch;
  }

  /** Returns all that was read. */
  long total() {
    return read;
  }

  void add(long bytes) {
    read += bytes;
    if (read >= next) {
      next = read + STEP;
      watch.read(read);
    }
  }
}
