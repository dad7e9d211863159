package io.jaudit.options;

import java.util.List;

/** Splits a word with commas into the values that it gives. Stateless. */
final class ValueList {
  private ValueList() {}

  /**
   * Returns the values that a word gives: those between commas, if no value of the option can
   * contain one.
   *
   * @throws UsageException if one of several is empty
   */
  static List<String> of(FilterOption option, String word) throws UsageException {
    if (!takesList(option) || word.indexOf(',') < 0) {
      return List.of(word);
    }
    List<String> each = List.of(word.split(",", -1));
    if (each.contains("")) {
      throw UsageErrors.expected(
          option, option.form().label() + " or several, separated by commas", word);
    }
    return each;
  }

  /** Returns true if commas separate values; TEXT and record types have their own rules. */
  private static boolean takesList(FilterOption option) {
    return switch (option.form().label()) {
      case "ID", "SYSCALL", "ARCH", "CODE", "NODE", "PID", "USER", "GROUP" -> true;
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
