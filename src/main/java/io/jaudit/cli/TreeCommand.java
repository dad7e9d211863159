package io.jaudit.cli;

import io.jaudit.bytes.Printable;
import io.jaudit.manual.Command;
import io.jaudit.manual.HelpTopics;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.TreeOptions;
import io.jaudit.options.UsageException;
import io.jaudit.output.lines.LineWriter;
import io.jaudit.page.LogsRead;
import io.jaudit.page.OverviewWriter;
import io.jaudit.page.Page;
import io.jaudit.process.ProcessForest;
import io.jaudit.process.ProcessSettings;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.tree.Glyphs;
import io.jaudit.tree.NamedProcesses;
import io.jaudit.tree.PageTree;
import io.jaudit.tree.TreeFormat;
import io.jaudit.tree.TreeSettings;
import io.jaudit.tree.TreeSettings.Events;
import io.jaudit.tree.TreeSettings.Failures;
import io.jaudit.tree.TreeSettings.Folding;
import io.jaudit.tree.TreeWriter;
import java.util.ArrayList;
import java.util.List;

/** Runs {@code jaudit tree}: a search that prints the processes of the events as trees. */
final class TreeCommand {
  private final Environment environment;

  TreeCommand(Environment environment) {
    this.environment = environment;
  }

  int run(List<String> words) throws UsageException {
    TreeOptions tree = TreeOptions.parse(words);
    SearchOptions options = tree.search();
    if (options.has(RunOption.HELP)) {
      return JauditCommand.print(HelpTopics.text(Command.TREE), environment);
    }
    if (options.has(RunOption.VERSION)) {
      return JauditCommand.print("jaudit " + Version.text(), environment);
    }
    if (words.isEmpty()) {
      throw new UsageException(
          "tree: expected an option or a log (- for standard input); see jaudit tree --help");
    }
    if (options.has(RunOption.VERBOSE)) {
      StderrLogging.beVerbose();
    }
    SearchValues values = SearchValues.of(options, environment.withoutFormat());
    return print(words, tree, values);
  }

  private int print(List<String> words, TreeOptions tree, SearchValues values)
      throws UsageException {
    SearchPlans plans = new SearchPlans(values);
    long all = ProcessForest.mostInHeap();
    long most = tree.format() == TreeFormat.HTML ? all / 4 * 3 : all; // a page has more of each
    boolean keepsAll = !tree.isFiltered() || tree.showsBelow() || !tree.pids().isEmpty();
    ProcessForest forest = keepsAll ? ProcessForest.ofAll(most) : ProcessForest.ofHits(most);
    ProcessSettings settings = values.options().processes().orElse(ProcessSettings.UNSHOWN);
    SearchPlan plan = plans.plan().withForest(settings, forest);
    TreeWriter writer =
        new TreeWriter(forest, settings(tree, plans, plan, values), plans.identities());
    SearchTally tally = new SearchCommand(environment).tally(values.options());
    int status =
        tree.format() == TreeFormat.HTML
            ? searchForPage(words, tree, writer, plans, plan, values, tally)
            : search(writer, plans, plan, values, tally);
    UnnamedHosts.report(plan, tally, values);
    if (tree.format() != TreeFormat.TEXT && forest.leftOut() > 0) {
      environment.err().println("jaudit: " + leftOut(forest));
    }
    boolean isEmpty = status == ExitCode.MATCHED.status() && writer.isEmpty();
    if (isEmpty && !values.options().has(RunOption.QUIET)) {
      environment.err().println("jaudit: " + Printable.of(reason(forest, writer)));
    }
    return isEmpty ? ExitCode.NO_MATCH.status() : status;
  }

  private int search(
      TreeWriter writer, SearchPlans plans, SearchPlan plan, SearchValues values, SearchTally tally)
      throws UsageException {
    plans.draw(writer, () -> !writer.isEmpty() || writer.unfailed() > 0);
    return new SearchCommand(environment).summarize(plans, plan, values, tally);
  }

  private int searchForPage(
      List<String> words,
      TreeOptions tree,
      TreeWriter writer,
      SearchPlans plans,
      SearchPlan plan,
      SearchValues values,
      SearchTally tally)
      throws UsageException {
    OverviewWriter events = new OverviewWriter(writer, plans.identities());
    plans.draw(events, () -> !writer.isEmpty() || writer.unfailed() > 0);
    PageOutput output = new PageOutput(environment, plan, tree.html().orElse(null));
    SearchCommand search = new SearchCommand(environment);
    int status = search.summarize(plans, plan, values, tally);
    List<String> command = new ArrayList<>(List.of("jaudit", "tree"));
    command.addAll(words);
    LogsRead read = output.read(command, values.options(), tally, List.of());
    PageTree page = writer.page();
    return output.write(Page.Kind.TREE, read, events, page.cards(events.events()), page, status);
  }

  private static String leftOut(ProcessForest forest) {
    return "left out "
        + (forest.leftOut() == 1 ? "1 process" : forest.leftOut() + " processes")
        + " because there are too many; select events, or raise the limit with"
        + " JAUDIT_OPTS=-Xmx2g";
  }

  private static String reason(ProcessForest forest, TreeWriter writer) {
    if (writer.unfailed() > 0 && forest.sawCalls()) {
      return writer.unfailed() == 1
          ? "the process did not fail"
          : "none of the " + writer.unfailed() + " processes failed";
    }
    return forest.sawCalls()
        ? "no process is known: the matching events name none"
        : "no tree: the log has no SYSCALL records, and only these name the parents of processes;"
            + " jaudit report sessions lists who logged in and what they did";
  }

  private TreeSettings settings(
      TreeOptions tree, SearchPlans plans, SearchPlan plan, SearchValues values) {
    NamedProcesses named =
        new NamedProcesses(tree.pids(), tree.nodes(), plan.filter().interest().times());
    int columns =
        environment.terminals().out() ? environment.terminals().columns() : LineWriter.UNLIMITED;
    return new TreeSettings(
        tree.up().orElse(TreeSettings.UNLIMITED),
        tree.down().orElse(TreeSettings.UNLIMITED),
        tree.isFiltered(),
        named,
        tree.showsOnlyFailures() ? Failures.ONLY : Failures.AND_OTHERS,
        tree.folds() ? Folding.AUTO : Folding.NONE,
        tree.showsEvents() ? Events.SHOWN : Events.HIDDEN,
        tree.depth().orElse(TreeSettings.UNLIMITED),
        tree.limit().orElse(TreeSettings.UNLIMITED),
        tree.format(),
        tree.nulls(),
        tree.width().orElse(columns == LineWriter.UNLIMITED ? TreeSettings.UNLIMITED : columns),
        tree.isAscii() ? Glyphs.ASCII : Glyphs.UNICODE,
        plans.inColor(),
        values.environment().clock()::getZone);
  }
}
