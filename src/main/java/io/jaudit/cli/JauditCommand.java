package io.jaudit.cli;

import io.jaudit.bytes.Printable;
import io.jaudit.manual.Command;
import io.jaudit.manual.HelpTopics;
import io.jaudit.options.UsageErrors;
import io.jaudit.options.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.List;

/** {@code jaudit}: passes the words to a command, and reports every error in one line. */
final class JauditCommand {
  static {
    // Otherwise picocli looks for Groovy in every jar and loads the classes of twenty types that no
    // option has: a sixth of the time that a search of a small log takes.
    System.setProperty("picocli.disable.closures", "true");
    System.setProperty("picocli.converters.excludes", ".*");
  }

  private JauditCommand() {}

  /** Runs a command; returns its exit status. */
  static int run(String[] args, Environment environment) {
    try {
      return dispatch(List.of(args), environment);
    } catch (UsageException e) {
      String message = environment.named(String.valueOf(e.getMessage()));
      environment.err().println("jaudit: " + Printable.of(message));
      if (!e.choice().isEmpty()) {
        environment.err().println(Printable.lines(e.choice()));
      }
      return ExitCode.ERROR.status();
    } catch (OutOfMemoryError e) {
      environment.err().println("jaudit: " + outOfMemory(e));
      return ExitCode.ERROR.status();
    } catch (UnusableZoneException e) {
      environment.err().println("jaudit: " + Printable.of(String.valueOf(e.getMessage())));
      return ExitCode.ERROR.status();
    } catch (RuntimeException | Error e) {
      return internalError(e, args, environment);
    }
  }

  /**
   * The JVM throws the same error if it can't create threads, which a larger heap does not solve.
   */
  private static String outOfMemory(OutOfMemoryError e) {
    return String.valueOf(e.getMessage()).contains("native thread")
        ? "the system allows no more threads; ulimit -u shows the limit"
        : "out of memory; raise the limit, for example with JAUDIT_OPTS=-Xmx1g";
  }

  /** The JVM itself would end with 1, which means that nothing matched. */
  private static int internalError(Throwable problem, String[] args, Environment environment) {
    boolean verbose = List.of(args).contains("--verbose");
    String advice =
        verbose
            ? "please report it with these lines"
            : "please report it with the output of --verbose";
    environment.err().println("jaudit: internal error: " + Printable.of(problem + "; " + advice));
    if (verbose) {
      StringWriter trace = new StringWriter();
      problem.printStackTrace(new PrintWriter(trace));
      environment.err().print(Printable.lines(trace.toString().replace("\t", "    ")));
    }
    return ExitCode.ERROR.status();
  }

  private static int dispatch(List<String> words, Environment environment) throws UsageException {
    CommandWords.refuseUnreadable(words);
    String command = words.isEmpty() ? "" : words.get(0);
    List<String> rest = words.isEmpty() ? words : words.subList(1, words.size());
    return switch (command) {
      case "search" -> new SearchCommand(environment).run(rest);
      case "report" -> new ReportCommand(environment).run(rest);
      case "tree" -> new TreeCommand(environment).run(rest);
      case "fields" -> new FieldsCommand(environment).run(rest);
      case "checkpoint" -> new CheckpointCommand(environment).run(rest);
      case "completion" -> new CompletionCommand(environment).run(rest);
      case "-h", "--help", "help" -> print(HelpTopics.text(rest), environment);
      case "-v", "--version" -> print("jaudit " + Version.text(), environment);
      case "" ->
          throw new UsageException(
              "expected a command: " + UsageErrors.orOf(Command.words()) + "; see jaudit --help");
      default -> throw CommandWords.unknown(words, Command.words());
    };
  }

  static int print(String text, Environment environment) {
    try {
      environment.out().write((environment.named(text) + "\n").getBytes(Charset.defaultCharset()));
      environment.out().flush();
    } catch (IOException e) {
      String problem = String.valueOf(e.getMessage());
      if (!StandardOutput.isClosedPipe(problem, environment.outLink())) {
        environment.err().println("jaudit: standard output: " + Printable.of(problem));
        return ExitCode.ERROR.status();
      }
    }
    return ExitCode.MATCHED.status();
  }
}
