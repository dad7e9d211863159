package io.jaudit.search;

/** Is told how far a search is, for people who wait for it. */
@FunctionalInterface
public interface SearchWatch {
  /**
   * So much was read; called about once a MiB, by the thread that searches.
   *
   * @param bytes of all sources together, with those that were passed over
   */
  void read(long bytes);
}
