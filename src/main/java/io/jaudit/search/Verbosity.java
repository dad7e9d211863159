package io.jaudit.search;

/** Selects how much a search logs. */
public enum Verbosity {
  /** Nothing, so that no logger needs to be initialized. */
  SILENT,
  /** The files, from which position they are read, and how much was read. */
  VERBOSE
}
