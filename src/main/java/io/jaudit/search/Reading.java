package io.jaudit.search;

/** Selects how far a source is read, and whether its last line may be unfinished. */
enum Reading {
  /** To the end that it had when it was opened; the session knows about the last line. */
  ONCE,
  /** To its present end, except for a last line without LF. */
  GROWING,
  /** To its present end; its writer has gone on to another file. */
  TO_END
}
