package io.jaudit.search;

/** How much a search says of itself. */
public enum Verbosity {
  /** Nothing, so that no logger need be set up. */
  SILENT,
  /** Which files are read from where, and how much there was, to the logger. */
  VERBOSE
}
