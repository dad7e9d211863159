package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.BoundedRegex;
import java.util.List;

/** What is checked of each value of a field. Immutable data. */
sealed interface ValueTest {
  /** Returns true if the value passes. */
  boolean passes(Value value);

  /** Returns what {@link io.jaudit.filter.EventFilter#problems} does. */
  default List<String> problems() {
    return List.of();
  }

  /** {@code f}: every value passes. */
  record Present() implements ValueTest {
    @Override
    public boolean passes(Value value) {
      return true;
    }
  }

  /** {@code f = v} and {@code f in (v, w)}. */
  record OneOf(List<Equality> values) implements ValueTest {
    @Override
    public boolean passes(Value value) {
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i).passes(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code f *= v} and the like. */
  record Part(Place place, ByteSlice text) implements ValueTest {
    /** Where in the value the text is. */
    enum Place {
      ANYWHERE,
      START,
      END
    }

    @Override
    public boolean passes(Value value) {
      return value.any(this::isIn);
    }

    private boolean isIn(ByteSlice form) {
      return switch (place) {
        case ANYWHERE -> form.contains(text);
        case START -> form.startsWith(text);
        case END ->
            form.length() >= text.length()
                && form.slice(form.length() - text.length()).equals(text);
      };
    }
  }

  /** {@code f ~ /r/}. */
  record Regex(BoundedRegex regex) implements ValueTest {
    @Override
    public boolean passes(Value value) {
      return value.any(regex::isIn);
    }

    @Override
    public List<String> problems() {
      return regex.problems();
    }
  }

  /** {@code f < n} and the like. */
  record Compared(Order order, long number) implements ValueTest {
    @Override
    public boolean passes(Value value) {
      long found = value.orderNumber();
      return found != Value.NO_NUMBER && order.holds(Long.compare(found, number));
    }
  }
}
