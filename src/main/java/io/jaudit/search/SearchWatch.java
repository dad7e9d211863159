package io.jaudit.search;

/**
 * Receives the progress of a search, for users who wait for it. Called on the thread of the search.
 */
@FunctionalInterface
public interface SearchWatch {
  /** Nobody waits for it. */
  SearchWatch NONE =
      new SearchWatch() {
        @Override
        public void read(long bytes) {}
      };

  /**
   * Reports the bytes read; called about once per MiB, by the thread that searches.
   *
   * @param bytes of all sources together, including those skipped
   */
  void read(long bytes);
}
