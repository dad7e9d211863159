package io.jaudit.output.lines;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.DisplayWidth;
import io.jaudit.output.colour.Palette;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays out the cells of one line in columns of a terminal, with a blank between them, and cuts what
 * does not fit. Text has to be escaped already. Not safe for use by several threads.
 */
final class LineCells {
  private final List<Cell> cells = new ArrayList<>();

  /**
   * @param width the columns of the text
   * @param padded the columns that the cell takes if another one comes after it
   */
  private record Cell(ByteSlice text, @Nullable Palette color, int width, int padded) {}

  void clear() {
    cells.clear();
  }

  /** Returns the number of cells. */
  int count() {
    return cells.size();
  }

  /** Adds a cell of at least {@code columns}. An empty cell of no columns takes no room. */
  void add(ByteSlice text, @Nullable Palette color, int columns) {
    int width = DisplayWidth.of(text);
    cells.add(new Cell(text, color, width, Math.max(width, columns)));
  }

  /**
   * Cuts a cell so far that the line has {@code limit} columns, but not to fewer than {@code
   * least}.
   */
  void cut(int index, int least, int limit, ByteSlice ellipsis) {
    int excess = width() - limit;
    int remaining = Math.max(least, cells.get(index).padded - excess);
    if (excess > 0 && remaining < cells.get(index).width) {
      cut(index, remaining, ellipsis);
    } else if (excess > 0 && remaining < cells.get(index).padded) {
      Cell cell = cells.get(index);
      cells.set(index, new Cell(cell.text, cell.color, cell.width, remaining));
    }
  }

  /** Drops a cell if the line has more columns than {@code limit} even after all cells are cut. */
  void dropIfTooWide(int index, int least, int limit) {
    int columns = -1;
    for (int i = 0; i < cells.size(); i++) {
      int shown = i == 0 ? cells.get(i).width : Math.min(least, cells.get(i).width);
      columns += shown == 0 ? 0 : shown + 1;
    }
    if (columns > limit) {
      drop(index);
    }
  }

  /** Drops a cell, whose index the others keep. */
  void drop(int index) {
    cells.set(index, new Cell(ByteSlice.EMPTY, null, 0, 0));
  }

  /** Cuts the end of a line that is too wide, where the ellipsis still has room. */
  void cutEnd(int limit, ByteSlice ellipsis) {
    if (width() <= limit) {
      return;
    }
    int used = 0;
    for (int i = 0; i < cells.size(); i++) {
      Cell next = cells.get(i);
      int start = next.padded == 0 || used == 0 ? used : used + 1;
      boolean isLast = lastShown() <= i;
      if (isLast ? start + next.width > limit : start + next.padded > limit - 2) {
        cut(i, Math.max(1, limit - start), ellipsis);
        cells.subList(i + 1, cells.size()).clear();
        return;
      }
      used = start + next.padded;
    }
  }

  /** Returns the columns of the line. */
  private int width() {
    int end = 0;
    int used = 0;
    for (Cell cell : cells) {
      if (cell.padded > 0) {
        used += used == 0 ? 0 : 1;
        end = cell.width > 0 ? used + cell.width : end;
        used += cell.padded;
      }
    }
    return end;
  }

  private int lastShown() {
    int last = cells.size() - 1;
    while (last > 0 && cells.get(last).width == 0) {
      last--;
    }
    return last;
  }

  /** Replaces the end of a cell by the ellipsis, so that it has at most {@code columns}. */
  private void cut(int index, int columns, ByteSlice ellipsis) {
    Cell cell = cells.get(index);
    ByteBuilder text = new ByteBuilder(cell.text.length() + ellipsis.length());
    text.append(cell.text, 0, DisplayWidth.fitting(cell.text, columns - 1)).append(ellipsis);
    ByteSlice cut = text.toSlice();
    int width = DisplayWidth.of(cut);
    cells.set(index, new Cell(cut, cell.color, width, width));
  }

  /** Appends the line. */
  void appendTo(ByteBuilder out, boolean inColor) {
    int blanks = 0;
    int last = lastShown();
    for (int i = 0; i <= last; i++) {
      Cell cell = cells.get(i);
      if (cell.padded == 0) {
        continue;
      }
      for (int k = 0; k < blanks; k++) {
        out.append(' ');
      }
      if (inColor && cell.color != null && cell.width > 0) {
        cell.color.append(cell.text, 0, cell.text.length(), out);
      } else {
        out.append(cell.text);
      }
      blanks = cell.padded - cell.width + 1;
    }
  }
}
