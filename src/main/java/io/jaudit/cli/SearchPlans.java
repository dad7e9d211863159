package io.jaudit.cli;

import io.jaudit.Query;
import io.jaudit.filter.EventFilter;
import io.jaudit.interpret.names.IdNames;
import io.jaudit.interpret.names.Identities;
import io.jaudit.options.OutputChoice;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchCondition;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UnknownNames;
import io.jaudit.options.UsageException;
import io.jaudit.output.CountWriter;
import io.jaudit.output.EventWriter;
import io.jaudit.output.formats.FormatFeature;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.process.ProcessSettings;
import io.jaudit.search.Buffering;
import io.jaudit.search.Limit;
import io.jaudit.search.PrintTarget;
import io.jaudit.search.ReversingHandler;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.Verbosity;
import io.jaudit.search.WritingHandler;
import io.jaudit.source.LogSet;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a search: opens the logs, after all values were checked. */
final class SearchPlans {
  private final SearchValues values;
  private final SearchOptions options;
  private final Environment environment;
  private final SearchInput input;
  private final NameService nameService;
  private final IdNames users;
  private final IdNames groups;
  private final Query query;
  private final Path temporary;

  /** Null for the writer of the format. */
  private @Nullable EventWriter summary;

  private boolean summaryNeedsProcesses;

  /** Returns true if the summary shows something; null if it is complete even without events. */
  private @Nullable BooleanSupplier shows;

  SearchPlans(SearchValues values) throws UsageException {
    this.values = values;
    this.options = values.options();
    this.environment = values.environment();
    this.nameService = new NameService(environment.getents(), NameService.LIMIT);
    this.input = input();
    boolean withLocal = input.isOfThisHost() || options.has(RunOption.LOCAL_NAMES);
    this.users = users(withLocal);
    this.groups = groups(withLocal);
    this.query = Query.of(options, values.context().withNames(users, groups));
    this.temporary = SearchInput.path(isReversed() ? environment.temporary() : ".");
  }

  /** Returns the logs to read, in which the position of a checkpoint is looked up. */
  LogSet logs() {
    return input.logs();
  }

  /** Returns the format that events are printed in. */
  OutputChoice output() {
    return values.output();
  }

  /** Returns the names that the log does not contain. */
  Identities identities() {
    return new Identities(users, groups);
  }

  /** Returns the plan, without a checkpoint. */
  SearchPlan plan() throws UsageException {
    SearchPlan plan = planOfEvents();
    Optional<ProcessSettings> processes = options.processes();
    if (processes.isPresent()) {
      return plan.withProcesses(processes.get());
    }
    return output().needsProcesses() || summaryNeedsProcesses
        ? plan.withProcesses(ProcessSettings.UNSHOWN)
        : plan;
  }

  private SearchPlan planOfEvents() {
    return new SearchPlan(
        input.logs(),
        query.filter(),
        isReversed() ? Limit.ALL : new Limit(query.limit()),
        query
            .eventTimeout()
            .orElse(input.conf().endOfEventTimeout().orElse(SearchPlan.DEFAULT_TIMEOUT)),
        SearchPlan.openLimit(),
        environment.clock().millis(),
        options.has(RunOption.VERBOSE) ? Verbosity.VERBOSE : Verbosity.SILENT,
        Optional.empty());
  }

  /**
   * Returns a plan that wants other events.
   *
   * @param logs returns the logs to read for those of the search
   */
  SearchPlan planOf(EventFilter filter, UnaryOperator<LogSet> logs) {
    SearchPlan plan = planOfEvents();
    return new SearchPlan(
        logs.apply(plan.logs()),
        filter,
        Limit.ALL,
        plan.eventTimeout(),
        plan.maxOpenBytes(),
        plan.nowMillis(),
        Verbosity.SILENT,
        Optional.empty());
  }

  /** Returns the conditions that an event must meet. */
  List<SearchCondition> conditions() throws UsageException {
    return options.conditions(values.context().withNames(users, groups));
  }

  /** Returns the filter of other options, with the same names. */
  EventFilter filterOf(SearchOptions other) throws UsageException {
    return other.filter(values.context().withNames(users, groups));
  }

  /**
   * Has {@code writer} write about the events, instead of that of the format.
   *
   * @param needsProcesses whether it needs to know the parents of processes
   */
  void summarize(EventWriter writer, boolean needsProcesses) {
    summary = writer;
    summaryNeedsProcesses = needsProcesses;
  }

