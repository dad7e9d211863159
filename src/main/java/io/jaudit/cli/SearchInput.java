package io.jaudit.cli;

import io.jaudit.options.FilterOption;
import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.search.Feeders;
import io.jaudit.source.AuditdConf;
import io.jaudit.source.Decoders;
import io.jaudit.source.FileProblem;
import io.jaudit.source.FileRules;
import io.jaudit.source.IfMissing;
import io.jaudit.source.LogDiscovery;
import io.jaudit.source.LogFiles;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.PipeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The input of a search: the named logs, standard input for {@code -}, or this host's log.
 *
 * @param logs the files, oldest first
 * @param conf the settings of this host's auditd, if its own log is read
 * @param isOfThisHost true if this host's auditd wrote the logs, so that its names apply
 */
record SearchInput(LogSet logs, AuditdConf conf, boolean isOfThisHost) {
  private static final String STANDARD_INPUT = "-";

  /** Names without a host that are listed. */
  private static final int NAMED = 3;

  static SearchInput of(SearchOptions options, Environment environment) throws UsageException {
    OptionalInt folder = options.nodeFolder();
    SearchInput input = found(options, environment);
    return folder.isEmpty() ? input : input.withHostsNoted();
  }

  /** Notes which logs have no host in their paths. */
  private SearchInput withHostsNoted() {
    List<LogSource> without = new ArrayList<>(logs.sources());
    without.removeIf(source -> source.host().isPresent());
    if (without.isEmpty()) {
      return this;
    }
    List<String> notes = new ArrayList<>(logs.notes());
    List<String> names = new ArrayList<>();
    for (int i = 0; i < without.size() && i < NAMED; i++) {
      names.add(without.get(i).name());
    }
    String more = without.size() > NAMED ? ", ..." : "";
    notes.add(
        "--node-from finds no host in the path of "
            + (without.size() == 1 ? "1 file: " : without.size() + " files: ")
            + String.join(", ", names)
            + more);
    return new SearchInput(logs.withNotes(notes), conf, isOfThisHost);
  }

  private static SearchInput found(SearchOptions options, Environment environment)
      throws UsageException {
    List<String> named = options.logs();
    refuseZones(options);
    FileRules rules = rules(options, environment);
    if (options.has(RunOption.INPUT_LOGS)) {
      if (!named.isEmpty()) {
        throw new UsageException(
            "--input-logs reads this host's log; remove it or '" + named.get(0) + "'");
      }
      return ofThisHost(options, environment, rules.decoders(), List.of());
    }
    if (named.isEmpty()) {
      return ofThisHost(options, environment, rules.decoders(), unreadInput(environment));
    }
    if (named.contains(STANDARD_INPUT)) {
      refuseOthers(options, named.size() > 1);
      return new SearchInput(
          withStandardInput(named, environment, rules), AuditdConf.DEFAULT, false);
    }
    LogSet logs =
        options.has(RunOption.FOLLOW) ? growing(options, named, rules) : files(named, rules);
    return new SearchInput(logs, AuditdConf.DEFAULT, areOfThisHost(logs, environment));
  }

  /**
   * As grep does, the search reads the logs that exist. With a checkpoint it reads none: a log that
   * is missing for a moment would lose its position.
   */
  private static FileRules rules(SearchOptions options, Environment environment)
      throws UsageException {
    Decoders decoders =
        options.has(RunOption.NO_EXTERNAL)
            ? Decoders.WITHOUT_PROGRAMS
            : Decoders.withPrograms(environment.decoderFolders(), new Feeders());
    boolean isStrict = options.has(RunOption.CHECKPOINT_FILE) || options.has(RunOption.FOLLOW);
    return new FileRules(
        decoders, isStrict ? IfMissing.FAIL : IfMissing.REPORT, options.nodeFolder().orElse(0));
  }

  /** The zone in {@code -ts 10:00 CET} would be a log of that name. */
  private static void refuseZones(SearchOptions options) throws UsageException {
    if (!options.has(FilterOption.START) && !options.has(FilterOption.END)) {
      return;
    }
    for (String name : options.logs()) {
      boolean isZone = name.matches("[A-Z]{3,4}|[A-Z][A-Za-z]+/[A-Z][A-Za-z_/]+");
      if (isZone && !Files.exists(path(name))) {
        throw new UsageException(
            "the zone of a time must be Z, UTC, +01:00, +0100 or +01, not "
                + name
                + ", and there is no log of that name");
      }
    }
  }

  /** Returns what finds logs that appear where the user named folders; null if none can. */
  static @Nullable LogDiscovery discovery(SearchOptions options, Environment environment)
      throws UsageException {
    if (options.logs().contains(STANDARD_INPUT)) {
      return null;
    }
    List<Path> operands = paths(options.logs());
    LogDiscovery discovery = new LogDiscovery(operands, rules(options, environment));
    return discovery.isOver() ? null : discovery;
  }

