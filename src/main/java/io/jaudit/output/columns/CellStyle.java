package io.jaudit.output.columns;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.output.Escape;
import io.jaudit.output.columns.Column.Shape;
import io.jaudit.output.csv.CsvCells;

/** The form of cells in a row. Immutable. */
interface CellStyle {
  /** Separates the values in a cell. */
  char LIST = ',';

  /** Returns what separates cells. */
  char separator();

  /** Appends one of the values of a cell of a column of this shape. */
  void append(ByteSlice value, Shape shape, ByteBuilder out);

  /** Completes the cell that begins at {@code start}. */
  void finish(int start, ByteBuilder out);

  /**
   * Appends a value with a backslash before each comma and backslash, so that it can be told from
   * several.
   */
  private static void appendOfSeveral(ByteSlice value, ByteBuilder out) {
    int copied = 0;
    for (int i = 0; i < value.length(); i++) {
      byte b = value.at(i);
      if (b == '\\' || b == LIST) {
        out.append(value, copied, i).append('\\');
        copied = i;
      }
    }
    out.append(value, copied, value.length());
  }

  /**
   * Tab-separated: control bytes and invisible characters are written as {@code \ooo}, a backslash
   * and a comma with a backslash before them. So a row is one line with one tab less than columns,
   * and a value can be restored.
   */
  record Tabbed() implements CellStyle {
    @Override
    public char separator() {
      return '\t';
    }

    @Override
    public void append(ByteSlice value, Shape shape, ByteBuilder out) {
      int start = out.length();
      appendOfSeveral(value, out);
      Escape.TTY.applyFrom(start, out);
    }

    @Override
    public void finish(int start, ByteBuilder out) {
      // each value is escaped
    }
  }

  /**
   * CSV, as {@link CsvCells} has it. Values of a column that may have several have a backslash
   * before a comma and a backslash.
   */
  record Csv(CsvCells cells) implements CellStyle {
    @Override
    public char separator() {
      return ',';
    }

    @Override
    public void append(ByteSlice value, Shape shape, ByteBuilder out) {
      if (shape == Shape.SINGLE) {
        out.append(value);
      } else {
        appendOfSeveral(value, out);
      }
    }

    @Override
    public void finish(int start, ByteBuilder out) {
      cells.finish(start, out);
    }
  }
}
