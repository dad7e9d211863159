package io.jaudit.search;

/** Selects when printed events are written to the stream. */
public enum Buffering {
  /** In large blocks. */
  BLOCKS,
  /** Each event immediately, for a reader that waits ({@code -l}). */
  EACH_EVENT
}
