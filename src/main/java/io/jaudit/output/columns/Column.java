package io.jaudit.output.columns;

import io.jaudit.describe.EventView;
import io.jaudit.describe.ValueSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a column of the output. Immutable, except for its reader.
 *
 * @param name its header, or the name of the member of JSON
 * @param shape whether it is a list in JSON even if there is one value
 * @param reader reads its values
 */
public record Column(String name, Shape shape, Reader reader) {
  /** Selects how one value is written in JSON. */
  public enum Shape {
    /** Alone; several values are an array. */
    VALUE,
    /** As an array of one. */
    LIST
  }

  /** Reads the values of a column. For use by one thread. */
  @FunctionalInterface
  public interface Reader {
    /** Passes the values in an event to {@code sink}; none, or only nulls, if there is none. */
    void read(EventView event, ValueSink sink);

    /** Returns a reader of the same for use by another thread. */
    default Reader another() {
      return this;
    }
  }

  /** Returns the same columns for use by another thread. */
  static List<Column> another(List<Column> columns) {
    List<Column> others = new ArrayList<>();
    for (Column column : columns) {
      others.add(new Column(column.name, column.shape, column.reader.another()));
    }
    return others;
  }
}
