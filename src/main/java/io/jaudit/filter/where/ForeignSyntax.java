package io.jaudit.filter.where;

import java.util.List;
import java.util.Locale;

/** Knows the operators of other languages, and what to write instead. Stateless. */
final class ForeignSyntax {
  /** Signs that begin like an operator of this language, or contain one. */
  private static final List<String> SIGNS =
      List.of("===", "=~", "~=", "=>", "=<", "<>", "!==", "~~", ":=", "::", ":", "+=", "<=>");

  private ForeignSyntax() {}

  /** Returns the operator of another language that begins at {@code at}; empty if there is none. */
  static String operatorAt(String text, int at) {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        return sign;
      }
    }
    return "";
  }

  /**
   * Returns what to write instead of a word or sign after a field; empty if that is not known.
   *
   * @param rest what comes after it
   */
  static String hintAt(String found, String field, String rest) {
    return switch (found.toLowerCase(Locale.ROOT)) {
      case "contains", "icontains", "has" -> "use ~ for a regular expression or *= for a substring";
      case "startswith", "starts_with", "beginswith", "begins_with" -> "use ^= for a prefix";
      case "endswith", "ends_with" -> "use $= for a suffix";
      case "matches", "match", "regex", "regexp", "rlike", "=~", "~=", "~~", "~*" ->
          "use ~ for a regular expression";
      case "like", "ilike", "glob" -> "use = with wildcards: " + field + " = /tmp/*";
      case "is" ->
          rest.strip().toLowerCase(Locale.ROOT).startsWith("not")
              ? field + " alone means that it is present"
              : "not " + field + " means that it is absent";
      case "exists", "exist", "present", "isset" -> field + " alone means that it is present";
      case "eq", "equals", "===", ":", "::", ":=", "is_equal" -> "use =";
      case "ne", "neq", "<>", "!==" -> "use !=";
      case "gt" -> "use >";
      case "ge", "gte", "=>" -> "use >=";
      case "lt" -> "use <";
      case "le", "lte", "=<" -> "use <=";
      case "between" -> "use " + field + " >= A and " + field + " <= B";
      case "r", "i" -> "use =; " + field + ".raw is the value as logged";
      case "&" -> "use and";
      case "|" -> "use or";
      case "(" -> "write not " + field + " = ..., or TYPE(...) with the type of a record";
      default -> "";
    };
  }

  /** Returns what to write instead of a sign or word after a complete test. */
  static String hintAfterTest(String found) {
    return switch (found.toLowerCase(Locale.ROOT)) {
      case "&", ";" -> "use and";
      case "|", "+" -> "use or";
      case "xor" -> "use (a or b) and not (a and b)";
      case "=", "<", ">" -> "put a value with this character in quotes";
      case "," -> "put a value with a comma in quotes, or write FIELD in (a, b)";
      default -> "";
    };
  }
}
