package io.jaudit.cli;

import io.jaudit.bytes.ByteSlice;
import io.jaudit.bytes.Printable;
import io.jaudit.checkpoint.Checkpoint;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.checkpoint.CheckpointLocator;
import io.jaudit.checkpoint.CheckpointLock;
import io.jaudit.checkpoint.CheckpointPlan;
import io.jaudit.checkpoint.CheckpointStore;
import io.jaudit.checkpoint.CompanionFile;
import io.jaudit.checkpoint.IfGone;
import io.jaudit.checkpoint.ReadPlan;
import io.jaudit.manual.Command;
import io.jaudit.manual.HelpTopics;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.output.formats.OutputFormat;
import io.jaudit.search.OutputException;
import io.jaudit.search.ProcessMemory;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.search.SearchTally.MalformedListener;
import io.jaudit.search.SearchWatch;
import io.jaudit.source.FileProblem;
import io.jaudit.source.SkippedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code jaudit search}: words to a plan, the plan's outcome to messages and a status. */
class SearchCommand {
  private final Environment environment;

  SearchCommand(Environment environment) {
    this.environment = environment;
  }

  int run(List<String> words) throws UsageException {
    SearchOptions options = SearchOptions.parse(words);
    if (options.has(RunOption.HELP)) {
      return JauditCommand.print(HelpTopics.text(Command.SEARCH), environment);
    }
    if (options.has(RunOption.VERSION)) {
      return JauditCommand.print("jaudit " + Version.text(), environment);
    }
    if (words.isEmpty()) {
      throw new UsageException(
          "search: expected an option or a log (- for standard input); see jaudit search --help");
    }
    if (options.has(RunOption.VERBOSE)) {
      StderrLogging.beVerbose();
    }
    refuseReverse(options);
    Optional<String> checkpoint = options.one(RunOption.CHECKPOINT_FILE);
    Path file = checkpoint.isPresent() ? SearchInput.path(checkpoint.get()) : null;
    Path outFile = checkpointOut(options, file);
    SearchValues values = SearchValues.of(options, environment);
    try {
      return file == null || outFile == null ? search(values) : searchOn(file, outFile, values);
    } catch (CheckpointException e) {
      report(String.valueOf(e.getMessage()));
      return e.kind().exitStatus();
    }
  }

  /**
   * The newest event is known at the end of the logs, and a checkpoint advances from the oldest.
   */
  private static void refuseReverse(SearchOptions options) throws UsageException {
    for (RunOption other : List.of(RunOption.CHECKPOINT_FILE, RunOption.FOLLOW)) {
      if (options.has(RunOption.REVERSE) && options.has(other)) {
        throw new UsageException(
            "--reverse and "
                + other.longName()
                + " can't be combined; new events are printed oldest first");
      }
    }
  }

  /** Opens the checkpoint {@code file}; a test overrides it to end the process during a save. */
  CheckpointStore store(Path file) {
    return new CheckpointStore(file);
  }

  /** Returns the file that the new position is saved in; null without a checkpoint. */
  private static @Nullable Path checkpointOut(SearchOptions options, @Nullable Path file)
      throws UsageException {
    for (RunOption option : List.of(RunOption.CHECKPOINT_STRICT, RunOption.CHECKPOINT_OUT)) {
      if (file == null && options.has(option)) {
        throw new UsageException(option.longName() + " requires --checkpoint FILE");
      }
    }
    if (file != null && options.has(RunOption.COUNT)) {
      throw new UsageException(
          "--count and --checkpoint can't be combined; the next run would not print what was only"
              + " counted");
    }
    if (file == null && options.startsFromCheckpoint()) {
      throw new UsageException("--start checkpoint requires --checkpoint FILE");
    }
    Optional<String> out = options.one(RunOption.CHECKPOINT_OUT);
    return out.isPresent() ? SearchInput.path(out.get()) : file;
  }

  private int search(SearchValues values) throws UsageException, CheckpointException {
    SearchPlans plans = new SearchPlans(values);
    return search(plans, plans.plan(), values);
  }

  /** Searches what is new since the last run with the same checkpoint. */
  private int searchOn(Path file, Path outFile, SearchValues values)
      throws UsageException, CheckpointException {
    CheckpointStore from = store(file);
    CheckpointLock lock = from.lock();
    try {
      return isSame(file, outFile)
          ? searchNew(values, from, from)
          : searchInto(outFile, values, from);
    } finally {
      release(lock);
    }
  }

  /** Checks {@code outFile} first, so that nothing is printed if the save would be refused. */
  private int searchInto(Path outFile, SearchValues values, CheckpointStore from)
      throws UsageException, CheckpointException {
    CheckpointStore to = store(outFile);
    CheckpointLock lock = to.lock();
    try {
      to.load();
      return searchNew(values, from, to);
    } finally {
      release(lock);
    }
  }

