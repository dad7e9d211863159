package io.jaudit;

import java.util.ArrayList;
import java.util.List;

/** Reads csv as strictly as RFC 4180 is written, but for its line ends, which are LF here. */
public final class CsvRows {
  private final String csv;
  private int at;

  private CsvRows(String csv) {
    this.csv = csv;
  }

  /** The cells of each row; fails if text is next to quotes or the last LF is missing. */
  public static List<List<String>> parse(String csv) {
    CsvRows rows = new CsvRows(csv);
    List<List<String>> all = new ArrayList<>();
    while (rows.at < csv.length()) {
      all.add(rows.row());
    }
    return all;
  }

  private List<String> row() {
    List<String> cells = new ArrayList<>();
    do {
      cells.add(cell());
    } while (next() == ',');
    if (csv.charAt(at - 1) != '\n') {
      throw new AssertionError("expected a comma or LF at " + (at - 1) + " of " + csv);
    }
    return cells;
  }

  private String cell() {
    if (at == csv.length() || csv.charAt(at) != '"') {
      int start = at;
      while (at < csv.length() && ",\n\"".indexOf(csv.charAt(at)) < 0) {
        at++;
      }
      return csv.substring(start, at);
    }
    StringBuilder text = new StringBuilder();
    at++;
    for (char c = next(); c != '"' || peek() == '"'; c = next()) {
      text.append(c);
      at += c == '"' ? 1 : 0;
    }
    return text.toString();
  }

  private char peek() {
    return at < csv.length() ? csv.charAt(at) : '\n';
  }

  private char next() {
    if (at == csv.length()) {
      throw new AssertionError("ends too early: " + csv);
    }
    return csv.charAt(at++);
  }
}
