package io.jaudit.options.time;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the parts of a date and time in words: a day, a time of day and a zone, in any order that
 * people and programs write, such as {@code 10am yesterday} and {@code Tue Nov 14 22:13:34 UTC
 * 2023}. Only recognizes them: a part may still be wrong. For use by one thread.
 */
final class TimeParts {
  private final List<String> words;
  private final List<String> day = new ArrayList<>();
  private String clock = "";
  private boolean hasYear;
  private boolean hasZone;
  private int taken;

  /** Finds the parts with which {@code words} begin, each of which is one word of the user. */
  TimeParts(List<String> words) {
    this.words = words;
    boolean more = true;
    while (more && taken < words.size()) {
      more = takeDay() || takeClock() || takeZone() || takeYear();
    }
  }

  /** Returns how many words the parts take; 0 if the first one begins no part. */
  int taken() {
    return taken;
  }

  /** Returns the words of the day, as they were written; empty if there is none. */
  List<String> day() {
    return day;
  }

  /** Returns the time of day with its zone, as written; empty if there is none. */
  String clock() {
    return clock;
  }

  private boolean takeDay() {
    if (!day.isEmpty()) {
      return false;
    }
    String word = words.get(taken);
    int t = word.indexOf('T');
    boolean isIso = t > 0 && t < word.length() - 1;
    if (isIso && clock.isEmpty() && CalendarDate.looksLike(word.substring(0, t))) {
      day.add(word.substring(0, t));
      clock = word.substring(t + 1);
      hasYear = true;
      taken++;
      return true;
    }
    List<String> rest = words.subList(taken, words.size());
    int named = NamedDay.words(rest);
    int taking = named > 0 ? named : CalendarDate.looksLike(word) ? 1 : TimeWord.words(rest);
    day.addAll(rest.subList(0, taking));
    hasYear = named == 0 || !NamedDay.lacksYear(day);
    taken += taking;
    return taking > 0;
  }

  private boolean takeClock() {
    int taking = clock.isEmpty() ? TimeOfDay.words(words.subList(taken, words.size())) : 0;
    if (taking == 0) {
      return false;
    }
    clock = String.join(" ", words.subList(taken, taken + taking));
    taken += taking;
    return true;
  }

  private boolean takeZone() {
    String word = words.get(taken);
    boolean isBeforeYear =
        !day.isEmpty()
            && !hasYear
            && taken + 1 < words.size()
            && NamedDay.isYear(words.get(taken + 1));
    boolean isZone =
        TimeOfDay.looksLikeOffset(word) || (isBeforeYear && TimeOfDay.looksLikeZone(word));
    if (hasZone || clock.isEmpty() || !isZone) {
      return false;
    }
    hasZone = true;
    clock += " " + word;
    taken++;
    return true;
  }

  private boolean takeYear() {
    if (day.isEmpty() || hasYear || !NamedDay.isYear(words.get(taken))) {
      return false;
    }
    hasYear = true;
    day.add(words.get(taken));
    taken++;
    return true;
  }
}
