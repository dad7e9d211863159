package io.jaudit.bytes;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
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

  /** Returns {@code needles} without repeated ones and those that end with another one. */
  static Set<Needle> withoutCovered(Collection<Needle> needles) {
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
