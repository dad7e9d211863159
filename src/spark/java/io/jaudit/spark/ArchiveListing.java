package io.jaudit.spark;

import io.jaudit.AuditLog;
import io.jaudit.LogPiece;
import io.jaudit.Query;
import io.jaudit.source.LogNames;
import io.jaudit.spark.HadoopContent.ByteMeter;
import io.jaudit.spark.Layout.Owner;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** Lists the logs of an archive by host, and divides large ones. For use by one thread. */
final class ArchiveListing {
  private static final String DEFAULT_NAME = "audit.log";

  private final Configuration settings;
  private final AuditOptions options;

  ArchiveListing(Configuration settings, AuditOptions options) {
    this.settings = settings;
    this.options = options;
  }

  /** Files by folder. */
  private static final class Found {
    final Map<String, Map<String, HostLogs.File>> folders = new TreeMap<>();

    void add(String folder, String name, HostLogs.File file) {
      folders.computeIfAbsent(folder, none -> new TreeMap<>()).put(name, file);
    }

    List<List<HostLogs.File>> logs() {
      List<List<HostLogs.File>> logs = new ArrayList<>();
      for (Map<String, HostLogs.File> files : folders.values()) {
        for (List<String> names : LogNames.logs(files.keySet())) {
          List<HostLogs.File> log = new ArrayList<>();
          for (String name : names) {
            log.add(files.get(name));
          }
          logs.add(log);
        }
      }
      return logs;
    }
  }

  /**
   * Returns the logs of the hosts that are wanted, in the order of their names.
   *
   * @throws IOException if the archive can't be listed
   */
  List<HostLogs> hosts(Predicate<String> wanted) throws IOException {
    Map<Owner, Found> owners = new TreeMap<>();
    Path path = new Path(options.path());
    FileSystem files = path.getFileSystem(settings);
    FileStatus[] tops = files.globStatus(path);
    if (tops == null || tops.length == 0) {
      throw new FileNotFoundException("jaudit: path: " + options.path() + " does not exist");
    }
    Arrays.sort(tops, Comparator.comparing(status -> status.getPath().toString()));
    for (FileStatus top : tops) {
      if (top.isFile()) {
        String parent = top.getPath().getParent().getName();
        owner(owners, new Owner(parent, "")).add("", top.getPath().getName(), file(top, true));
      } else {
        addTree(files, top, owners, wanted);
      }
    }
    List<HostLogs> hosts = new ArrayList<>();
    for (Map.Entry<Owner, Found> owner : owners.entrySet()) {
      if (wanted.test(owner.getKey().host())) {
        hosts.add(HostLogs.whole(owner.getKey().host(), owner.getValue().logs()));
      }
    }
    return hosts;
  }

  private void addTree(
      FileSystem files, FileStatus top, Map<Owner, Found> owners, Predicate<String> wanted)
      throws IOException {
    for (FileStatus file : tree(files, top.getPath())) {
      String name = top.getPath().toUri().relativize(file.getPath().toUri()).getPath();
      Owner owner = options.layout().owner(name, top.getPath().getName());
      if (owner != null && wanted.test(owner.host())) {
        String simple = file.getPath().getName();
        boolean isNamed =
            !options.layout().isDefault()
                || simple.equals(DEFAULT_NAME)
                || simple.startsWith(DEFAULT_NAME + ".")
                || simple.startsWith(DEFAULT_NAME + "-");
        String folder = name.substring(0, name.length() - simple.length());
        owner(owners, owner).add(folder, simple, file(file, isNamed));
      }
    }
  }

  private static Found owner(Map<Owner, Found> owners, Owner owner) {
    return owners.computeIfAbsent(owner, none -> new Found());
  }

  private static HostLogs.File file(FileStatus status, boolean isNamed) {
    return new HostLogs.File(status.getPath().toString(), status.getLen(), isNamed);
  }

  /**
   * Returns all files below a folder. An object store lists everything with a request per thousand;
   * elsewhere that would read the permissions of each file, which starts a program for local ones.
   */
  private static List<FileStatus> tree(FileSystem files, Path top) throws IOException {
    List<FileStatus> all = new ArrayList<>();
    String scheme = files.getUri().getScheme();
    if (!scheme.equals("file") && !scheme.equals("hdfs")) {
      RemoteIterator<LocatedFileStatus> each = files.listFiles(top, true);
      while (each.hasNext()) {
        all.add(each.next());
      }
      return all;
    }
    Deque<Path> folders = new ArrayDeque<>(List.of(top));
    while (!folders.isEmpty()) {
      for (FileStatus status : files.listStatus(folders.remove())) {
        if (status.isDirectory()) {
          folders.add(status.getPath());
        } else {
          all.add(status);
        }
      }
    }
    return all;
  }

  /** Returns the same logs, large ones in pieces that are searched independently. */
  List<HostLogs> divided(List<HostLogs> hosts, Query query) throws IOException {
    List<HostLogs> pieces = new ArrayList<>();
    for (HostLogs host : hosts) {
      if (host.bytes() <= options.pieceBytes() || host.logs().size() != 1) {
        pieces.add(host);
      } else {
        addPieces(host, query, pieces);
      }
    }
    return pieces;
  }

  /** What can't be read is not divided: the task that reads it reports that. */
  private void addPieces(HostLogs host, Query query, List<HostLogs> pieces) throws IOException {
    try (AuditLog log = new HostArchive(settings, new ByteMeter()).open(host)) {
      List<LogPiece> divided = log.pieces(query, options.pieceBytes());
      for (int i = 0; i < divided.size(); i++) {
        pieces.add(host.at(i, divided.get(i), host.bytes() / divided.size()));
      }
    } catch (IOException e) {
      pieces.add(host);
    }
  }
}
