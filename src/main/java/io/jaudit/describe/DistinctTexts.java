package io.jaudit.describe;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts in the order of their first occurrence, each once. For use by one thread. */
final class DistinctTexts {
  /** Up to this number, a linear search is faster than a set. */
  private static final int FEW = 16;

  /** An event seldom has more keys or types. */
  private static final int USUAL = 5;

  private final List<@Nullable ByteSlice> texts = new ArrayList<>(USUAL);
  private Set<ByteSlice> known = Set.of();

  void add(ByteSlice text) {
    if (texts.size() < FEW) {
      if (!texts.contains(text)) {
        texts.add(text);
      }
      return;
    }
    if (known.isEmpty()) {
      known = new HashSet<>(texts);
    }
    if (known.add(text)) {
      texts.add(text);
    }
  }

  List<@Nullable ByteSlice> list() {
    return texts;
  }
}
