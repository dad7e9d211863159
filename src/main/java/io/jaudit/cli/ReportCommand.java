package io.jaudit.cli;

import io.jaudit.bytes.Printable;
import io.jaudit.checkpoint.ReadPlan;
import io.jaudit.checkpoint.ReadSpan;
import io.jaudit.filter.where.WhereException;
import io.jaudit.manual.Command;
import io.jaudit.manual.HelpTopics;
import io.jaudit.options.AllowedOptions;
import io.jaudit.options.Numbers;
import io.jaudit.options.ReportOption;
import io.jaudit.options.ReportOutput;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageErrors;
import io.jaudit.options.UsageException;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.page.LogsRead;
import io.jaudit.page.OverviewWriter;
import io.jaudit.page.Page;
import io.jaudit.report.PageFormat;
import io.jaudit.report.Report;
import io.jaudit.report.ReportFormat;
import io.jaudit.report.ReportLayout;
import io.jaudit.report.ReportSettings;
import io.jaudit.report.ReportSettings.Counting;
import io.jaudit.report.ReportSettings.Ids;
import io.jaudit.report.ReportWriter;
import io.jaudit.report.Reports;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs {@code jaudit report}: a search whose events are counted and listed instead of printed. */
final class ReportCommand {
  /** The groups of all reports may take this part of the heap. */
  private static final int HEAP_SHARE = 4;

  private final Environment environment;

  /** The names of the files that are read, once that is known. */
  private List<String> files = List.of();

  ReportCommand(Environment environment) {
    this.environment = environment;
  }

  int run(List<String> words) throws UsageException {
    ReportWords own = ReportWords.of(words);
    SearchOptions all = SearchOptions.parse(own.others());
    if (all.has(RunOption.HELP)) {
      return JauditCommand.print(HelpTopics.text(Command.REPORT), environment);
    }
    AllowedOptions.REPORT.check(all);
    AllowedOptions.REPORT.checkStart(all);
    if (all.has(RunOption.VERBOSE)) {
      StderrLogging.beVerbose();
    }
    ReportOutput output = ReportOutput.of(all, own.format());
    SearchOptions options = output.search();
    ReportFormat format = format(own.format(), output);
    SearchValues values = SearchValues.of(options, environment.withoutFormat());
    List<Report> reports = reports(own, values, Ids.of(format));
    SearchPlans plans = new SearchPlans(values);
    ReportWriter writer = new ReportWriter(reports, plans.identities(), format);
    OverviewWriter events = new OverviewWriter(writer, plans.identities());
    boolean isPage = format instanceof PageFormat;
    plans.summarize(isPage ? events : writer, writer.needsProcesses());
    SearchPlan plan = plans.plan();
    files = names(plan);
    SearchCommand search = new SearchCommand(environment);
    SearchTally tally = search.tally(options);
    int status =
        format instanceof PageFormat tables
            ? searchForPage(words, own, tables, events, plans, plan, values, tally)
            : search.summarize(plans, plan, values, tally);
    if (writer.needsProcesses()) {
      UnnamedHosts.report(plan, tally, values);
    }
    if (!options.has(RunOption.QUIET)) {
      for (String note : writer.notes()) {
        environment.err().println("jaudit: " + Printable.of(note));
      }
    }
    explainEmpty(writer, options);
    boolean isEmpty = status == ExitCode.MATCHED.status() && writer.rows() == 0;
    return isEmpty ? ExitCode.NO_MATCH.status() : status;
  }

  /** Reports to a person that events match, but none that belongs to a report. */
  private void explainEmpty(ReportWriter writer, SearchOptions options) {
    boolean isForPeople = environment.terminals().out() && environment.terminals().err();
    if (isForPeople && writer.events() > 0 && !options.has(RunOption.QUIET)) {
      for (String name : writer.empty()) {
        String events =
            writer.events() == 1
                ? "the event that matches"
                : "the " + writer.events() + " events that match";
        environment
            .err()
            .println("jaudit: " + Printable.of(name + ": nothing to list in " + events));
      }
    }
  }

