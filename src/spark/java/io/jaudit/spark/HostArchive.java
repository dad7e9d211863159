package io.jaudit.spark;

import io.jaudit.AuditLog;
import io.jaudit.source.Copies;
import io.jaudit.source.Log;
import io.jaudit.source.StoredSource;
import io.jaudit.spark.HadoopContent.ByteMeter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** Opens the logs of a host. For use by one thread. */
final class HostArchive {
  private final Configuration settings;
  private final ByteMeter meter;
  private List<String> names = List.of();
  private int otherFiles;
  private int copies;
  private int unreadable;

  HostArchive(Configuration settings, ByteMeter meter) {
    this.settings = settings;
    this.meter = meter;
  }

  /**
   * Returns the logs, without files that are no logs, and without those that are the beginning of
   * another one. Of a host in pieces, those files are counted with the first one.
   */
  AuditLog open(HostLogs host) {
    boolean isFirst = host.start() == 0; // other pieces have the same files
    List<List<StoredSource>> logs = new ArrayList<>();
    List<StoredSource> all = new ArrayList<>();
    for (List<HostLogs.File> files : host.logs()) {
      List<StoredSource> sources = new ArrayList<>();
      for (HostLogs.File file : files) {
        StoredSource source = source(file);
        if (!file.isNamed() && !looksLikeLog(source)) {
          otherFiles += isFirst ? 1 : 0;
        } else if (isPacked(source)) {
          unreadable += isFirst ? 1 : 0;
        } else {
          sources.add(source);
        }
      }
      logs.add(sources);
      all.addAll(sources);
    }
    Copies.Stored left = all.size() < 2 ? Copies.Stored.NONE : Copies.ofStored(all);
    if (isFirst) {
      copies += left.all().size() - left.damaged().size();
      unreadable += left.damaged().size();
    }
    List<Log> kept = new ArrayList<>();
    List<String> keptNames = new ArrayList<>();
    for (List<StoredSource> sources : logs) {
      sources.removeAll(left.all());
      if (!sources.isEmpty()) {
        sources.forEach(source -> keptNames.add(source.name()));
        kept.add(new Log(Optional.empty(), List.copyOf(sources)));
      }
    }
    names = keptNames;
    return AuditLog.ofLogs(kept);
  }

  private StoredSource source(HostLogs.File file) {
    Path path = new Path(file.uri());
    return new StoredSource(
        file.uri(),
        Optional.empty(),
        () -> HadoopContent.open(path.getFileSystem(settings), path, file.length(), meter));
  }

  /** As the command line, which asks to unpack it. */
  private static boolean isPacked(StoredSource source) {
    try {
      return source.isPacked();
    } catch (IOException e) {
      return false;
    }
  }

  /** A file that can't be read is one, so that this is reported. */
  private static boolean looksLikeLog(StoredSource source) {
    try {
      return source.hasRecord();
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns the names of the files of the logs that were opened last, in their order. */
  List<String> names() {
    return names;
  }

  /** Returns how many files were left out because they have no record at the beginning. */
  int otherFiles() {
    return otherFiles;
  }

  /** Returns how many files were left out though they have, or had, events of their own. */
  int unreadable() {
    return unreadable;
  }

  /** Returns how many files were left out because another one has the same events. */
  int copies() {
    return copies;
  }
}
