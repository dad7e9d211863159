package io.jaudit.options;

import io.jaudit.options.time.TimeExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Parses the words of a command line into options, values and operands. An option and its value are
 * two words or {@code NAME=VALUE}; {@code --} ends the options; {@code -} and a negative number are
 * operands. Short options can't be joined, because ausearch's are words ({@code -sv}). For use
 * once.
 */
final class OptionParser {
  private static final int MAX_TIME_WORDS = 3;

  private final Map<String, SearchOption> named = new HashMap<>();
  private final Map<SearchOption, List<String>> values = new HashMap<>();
  private final List<String> operands = new ArrayList<>();
  private final List<String> words;
  private int position;
  private String unknown = "";

  OptionParser(List<String> words) {
    this.words = new ArrayList<>(words);
    for (SearchOption option : SearchOption.all()) {
      for (String name : option.form().names()) {
        named.put(name, option);
      }
    }
  }

  /**
   * Parses all words. An unknown option is no error next to one that asks for help.
   *
   * @throws UsageException if an option is unknown, lacks its value, or is given twice
   */
  SearchOptions parse() throws UsageException {
    while (position < words.size()) {
      String word = words.get(position++);
      if (word.equals("--")) {
        operands.addAll(words.subList(position, words.size()));
        break;
      }
      take(word);
    }
    boolean asksForHelp =
        values.containsKey(RunOption.HELP) || values.containsKey(RunOption.VERSION);
    if (!unknown.isEmpty() && !asksForHelp) {
      throw UsageErrors.unknownOption(unknown, named.keySet());
    }
    return new SearchOptions(values, operands);
  }

  private void take(String word) throws UsageException {
    SearchOption option = named.get(word);
    if (option == null && word.indexOf('=') > 0) {
      int equals = word.indexOf('=');
      option = named.get(word.substring(0, equals));
      if (option != null) {
        if (option.form().takes() == Takes.NOTHING) {
          throw UsageErrors.takesNoValue(option, word.substring(equals));
        }
        words.set(--position, word.substring(equals + 1));
        add(option, attached(option));
        return;
      }
    }
    if (option != null) {
      add(option, value(option));
    } else if (isOperand(word)) {
      operands.add(word);
    } else if (unknown.isEmpty()) {
      unknown = word;
    }
  }

  private static boolean isOperand(String word) {
    return !word.startsWith("-")
        || word.length() == 1
        || (word.charAt(1) >= '0' && word.charAt(1) <= '9');
  }

  private void add(SearchOption option, String value) throws UsageException {
    List<String> all = values.get(option);
    if (all == null) {
      all = new ArrayList<>();
      values.put(option, all);
    } else if (option.form().takes() != Takes.VALUES) {
      throw UsageErrors.givenTwice(option);
    }
    all.add(value);
  }

  /** Takes a value that is joined to its option by an equals sign: it may look like anything. */
  private String attached(SearchOption option) throws UsageException {
    return option.form().takes() == Takes.TIME ? time(option) : words.get(position++);
  }

  private String value(SearchOption option) throws UsageException {
    return switch (option.form().takes()) {
      case NOTHING -> "";
      case VALUE, VALUES -> {
        if (position == words.size() || named.containsKey(words.get(position))) {
          throw UsageErrors.needsValue(option);
        }
        yield words.get(position++);
      }
      case TIME -> time(option);
    };
  }

  private String time(SearchOption option) throws UsageException {
    int end = Math.min(position + MAX_TIME_WORDS, words.size());
    int taken = TimeExpression.wordsTaken(words.subList(position, end));
    if (taken == 0) {
      throw UsageErrors.needsValue(option);
    }
    List<String> time = words.subList(position, position + taken);
    position += taken;
    return String.join(" ", time);
  }
}
