package io.jaudit.interpret;

import java.util.List;

/**
 * Of what kind an event is, by the type of its first record (docs/ausearch-semantics.md §5.7).
 * Stateless.
 */
final class EventKinds {
  private static final List<List<String>> RANGES = TableRows.read("deeds/event-kinds.tsv");
  private static final int HIGHEST = 2599;
  private static final String[] KINDS = kinds();

  private EventKinds() {}

  /** The kind, such as {@code user-login}; {@code unknown} for types of no kind. */
  static String of(int typeNumber) {
    String kind = typeNumber < 0 || typeNumber > HIGHEST ? null : KINDS[typeNumber];
    return kind == null ? EventSummary.UNKNOWN : kind;
  }

  private static String[] kinds() {
    String[] kinds = new String[HIGHEST + 1];
    for (List<String> range : RANGES) {
      int last = Integer.parseInt(range.get(1));
      for (int type = Integer.parseInt(range.get(0)); type <= last; type++) {
        kinds[type] = range.get(2);
      }
    }
    return kinds;
  }
}