  /**
   * Has {@code writer} draw what the events are about, instead of that of the format.
   *
   * @param showsAny whether it has drawn anything, which does not depend on events alone
   */
  void draw(EventWriter writer, BooleanSupplier showsAny) {
    summarize(writer, true);
    shows = showsAny;
  }

  /** Returns true if something was drawn, after the search. */
  boolean showsAny() {
    return shows != null && shows.getAsBoolean();
  }

  /** Returns true if the output is complete even if no event matches. */
  boolean isComplete() {
    return summary != null && shows == null;
  }

  /** Returns the handler that writes events to {@code out}. */
  WritingHandler writing(OutputStream out) {
    Buffering untilIdle = options.has(RunOption.FOLLOW) ? Buffering.UNTIL_IDLE : Buffering.BLOCKS;
    return new WritingHandler(
        writer(), out, options.has(RunOption.LINE_BUFFERED) ? Buffering.EACH_EVENT : untilIdle);
  }

  /** Returns what prints the events of a search that ends. */
  PrintTarget printing(OutputStream out) {
    WritingHandler writing = writing(out);
    return isReversed() ? new ReversingHandler(writing, query.limit(), temporary) : writing;
  }

  /** A number is the same in both directions. */
  private boolean isReversed() {
    return options.has(RunOption.REVERSE) && !options.has(RunOption.COUNT);
  }

  private EventWriter writer() {
    if (summary != null) {
      return summary;
    }
    if (options.has(RunOption.COUNT)) {
      return new CountWriter();
    }
    Terminals terminals = environment.terminals();
    int width = terminals.out() ? terminals.columns() : LineWriter.UNLIMITED;
    OutputChoice output = values.output();
    EventWriter writer =
        output.writer(
            output.settings(new ZoneOf(environment.clock()), identities(), hostId(), width));
    return inColor() && output.fields().isEmpty() ? output.format().colored(writer) : writer;
  }

  /** Returns true if the output is to be colored. */
  boolean inColor() {
    Terminals terminals = environment.terminals();
    return switch (output().color()) {
      case AUTO -> terminals.out() && terminals.inColor();
      case ALWAYS -> true;
      case NEVER -> false;
    };
  }

  /** Returns the ID of this host if a format shows it and the log is that of this host. */
  private String hostId() {
    return output().format().has(FormatFeature.ECS) && input.isOfThisHost()
        ? MachineId.read(environment.machineId())
        : "";
  }

  /**
   * Returns one sentence for each name of a user, group or type that is probably a typing error.
   */
  List<String> unknownNames() {
    return UnknownNames.of(options, users, groups);
  }

  /** Returns why this host's names could not be looked up; null if there was no problem. */
  @Nullable String nameProblem() {
    return nameService.problem();
  }

  /**
   * Opens the logs. Only they can tell whether an unknown name is a typing error; if they can't be
   * opened, the name is reported with them, because it is the more likely mistake.
   */
  private SearchInput input() throws UsageException {
    try {
      return SearchInput.of(options, environment);
    } catch (UsageException e) {
      boolean withLocal = options.logs().isEmpty() || options.has(RunOption.LOCAL_NAMES);
      List<String> problems = UnknownNames.of(options, users(withLocal), groups(withLocal));
      if (problems.isEmpty()) {
        throw e;
      }
      throw new UsageException(String.join("; ", problems) + "; " + e.getMessage());
    }
  }

  /**
   * Returns the names of users.
   *
   * @param withLocal whether this host's names apply: they mean nothing for the logs of another one
   */
  private IdNames users(boolean withLocal) {
    Optional<IdNames> given = values.users();
    return withLocal
        ? withLocal(given, new LocalNames("passwd", environment.passwd(), nameService))
        : given.orElse(IdNames.none());
  }

  private IdNames groups(boolean withLocal) {
    Optional<IdNames> given = values.groups();
    return withLocal
        ? withLocal(given, new LocalNames("group", environment.group(), nameService))
        : given.orElse(IdNames.none());
  }

  private static IdNames withLocal(Optional<IdNames> given, IdNames local) {
    return given.isEmpty() ? local : IdNames.inOrder(given.get(), local);
  }

  /** Asks a clock for its zone when a time is first written. */
  private record ZoneOf(Clock clock) implements Supplier<ZoneId> {
    @Override
    public ZoneId get() {
      return clock.getZone();
    }
  }
}
