package io.jaudit.spark;

import io.jaudit.Query;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;

/** Divides the logs of an archive among tasks. For use by one thread of the driver. */
final class WorkPlan {
  /** The tasks that each core gets, so that one that takes longer holds up little. */
  private static final int TASKS_PER_CORE = 8;

  /** Below this, to begin a task takes longer than to run it. */
  private static final long MIN_TASK_BYTES = 4 << 20;

  /** To open a file takes as long as to read so many bytes. */
  private static final long FILE_BYTES = 64 << 10;

  private final SparkSession session;
  private final AuditOptions options;

  WorkPlan(SparkSession session, AuditOptions options) {
    this.session = session;
    this.options = options;
  }

  /**
   * Returns what each task reads; all tasks one after the other read the hosts in the order of
   * their names.
   *
   * @param wanted tests the name of a host
   * @throws IOException if the archive can't be listed
   */
  List<HostGroup> groups(Query query, Predicate<String> wanted) throws IOException {
    ArchiveListing listing = new ArchiveListing(settings(session).get(), options);
    List<HostLogs> hosts = listing.divided(listing.hosts(wanted), query);
    long total = 0;
    for (HostLogs host : hosts) {
      total += cost(host);
    }
    int tasks = TASKS_PER_CORE * session.sparkContext().defaultParallelism();
    long least = Math.min(MIN_TASK_BYTES, options.pieceBytes());
    long most = Math.max(least, Math.min(options.pieceBytes(), total / tasks));
    return packed(hosts, most);
  }

  private static List<HostGroup> packed(List<HostLogs> hosts, long most) {
    List<HostGroup> groups = new ArrayList<>();
    List<HostLogs> group = new ArrayList<>();
    long size = 0;
    for (HostLogs host : hosts) {
      if (!group.isEmpty() && size + cost(host) > most) {
        groups.add(new HostGroup(List.copyOf(group)));
        group.clear();
        size = 0;
      }
      group.add(host);
      size += cost(host);
    }
    if (!group.isEmpty()) {
      groups.add(new HostGroup(List.copyOf(group)));
    }
    return groups;
  }

  private static long cost(HostLogs host) {
    long files = 0;
    for (List<HostLogs.File> log : host.logs()) {
      files += log.size();
    }
    return host.bytes() + files * FILE_BYTES;
  }

  /** Returns the settings of the file systems. */
  static HadoopSettings settings(SparkSession session) {
    return new HadoopSettings(session.sessionState().newHadoopConf());
  }
}
