package io.jaudit.search;

/** When printed events leave the process. */
public enum Buffering {
  /** In large blocks. */
  BLOCKS,
  /** Each at once, for a reader that waits ({@code -l}). */
  EACH_EVENT
}
