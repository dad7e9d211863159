package io.jaudit.search;

/** Selects when printed events are written to the stream. */
public enum Buffering {
  /** In large blocks. */
  BLOCKS,
  /** In large blocks, and what is left while the log has nothing new ({@code -F}). */
  UNTIL_IDLE,
  /** Each event immediately, for a reader that waits ({@code -l}). */
  EACH_EVENT
}
