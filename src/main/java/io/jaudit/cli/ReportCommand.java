package io.jaudit.cli;

import io.jaudit.bytes.Printable;
import io.jaudit.checkpoint.CheckpointException;
import io.jaudit.filter.where.WhereException;
import io.jaudit.options.AllowedOptions;
import io.jaudit.options.Numbers;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageErrors;
import io.jaudit.options.UsageException;
import io.jaudit.report.Report;
import io.jaudit.report.ReportFormat;
import io.jaudit.report.ReportSettings;
import io.jaudit.report.ReportWriter;
import io.jaudit.report.Reports;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs {@code jaudit report}: a search whose events are counted and listed instead of printed. */
final class ReportCommand {
  static final String USAGE =
      """
      Usage: jaudit report NAME[,NAME]... [OPTION]... [LOG]...
             jaudit report --by FIELD[,FIELD]... [OPTION]... [LOG]...

      Counts or lists the events of Linux audit logs. All reports are made in one
      pass. NAME is
        summary            numbers of all kinds of events, users, programs, files
        noise              which rule fills the disk
        rare               programs that were run once
        keys, types, exes, syscalls, users, files
                           the same as --by key, type, exe, syscall, auid, file
        auth, logins, accounts, config, anomalies, responses, avc, mac, crypto,
        integrity, virt, tty, privilege
                           lists of events, by time

      Options:
        --by FIELDS        Count events by these fields, named as in --where.
                           Also key, file, user, host, port. May be repeated.
        --bucket SPAN      Count for each minute (1m), hour (1h) or day (1d).
        --top N            Rows to print, of each SPAN with --bucket (default: 20, all
                           of a list); 0 for all. Of a list, the newest.
        --format FORMAT    table (default), csv or json.
      LOG and the options that name logs or select events are those of jaudit search.
      In csv and json, search of a row has the options that print its events.

      Exit status: 0 if a row was printed, 1 if none was, 2 if the command line is
      wrong or a file can't be read or written.""";

  private static final AllowedOptions ALLOWED =
      AllowedOptions.of("report", RunOption.VERBOSE, RunOption.DEBUG);

  /** The groups of all reports may take this part of the heap. */
  private static final int HEAP_SHARE = 4;

  private final Environment environment;

  ReportCommand(Environment environment) {
    this.environment = environment;
  }

  int run(List<String> words) throws UsageException {
    ReportWords own = ReportWords.of(words);
    SearchOptions options = SearchOptions.parse(own.others());
    if (options.has(RunOption.HELP)) {
      return JauditCommand.print(USAGE, environment);
    }
    ALLOWED.check(options);
    ALLOWED.checkStart(options);
    if (options.has(RunOption.VERBOSE)) {
      StderrLogging.beVerbose();
    }
    ReportFormat format = ReportFormat.named(own.format(), environment.clock()::getZone);
    if (format == null) {
      throw UsageErrors.unknown("format", own.format(), ReportFormat.NAMES);
    }
    SearchValues values = SearchValues.of(options, environment.withoutFormat());
    List<Report> reports = reports(own, values);
    SearchPlans plans = new SearchPlans(values);
    ReportWriter writer = new ReportWriter(reports, plans.identities(), format);
    plans.summarize(writer, writer.needsProcesses());
    int status = search(plans, values);
    if (!options.has(RunOption.QUIET)) {
      for (String note : writer.notes()) {
        environment.err().println("jaudit: " + Printable.of(note));
      }
    }
    boolean isEmpty = status == ExitCode.MATCHED.status() && writer.rows() == 0;
    return isEmpty ? ExitCode.NO_MATCH.status() : status;
  }

  private int search(SearchPlans plans, SearchValues values) throws UsageException {
    try {
      return new SearchCommand(environment).search(plans, plans.plan(), values);
    } catch (CheckpointException e) {
      throw new IllegalStateException(e); // there is none
    }
  }

  private List<Report> reports(ReportWords own, SearchValues values) throws UsageException {
    long share = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    int count = Math.max(1, own.names().size() + own.by().size());
    ReportSettings settings =
        new ReportSettings(
            values.options().queryWords(values.context()),
            top(own.top(), ReportSettings.TOP),
            top(own.top(), Long.MAX_VALUE),
            ReportSettings.MOST_GROUPS,
            share / count,
            environment.clock()::getZone);
    ChronoUnit bucket = bucket(own.bucket());
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
          "report: expected --by FIELD or the name of a report: "
              + String.join(", ", Reports.names())
              + "; see jaudit report --help");
    }
    return reports;
  }

  private static long top(@Nullable String value, long byDefault) throws UsageException {
    if (value == null) {
      return byDefault;
    }
    long top = Numbers.decimal(value).orElse(-1);
    if (top < 0) {
      throw new UsageException(
          "--top: expected a number of rows, 0 for all, found '" + value + "'");
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
      default -> throw new UsageException("--bucket: expected 1m, 1h or 1d, found '" + value + "'");
    };
  }
}
