package io.jaudit.options;

import io.jaudit.options.time.TimeExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parses an ordinary command line without picocli, the start of which takes a tenth of the time of
 * a short search: options, with their values in the next words or after an equals sign, and
 * operands. Everything else, and everything that is wrong, is left to {@link OptionParser}: {@code
 * QuickParserPropertyTest} compares the two. For use once.
 */
final class QuickParser {
  private static final int NOT_ORDINARY = -1;

  private final List<String> words;
  private final Map<String, SearchOption> named;
  private final Map<SearchOption, List<String>> values = new HashMap<>();
  private final List<String> operands = new ArrayList<>();

  /**
   * @param rows the options of the command
   */
  QuickParser(List<String> words, List<SearchOption> rows) {
    this.words = words;
    this.named = SearchOption.byName(rows);
  }

  /** Returns the parsed options; null if that is left to {@link OptionParser}. */
  @Nullable SearchOptions parse() {
    int next = 0;
    while (next < words.size()) {
      String word = words.get(next);
      SearchOption option = named.get(word);
      int taken =
          option != null
              ? option(option, next + 1)
              : word.startsWith("-") && word.length() > 1 ? joined(word) : operand(word);
      if (taken == NOT_ORDINARY) {
        return null;
      }
      next += taken;
    }
    return new SearchOptions(values, Map.of(), operands);
  }

  private int operand(String word) {
    if (word.isEmpty()) {
      return NOT_ORDINARY;
    }
    operands.add(word);
    return 1;
  }

  /** Takes an option and its value from {@code words[from]} on; returns how many words they are. */
  private int option(SearchOption option, int from) {
    boolean isOrdinary =
        option != RunOption.NOT && option != RunOption.HELP && option != RunOption.VERSION;
    int count = isOrdinary ? valueWords(option.form().arity(), from) : NOT_ORDINARY;
    if (count == NOT_ORDINARY
        || !add(option, String.join(" ", words.subList(from, from + count)))) {
      return NOT_ORDINARY;
    }
    return 1 + count;
  }

  private int valueWords(Arity arity, int from) {
    return switch (arity) {
      case NONE -> 0;
      case TIME -> timeWords(from);
      default -> from < words.size() && isValue(words.get(from)) ? 1 : NOT_ORDINARY;
    };
  }

  private int timeWords(int from) {
    int end = Math.min(words.size(), from + TimeExpression.MAX_WORDS);
    int count = TimeExpression.wordsTaken(words.subList(from, end));
    return count == 0 ? NOT_ORDINARY : count;
  }

  private boolean isValue(String word) {
    return !word.isEmpty() && !named.containsKey(word);
  }

  /** Takes {@code NAME=VALUE}. */
  private int joined(String word) {
    int equals = word.indexOf('=');
    SearchOption option = equals < 0 ? null : named.get(word.substring(0, equals));
    if (option == null || equals + 1 == word.length()) {
      return NOT_ORDINARY;
    }
    return switch (option.form().arity()) {
      case NONE, TIME -> NOT_ORDINARY; // takes none; more words may belong to it
      default -> add(option, word.substring(equals + 1)) ? 1 : NOT_ORDINARY;
    };
  }

  /** Returns false if the option was given before, and can't be repeated. */
  private boolean add(SearchOption option, String value) {
    List<String> given = values.get(option);
    if (given == null) {
      given = new ArrayList<>();
      values.put(option, given);
    } else if (option.form().arity() != Arity.REPEATABLE) {
      return false;
    }
    given.add(value);
    return true;
  }
}
