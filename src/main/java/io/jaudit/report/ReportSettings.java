package io.jaudit.report;

import io.jaudit.filter.where.WhereException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Holds what all reports of a run have in common. Immutable.
 *
 * @param filter the options that select the events of the run, which are part of each row's search
 * @param top the number of rows of counts; {@link Long#MAX_VALUE} for all
 * @param listTop the number of rows of lists, the newest; {@link Long#MAX_VALUE} for all
 * @param mostGroups the number of groups that a report counts separately
 * @param maxBytes about how much heap the groups of a report may take
 * @param zone the zone of local times
 * @param counting whose numbers are reported
 * @param ids how the IDs of users and groups are shown
 * @param files gives the names of the files that are read, in the order of their positions; asked
 *     after the last event
 */
public record ReportSettings(
    List<String> filter,
    long top,
    long listTop,
    int mostGroups,
    long maxBytes,
    Supplier<ZoneId> zone,
    Counting counting,
    Ids ids,
    Supplier<List<String>> files) {
  /** Selects how numbers are counted if two programs differ. */
  public enum Counting {
    JAUDIT,
    /** Those of aureport, for comparison. */
    AUREPORT
  }

  /** Selects how the IDs of users and groups are shown. */
  public enum Ids {
    NUMBERS,
    /** By name, if there is one. */
    NAMES;

    /** Returns what a format shows. */
    public static Ids of(ReportFormat format) {
      return format.showsNames() ? NAMES : NUMBERS;
    }
  }

  /** The default of {@link #top}. */
  public static final long TOP = 20;

  /** The default of {@link #mostGroups}. */
  public static final int MOST_GROUPS = 1_000_000;

  private static final String UNQUOTED = "+,-./:=@_";

  /** Creates settings of which jaudit's numbers are reported, and no names of files. */
  public ReportSettings(
      List<String> filter,
      long top,
      long listTop,
      int mostGroups,
      long maxBytes,
      Supplier<ZoneId> zone) {
    this(filter, top, listTop, mostGroups, maxBytes, zone, Counting.JAUDIT, Ids.NUMBERS, List::of);
  }

  /** Returns true if numbers are to be those of aureport. */
  boolean isCompatible() {
    return counting == Counting.AUREPORT;
  }

  /** Returns a field as it is shown. */
  ReportField shown(LoggedField field) throws WhereException {
    return ids == Ids.NAMES ? NamedField.of(field) : field;
  }

  /** Returns the options that print the events of this filter for which a condition holds. */
  String search(String condition) {
    return search(List.of("--where", condition));
  }

  /** Returns the options that print the events of this filter that {@code more} options select. */
  String search(List<String> more) {
    StringBuilder words = new StringBuilder();
    for (List<String> part : List.of(filter, more)) {
      for (String word : part) {
        words.append(words.isEmpty() ? "" : " ").append(quoted(word));
      }
    }
    return words.toString();
  }

  /** Returns a word as a shell reads it. */
  private static String quoted(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isPlain && UNQUOTED.indexOf(c) < 0) {
        return "'" + word.replace("'", "'\\''") + "'";
      }
    }
    return word.isEmpty() ? "''" : word;
  }
}
