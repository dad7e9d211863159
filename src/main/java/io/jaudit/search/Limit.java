package io.jaudit.search;

/** How many of the matching events are wanted. */
public enum Limit {
  /** All of them. */
  ALL,
  /** The first, after which the search ends ({@code --just-one}). */
  FIRST
}