  private int searchNew(SearchValues values, CheckpointStore from, CheckpointStore to)
      throws UsageException, CheckpointException {
    Optional<Checkpoint> loaded = from.load();
    SearchPlans plans = new SearchPlans(values);
    SearchPlan plan = plans.plan();
    if (plan.followsProcesses()) {
      Optional<CompanionFile> last =
          loaded.isPresent() ? Optional.of(from.companion()) : Optional.empty();
      plan = plan.withMemory(new ProcessMemory(last, to.companion()));
    }
    Checkpoint last = loaded.orElse(Checkpoint.NONE).asOf(plan.nowMillis());
    ReadPlan readPlan = readPlan(plans, last, values.options());
    reportAll(readPlan.notes());
    return search(plans, plan.withCheckpoint(new CheckpointPlan(last, readPlan, to)), values);
  }

  /** A file has one lock, even if it has several names. */
  private static boolean isSame(Path file, Path other) {
    try {
      return file.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize())
          || (Files.exists(file) && Files.exists(other) && Files.isSameFile(file, other));
    } catch (IOException e) {
      return false; // the second lock fails if they are
    }
  }

  private static ReadPlan readPlan(SearchPlans plans, Checkpoint last, SearchOptions options)
      throws CheckpointException {
    if (options.startsFromCheckpoint()) {
      return CheckpointLocator.byStamp(plans.logs(), last);
    }
    IfGone ifGone =
        options.has(RunOption.CHECKPOINT_STRICT) ? IfGone.FAIL : IfGone.CONTINUE_BY_STAMP;
    return CheckpointLocator.locate(plans.logs(), last, ifGone);
  }

  private void release(CheckpointLock lock) {
    try {
      lock.close();
    } catch (IOException e) {
      report("can't release the lock of the checkpoint: " + FileProblem.reason(e));
    }
  }

  /** Searches without a checkpoint, and reports what went wrong; returns the exit status. */
  int summarize(SearchPlans plans, SearchPlan plan, SearchValues values) throws UsageException {
    return summarize(plans, plan, values, tally(values.options()));
  }

  /** Like the other method, and counts in {@code tally}. */
  int summarize(SearchPlans plans, SearchPlan plan, SearchValues values, SearchTally tally)
      throws UsageException {
    try {
      return search(plans, plan, values, tally);
    } catch (CheckpointException e) {
      throw new IllegalStateException(e); // there is none
    }
  }

  /** Searches, and reports what went wrong; returns the exit status. */
  int search(SearchPlans plans, SearchPlan plan, SearchValues values)
      throws UsageException, CheckpointException {
    return search(plans, plan, values, tally(values.options()));
  }

  /** Returns a tally that reports lines as the options request. */
  SearchTally tally(SearchOptions options) {
    return new SearchTally(options.has(RunOption.DEBUG) ? this::debug : MalformedListener.NONE);
  }

  /** Searches, counts in {@code tally}, and reports what went wrong; returns the exit status. */
  int search(SearchPlans plans, SearchPlan plan, SearchValues values, SearchTally tally)
      throws UsageException, CheckpointException {
    if (!values.options().has(RunOption.FOLLOW)) {
      return search(plans, plan, values, tally, null);
    }
    try (FollowRun following = FollowRun.of(values.options(), environment, this::report)) {
      return search(plans, plan, values, tally, following);
    }
  }

  private int search(
      SearchPlans plans,
      SearchPlan plan,
      SearchValues values,
      SearchTally tally,
      @Nullable FollowRun following)
      throws UsageException, CheckpointException {
    SearchOptions options = values.options();
    reportAll(plan.logs().notes());
    boolean isWatched = environment.terminals().err() && !options.has(RunOption.QUIET);
    if (isWatched || options.has(RunOption.VERBOSE)) {
      reportAll(plan.logs().hints());
    }
    reportSkipped(plan.logs().skipped(), options);
    KeptStarts kept =
        isExplained(options) && NothingFound.readsAgain(plan, options)
            ? KeptStarts.of(plan.logs())
            : KeptStarts.NONE;
    try {
      if (following == null) {
        run(plans, plan, tally, options);
      } else {
        following.run(plan, plans.writing(environment.out()), tally);
      }
    } catch (OutputException e) {
      return outputFailed(e, plan).status();
    } finally {
      close(plan);
      reportAll(plan.logs().refused());
      reportAll(tally.problems());
      reportAll(plan.filter().problems());
      if (!options.has(RunOption.QUIET)) {
        reportAll(tally.remarks());
      }
      reportIf(plans.nameProblem());
    }
    if (tally.hasUnreadable() || tally.isOnlyUnreadForms() || !plan.logs().refused().isEmpty()) {
      return ExitCode.ERROR.status();
    }
    boolean isStopped = following != null && following.isStopped();
    return tally.matches() > 0 || isStopped || plans.showsAny()
        ? ExitCode.MATCHED.status()
        : nothingFound(values, plans, plan, tally, kept).status();
  }

  /** Reports the files in folders that are not logs. */
  private void reportSkipped(List<SkippedFile> skipped, SearchOptions options) {
    if (options.has(RunOption.VERBOSE)) {
      for (SkippedFile file : skipped) {
        report("skipped " + file.path() + ": " + file.reason());
      }
    } else if (!skipped.isEmpty() && !options.has(RunOption.QUIET)) {
      String files = skipped.size() == 1 ? "1 file" : skipped.size() + " files";
      report("skipped " + files + " without audit records; --verbose names them");
    }
  }

  private static void close(SearchPlan plan) {
    try {
      plan.close();
    } catch (IOException e) {
      return; // the files were only read
    }
  }

  private void run(SearchPlans plans, SearchPlan plan, SearchTally tally, SearchOptions options)
      throws OutputException, CheckpointException {
    if (!showsProgress(options)) {
      new Search(plan, plans.printing(environment.out()), tally, SearchWatch.NONE).run();
      return;
    }
    try (ProgressLine line =
        new ProgressLine(environment.err(), RemainingWork.bytes(plan), System::nanoTime)) {
      OutputStream out = environment.out();
      OutputStream aroundProgress = environment.terminals().out() ? line.givingWayTo(out) : out;
      new Search(plan, plans.printing(aroundProgress), tally, line).run();
    }
  }

  /** A pager draws on the same terminal, and what reads a pipe may print there, too. */
  private boolean showsProgress(SearchOptions options) {
    Terminals terminals = environment.terminals();
    return terminals.err()
        && !options.has(RunOption.QUIET)
        && !options.has(RunOption.VERBOSE)
        && !options.has(RunOption.DEBUG)
        && (terminals.out() || !StandardOutput.isPipe(environment.outLink()));
  }

  /** Returns true if a user is told why no event matched. */
  private boolean isExplained(SearchOptions options) {
    Terminals terminals = environment.terminals();
    return terminals.out() && terminals.err() && !options.has(RunOption.QUIET);
  }

  /** Treats a name that is in no list and in no log as a typing error. */
  private ExitCode nothingFound(
      SearchValues values, SearchPlans plans, SearchPlan plan, SearchTally tally, KeptStarts kept)
      throws UsageException {
    SearchOptions options = values.options();
    List<String> unknownNames = plans.unknownNames();
    reportAll(unknownNames);
    if (!unknownNames.isEmpty()) {
      return ExitCode.ERROR;
    }
    boolean isExplained = isExplained(options);
    if (options.has(RunOption.QUIET) || (plans.isComplete() && !isExplained)) {
      return ExitCode.NO_MATCH;
    }
    boolean isCount = options.has(RunOption.COUNT);
    boolean isRaw = plans.output().format() == OutputFormat.RAW && !isCount;
    if (!isRaw && !isCount && !plans.isComplete()) {
      environment.err().println("<no matches>");
    }
    NothingFound reasons = new NothingFound(values, plan, tally, kept);
    reportAll(isRaw ? List.of() : reasons.hints());
    if (isExplained) {
      reportAll(reasons.explanation(System::nanoTime));
    }
    return ExitCode.NO_MATCH;
  }

  /**
   * A reader that has exited, as head does, has what it wanted: no message. With a checkpoint it is
   * not known to have all of it.
   */
  private ExitCode outputFailed(OutputException problem, SearchPlan plan) {
    String message = String.valueOf(problem.getMessage());
    boolean readerLeft = StandardOutput.isClosedPipe(message, environment.outLink());
    if (readerLeft && plan.checkpoint().isEmpty()) {
      return ExitCode.MATCHED;
    }
    String what = readerLeft ? "the reader has exited" : message;
    String effect = plan.checkpoint().isPresent() ? "; the checkpoint is unchanged" : "";
    String advice = problem.advice().isEmpty() ? "" : "; " + problem.advice();
    report(problem.place() + ": " + what + "; not all events were printed" + effect + advice);
    return ExitCode.ERROR;
  }

  private void debug(String place, String expected, ByteSlice line) {
    report(place + ": " + expected + ": " + line.utf8());
  }

  private void reportIf(@Nullable String problem) {
    if (problem != null) {
      report(problem);
    }
  }

  private void reportAll(List<String> sentences) {
    for (String sentence : sentences) {
      report(sentence);
    }
  }

  private void report(String sentence) {
    environment.err().println("jaudit: " + Printable.of(sentence));
  }
}
