package io.jaudit.record;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jaudit.bytes.ByteSlice;
import java.util.Arrays;

/**
 * A table written as text: one row per line, cells separated by spaces. Every run reads it, before
 * anything is compiled, so only the beginning of each row is stored, and a cell is extracted on
 * demand. Immutable.
 */
final class TextTable {
  private static final String NONE = "-";

  private final byte[] text;
  private final int[] rows;
  private final int size;

  /**
   * @param text ASCII; each row ends in a newline
   */
  TextTable(String text) {
    this.text = text.getBytes(ISO_8859_1);
    int[] starts = new int[256];
    int count = 0;
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = start;
      start = end + 1;
    }
    this.rows = starts;
    this.size = count;
  }

  /** Returns the number of rows. */
  int size() {
    return size;
  }

  /** Returns where the cell begins; the end of the row if it has no such cell. */
  int start(int row, int column) {
    int at = rows[row];
    for (int i = 0; i < column; i++) {
      at = end(at);
      while (text[at] == ' ') {
        at++;
      }
    }
    return at;
  }

  /** Returns where the cell that begins at {@code start} ends. */
  int end(int start) {
    int end = start;
    while (text[end] > ' ') {
      end++;
    }
    return end;
  }

  /** Returns the byte at {@code index} of the text. */
  byte at(int index) {
    return text[index];
  }

  /** Returns the cell; empty if the row has none, or a dash. */
  String cell(int row, int column) {
    int start = start(row, column);
    String cell = new String(text, start, end(start) - start, ISO_8859_1);
    return cell.equals(NONE) ? "" : cell;
  }

  /** As {@link #cell}, in the bytes of the table. */
  ByteSlice slice(int row, int column) {
    int start = start(row, column);
    return has(row, column) ? ByteSlice.of(text, start, end(start)) : ByteSlice.EMPTY;
  }

  /** Returns true if the row ends before this cell. */
  boolean isEmpty(int row, int column) {
    return text[start(row, column)] == '\n';
  }

  /** Returns true if the row has this cell, and it is not a dash. */
  boolean has(int row, int column) {
    int start = start(row, column);
    return text[start] != '\n' && !(text[start] == '-' && text[start + 1] <= ' ');
  }

  /** Returns the cells of a column, by row. */
  byte[][] column(int column) {
    byte[][] cells = new byte[size][];
    for (int row = 0; row < size; row++) {
      int start = start(row, column);
      cells[row] = Arrays.copyOfRange(text, start, end(start));
    }
    return cells;
  }
}
