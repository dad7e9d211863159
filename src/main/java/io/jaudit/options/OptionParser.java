package io.jaudit.options;

import io.jaudit.options.time.TimeExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/**
 * Parses the words of a command line into options, values and operands, with picocli. An option and
 * its value are two words or {@code NAME=VALUE}; {@code --} ends the options; {@code -} and a
 * negative number are operands. Short options can't be joined, because ausearch's are words ({@code
 * -sv}). For use once.
 *
 * <p>The rows of {@link SearchOption} are passed to picocli by method calls: reading annotations
 * would cost every start some milliseconds.
 */
final class OptionParser {
  private final CommandSpec spec = CommandSpec.create().interpolateVariables(false);
  private final CommandLine parser;
  private final Map<String, SearchOption> named;
  private final Map<SearchOption, List<String>> values = new HashMap<>();
  private final Map<SearchOption, List<String>> negatedValues = new HashMap<>();

  /** The words without {@code --not}. */
  private final List<String> words;

  /** The places of the options after a {@code --not}. */
  private final Set<Integer> negated = new HashSet<>();

  /**
   * @param rows the options of the command
   */
  OptionParser(List<String> given, List<SearchOption> rows) throws UsageException {
    this.named = SearchOption.byName(rows);
    this.words = given.contains(RunOption.NOT.longName()) ? withoutNot(given) : given;
    for (SearchOption option : rows) {
      if (option != RunOption.NOT && mayOccur(option)) {
        spec.addOption(specOf(option));
      }
    }
    spec.addPositional(
        PositionalParamSpec.builder()
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    parser = new CommandLine(spec);
    parser.setPosixClusteredShortOptionsAllowed(false);
    parser.setUnmatchedArgumentsAllowed(true); // reported here, unless help is requested
    parser.setExpandAtFiles(false); // -ts @1700000000 is a time, and -f @socket a name
  }

  /** Notes which options come after a {@code --not}, and returns the other words. */
  private List<String> withoutNot(List<String> given) throws UsageException {
    List<String> others = new ArrayList<>();
    boolean isNegated = false;
    int end = given.indexOf("--");
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      boolean isNot = word.equals(RunOption.NOT.longName()) && (end < 0 || i < end);
      if (isNegated && isHowToCompare(word)) {
        others.add(word);
        continue;
      }
      if (isNegated && !isCondition(word)) {
        throw UsageErrors.notWithoutCondition();
      }
      if (isNegated) {
        negated.add(others.size());
      }
      if (!isNot) {
        others.add(word);
      }
      isNegated = isNot;
    }
    if (isNegated) {
      throw UsageErrors.notWithoutCondition();
    }
    return others;
  }

  /** {@code --not --regex -k x}: the flag is not what is negated. */
  private static boolean isHowToCompare(String word) {
    return RunOption.REGEX.form().names().contains(word)
        || RunOption.WORD.form().names().contains(word);
  }

