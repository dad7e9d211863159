package io.jaudit.cli;

import io.jaudit.bytes.Printable;
import java.util.List;

/**
 * Writes rows of cells: in columns for a person, separated by tabs or as JSON for a program.
 * Characters that could control a terminal, tabs and line feeds included, are shown as {@code
 * \}{@code u0009}. Immutable.
 *
 * @param header the names of the columns
 * @param rows as many cells each
 */
record Table(List<String> header, List<List<String>> rows) {
  /** Returns columns with two blanks between them; numbers are at the right. */
  String aligned() {
    int[] widths = new int[header.size()];
    widen(widths, header);
    for (List<String> row : rows) {
      widen(widths, row);
    }
    StringBuilder text = new StringBuilder();
    align(header, widths, text);
    for (List<String> row : rows) {
      align(row, widths, text);
    }
    return text.toString().stripTrailing();
  }

  private static void widen(int[] widths, List<String> row) {
    for (int i = 0; i < row.size(); i++) {
      widths[i] = Math.max(widths[i], Printable.of(row.get(i)).length());
    }
  }

  private void align(List<String> row, int[] widths, StringBuilder text) {
    for (int i = 0; i < row.size(); i++) {
      String cell = Printable.of(row.get(i));
      String blanks = " ".repeat(widths[i] - cell.length());
      boolean isLast = i == row.size() - 1;
      text.append(isNumber(i) ? blanks + cell : isLast ? cell : cell + blanks);
      text.append(isLast ? "\n" : "  ");
    }
  }

  /** Returns lines of cells with a tab between them. */
  String tabbed() {
    StringBuilder text = new StringBuilder(String.join("\t", header)).append('\n');
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "" : "\t").append(Printable.of(row.get(i)));
      }
      text.append('\n');
    }
    return text.toString().stripTrailing();
  }

  /** Returns an object on each line; a number that is missing is null. */
  String json() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        text.append(i == 0 ? "{" : ",").append('"').append(header.get(i)).append("\":");
        if (isNumber(i)) {
          text.append(row.get(i).isEmpty() ? "null" : row.get(i));
        } else {
          appendString(row.get(i), text);
        }
      }
      text.append("}\n");
    }
    return text.toString().stripTrailing();
  }

  private boolean isNumber(int column) {
    return header.get(column).equals("records") || header.get(column).equals("events");
  }

  /** Unsafe characters are written as JSON's escapes, which are those of {@link Printable}. */
  private static void appendString(String cell, StringBuilder text) {
    text.append('"')
        .append(Printable.of(cell.replace("\\", "\\\\").replace("\"", "\\\"")))
        .append('"');
  }
}
