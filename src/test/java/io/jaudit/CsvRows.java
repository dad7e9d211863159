package io.jaudit;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.event.AuditEvent;
import io.jaudit.output.csv.CsvWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** Returns what {@code writer} writes for an event: each cell by the name of its column. */
  public static Map<String, String> row(CsvWriter writer, AuditEvent event) {
    ByteBuilder out = new ByteBuilder();
    writer.begin(out);
    writer.write(event, out);
    List<List<String>> rows = parse(out.toSlice().latin1());
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < rows.get(1).size(); i++) {
      cells.put(rows.get(0).get(i), rows.get(1).get(i));
    }
    return cells;
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
