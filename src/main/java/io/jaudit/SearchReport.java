package io.jaudit;

import io.jaudit.search.SearchTally;
import java.util.ArrayList;
import java.util.List;

/**
 * Reports what a search read. Nothing is lost without a note. Immutable.
 *
 * @param lines how many lines were read
 * @param events how many events were joined from them; those that a search skips without reading
 *     them are not counted
 * @param matches how many events matched
 * @param unparsedLines how many lines are not records, or could not be read as such
 * @param incompleteEvents how many events were written without all of their records
 * @param unreadableSources how many sources could not be read, or not to their end
 * @param notes lines that could not be read, events that were written incomplete, files that could
 *     not be read; one sentence for each kind
 * @param isComplete false if a source could not be read to its end, or has only records in a form
 *     that can't be read
 */
public record SearchReport(
    long lines,
    long events,
    long matches,
    long unparsedLines,
    long incompleteEvents,
    int unreadableSources,
    List<String> notes,
    boolean isComplete) {
  static SearchReport of(SearchTally tally) {
    List<String> notes = new ArrayList<>(tally.problems());
    notes.addAll(tally.remarks());
    return new SearchReport(
        tally.lines(),
        tally.events(),
        tally.matches(),
        tally.unparsedLines(),
        tally.incompleteEvents(),
        tally.unreadableSources(),
        List.copyOf(notes),
        !tally.hasUnreadable() && !tally.isOnlyUnreadForms());
  }
}
