package io.jaudit.spark;

import io.jaudit.AuditLog;
import io.jaudit.LogPiece;
import io.jaudit.Query;
import io.jaudit.source.LogNames;
import io.jaudit.spark.HadoopContent.ByteMeter;
import io.jaudit.spark.Layout.Owner;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private static final String LOCAL = "file";

  private final Configuration settings;
  private final AuditOptions options;

  /** Where the folders really are that were listed. */
  private final Set<URI> listed = new HashSet<>();

  private String firstFile = "";
  private String firstProblem = "";

  ArchiveListing(Configuration settings, AuditOptions options) {
    this.settings = settings;
    this.options = options;
  }

  /** The files of a host by folder, the full name of which is the key. */
  private static final class Found {
    final Map<String, Map<String, HostLogs.File>> folders = new TreeMap<>();

    void add(Path path, HostLogs.File file) {
      String folder = String.valueOf(path.getParent());
      folders.computeIfAbsent(folder, none -> new TreeMap<>()).put(path.getName(), file);
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
   * @throws IOException if the archive can't be listed, or there is no file of a host in it
   */
  List<HostLogs> hosts(Predicate<String> wanted) throws IOException {
    Map<Owner, Found> owners = new TreeMap<>();
    for (FileStatus top : tops()) {
      if (top.isFile()) {
        addNamed(top, owners);
      } else {
        addTree(top, owners);
      }
    }
    refuseNothing(owners);
    List<HostLogs> hosts = new ArrayList<>();
    for (Map.Entry<Owner, Found> owner : owners.entrySet()) {
      if (wanted.test(owner.getKey().host())) {
        hosts.add(HostLogs.whole(owner.getKey().host(), owner.getValue().logs()));
      }
    }
    return hosts;
  }

  private void refuseNothing(Map<Owner, Found> owners) throws IOException {
    if (firstFile.isEmpty()) {
      throw firstProblem.isEmpty()
          ? new FileNotFoundException("path: there is no file in " + options.path())
          : new IOException("path: can't list " + options.path() + ": " + firstProblem);
    }
    if (owners.isEmpty()) {
      String wanted = options.layout().isDefault() ? "a log" : options.layout().text();
      throw new FileNotFoundException(
          "layout: no file in " + options.path() + " is " + wanted + "; one is " + firstFile);
    }
  }

  /** Returns what the path names: as a pattern, or, if nothing is like it, as it is written. */
  private FileStatus[] tops() throws IOException {
    FileStatus[] tops;
    try {
      tops = like(new Path(options.path()));
      if (tops.length == 0) {
        tops = new FileStatus[] {files().getFileStatus(new Path(options.path()))};
      }
    } catch (FileNotFoundException e) {
      throw new FileNotFoundException("path: " + options.path() + " does not exist");
    } catch (IOException | RuntimeException e) {
      throw new IOException("path: can't list " + options.path() + ": " + e.getMessage(), e);
    }
    Arrays.sort(
        tops,
        Comparator.comparing(ArchiveListing::isLink)
            .thenComparing(status -> status.getPath().toString()));
    return tops;
  }

  private FileSystem files() throws IOException {
    return new Path(options.path()).getFileSystem(settings);
  }

  private FileStatus[] like(Path pattern) throws IOException {
    try {
      FileStatus[] tops = files().globStatus(pattern);
      return tops == null ? new FileStatus[0] : tops;
    } catch (IOException e) {
      if (files().exists(pattern)) {
        return new FileStatus[0]; // it is no pattern
      }
      throw e;
    }
  }

  private void addNamed(FileStatus top, Map<Owner, Found> owners) {
    Path path = top.getPath();
    firstFile = firstFile.isEmpty() ? path.getName() : firstFile;
    Owner owner = options.layout().ownerOfNamed(path.toUri().getPath());
    if (owner != null) {
      add(owner, path, file(top, true), owners);
    }
  }

  private void addTree(FileStatus top, Map<Owner, Found> owners) throws IOException {
    String host = top.getPath().getName();
    for (FileStatus file : tree(top)) {
      Path path = file.getPath();
      String name = nameBelow(top.getPath(), path);
      if (file.isDirectory()) {
        // What can't be listed counts as a file that can't be read, of the host that it may be of.
        String likely = name.isEmpty() ? DEFAULT_NAME : name + "/" + DEFAULT_NAME;
        Owner owner = options.layout().owner(likely, host);
        if (owner != null || !options.layout().isDefault()) { // else it is a hidden one
          add(owner == null ? new Owner(host, "") : owner, path, file(file, true), owners);
        }
        continue;
      }
      firstFile = firstFile.isEmpty() ? name : firstFile;
      Owner owner = options.layout().owner(name, host);
      if (owner != null) {
        add(owner, path, file(file, isNamed(path.getName())), owners);
      }
    }
  }

  private static String nameBelow(Path top, Path path) {
    return top.toUri().relativize(path.toUri()).getPath();
  }

  /** Returns true if a file is read even if it does not look like a log. */
  private boolean isNamed(String file) {
    return !options.layout().isDefault()
        || file.equals(DEFAULT_NAME)
        || file.startsWith(DEFAULT_NAME + ".")
        || file.startsWith(DEFAULT_NAME + "-");
  }

  private static void add(Owner owner, Path path, HostLogs.File file, Map<Owner, Found> owners) {
    owners.computeIfAbsent(owner, none -> new Found()).add(path, file);
  }

  private static HostLogs.File file(FileStatus status, boolean isNamed) {
    return new HostLogs.File(status.getPath().toString(), status.getLen(), isNamed);
  }

  /**
   * Returns all files below a folder, and the folders that can't be listed. An object store lists
   * everything with a request per thousand; elsewhere that would read the permissions of each file,
   * which starts a program for local ones. As by the command line, no folder is listed twice, and
   * links after everything else.
   */
  private List<FileStatus> tree(FileStatus top) throws IOException {
    List<FileStatus> all = new ArrayList<>();
    String scheme = files().getUri().getScheme();
    if (!scheme.equals(LOCAL) && !scheme.equals("hdfs")) {
      RemoteIterator<LocatedFileStatus> each = files().listFiles(top.getPath(), true);
      while (each.hasNext()) {
        all.add(each.next());
      }
      return all;
    }
    Deque<FileStatus> folders = new ArrayDeque<>(List.of(top));
    while (!folders.isEmpty()) {
      FileStatus folder = folders.remove();
      if (!listed.add(real(folder))) {
        continue;
      }
      try {
        for (FileStatus status : files().listStatus(folder.getPath())) {
          if (!status.isDirectory()) {
            all.add(status);
          } else if (isLink(status)) {
            folders.addLast(status);
          } else {
            folders.addFirst(status);
          }
        }
      } catch (IOException e) {
        firstProblem = firstProblem.isEmpty() ? String.valueOf(e.getMessage()) : firstProblem;
        all.add(folder);
      }
    }
    return all;
  }

  /** Only local folders have links that are listed as what they lead to. */
  private static boolean isLink(FileStatus file) {
    return isLocal(file) && Files.isSymbolicLink(local(file));
  }

  /** Returns where a folder really is. */
  private static URI real(FileStatus folder) {
    try {
      return isLocal(folder) ? local(folder).toRealPath().toUri() : folder.getPath().toUri();
    } catch (IOException e) {
      return folder.getPath().toUri(); // listing it tells what is wrong
    }
  }

  private static boolean isLocal(FileStatus file) {
    return LOCAL.equals(file.getPath().toUri().getScheme());
  }

  private static java.nio.file.Path local(FileStatus file) {
    return java.nio.file.Path.of(URI.create(file.getPath().toUri().toASCIIString()));
  }

  /**
   * Returns the same logs, large ones in pieces that are searched independently; numbered for each
   * host, of which there may be logs of several days.
   */
  List<HostLogs> divided(List<HostLogs> hosts, Query query) throws IOException {
    List<HostLogs> pieces = new ArrayList<>();
    int number = 0;
    String last = "";
    for (HostLogs host : hosts) {
      number = host.host().equals(last) ? number : 0;
      last = host.host();
      List<LogPiece> divided = pieces(host, query);
      for (LogPiece piece : divided) {
        pieces.add(host.at(number, piece, host.bytes() / divided.size()));
        number++;
      }
    }
    return pieces;
  }

  /** What can't be read is not divided: the task that reads it reports that. */
  private List<LogPiece> pieces(HostLogs host, Query query) {
    if (host.bytes() <= options.pieceBytes() || host.logs().size() != 1) {
      return List.of(LogPiece.WHOLE);
    }
    try (AuditLog log = new HostArchive(settings, new ByteMeter()).open(host)) {
      return log.pieces(query, options.pieceBytes());
    } catch (IOException e) {
      return List.of(LogPiece.WHOLE);
    }
  }
}
