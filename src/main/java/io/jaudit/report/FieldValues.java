package io.jaudit.report;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.describe.ValueSink;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the values of one field of one event, each once, with the sources that have it. For use
 * by one thread.
 */
final class FieldValues implements ValueSink {
  /** Up to this number, a linear search is faster than a map. */
  private static final int FEW = 16;

  private final List<ByteSlice> values = new ArrayList<>();
  private final List<Integer> sources = new ArrayList<>();
  private final Map<ByteSlice, Integer> known = new HashMap<>();
  private int source;

  /** Forgets the values. */
  void clear() {
    values.clear();
    sources.clear();
    if (!known.isEmpty()) {
      known.clear();
    }
    source = 1;
  }

  /** Goes to the next source of values. */
  void nextSource() {
    source <<= 1;
  }

  int size() {
    return values.size();
  }

  ByteSlice value(int index) {
    return values.get(index);
  }

  /** Returns the sources of a value, a bit for each. */
  int sources(int index) {
    return sources.get(index);
  }

  @Override
  public void text(@Nullable ByteSlice text) {
    if (text == null) {
      return;
    }
    int index = indexOf(text);
    if (index >= 0) {
      sources.set(index, sources.get(index) | source);
      return;
    }
    values.add(text);
    sources.add(source);
    if (values.size() > FEW) {
      remember();
    }
  }

  private int indexOf(ByteSlice text) {
    return known.isEmpty() ? values.indexOf(text) : known.getOrDefault(text, -1);
  }

  private void remember() {
    for (int i = known.size(); i < values.size(); i++) {
      known.put(values.get(i), i);
    }
  }

  @Override
  public void number(ByteSlice text) {
    text(text);
  }
}
