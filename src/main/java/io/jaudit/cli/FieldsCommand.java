package io.jaudit.cli;

import io.jaudit.bytes.Printable;
import io.jaudit.filter.where.QueryName;
import io.jaudit.manual.Command;
import io.jaudit.manual.HelpTopics;
import io.jaudit.options.AllowedOptions;
import io.jaudit.options.FilterOption;
import io.jaudit.options.OutputChoice;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.output.formats.OutputFormat;
import io.jaudit.search.Buffering;
import io.jaudit.search.Search;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.search.SearchTally.MalformedListener;
import io.jaudit.search.SearchWatch;
import io.jaudit.search.WritingHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs {@code jaudit fields}: lists what expressions can test, or, with logs, the fields and facts
 * that they contain.
 */
final class FieldsCommand {
  private final Environment environment;

  FieldsCommand(Environment environment) {
    this.environment = environment;
  }

  int run(List<String> words) throws UsageException {
    SearchOptions options = SearchOptions.parse(words);
    if (options.has(RunOption.HELP)) {
      return JauditCommand.print(HelpTopics.text(Command.FIELDS), environment);
    }
    AllowedOptions.FIELDS.check(options);
    boolean inJson = inJson(options);
    if (!readsLogs(options)) {
      return print(List.of("name", "source", "type", "example"), known(), inJson);
    }
    return ofLogs(options, inJson);
  }

  private static boolean readsLogs(SearchOptions options) throws UsageException {
    if (!options.logs().isEmpty() || options.has(RunOption.INPUT_LOGS)) {
      return true;
    }
    for (SearchOption option : FilterOption.values()) {
      if (options.has(option)) {
        throw new UsageException(
            option.longName() + " needs a log; use --input-logs for this host's log");
      }
    }
    return false;
  }

  private static boolean inJson(SearchOptions options) throws UsageException {
    if (!options.has(RunOption.FORMAT)) {
      return false;
    }
    if (OutputChoice.of(options, "").format() != OutputFormat.JSON) {
      throw new UsageException(RunOption.FORMAT.longName() + ": jaudit fields knows only json");
    }
    return true;
  }

  private static List<List<String>> known() {
    List<List<String>> rows = new ArrayList<>();
    for (QueryName name : QueryName.all()) {
      String source = name.source().name().toLowerCase(Locale.ROOT);
      rows.add(List.of(name.name(), source, name.type(), name.example()));
    }
    return rows;
  }

  private int ofLogs(SearchOptions options, boolean inJson) throws UsageException {
    SearchPlans plans = new SearchPlans(SearchValues.of(options, environment.withoutFormat()));
    SearchTally tally = new SearchTally(MalformedListener.NONE);
    FieldCounts counts = new FieldCounts(plans.identities());
    SearchPlan plan = plans.plan();
    reportAll(plan.logs().notes());
    WritingHandler counting =
        new WritingHandler(counts, OutputStream.nullOutputStream(), Buffering.BLOCKS);
    try (Search search = new Search(plan, counting, tally, SearchWatch.NONE)) {
      search.read();
      search.end();
    } finally {
      close(plan);
    }
    int status =
        print(
            List.of("name", "source", "type", "records", "events", "example"),
            counts.rows(),
            inJson);
    reportAll(plan.logs().refused());
    reportAll(tally.problems());
    reportAll(plan.filter().problems());
    if (!options.has(RunOption.QUIET)) {
      reportAll(tally.remarks());
    }
    if (counts.isCut()) {
      report("only the first " + FieldCounts.MOST + " names are listed");
    }
    boolean isComplete =
        !tally.hasUnreadable() && !tally.isOnlyUnreadForms() && plan.logs().refused().isEmpty();
    if (!isComplete || status != ExitCode.MATCHED.status()) {
      return ExitCode.ERROR.status();
    }
    return (tally.matches() > 0 ? ExitCode.MATCHED : ExitCode.NO_MATCH).status();
  }

  private static void close(SearchPlan plan) {
    try {
      plan.close();
    } catch (IOException e) {
      return; // the files were only read
    }
  }

  private int print(List<String> header, List<List<String>> rows, boolean inJson) {
    Table table = new Table(header, rows);
    String text =
        inJson ? table.json() : environment.terminals().out() ? table.aligned() : table.tabbed();
    return text.isEmpty() ? ExitCode.MATCHED.status() : JauditCommand.print(text, environment);
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
