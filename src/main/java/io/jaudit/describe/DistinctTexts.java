package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts in the order of their first occurrence, each once. For use by one thread. */
public final class DistinctTexts {
  /** Up to this number, a linear search is faster than a set. */
  private static final int FEW = 16;

  /** An event seldom has more keys or types. */
  private static final int USUAL = 5;

  private final List<@Nullable ByteSlice> texts = new ArrayList<>(USUAL);
  private Set<ByteSlice> known = Set.of();

  /** Adds a text; returns false if it is there. */
  public boolean add(ByteSlice text) {
    if (texts.size() < FEW) {
      return !texts.contains(text) && texts.add(text);
    }
    if (known.isEmpty()) {
      known = new HashSet<>(texts);
    }
    return known.add(text) && texts.add(text);
  }

  List<@Nullable ByteSlice> list() {
    return texts;
  }
}
