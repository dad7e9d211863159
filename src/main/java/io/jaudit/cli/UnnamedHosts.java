package io.jaudit.cli;

import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.search.SearchPlan;
import io.jaudit.search.SearchTally;
import io.jaudit.source.Log;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Reports that processes and sessions of several logs are taken for those of one host, because
 * nothing names it. For people: only on a terminal. Stateless.
 */
final class UnnamedHosts {
  private UnnamedHosts() {}

  /** Reports it after the search of a plan, if it may be so. */
  static void report(SearchPlan plan, SearchTally tally, SearchValues values) {
    SearchOptions options = values.options();
    Environment environment = values.environment();
    boolean isForPeople = environment.terminals().err() && !options.has(RunOption.QUIET);
    int folders = folders(plan);
    if (isForPeople && folders > 1 && tally.hasUnnamed() && !options.has(RunOption.NODE_FROM)) {
      environment
          .err()
          .println(
              "jaudit: the logs of "
                  + folders
                  + " folders name no host, so that their processes are taken for those of one;"
                  + " --node-from path takes the hosts from the paths");
    }
  }

  /** Returns in how many folders the logs are. */
  private static int folders(SearchPlan plan) {
    Set<Path> folders = new HashSet<>();
    for (Log log : plan.logs().logs()) {
      log.base().ifPresent(base -> folders.add(base.toAbsolutePath().normalize().getParent()));
    }
    return folders.size();
  }
}
