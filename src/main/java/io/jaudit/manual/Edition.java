package io.jaudit.manual;

/**
 * Tells which jaudit a man page describes. Immutable.
 *
 * @param version of jaudit
 * @param date in the form of 2026-11-22
 */
record Edition(String version, String date) {
  /** Begins a page. */
  Roff page(String name, int section) {
    return new Roff(name, section, date, "jaudit " + version);
  }
}
