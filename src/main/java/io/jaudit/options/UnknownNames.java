package io.jaudit.options;

import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.tables.Suggestion;
import java.util.ArrayList;
import java.util.List;

/** Finds names of users, groups and record types that are probably typing errors. Stateless. */
public final class UnknownNames {
  private UnknownNames() {}

  /**
   * Returns one sentence for each name on the command line that is in none of the available lists.
   * The log may still contain it, as a name that auditd wrote or as a newer record type, so it is
   * an error only if no event matches.
   */
  public static List<String> of(SearchOptions options, IdNames users, IdNames groups) {
    List<String> sentences = new ArrayList<>();
    for (FilterOption option : FilterOption.values()) {
      if (option.form().section() == Section.USERS) {
        IdNames names = option.form().label().equals("GROUP") ? groups : users;
        for (String word : options.all(option)) {
          addUnknown(option, word, names, sentences);
        }
      }
    }
    for (String types : options.all(FilterOption.MESSAGE)) {
      sentences.addAll(RecordTypeList.unknownNames(types));
    }
    return sentences;
  }

  private static void addUnknown(
      FilterOption option, String word, IdNames names, List<String> sentences) {
    if (!isUnknown(word, names)) {
      return;
    }
    for (String value : word.split(",", -1)) {
      if (isUnknown(value, names)) {
        sentences.add(
            UsageErrors.unknown(option, "name", value, Suggestion.nearest(value, names.names()), "")
                .getMessage());
      }
    }
  }

  private static boolean isUnknown(String value, IdNames names) {
    return !OptionValues.looksNumeric(value)
        && !value.equals("root")
        && !value.equals("unset")
        && names.id(value).isEmpty()
        && !names.names().isEmpty();
  }
}
