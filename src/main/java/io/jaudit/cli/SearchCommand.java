package io.jaudit.cli;

import io.jaudit.search.OutputException;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchReport;
import java.util.List;

/** {@code jaudit search}: words to a plan, the plan's outcome to messages and a status. */
final class SearchCommand {
  private final Environment environment;

  SearchCommand(Environment environment) {
    this.environment = environment;
  }

  int run(List<String> words) throws UsageException {
    SearchOptions options = SearchOptions.parse(words);
    if (options.has("--help")) {
      return JauditCommand.print(SearchHelp.text(), environment);
    }
    if (options.has("--version")) {
      return JauditCommand.print("jaudit " + Version.text(), environment);
    }
    if (words.isEmpty()) {
      throw new UsageException("search: expected an option or a log; try jaudit search --help");
    }
    SearchPlans plans = new SearchPlans(options, environment);
    SearchPlan plan = plans.plan();
    plan.logs().notes().forEach(this::say);
    SearchReport report = new SearchReport(options.has("--debug") ? this::debug : null);
    ExitCode outcome = search(plan, report);
    report.troubles().forEach(this::say);
    if (outcome == ExitCode.NO_MATCH) {
      return nothingFound(options, plans.unknownNames()).status();
    }
    return outcome.status();
  }

  /** A name that stands in no list and in no log is most likely a wrong one. */
  private ExitCode nothingFound(SearchOptions options, List<String> unknownNames)
      throws UsageException {
    unknownNames.forEach(this::say);
    if (!unknownNames.isEmpty()) {
      return ExitCode.ERROR;
    }
    if (!options.has("--quiet") && !OutputChoice.isRaw(options)) {
      environment.err().println("<no matches>");
    }
    return ExitCode.NO_MATCH;
  }

  private ExitCode search(SearchPlan plan, SearchReport report) {
    try {
      new Search(plan, environment.out(), report).run();
    } catch (OutputException e) {
      return outputFailed(e);
    }
    if (report.hasUnreadable()) {
      return ExitCode.ERROR;
    }
    return report.matches() > 0 ? ExitCode.MATCHED : ExitCode.NO_MATCH;
  }

  /** A reader that left, as head does, has what it wanted; anything else is an error. */
  private ExitCode outputFailed(OutputException problem) {
    if (StandardOutput.isClosedPipe(problem)) {
      return ExitCode.MATCHED;
    }
    say("standard output: " + problem.getMessage() + "; not all events were printed");
    return ExitCode.ERROR;
  }

  private void debug(String place, String expected, String line) {
    say(place + ": " + expected + ": " + line);
  }

  private void say(String sentence) {
    environment.err().println("jaudit: " + Printable.of(sentence));
  }
}