  private static boolean isCondition(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    for (FilterOption option : FilterOption.values()) {
      if (option.form().names().contains(name) && option.form().arity() != Arity.TIME) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns false if no word is this option. A row takes picocli 0.2 ms at the start of the JVM.
   */
  private boolean mayOccur(SearchOption option) {
    List<String> names = option.form().names();
    for (int i = 0; i < names.size(); i++) {
      for (int j = 0; j < words.size(); j++) {
        if (words.get(j).startsWith(names.get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  private OptionSpec specOf(SearchOption option) {
    List<String> names = option.form().names();
    String[] longer = names.subList(1, names.size()).toArray(String[]::new);
    OptionSpec.Builder row = OptionSpec.builder(names.get(0), longer);
    return option.form().arity() == Arity.NONE
        ? row.arity("0").type(boolean.class).build()
        : row.arity("1").type(String.class).parameterConsumer(new Value(option)).build();
  }

  /**
   * Parses all words. An unknown option is no error next to one that asks for help.
   *
   * @throws UsageException if an option is unknown, lacks its value, has an empty one, or is given
   *     twice
   */
  SearchOptions parse() throws UsageException {
    try {
      parser.parseArgs(words.toArray(String[]::new));
    } catch (ParameterException e) {
      throw usage(e);
    }
    for (OptionSpec row : spec.options()) {
      if (Boolean.TRUE.equals(row.getValue())) {
        values.put(option(row.longestName()), List.of(""));
      }
    }
    return new SearchOptions(values, negatedValues, operands());
  }

  private List<String> operands() throws UsageException {
    List<String> matched = spec.positionalParameters().get(0).getValue();
    List<String> operands = new ArrayList<>(matched == null ? List.of() : matched);
    boolean asksForHelp =
        values.containsKey(RunOption.HELP) || values.containsKey(RunOption.VERSION);
    for (String word : parser.getUnmatchedArguments()) {
      if (isNegativeNumber(word)) {
        operands.add(word);
      } else if (!asksForHelp) {
        refuseValue(word);
        throw UsageErrors.unknownOption(word, named.keySet());
      }
    }
    return operands;
  }

  /** {@code --not=x} is not of picocli's options. */
  private void refuseValue(String word) throws UsageException {
    int equals = Math.max(word.indexOf('='), 0);
    SearchOption flag = named.get(word.substring(0, equals));
    if (flag != null && flag.form().arity() == Arity.NONE) {
      throw UsageErrors.takesNoValue(flag, word.substring(equals));
    }
  }

  private static boolean isNegativeNumber(String word) {
    return word.length() > 1 && word.charAt(1) >= '0' && word.charAt(1) <= '9';
  }

  /** Returns jaudit's words for what picocli reports. */
  private UsageException usage(ParameterException problem) {
    if (problem.getCause() instanceof UsageException own) {
      return own;
    }
    if (problem instanceof OverwrittenOptionException twice
        && twice.getOverwritten() instanceof OptionSpec row) {
      return UsageErrors.givenTwice(option(row.longestName()));
    }
    if (problem instanceof MissingParameterException missing
        && missing.getMissing().get(0) instanceof OptionSpec row) {
      return UsageErrors.needsValue(option(row.longestName()));
    }
    try {
      for (String word : words) {
        refuseValue(word);
      }
    } catch (UsageException e) {
      return e;
    }
    return new UsageException(String.valueOf(problem.getMessage()));
  }

  private SearchOption option(String name) {
    return Objects.requireNonNull(named.get(name));
  }

  /** Takes the value of one option from the words after it. */
  private final class Value implements IParameterConsumer {
    private final SearchOption option;

    Value(SearchOption option) {
      this.option = option;
    }

    @Override
    public void consumeParameters(Stack<String> rest, ArgSpec row, CommandSpec command) {
      try {
        take(rest);
      } catch (UsageException e) {
        throw new ParameterException(parser, String.valueOf(e.getMessage()), e);
      }
    }

    private void take(Stack<String> rest) throws UsageException {
      int words = option.form().arity() == Arity.TIME ? timeWords(rest) : hasValue(rest) ? 1 : 0;
      if (words == 0) {
        throw UsageErrors.needsValue(option);
      }
      Map<SearchOption, List<String>> taken = isNegated(rest) ? negatedValues : values;
      List<String> all = taken.get(option);
      if (all == null) { // no lambda: no archive holds one of a class with a type of picocli
        all = new ArrayList<>();
        taken.put(option, all);
      }
      if (!all.isEmpty() && option.form().arity() != Arity.REPEATABLE) {
        throw UsageErrors.givenTwice(option);
      }
      StringBuilder value = new StringBuilder(rest.pop());
      for (int i = 1; i < words; i++) {
        value.append(' ').append(rest.pop());
      }
      if (value.isEmpty() && option.form().arity() != Arity.TIME) {
        throw UsageErrors.emptyValue(option);
      }
      all.add(value.toString());
    }

    /** A value that is joined to its option by an equals sign may look like an option. */
    private boolean hasValue(Stack<String> rest) {
      return !rest.isEmpty() && (!named.containsKey(rest.peek()) || !isNextWord(rest));
    }

    /** Returns false if the value is joined to its option. */
    private boolean isNextWord(Stack<String> rest) {
      return words.get(words.size() - rest.size()).equals(rest.peek());
    }

    private boolean isNegated(Stack<String> rest) {
      int place = words.size() - rest.size();
      return negated.contains(isNextWord(rest) ? place - 1 : place);
    }

    private int timeWords(Stack<String> rest) {
      List<String> next = new ArrayList<>();
      for (int i = rest.size() - 1; i >= 0 && next.size() < TimeExpression.MAX_WORDS; i--) {
        next.add(rest.get(i));
      }
      return TimeExpression.wordsTaken(next);
    }
  }
}
