package io.jaudit.process;

import java.util.Locale;

/** Tells how the parent of a process is known. */
public enum Link {
  /** A record of a fork names parent and child. */
  FORK,
  /** The first record of the process names a parent whose number can't have been reused. */
  PPID,
  /** As PPID, but the number may have been reused; the parent probably still lived. */
  GUESS,
  /** Only the number of the parent is known: nothing else of that process was logged before. */
  NUMBER,
  /** The process had lost its parent when it was first seen: its parent was 1. */
  ADOPTER,
  /** No record names a parent. */
  NONE,
  /** The process itself is known only as the parent of others. */
  UNSEEN;

  private final String word = name().toLowerCase(Locale.ROOT);

  /** Returns the name in lower case, as in JSON. */
  public String word() {
    return word;
  }

  /** Returns true if the parent is certain. */
  public boolean isKnown() {
    return this == FORK || this == PPID;
  }
}
