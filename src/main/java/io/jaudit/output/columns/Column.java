package io.jaudit.output.columns;

import io.jaudit.describe.EventView;
import io.jaudit.describe.ValueSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Describes a column of the output. Immutable, except for its reader.
 *
 * @param name its header, or the name of the member of JSON
 * @param shape how many values it may have
 * @param reader reads its values
 */
public record Column(String name, Shape shape, Reader reader) {
  /** Selects how many values an event may have, and how one is written in JSON. */
  public enum Shape {
    /** At most one. */
    SINGLE,
    /** Several, which are an array in JSON; one is written alone. */
    VALUE,
    /** Several; one is an array, too. */
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
