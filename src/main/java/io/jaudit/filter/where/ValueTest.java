package io.jaudit.filter.where;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.BoundedRegex;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is checked of each value of a field. */
interface ValueTest {
  /** Returns true if the value passes. */
  boolean passes(Value value);

  /** Returns what {@link io.jaudit.filter.EventFilter#problems} does. */
  default List<String> problems() {
    return List.of();
  }

  /** {@code f}: every value passes. Immutable data, like the other tests here. */
  record Present() implements ValueTest {
    @Override
    public boolean passes(Value value) {
      return true;
    }
  }

  /**
   * {@code f = v} and {@code f in (v, w)}.
   *
   * @param texts those of which nothing but the text counts, as there may be many
   * @param others the other values
   */
  record OneOf(Set<ByteSlice> texts, List<Equality> others) implements ValueTest {
    static OneOf of(List<Equality> values) {
      Set<ByteSlice> texts = new HashSet<>();
      List<Equality> others = new ArrayList<>();
      for (Equality value : values) {
        ByteSlice text = value.onlyText();
        if (text == null) {
          others.add(value);
        } else {
          texts.add(text);
        }
      }
      return new OneOf(texts, others);
    }

    @Override
    public boolean passes(Value value) {
      if (!texts.isEmpty() && value.anyWhole(texts::contains)) {
        return true;
      }
      for (int i = 0; i < others.size(); i++) {
        if (others.get(i).passes(value)) {
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
