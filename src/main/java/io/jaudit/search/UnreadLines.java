package io.jaudit.search;

import java.util.ArrayList;
import java.util.List;

/** Lines that were not read for reasons of one kind: their number, and the first ones. */
final class UnreadLines {
  private static final int NAMED = 3;

  private final List<String> places = new ArrayList<>(NAMED);
  private final List<String> reasons = new ArrayList<>(NAMED);
  private long count;

  /** Adds the line at {@code place}; of lines with the same reason, the first is named. */
  void add(String place, String reason) {
    count++;
    if (places.size() < NAMED) {
      places.add(place);
    }
    if (reasons.size() < NAMED && !isNamed(reason)) {
      reasons.add(place + ": " + reason);
    }
  }

  private boolean isNamed(String reason) {
    for (String named : reasons) {
      if (named.endsWith(": " + reason)) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many there are. */
  long count() {
    return count;
  }

  /** Returns the first places. */
  String places() {
    return list(places, ", ");
  }

  /** Returns the first places of different reasons, with these. */
  String reasons() {
    return list(reasons, "; ");
  }

  private String list(List<String> first, String separator) {
    String all = String.join(separator, first);
    return count > first.size() ? all + separator + "..." : all;
  }
}
