package io.jaudit.checkpoint;

/** What to do where the place at which the last run stopped can't be found. */
public enum IfGone {
  /** Read everything and take what is new by its stamp; say so. */
  GO_ON_BY_STAMP,
  /** End with exit status 10 or 12, as ausearch does. */
  FAIL
}
