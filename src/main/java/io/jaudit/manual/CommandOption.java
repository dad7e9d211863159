package io.jaudit.manual;

import io.jaudit.options.OptionForm;
import io.jaudit.options.SearchOption;
import java.util.List;

/**
 * Describes an option as one command has it. Immutable.
 *
 * @param choices the values it accepts, if these are a fixed few words
 */
record CommandOption(OptionForm form, List<String> choices) {
  static CommandOption of(SearchOption option) {
    return new CommandOption(option.form(), option.choices());
  }

  /** Returns an option that means something else to a command than to a search. */
  static CommandOption of(SearchOption option, String help, List<String> choices) {
    OptionForm form = option.form();
    return new CommandOption(
        new OptionForm(form.section(), form.arity(), form.label(), help, form.names()), choices);
  }

  /** Returns true if it takes a value. */
  boolean takesValue() {
    return !form.label().isEmpty();
  }

  /** Returns what completion proposes as its value. */
  Candidates candidates() {
    return choices.isEmpty() ? Candidates.of(form) : Candidates.CHOICES;
  }

  /** Returns the first part of its help that makes sense alone, for a list of options. */
  String summary() {
    String help = form.help();
    int depth = 0;
    for (int i = 0; i < help.length(); i++) {
      char c = help.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean isEnd = i + 1 == help.length() || help.charAt(i + 1) == ' ';
      boolean isStop = c == '.' || c == ';' || (c == ':' && !help.startsWith("With "));
      if (depth == 0 && isEnd && isStop) {
        return help.substring(0, i);
      }
    }
    return help;
  }
}
