package io.jaudit.output;

import io.jaudit.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts in the order in which they first came, each once. For use by one thread. */
final class DistinctTexts {
  /** So many are looked through faster than a set is asked. */
  private static final int FEW = 16;

  private final List<@Nullable ByteSlice> texts = new ArrayList<>(FEW);
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
