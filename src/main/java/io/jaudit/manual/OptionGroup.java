package io.jaudit.manual;

import io.jaudit.options.SearchOption;
import io.jaudit.options.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Groups options of a command under a heading. Immutable.
 *
 * @param title of the group in a man page
 * @param heading what the help shows above it: the title, or sentences about all of its options
 */
record OptionGroup(String title, String heading, List<CommandOption> options) {
  /** Returns the options of a search that a command has, section by section. */
  static List<OptionGroup> ofSearch(Predicate<SearchOption> isAllowed) {
    List<OptionGroup> groups = new ArrayList<>();
    for (Section section : Section.values()) {
      List<CommandOption> options = new ArrayList<>();
      for (SearchOption option : SearchOption.all()) {
        if (option.form().section() == section && isAllowed.test(option)) {
          options.add(CommandOption.of(option));
        }
      }
      if (!options.isEmpty()) {
        groups.add(new OptionGroup(section.title(), section.heading(), options));
      }
    }
    return groups;
  }

  /** Returns what the heading says in addition to the title; empty if nothing. */
  String introduction() {
    if (heading.equals(title + ":")) {
      return "";
    }
    String sentences = heading.replace('\n', ' ').replaceFirst(":$", ".");
    return sentences.startsWith(title + ". ") ? sentences.substring(title.length() + 2) : sentences;
  }
}
