package io.jaudit.interpret.tables;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Suggests corrections for a mistyped word.
 *
 * <p>In: the wrong word and the right ones. Out: the few right ones that differ by few enough
 * errors to have been meant. An error is an additional, missing or wrong letter, or two swapped
 * neighbors (the restricted Damerau-Levenshtein distance); case is ignored. At most one error for
 * each three letters of the longer word is accepted. Stateless.
 */
public final class Suggestion {
  private static final int MOST = 3;
  private static final int LETTERS_PER_TYPO = 3;

  private Suggestion() {}

  private record Candidate(String word, int slips, int sharedStart) {}

  /**
   * Returns the right words nearest to a wrong one, at most three, best first: fewest errors, then
   * the longest common prefix, then the given order. Empty if none is near.
   */
  public static List<String> nearest(String wrong, Collection<String> rightWords) {
    String typed = wrong.toLowerCase(Locale.ROOT);
    List<Candidate> candidates = new ArrayList<>();
    for (String word : rightWords) {
      String right = word.toLowerCase(Locale.ROOT);
      int forgiven = Math.max(typed.length(), right.length()) / LETTERS_PER_TYPO;
      if (Math.abs(typed.length() - right.length()) <= forgiven) {
        int slips = distance(typed, right);
        if (slips <= forgiven) {
          candidates.add(new Candidate(word, slips, sharedStart(typed, right)));
        }
      }
    }
    candidates.sort(
        Comparator.comparingInt(Candidate::slips)
            .thenComparing(Comparator.comparingInt(Candidate::sharedStart).reversed()));
    return candidates.stream().map(Candidate::word).distinct().limit(MOST).toList();
  }

  /** Returns the smallest number of non-overlapping errors that turn one word into the other. */
  static int distance(String from, String to) {
    int[] beforePrevious = new int[to.length() + 1];
    int[] previous = new int[to.length() + 1];
    int[] current = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      current[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] recycled = beforePrevious;
      beforePrevious = previous;
      previous = current;
      current = recycled;
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int least = previous[j - 1] + (same ? 0 : 1);
        least = Math.min(least, Math.min(previous[j], current[j - 1]) + 1);
        if (isSwap(from, i, to, j)) {
          least = Math.min(least, beforePrevious[j - 2] + 1);
        }
        current[j] = least;
      }
    }
    return current[to.length()];
  }

  /** Returns true if the two letters before each end are the same, swapped. */
  private static boolean isSwap(String from, int fromEnd, String to, int toEnd) {
    return fromEnd > 1
        && toEnd > 1
        && from.charAt(fromEnd - 1) == to.charAt(toEnd - 2)
        && from.charAt(fromEnd - 2) == to.charAt(toEnd - 1);
  }

  private static int sharedStart(String one, String other) {
    int length = Math.min(one.length(), other.length());
    int shared = 0;
    while (shared < length && one.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    return shared;
  }
}
