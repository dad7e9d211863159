package io.jaudit.bytes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The last bytes of a needle, as a key of hash tables. Immutable. */
final class NeedleTail {
  private final Needle needle;
  private final int from;
  private final int hash;

  private NeedleTail(Needle needle, int from, int hash) {
    this.needle = needle;
    this.from = from;
    this.hash = hash;
  }

  /** Like {@link Needle#withoutCovered}, in the order given. */
  static Set<Needle> withoutCovered(Collection<Needle> all) {
    Collection<Needle> needles = combined(all);
    Set<NeedleTail> wanted = new HashSet<>();
    for (Needle needle : needles) {
      wanted.add(whole(needle));
    }
    Set<NeedleTail> handled = new HashSet<>();
    Set<Needle> kept = new LinkedHashSet<>();
    for (Needle needle : needles) {
      if (handled.add(whole(needle)) && !endsWithAny(needle, wanted)) {
        kept.add(needle);
      }
    }
    return kept;
  }

  /** Combines those that have the same bytes and different continuations. */
  private static Collection<Needle> combined(Collection<Needle> all) {
    List<Needle> combined = new ArrayList<>(all.size());
    Map<ByteSlice, List<Needle>> continued = new LinkedHashMap<>();
    for (Needle needle : all) {
      if (needle.hasContinuation()) {
        List<Needle> sameBytes = continued.get(needle.bytes());
        if (sameBytes == null) {
          sameBytes = new ArrayList<>();
          continued.put(needle.bytes(), sameBytes);
        }
        sameBytes.add(needle);
      } else {
        combined.add(needle);
      }
    }
    for (List<Needle> sameBytes : continued.values()) {
      combined.addAll(combinedInPairs(sameBytes));
    }
    return combined;
  }

  /** Combines neighbors as long as some can be: of many, each is copied a few times only. */
  private static List<Needle> combinedInPairs(List<Needle> needles) {
    List<Needle> after = new ArrayList<>();
    for (int i = 0; i < needles.size(); i++) {
      Needle both = i + 1 < needles.size() ? needles.get(i).or(needles.get(i + 1)) : null;
      after.add(both == null ? needles.get(i) : both);
      i += both == null ? 0 : 1;
    }
    return after.size() < needles.size() ? combinedInPairs(after) : after;
  }

  private static NeedleTail whole(Needle needle) {
    int hash = 0;
    for (int i = needle.length() - 1; i >= 0; i--) {
      hash = hash * 31 + needle.byteAt(i);
    }
    return new NeedleTail(needle, 0, hash);
  }

  /** Returns true if the needle ends with one of {@code wanted}, and is longer. */
  private static boolean endsWithAny(Needle needle, Set<NeedleTail> wanted) {
    int hash = 0;
    for (int from = needle.length() - 1; from > 0; from--) {
      hash = hash * 31 + needle.byteAt(from);
      if (wanted.contains(new NeedleTail(needle, from, hash))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NeedleTail that
        && hash == that.hash
        && needle.hasSameTail(from, that.needle, that.from);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
