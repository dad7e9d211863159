package io.jaudit.cli;

import java.io.PrintStream;
import java.util.List;

/** {@code jaudit}: hands the words to a command, and makes one line of whatever goes wrong. */
final class JauditCommand {
  private static final List<String> COMMANDS = List.of("search", "checkpoint");

  private JauditCommand() {}

  /** Runs a command; returns its exit status. */
  static int run(String[] args, Environment environment) {
    try {
      return dispatch(List.of(args), environment);
    } catch (UsageException e) {
      environment.err().println("jaudit: " + Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.ERROR.status();
    }
  }

  private static int dispatch(List<String> words, Environment environment) throws UsageException {
    String command = words.isEmpty() ? "" : words.get(0);
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    return switch (command) {
      case "search" -> new SearchCommand(environment).run(rest);
      case "checkpoint" -> new CheckpointCommand(environment).run(rest);
      case "-h", "--help", "help" -> print(overview(), environment);
      case "-v", "--version" -> print("jaudit " + Version.text(), environment);
      case "" ->
          throw new UsageException("expected a command: search or checkpoint; try jaudit --help");
      default -> throw UsageErrors.unknown("command", command, COMMANDS);
    };
  }

  private static String overview() {
    return new HelpText()
        .line("Usage: jaudit COMMAND ...")
        .line("")
        .line("Searches Linux audit logs: whole events, and only the new ones with a checkpoint.")
        .line("")
        .term("  search", "Print the events that match; takes ausearch's options.")
        .term("  checkpoint show FILE", "Say in words what a checkpoint file holds.")
        .line("")
        .line("jaudit COMMAND --help says more. Example: jaudit search -k MyMonitor -ts today")
        .toString()
        .stripTrailing();
  }

  static int print(String text, Environment environment) {
    // Help and versions are short and go to whoever asked; a reader that left is no error.
    PrintStream out = new PrintStream(environment.out(), true);
    out.println(text);
    return ExitCode.MATCHED.status();
  }
}
