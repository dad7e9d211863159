package io.jaudit.source;

/** Selects what happens if one of several named logs does not exist. */
public enum IfMissing {
  /** No log is read. */
  FAIL,
  /** The others are read, and it is one of {@link LogSet#refused}. */
  REPORT
}
