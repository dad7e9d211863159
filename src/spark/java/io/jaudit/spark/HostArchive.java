package io.jaudit.spark;

import io.jaudit.AuditLog;
import io.jaudit.bytes.ByteSlice;
import io.jaudit.source.Log;
import io.jaudit.source.StoredSource;
import io.jaudit.spark.HadoopContent.ByteMeter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** Opens the logs of a host. For use by one thread. */
final class HostArchive {
  private final Configuration settings;
  private final ByteMeter meter;
  private List<String> names = List.of();
  private int otherFiles;
  private int copies;

  HostArchive(Configuration settings, ByteMeter meter) {
    this.settings = settings;
    this.meter = meter;
  }

  /**
   * Returns the logs, without files that are no logs, and without those that are the beginning of
   * another one: an archive to which {@code audit.log} is copied each day has the same events again
   * and again.
   */
  AuditLog open(HostLogs host) {
    List<List<StoredSource>> logs = new ArrayList<>();
    List<StoredSource> all = new ArrayList<>();
    for (List<HostLogs.File> files : host.logs()) {
      List<StoredSource> sources = new ArrayList<>();
      for (HostLogs.File file : files) {
        StoredSource source = source(file);
        if (file.isNamed() || looksLikeLog(source)) {
          sources.add(source);
        } else {
          otherFiles++;
        }
      }
      logs.add(sources);
      all.addAll(sources);
    }
    Set<StoredSource> left = all.size() < 2 ? Set.of() : copies(all);
    copies += left.size();
    List<Log> kept = new ArrayList<>();
    List<String> keptNames = new ArrayList<>();
    for (List<StoredSource> sources : logs) {
      sources.removeAll(left);
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

  /** A file that can't be read is one, so that this is reported. */
  private static boolean looksLikeLog(StoredSource source) {
    try {
      return source.hasRecord();
    } catch (IOException e) {
      return true;
    }
  }

  /** Returns those that begin as another one does, which has as much content or more. */
  private static Set<StoredSource> copies(List<StoredSource> sources) {
    Map<ByteSlice, StoredSource> longest = new HashMap<>();
    Set<StoredSource> copies = new HashSet<>();
    for (StoredSource source : sources) {
      ByteSlice first = firstLine(source);
      StoredSource other = first == null ? null : longest.putIfAbsent(first, source);
      if (first != null && other != null) {
        boolean isLonger = length(source) > length(other);
        copies.add(isLonger ? other : source);
        longest.put(first, isLonger ? source : other);
      }
    }
    return copies;
  }

  private static @Nullable ByteSlice firstLine(StoredSource source) {
    try {
      ByteSlice line = source.firstLine();
      return line.isEmpty() ? null : line;
    } catch (IOException e) {
      return null; // reported when it is read
    }
  }

  private static long length(StoredSource source) {
    try {
      return source.decodedLength();
    } catch (IOException e) {
      return 0;
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

  /** Returns how many files were left out because another one has the same events. */
  int copies() {
    return copies;
  }
}
