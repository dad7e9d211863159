package io.jaudit.cli;

import io.jaudit.options.RunOption;
import io.jaudit.options.SearchOptions;
import io.jaudit.options.UsageException;
import io.jaudit.search.SearchReport;
import io.jaudit.source.AuditdConf;
import io.jaudit.source.LogFiles;
import io.jaudit.source.LogSet;
import io.jaudit.source.LogSource;
import io.jaudit.source.StreamSource;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a search reads: the logs named, standard input for {@code -}, or this host's.
 *
 * @param logs the files, oldest first
 * @param conf the settings of this host's auditd, where its own log is read
 * @param isOfThisHost true where this host's auditd wrote the logs, so that its names fit them
 */
record SearchInput(LogSet logs, AuditdConf conf, boolean isOfThisHost) {
  private static final String STANDARD_INPUT = "-";

  static SearchInput of(SearchOptions options, Environment environment) throws UsageException {
    List<String> named = options.logs();
    if (options.has(RunOption.INPUT_LOGS)) {
      if (!named.isEmpty()) {
        throw new UsageException(
            "--input-logs: means this host's log; leave '" + named.get(0) + "' out, or it");
      }
      return ofThisHost(environment, List.of());
    }
    if (named.isEmpty()) {
      return ofThisHost(environment, unreadInput(environment));
    }
    if (named.contains(STANDARD_INPUT)) {
      return new SearchInput(standardInput(named, environment), AuditdConf.DEFAULT, false);
    }
    LogSet logs = files(named);
    return new SearchInput(logs, AuditdConf.DEFAULT, areOfThisHost(logs, environment));
  }

  /** True where all logs lie where this host's auditd puts its own. */
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
      return false; // there is no such folder here
    }
  }

  /** What auditd.conf says may be for root to know; the log is mostly where it always is. */
  private static Path ownLog(Environment environment) {
    try {
      return AuditdConf.read(environment.auditdConfs()).log();
    } catch (IOException e) {
      return AuditdConf.DEFAULT.log();
    }
  }

  private static LogSet standardInput(List<String> named, Environment environment)
      throws UsageException {
    if (named.size() > 1) {
      throw new UsageException(
          "-: standard input can't be read together with files; read one of them");
    }
    return new LogSet(List.of(new StreamSource("standard input", environment.in())), List.of());
  }

  private static LogSet files(List<String> named) throws UsageException {
    List<Path> paths = new ArrayList<>();
    for (String name : named) {
      Path path = path(name);
      refuseCompressed(path);
      paths.add(path);
    }
    try {
      return LogFiles.named(paths);
    } catch (IOException e) {
      throw unreadable(e, named.get(0));
    }
  }

  /** ausearch finds nothing in it, and says no more. */
  private static void refuseCompressed(Path path) throws UsageException {
    Compression compression = Compression.of(path);
    if (compression != null) {
      throw new UsageException(
          "%s is compressed; unpack it on the way: %s %s | jaudit search ... -"
              .formatted(path, compression.unpacker(), path));
    }
  }

  private static SearchInput ofThisHost(Environment environment, List<String> hints)
      throws UsageException {
    List<String> notes = new ArrayList<>(hints);
    AuditdConf conf = AuditdConf.DEFAULT;
    try {
      conf = AuditdConf.read(environment.auditdConfs());
    } catch (IOException e) {
      notes.add(
          "can't read auditd.conf ("
              + SearchReport.reason(e)
              + "); taking the log at "
              + conf.log());
    }
    try {
      LogSet logs = LogFiles.rotated(conf.log());
      notes.addAll(logs.notes());
      return new SearchInput(new LogSet(logs.sources(), notes), conf, true);
    } catch (IOException e) {
      notes.add(0, String.valueOf(unreadable(e, conf.log().toString()).getMessage()));
      throw new UsageException(String.join("; ", notes));
    }
  }

  /** ausearch reads a pipe in place of the logs; whoever relies on that should be told. */
  private static List<String> unreadInput(Environment environment) {
    try {
      return environment.in().available() > 0
          ? List.of("standard input is not read; give - to read it in place of this host's log")
          : List.of();
    } catch (IOException e) {
      return List.of(); // no standard input at all
    }
  }

  static Path path(String name) throws UsageException {
    if (name.isEmpty()) {
      throw new UsageException("expected the name of a file, not an empty word");
    }
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new UsageException("'" + name + "' can't be the name of a file here: " + e.getReason());
    }
  }

  private static UsageException unreadable(IOException problem, String name) {
    String file =
        problem instanceof java.nio.file.FileSystemException named && named.getFile() != null
            ? named.getFile()
            : name;
    return new UsageException("can't read " + file + ": " + SearchReport.reason(problem));
  }
}
