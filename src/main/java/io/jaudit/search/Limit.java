package io.jaudit.search;

/** Selects the number of matching events to print. */
public enum Limit {
  /** All of them. */
  ALL,
  /** The first; then the search ends ({@code --just-one}). */
  FIRST
}
