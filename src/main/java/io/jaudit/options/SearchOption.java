package io.jaudit.options;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes an option of {@code jaudit search}: a row of {@link FilterOption} or {@link RunOption};
 * {@code jaudit tree} has those of {@link TreeOption}, too, and {@code jaudit report} those of
 * {@link ReportOption}. Parsing, help, error messages and the tests of options iterate over these
 * rows. Implementations are immutable.
 */
public sealed interface SearchOption permits FilterOption, RunOption, TreeOption, ReportOption {
  /** Returns all options, in the order of the help within each section. */
  static List<SearchOption> all() {
    List<SearchOption> all = new ArrayList<>(List.of(FilterOption.values()));
    all.addAll(List.of(RunOption.values()));
    return all;
  }

  /** Returns the options {@code rows} by each of their names. */
  static Map<String, SearchOption> byName(List<SearchOption> rows) {
    Map<String, SearchOption> named = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      List<String> names = rows.get(i).form().names();
      for (int j = 0; j < names.size(); j++) {
        named.put(names.get(j), rows.get(i));
      }
    }
    return named;
  }

  /** Returns its names, the label of its value and its help text. */
  OptionForm form();

  /** Returns the values it accepts, if these are a fixed few words; else an empty list. */
  default List<String> choices() {
    return List.of();
  }

  /** Returns the line that is printed after the error if its value is missing; may be empty. */
  default String choiceLine() {
    return choices().isEmpty() ? "" : "Valid values are: " + String.join(" ", choices());
  }

  /** Returns the long name, by which messages call it. */
  default String longName() {
    List<String> names = form().names();
    return names.get(names.size() - 1);
  }
}
