package io.jaudit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.OverwrittenOptionException;

/**
 * How an option takes its value from the words behind it.
 *
 * <p>Not lambdas: picocli's classes are so old that no class-data archive holds lambdas of their
 * types, and each would be made anew at every start.
 */
enum ValueConsumer implements IParameterConsumer {
  /** One word, once. */
  ONE {
    @Override
    public void consumeParameters(Stack<String> rest, ArgSpec option, CommandSpec spec) {
      refuseSecond(option, spec);
      option.setValue(word(rest, option, spec));
    }
  },

  /** One word, as often as the option is given. */
  LIST {
    @Override
    public void consumeParameters(Stack<String> rest, ArgSpec option, CommandSpec spec) {
      List<String> values = option.getValue() == null ? new ArrayList<>() : option.getValue();
      values.add(word(rest, option, spec));
      option.setValue(values);
    }
  },

  /** A time, once, which may be of several words; what can't belong to it is an operand. */
  TIME {
    @Override
    public void consumeParameters(Stack<String> rest, ArgSpec option, CommandSpec spec) {
      List<String> next = new ArrayList<>();
      for (int i = rest.size() - 1; i >= 0 && next.size() < 3; i--) {
        next.add(rest.get(i));
      }
      int taken = TimeExpression.wordsTaken(next);
      if (taken == 0) {
        throw new MissingParameterException(spec.commandLine(), option, "no time");
      }
      refuseSecond(option, spec);
      List<String> words = new ArrayList<>();
      for (int i = 0; i < taken; i++) {
        words.add(rest.pop());
      }
      option.setValue(words);
    }
  };

  /** Any word but an option: picocli would take {@code -eacces} for {@code -e acces}. */
  private static String word(Stack<String> rest, ArgSpec option, CommandSpec spec) {
    if (rest.isEmpty() || spec.optionsMap().containsKey(rest.peek())) {
      throw new MissingParameterException(spec.commandLine(), option, "no value");
    }
    return rest.pop();
  }

  private static void refuseSecond(ArgSpec option, CommandSpec spec) {
    if (option.getValue() != null) {
      throw new OverwrittenOptionException(spec.commandLine(), option, "given twice");
    }
  }
}
