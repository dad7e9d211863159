package io.jaudit.checkpoint;

/** Selects what to do if the position where the last run stopped can't be found. */
public enum IfGone {
  /** Read everything, use the events that are new by their stamps, and report it. */
  CONTINUE_BY_STAMP,
  /** End with exit status 10 or 12, as ausearch does. */
  FAIL
}
