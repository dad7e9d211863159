package io.jaudit.output.columns;

import io.jaudit.bytes.ByteBuilder;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.EventView;
import io.jaudit.describe.ValueSink;
import io.jaudit.event.AuditEvent;
import io.jaudit.interpret.names.Identities;
import io.jaudit.output.EventWriter;
import io.jaudit.output.columns.Column.Shape;
import io.jaudit.output.csv.CsvCells;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes chosen columns of each event as a row, after a header: tab-separated or as CSV. The values
 * of a cell are separated by commas; a cell without a value is empty. Keeps buffers: for use by one
 * thread at a time.
 */
public final class RowWriter implements EventWriter {
  private final List<Column> columns;
  private final Identities identities;
  private final CellStyle style;
  private final EventView view;
  private final Cell cell;

  private RowWriter(List<Column> columns, Identities identities, CellStyle style) {
    this.columns = columns;
    this.identities = identities;
    this.style = style;
    this.view = new EventView(identities);
    this.cell = new Cell(style);
  }

  /** Returns a writer of tab-separated values. */
  public static RowWriter tabbed(List<Column> columns, Identities identities) {
    return new RowWriter(columns, identities, new CellStyle.Tabbed());
  }

  /** Returns a writer of CSV. */
  public static RowWriter csv(List<Column> columns, Identities identities, CsvCells cells) {
    return new RowWriter(columns, identities, new CellStyle.Csv(cells));
  }

  @Override
  public RowWriter another() {
    return new RowWriter(Column.another(columns), identities, style);
  }

  /** Appends the names of the columns. */
  @Override
  public void begin(ByteBuilder out) {
    for (int i = 0; i < columns.size(); i++) {
      separate(i, out);
      int start = out.length();
      style.append(ByteSlice.of(columns.get(i).name()), Shape.SINGLE, out);
      style.finish(start, out);
    }
    out.append('\n');
  }

  @Override
  public void write(AuditEvent event, ByteBuilder out) {
    view.of(event);
    for (int i = 0; i < columns.size(); i++) {
      separate(i, out);
      cell.begin(columns.get(i).shape(), out);
      columns.get(i).reader().read(view, cell);
      cell.end();
    }
    out.append('\n');
  }

  private void separate(int column, ByteBuilder out) {
    if (column > 0) {
      out.append(style.separator());
    }
  }

  /** Writes the values of one cell. */
  private static final class Cell implements ValueSink {
    private final CellStyle style;
    private ByteBuilder out = new ByteBuilder(0);
    private Shape shape = Shape.SINGLE;
    private int start;
    private int values;
    private boolean isEmpty;

    Cell(CellStyle style) {
      this.style = style;
    }

    void begin(Shape ofColumn, ByteBuilder target) {
      shape = ofColumn;
      out = target;
      start = target.length();
      values = 0;
      isEmpty = true;
    }

    @Override
    public void text(@Nullable ByteSlice text) {
      if (values > 0) {
        out.append(CellStyle.LIST);
      }
      values++;
      if (text != null) {
        style.append(text, shape, out);
        isEmpty = false;
      }
    }

    @Override
    public void number(ByteSlice text) {
      text(text);
    }

    /** A list without any value is no list of commas. */
    void end() {
      if (isEmpty) {
        out.truncate(start);
      } else {
        style.finish(start, out);
      }
    }
  }
}