  /** Returns true if all logs are in the folder of this host's auditd. */
  private static boolean areOfThisHost(LogSet logs, Environment environment) {
    try {
      Path own = ownLog(environment).resolveSibling("").toRealPath();
      for (LogSource source : logs.sources()) {
        if (!own.equals(Path.of(source.name()).toRealPath().getParent())) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false; // this host has no such folder
    }
  }

  /** auditd.conf may be readable by root only; the log is usually at its default path. */
  private static Path ownLog(Environment environment) {
    try {
      return AuditdConf.read(environment.auditdConfs()).log();
    } catch (IOException e) {
      return AuditdConf.DEFAULT.log();
    }
  }

  /** Standard input is read at its position among the files. */
  private static LogSet withStandardInput(
      List<String> named, Environment environment, FileRules rules) throws UsageException {
    int at = named.indexOf(STANDARD_INPUT);
    LogSource stream = new PipeSource("standard input", environment.in(), rules.decoders());
    List<String> files = new ArrayList<>(named);
    files.remove(at);
    if (files.contains(STANDARD_INPUT)) {
      throw new UsageException("-: standard input can be read only once");
    }
    if (files.isEmpty()) {
      return LogSet.of(List.of(stream));
    }
    try {
      return LogFiles.named(paths(files), rules, stream, at);
    } catch (IOException e) {
      throw unreadable(e, named.get(0));
    }
  }

  private static List<Path> paths(List<String> named) throws UsageException {
    List<Path> paths = new ArrayList<>();
    for (String name : named) {
      paths.add(path(name));
    }
    return paths;
  }

  private static LogSet files(List<String> named, FileRules rules) throws UsageException {
    try {
      LogSet logs = LogFiles.named(paths(named), rules);
      if (logs.sources().isEmpty() && !logs.refused().isEmpty()) {
        throw new UsageException(String.join("; ", logs.refused()));
      }
      return logs;
    } catch (IOException e) {
      throw unreadable(e, named.get(0));
    }
  }

  /** Returns the logs that are followed; those that don't exist yet are waited for. */
  private static LogSet growing(SearchOptions options, List<String> named, FileRules rules)
      throws UsageException {
    try {
      LogSet logs = LogFiles.growing(paths(named), rules);
      boolean hasStream = false;
      for (LogSource source : logs.sources()) {
        hasStream |= !source.isRepeatable();
      }
      refuseOthers(options, hasStream && logs.logs().size() > 1);
      return logs;
    } catch (IOException e) {
      throw unreadable(e, named.get(0));
    }
  }

  /** A stream has to be read to its end before anything else. */
  private static void refuseOthers(SearchOptions options, boolean hasOthers) throws UsageException {
    if (hasOthers && options.has(RunOption.FOLLOW)) {
      throw new UsageException(
          "--follow can follow several files, or one pipe; remove the pipe or the other logs");
    }
  }

  private static SearchInput ofThisHost(
      SearchOptions options, Environment environment, Decoders decoders, List<String> hints)
      throws UsageException {
    List<String> notes = new ArrayList<>(hints);
    AuditdConf conf = AuditdConf.DEFAULT;
    try {
      conf = AuditdConf.read(environment.auditdConfs());
    } catch (IOException e) {
      notes.add(
          "can't read auditd.conf ("
              + FileProblem.reason(e)
              + "); reading "
              + conf.log()
              + " instead");
    }
    try {
      LogSet logs =
          options.has(RunOption.FOLLOW)
              ? LogFiles.growing(conf.log(), decoders)
              : LogFiles.rotated(conf.log(), decoders);
      notes.addAll(logs.notes());
      return new SearchInput(logs.withNotes(notes), conf, true);
    } catch (IOException e) {
      notes.add(0, String.valueOf(unreadable(e, conf.log().toString()).getMessage()));
      throw new UsageException(String.join("; ", notes));
    }
  }

  /** ausearch reads a pipe instead of the logs; users who rely on that need a note. */
  private static List<String> unreadInput(Environment environment) {
    try {
      return environment.in().available() > 0
          ? List.of("standard input is not read; use - to read it instead of this host's log")
          : List.of();
    } catch (IOException e) {
      return List.of(); // no standard input
    }
  }

  static Path path(String name) throws UsageException {
    if (name.isEmpty()) {
      throw new UsageException("expected a file name, not an empty value");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("'" + name + "' is not a valid file name: " + e.getReason());
    }
  }

  private static UsageException unreadable(IOException problem, String name) {
    return new UsageException(FileProblem.cantRead(name, problem));
  }
}
