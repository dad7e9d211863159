package io.jaudit.cli;

import io.jaudit.interpret.Suggestion;
import io.jaudit.record.RecordType;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, in the words that jaudit uses. */
final class UsageErrors {
  private UsageErrors() {}

  static UsageException of(ParameterException problem, CommandSpec spec) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().get(0);
      return unknown("option", word, spec.optionsMap().keySet());
    }
    if (problem instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      ArgSpec option = missing.getMissing().get(0);
      return new UsageException(
          name(option) + ": expected " + option.paramLabel() + " behind it",
          option.equals(spec.findOption("--message")) ? recordTypes() : "");
    }
    if (problem instanceof OverwrittenOptionException twice) {
      return new UsageException(name(twice.getOverwritten()) + ": given twice; give it once");
    }
    return new UsageException(String.valueOf(problem.getMessage()));
  }

  /** {@code word} is not known; says the nearest of {@code right}, where one is near. */
  static UsageException unknown(String kind, String word, Collection<String> right) {
    return new UsageException(
        "unknown " + kind + " '" + word + "'" + orRather(Suggestion.nearest(word, right)));
  }

  /** {@code ; did you mean …?}, or nothing. */
  static String orRather(List<String> nearest) {
    return nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
  }

  /** All types there are, in the words and the order of ausearch: scripts read this line. */
  private static String recordTypes() {
    StringBuilder types = new StringBuilder("Valid message types are: ALL ");
    for (RecordType type : RecordType.all()) {
      types.append(type.name()).append(' ');
    }
    return types.toString();
  }

  private static String name(ArgSpec option) {
    return option instanceof OptionSpec named
        ? String.join("/", named.names())
        : option.paramLabel();
  }
}
