package io.jaudit.filter.where;

import io.jaudit.bytes.Ascii;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.filter.BoundedRegex;
import io.jaudit.filter.BoundedRegex.Letters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * @param only the text if there is one; null if there are none or several
   * @param numbers those of which only the number counts, if the value is one
   * @param numbered how the numbers are compared with words
   * @param others the other values
   */
  record OneOf(
      Set<ByteSlice> texts,
      @Nullable ByteSlice only,
      Set<Long> numbers,
      List<Equality> numbered,
      List<Equality> others)
      implements ValueTest {
    static OneOf of(List<Equality> values) {
      Set<ByteSlice> texts = new HashSet<>();
      Set<Long> numbers = new HashSet<>();
      List<Equality> numbered = new ArrayList<>();
      List<Equality> others = new ArrayList<>();
      for (Equality value : values) {
        ByteSlice text = value.onlyText();
        long number = value.onlyOptionNumber();
        if (text != null) {
          texts.add(text);
        } else if (number == Value.NO_NUMBER) {
          others.add(value);
        } else if (numbers.add(number)) {
          numbered.add(value);
        }
      }
      ByteSlice only = texts.size() == 1 ? texts.iterator().next() : null;
      return new OneOf(texts, only, numbers, numbered, others);
    }

    @Override
    public boolean passes(Value value) {
      return passesText(value)
          || (!numbered.isEmpty() && passesNumber(value))
          || anyPasses(others, value);
    }

    private boolean passesText(Value value) {
      return only == null
          ? !texts.isEmpty() && value.anyWhole(texts::contains)
          : value.anyWhole(only::equals);
    }

    private boolean passesNumber(Value value) {
      long number = numbered.size() > 1 ? value.optionNumber() : Value.NO_NUMBER;
      return number == Value.NO_NUMBER ? anyPasses(numbered, value) : numbers.contains(number);
    }

    private static boolean anyPasses(List<Equality> any, Value value) {
      for (int i = 0; i < any.size(); i++) {
        if (any.get(i).passes(value)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * {@code f *= v} and the like.
   *
   * @param letters whether those of ASCII match only in their own case
   */
  record Part(Place place, ByteSlice text, Letters letters) implements ValueTest {
    public Part {
      text = letters == Letters.ANY_CASE ? Ascii.toLower(text) : text;
    }

    /** Where in the value the text is. */
    enum Place {
      ANYWHERE,
      START,
      END
    }

    @Override
    public boolean passes(Value value) {
      return value.any(letters == Letters.ANY_CASE ? f -> isIn(Ascii.toLower(f)) : this::isIn);
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
      long found = value.number();
      return found != Value.NO_NUMBER && order.holds(Long.compare(found, number));
    }
  }
}
