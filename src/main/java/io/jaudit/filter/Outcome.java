package io.jaudit.filter;

/** How what an event reports went: option {@code -sv}. */
public enum Outcome {
  SUCCEEDED,
  FAILED
}
