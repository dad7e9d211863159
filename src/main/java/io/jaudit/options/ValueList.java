package io.jaudit.options;

import java.util.ArrayList;
import java.util.List;

/** Splits a word with commas into the values that it gives. Stateless. */
final class ValueList {
  private ValueList() {}

  /**
   * Returns the values that a word gives: those between commas and blanks, if no value of the
   * option can contain a comma.
   *
   * @throws UsageException if one of several is empty
   */
  static List<String> of(FilterOption option, String word) throws UsageException {
    if (!takesList(option) || word.indexOf(',') < 0) {
      return List.of(word);
    }
    return items(option, word);
  }

  /**
   * Returns what is between the commas of a word, without blanks around it.
   *
   * @throws UsageException if an item is empty, as the value of a shell variable that is not set
   */
  static List<String> items(FilterOption option, String word) throws UsageException {
    List<String> items = new ArrayList<>();
    for (String item : word.split(",", -1)) {
      items.add(item.strip());
    }
    if (items.contains("")) {
      throw UsageErrors.expected(
          option, option.form().label() + " or several, separated by commas", word);
    }
    return items;
  }

  /** Returns true if commas separate values; TEXT and record types have their own rules. */
  private static boolean takesList(FilterOption option) {
    return switch (option.form().label()) {
      case "yes|no", "ID", "SYSCALL", "ARCH", "CODE", "NODE", "PID", "USER", "GROUP" -> true;
      default -> false;
    };
  }

  /** Returns true if a word with commas may be one value, too: an unusual name. */
  static boolean mayBeOneName(FilterOption option, String word) {
    return switch (option.form().label()) {
      case "NODE" -> true;
      case "USER", "GROUP" -> !OptionValues.looksNumeric(word);
      default -> false;
    };
  }
}
