package io.jaudit.cli;

import io.jaudit.cli.TimeExpression.Edge;
import io.jaudit.filter.EventFilter;
import io.jaudit.filter.Filters;
import io.jaudit.interpret.IdNames;
import io.jaudit.interpret.Identities;
import io.jaudit.output.ColourWriter;
import io.jaudit.output.EventWriter;
import io.jaudit.search.Buffering;
import io.jaudit.search.Limit;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchReport;
import io.jaudit.search.Verbosity;
import io.jaudit.source.LogSet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The words of a search to its plan: every name resolved, every time fixed, once. */
final class SearchPlans {
  private static final int DEFAULT_TIMEOUT = 2;
  private static final String FROM_CHECKPOINT = "checkpoint";

  /** The part of the heap that open events may take. */
  private static final int OPEN_SHARE = 2;

  private final SearchOptions options;
  private final Environment environment;
  private final SearchInput input;
  private final NameService nameService;
  private final IdNames users;
  private final IdNames groups;
  private final EventConditions conditions;

  SearchPlans(SearchOptions options, Environment environment) throws UsageException {
    this.options = options;
    this.environment = environment;
    this.input = SearchInput.of(options, environment);
    this.nameService = new NameService(environment.getents(), NameService.LIMIT);
    this.users = names("--passwd", "passwd", environment.passwd());
    this.groups = names("--group", "group", environment.group());
    this.conditions = EventConditions.read(options, users, groups);
  }

  /** The logs to read, for whoever looks up where a checkpoint stands in them. */
  LogSet logs() {
    return input.logs();
  }

  /** The plan, without a checkpoint. */
  SearchPlan plan() throws UsageException {
    return new SearchPlan(
        input.logs(),
        filter(),
        writer(),
        options.has("--just-one") ? Limit.FIRST : Limit.ALL,
        options.has("--line-buffered") ? Buffering.EACH_EVENT : Buffering.BLOCKS,
        timeout(),
        Runtime.getRuntime().maxMemory() / OPEN_SHARE,
        environment.clock().millis(),
        options.has("--verbose") ? Verbosity.VERBOSE : Verbosity.SILENT,
        Optional.empty());
  }

  private EventWriter writer() throws UsageException {
    EventWriter writer =
        OutputChoice.writer(options, environment.clock()::getZone, new Identities(users, groups));
    return OutputChoice.isInColour(options, environment.terminals())
        ? ColourWriter.of(writer, OutputChoice.format(options))
        : writer;
  }

  /** Names of users and groups that no list at hand knows; a sentence each. */
  List<String> unknownNames() {
    return conditions.unknownNames();
  }

  /** Why this host's names could not be looked up; null where they could, or need not be. */
  @Nullable String namesTrouble() {
    return nameService.trouble();
  }

  /** {@code -ts checkpoint}. */
  boolean startsFromCheckpoint() {
    return options.all("--start").equals(List.of(FROM_CHECKPOINT));
  }

  private EventFilter filter() throws UsageException {
    List<EventFilter> filters = new ArrayList<>();
    List<String> start = options.all("--start");
    boolean fromCheckpoint = startsFromCheckpoint();
    List<String> end = options.all("--end");
    if (!end.isEmpty() || (!start.isEmpty() && !fromCheckpoint)) {
      ZonedDateTime now = ZonedDateTime.now(environment.clock());
      long from =
          start.isEmpty() || fromCheckpoint
              ? Long.MIN_VALUE
              : time("--start", Edge.START, start, now);
      long until = end.isEmpty() ? Long.MAX_VALUE : time("--end", Edge.END, end, now);
      filters.add(Filters.time(from, until));
    }
    filters.addAll(conditions.filters());
    return Filters.all(filters);
  }

  private static long time(String option, Edge edge, List<String> words, ZonedDateTime now)
      throws UsageException {
    try {
      return TimeExpression.parse(edge, words, now, BootTime.ofThisSystem());
    } catch (TimeExpressionException e) {
      throw new UsageException(option + ": " + e.getMessage());
    }
  }

  private int timeout() throws UsageException {
    Optional<String> typed = options.one("--eoe-timeout");
    if (typed.isEmpty()) {
      return input.conf().endOfEventTimeout().orElse(DEFAULT_TIMEOUT);
    }
    long seconds = Numbers.decimal(typed.get()).orElse(0);
    if (seconds < 1 || seconds > Integer.MAX_VALUE) {
      throw new UsageException(
          "--eoe-timeout: expected seconds, 1 or more, not '" + typed.get() + "'");
    }
    return (int) seconds;
  }

  /** The names given, then this host's where they may say something about the log. */
  private IdNames names(String option, String database, Path ofThisHost) throws UsageException {
    Optional<String> given = options.one(option);
    IdNames local =
        namesAreLocal() ? new LocalNames(database, ofThisHost, nameService) : IdNames.none();
    if (given.isEmpty()) {
      return local;
    }
    try {
      IdNames listed = IdNames.read(SearchInput.path(given.get()));
      return local == IdNames.none() ? listed : IdNames.inOrder(listed, local);
    } catch (IOException e) {
      throw new UsageException(
          option + ": can't read " + given.get() + ": " + SearchReport.reason(e));
    }
  }

  /** This host's names say nothing about the logs of another. */
  private boolean namesAreLocal() {
    return input.isOfThisHost() || options.has("--local-names");
  }
}