  /** Returns the names of the files in the order of their positions. */
  private static List<String> names(SearchPlan plan) {
    List<String> names = new ArrayList<>();
    for (ReadSpan span : ReadPlan.all(plan.logs()).spans()) {
      names.add(span.source().name());
    }
    return names;
  }

  private int searchForPage(
      List<String> words,
      ReportWords own,
      PageFormat tables,
      OverviewWriter events,
      SearchPlans plans,
      SearchPlan plan,
      SearchValues values,
      SearchTally tally)
      throws UsageException {
    PageOutput output = new PageOutput(environment, plan, own.html());
    SearchCommand search = new SearchCommand(environment);
    int status = search.summarize(plans, plan, values, tally);
    List<String> command = new ArrayList<>(List.of("jaudit", "report"));
    command.addAll(words);
    LogsRead read = output.read(command, values.options(), tally, List.of());
    return output.write(Page.Kind.REPORT, read, events, events.cards(), tables, status);
  }

  private ReportFormat format(String name, ReportOutput output) throws UsageException {
    Terminals terminals = environment.terminals();
    int width = terminals.out() ? terminals.columns() : LineWriter.UNLIMITED;
    ReportLayout layout =
        new ReportLayout(
            environment.clock()::getZone, output.width().orElse(width), output.cells());
    ReportFormat format = ReportFormat.named(name, layout);
    if (format == null) {
      throw UsageErrors.unknownOf("format", name, ReportFormat.NAMES);
    }
    return format;
  }

  private List<Report> reports(ReportWords own, SearchValues values, Ids ids)
      throws UsageException {
    long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    int count = Math.max(1, own.names().size() + own.by().size());
    ReportSettings settings =
        new ReportSettings(
            values.options().queryWords(values.context()),
            top(own.top(), ReportSettings.TOP),
            top(own.top(), Long.MAX_VALUE),
            ReportSettings.MOST_GROUPS,
            share / count,
            environment.clock()::getZone,
            own.isCompatible() ? Counting.AUREPORT : Counting.JAUDIT,
            ids,
            () -> files);
    ChronoUnit bucket = bucket(own.bucket());
    checkCompatible(own);
    List<Report> reports = new ArrayList<>();
    try {
      for (String name : own.names()) {
        if (bucket != null && !Reports.isGrouping(name)) {
          throw new UsageException("--bucket is only for counts by fields, not for " + name);
        }
        Report report = Reports.named(name, bucket, settings);
        if (report != null) {
          reports.add(report);
        }
      }
      for (String fields : own.by()) {
        reports.add(Reports.by(fields, bucket, settings));
      }
      if (reports.isEmpty() && bucket != null) {
        reports.add(Reports.by("", bucket, settings));
      }
    } catch (WhereException e) {
      throw new UsageException("--by: " + e.getMessage(), e.excerpt());
    }
    if (reports.isEmpty()) {
      throw new UsageException(
          "report: expected --by FIELD or, as the first word, the name of a report: "
              + String.join(", ", Reports.names())
              + "; see jaudit report --help");
    }
    return reports;
  }

  private static void checkCompatible(ReportWords own) throws UsageException {
    List<String> all = new ArrayList<>(own.names());
    all.addAll(own.by());
    for (String name : all) {
      if (own.isCompatible() && !Reports.isCompatible(name)) {
        throw new UsageException("--compat is only for summary and keys, not for " + name);
      }
    }
  }

  private static long top(@Nullable String value, long byDefault) throws UsageException {
    if (value == null) {
      return byDefault;
    }
    long top = Numbers.decimal(value).orElse(-1);
    if (top < 0) {
      throw UsageErrors.expected(ReportOption.TOP, "a number of rows, or 0 for all", value);
    }
    return top == 0 ? Long.MAX_VALUE : top;
  }

  private static @Nullable ChronoUnit bucket(@Nullable String value) throws UsageException {
    if (value == null) {
      return null;
    }
    return switch (value) {
      case "1m" -> ChronoUnit.MINUTES;
      case "1h" -> ChronoUnit.HOURS;
      case "1d" -> ChronoUnit.DAYS;
      default ->
          throw UsageErrors.expected(
              ReportOption.BUCKET, "1m (a minute), 1h (an hour) or 1d (a day)", value);
    };
  }
}
