package io.jaudit.cli;

import io.jaudit.checkpoint.Backlog;
import io.jaudit.checkpoint.Checkpoint;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.CheckpointLocator;
import io.jaudit.checkpoint.CheckpointLock;
import io.jaudit.checkpoint.CheckpointStore;
import io.jaudit.checkpoint.IfGone;
import io.jaudit.output.OutputFormat;
import io.jaudit.search.CheckpointPlan;
import io.jaudit.search.OutputException;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchReport;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

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
    if (options.has("--verbose")) {
      StderrLogging.beVerbose();
    }
    SearchPlans plans = new SearchPlans(options, environment);
    try {
      return options.one("--checkpoint").isPresent()
          ? searchOn(plans, options)
          : search(plans, plans.plan(Optional.empty()), options);
    } catch (CheckpointException e) {
      say(String.valueOf(e.getMessage()));
      return e.kind().exitStatus();
    }
  }

  /** Searches what is new since the last run with the same checkpoint. */
  private int searchOn(SearchPlans plans, SearchOptions options)
      throws UsageException, CheckpointException {
    CheckpointStore from = store(options, "--checkpoint");
    CheckpointStore to =
        options.one("--checkpoint-out").isPresent() ? store(options, "--checkpoint-out") : from;
    CheckpointLock lock = from.lock();
    try {
      Checkpoint last = from.load().orElse(Checkpoint.NONE);
      Backlog backlog = backlog(plans, last, options);
      backlog.notes().forEach(this::say);
      return search(plans, plans.plan(Optional.of(new CheckpointPlan(last, backlog, to))), options);
    } finally {
      release(lock);
    }
  }

  private static Backlog backlog(SearchPlans plans, Checkpoint last, SearchOptions options)
      throws CheckpointException {
    if (plans.startsFromCheckpoint()) {
      return Backlog.byStamp(plans.logs());
    }
    IfGone ifGone = options.has("--checkpoint-strict") ? IfGone.FAIL : IfGone.GO_ON_BY_STAMP;
    return CheckpointLocator.locate(plans.logs(), last, ifGone);
  }

  private void release(CheckpointLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      say("can't release the lock of the checkpoint: " + SearchReport.reason(e));
    }
  }

  private static CheckpointStore store(SearchOptions options, String option) throws UsageException {
    return new CheckpointStore(SearchInput.path(options.one(option).orElseThrow()));
  }

  private int search(SearchPlans plans, SearchPlan plan, SearchOptions options)
      throws UsageException, CheckpointException {
    plan.logs().notes().forEach(this::say);
    SearchReport report = new SearchReport(options.has("--debug") ? this::debug : null);
    try {
      new Search(plan, environment.out(), report).run();
    } catch (OutputException e) {
      return outputFailed(e, plan).status();
    } finally {
      report.troubles().forEach(this::say);
    }
    if (report.hasUnreadable()) {
      return ExitCode.ERROR.status();
    }
    return report.matches() > 0
        ? ExitCode.MATCHED.status()
        : nothingFound(options, plans.unknownNames()).status();
  }

  /** A name that stands in no list and in no log is most likely a wrong one. */
  private ExitCode nothingFound(SearchOptions options, List<String> unknownNames)
      throws UsageException {
    unknownNames.forEach(this::say);
    if (!unknownNames.isEmpty()) {
      return ExitCode.ERROR;
    }
    if (!options.has("--quiet") && OutputChoice.format(options) != OutputFormat.RAW) {
      environment.err().println("<no matches>");
    }
    return ExitCode.NO_MATCH;
  }

  /**
   * A reader that left, as head does, has what it wanted, and nothing is said. With a checkpoint it
   * is not known to have all of it.
   */
  private ExitCode outputFailed(OutputException problem, SearchPlan plan) {
    if (StandardOutput.isClosedPipe(problem)) {
      return plan.checkpoint().isPresent() ? ExitCode.ERROR : ExitCode.MATCHED;
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
