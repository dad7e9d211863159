package io.jaudit.cli;

import io.jaudit.manual.Command;
import io.jaudit.manual.Completion;
import io.jaudit.manual.HelpTopics;
import io.jaudit.options.UsageErrors;
import io.jaudit.options.UsageException;
import java.util.List;

/** Runs {@code jaudit completion SHELL}, which prints the script for a shell. */
final class CompletionCommand {
  private final Environment environment;

  CompletionCommand(Environment environment) {
    this.environment = environment;
  }

  int run(List<String> words) throws UsageException {
    if (words.contains("-h") || words.contains("--help")) {
      return JauditCommand.print(HelpTopics.text(Command.COMPLETION), environment);
    }
    Completion completion = words.size() == 1 ? Completion.named(words.get(0)) : null;
    if (completion == null) {
      throw new UsageException(
          "completion: expected "
              + UsageErrors.orOf(Completion.shells())
              + (words.isEmpty() ? "" : ", not '" + String.join(" ", words) + "'"));
    }
    return JauditCommand.print(completion.script().stripTrailing(), environment);
  }
}
